import {
  CheckAnswers,
  DeliveryPage,
  DraftTaskList,
  type FormSectionModel,
  FormSectionPage,
  type MaterialModel,
  MaterialPromisePage,
  MaterialsPage,
  PermitPromisePage,
  StartApplication,
  Submitted,
  type UploadTarget,
} from '../views/citizen/index.ts'
import { signedInFrame as frame, target } from './frames.ts'
import type { Exhibit } from './index.tsx'
import { siteSection, staffSection } from './items.ts'

const itemName = '《食品经营许可证》新办'
const applicant = '长沙小石桥餐饮店（演示）'
const draftHref = '/drafts/1'
const upload: UploadTarget = {
  ...target('/drafts/1/uploads'),
  field: 'file',
  maxBytes: 10_485_760,
  accept: ['application/pdf', 'image/jpeg', 'image/png'],
}
const section: FormSectionModel = {
  itemName,
  draftHref,
  target: target('/drafts/1/sections/site'),
  current: 2,
  total: 3,
  section: siteSection,
  values: { organizationName: applicant, creditCode: '92430102DEMO00001X', kind: 'catering', projects: ['hot'] },
  sources: { organizationName: '来自营业执照', creditCode: '来自营业执照' },
  errors: [],
}
const entries: FormSectionModel = {
  ...section,
  target: target('/drafts/1/sections/staff'),
  current: 3,
  section: staffSection,
  values: {
    staff: ['0', '1', '2'],
    'staff.0.staffName': '石小桥',
    'staff.0.staffId': '430199198808230313',
    'staff.0.healthNumber': '演示健字第 0001 号',
    'staff.1.staffName': '欧阳春生',
    'staff.1.staffId': '430199200002290078',
    'staff.1.healthNumber': '演示健字第 0002 号',
  },
  sources: {},
}
export const layoutPlan: MaterialModel = {
  id: 'layout',
  name: '设备布局图',
  need: 'required',
  state: { kind: 'uploaded' },
  files: [{ name: '布局图 第一层.pdf', bytes: 482_000, href: '/uploads/1', remove: target('/uploads/1/removal') }],
  requirements: '布局图：与食品经营相适应的场所布局和主要设施，标明比例尺。',
  upload,
}
const materials: readonly MaterialModel[] = [
  { id: 'form', name: '食品经营许可申请书', need: 'required', state: { kind: 'generated' }, files: [] },
  {
    id: 'licence',
    name: '营业执照',
    need: 'required',
    state: { kind: 'held', source: '电子证照库', day: '2026-11-18' },
    files: [],
  },
  layoutPlan,
  {
    id: 'rules',
    name: '食品安全规章制度目录清单',
    need: 'required',
    state: { kind: 'missing' },
    files: [],
    upload,
    error: '文件不是 PDF、JPG 或 PNG。请另存为其中一种后再传。',
  },
  {
    id: 'site',
    name: '场所合法使用证明',
    need: 'required',
    state: { kind: 'notNeeded', reason: '经营场所和营业执照上的住所相同' },
    files: [],
  },
  { id: 'agent', name: '授权委托书', need: 'optional', state: { kind: 'missing' }, files: [], upload },
  {
    id: 'owned',
    name: '仓库使用证明',
    need: 'required',
    state: { kind: 'promised' },
    files: [],
    promise: { takeBack: target('/drafts/1/materials/owned/promise/removal') },
  },
]

const promising = { itemName, backHref: draftHref, applicant: '石小桥（演示）', errors: [] }
const permitPromise = {
  text: '我已经阅读并理解告知的全部条件，承诺经营场所现在就符合这些条件，并且一直符合。',
  conditions: ['具备卫生管理制度、专（兼）职卫生管理人员。', '从业人员必须持有有效健康合格证明。'],
  consequence: '逾期不改，或者承诺不实的，撤销许可，记入信用记录。',
  legalBasis: '国卫办监督发〔2018〕27 号',
  checkDays: 40,
  rectifyDays: 15,
  barredMonths: 36,
}

export const applyExhibits: readonly Exhibit[] = [
  {
    name: 'apply-start',
    title: '给谁办',
    element: (
      <StartApplication
        frame={frame}
        model={{
          itemName,
          guideHref: '/items/1',
          target: target('/items/1/application'),
          applicants: [
            { value: 'o1', label: applicant, hint: '你是经营者' },
            { value: 'o2', label: '演示超市（演示）', hint: '你是经办人' },
          ],
          audience: '企业和组织',
          alike: [],
          differs: false,
          errors: [],
        }}
      />
    ),
  },
  {
    name: 'apply-start-differs',
    title: '给谁办',
    element: (
      <StartApplication
        frame={frame}
        model={{
          itemName,
          guideHref: '/items/1',
          target: target('/apply?item=1&a.stage=born'),
          applicants: [{ value: 'self', label: '我自己', hint: '林知夏（演示）' }],
          chosen: 'self',
          audience: '个人',
          alike: [],
          differs: true,
          errors: [],
        }}
      />
    ),
  },
  {
    name: 'apply-draft',
    title: itemName,
    element: (
      <DraftTaskList
        frame={frame}
        model={{
          itemName,
          applicant,
          myCasesHref: '/my/cases',
          savedAt: new Date('2026-11-18T02:30:00Z'),
          expiresDay: '2027-02-16',
          sections: [
            { title: '申请人和联系人', href: '/drafts/1/sections/people', state: 'done' },
            { title: '经营场所和项目', href: '/drafts/1/sections/site', state: 'inProgress', hint: '还有 3 项没有填' },
            { title: '食品安全管理人员', href: '/drafts/1/sections/safety', state: 'notStarted' },
          ],
          materials: {
            title: '申请材料',
            href: '/drafts/1/materials',
            state: 'inProgress',
            hint: '要交 4 份，其中 2 份已自动提供',
          },
          delivery: { title: '怎么领取结果', href: '/drafts/1/delivery', state: 'notStarted' },
          check: { title: '核对并提交', state: 'cannotStart' },
          discard: target('/drafts/1/removal'),
        }}
      />
    ),
  },
  {
    name: 'apply-draft-changed',
    title: itemName,
    element: (
      <DraftTaskList
        frame={frame}
        model={{
          itemName,
          applicant,
          myCasesHref: '/my/cases',
          savedAt: new Date('2026-11-18T02:30:00Z'),
          sections: [{ title: '经营场所和项目', href: '/drafts/1/sections/site', state: 'done' }],
          promise: { title: '凭承诺办，还是按一般方式办？', href: '/drafts/1/promise', state: 'notStarted' },
          materials: { title: '申请材料', href: '/drafts/1/materials', state: 'done' },
          delivery: { title: '怎么领取结果', href: '/drafts/1/delivery', state: 'done' },
          check: { title: '核对并提交', state: 'cannotStart' },
          discard: target('/drafts/1/removal'),
          changed: {
            target: target('/drafts/1/version'),
            groups: [
              { title: '要填的', lines: ['增加：问题“座位数”'], more: false },
              { title: '时限', lines: ['承诺办结时限 › 天数：10 改为 8'], more: false },
            ],
          },
        }}
      />
    ),
  },
  {
    name: 'apply-promise-permit',
    title: '凭承诺办',
    element: (
      <PermitPromisePage
        frame={frame}
        model={{
          ...promising,
          target: target('/drafts/1/promise'),
          values: { way: 'promise', signature: '' },
          errors: [{ field: 'read', message: '请先看清告知内容，再打勾确认。' }],
          promise: permitPromise,
        }}
      />
    ),
  },
  {
    name: 'apply-promise-material',
    title: '用承诺代替材料',
    element: (
      <MaterialPromisePage
        frame={frame}
        model={{
          ...promising,
          target: target('/drafts/1/materials/site/promise'),
          values: {},
          materialName: '场所合法使用证明',
          promise: { text: '我承诺经营场所由我合法使用。', consequence: null, legalBasis: null },
        }}
      />
    ),
  },
  { name: 'apply-section', title: siteSection.title, element: <FormSectionPage frame={frame} model={section} /> },
  { name: 'apply-entries', title: staffSection.title, element: <FormSectionPage frame={frame} model={entries} /> },
  {
    name: 'apply-entries-errors',
    title: staffSection.title,
    element: (
      <FormSectionPage
        frame={frame}
        model={{
          ...entries,
          errors: [
            { field: 'staff', message: '“从业人员”最多填 20 项，请删除 1 项' },
            { field: 'staff.1.staffId', message: '“从业人员 2 · 身份证号码”：与最后一位不符，请核对后重新填写。' },
            { field: 'staff.2', message: '“从业人员 3”什么都没有填，请填写或删除' },
          ],
        }}
      />
    ),
  },
  {
    name: 'apply-section-errors',
    title: siteSection.title,
    element: (
      <FormSectionPage
        frame={frame}
        model={{
          ...section,
          errors: [
            { field: 'area', message: '经营面积要填数字，例如 86.5。' },
            { field: 'online', message: '请选择是否在网上卖。' },
          ],
        }}
      />
    ),
  },
  {
    name: 'apply-materials',
    title: '申请材料',
    element: <MaterialsPage frame={frame} model={{ itemName, draftHref, materials, doneHref: draftHref }} />,
  },
  {
    name: 'apply-delivery',
    title: '怎么领取结果',
    element: (
      <DeliveryPage
        frame={frame}
        model={{
          itemName,
          draftHref,
          target: target('/drafts/1/delivery'),
          ways: ['electronic', 'window', 'post'],
          windowAddress: '芙蓉区演示路 1 号一楼综合窗口',
          values: { way: 'post' },
          errors: [],
        }}
      />
    ),
  },
  {
    name: 'apply-check',
    title: '核对后提交',
    element: (
      <CheckAnswers
        frame={frame}
        model={{
          itemName,
          applicant,
          draftHref,
          target: target('/drafts/1/submission'),
          hidden: { intent: 'demo' },
          sections: [
            {
              title: '经营场所和项目',
              rows: [
                { label: '名称', value: applicant, source: '来自营业执照', change: '/drafts/1/sections/site' },
                { label: '经营场所', value: '芙蓉区演示路 1 号', change: '/drafts/1/sections/site#siteAddress' },
                { label: '经营面积', value: '86.5 ㎡', change: '/drafts/1/sections/site#area' },
              ],
            },
          ],
          materials: [
            { label: '营业执照', value: '自动提供', source: '来自电子证照库，11月18日' },
            { label: '设备布局图', value: '布局图 第一层.pdf', change: '/drafts/1/materials' },
          ],
          delivery: [{ label: '领取方式', value: '电子版，网上查看和下载', change: '/drafts/1/delivery' }],
          incomplete: [],
          alike: [{ receiptNumber: '芙蓉-2611-0007', submittedAt: new Date('2026-11-18T01:12:00Z'), href: '/cases/1' }],
          errors: [],
        }}
      />
    ),
  },
  {
    name: 'apply-submitted',
    title: '申请已提交',
    element: (
      <Submitted
        frame={frame}
        model={{
          itemName,
          applicant,
          receiptNumber: 'FR-7K2M-9Q',
          submittedAt: new Date('2026-11-18T02:45:00Z'),
          office: '芙蓉区市场监督管理局（演示）',
          statusHref: '/my/cases/1',
          qrSrc: 'qr-sample.svg',
          slipHref: '/my/cases/1/slip',
          steps: [
            { label: '提交', state: 'done' },
            { label: '预审', state: 'now' },
            { label: '受理', state: 'next' },
            { label: '审查', state: 'next' },
            { label: '决定', state: 'next' },
          ],
          nextSentence: '11月25日（星期三）前告诉你是否受理。',
        }}
      />
    ),
  },
]
