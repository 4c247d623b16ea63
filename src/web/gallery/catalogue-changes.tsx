import { AdjustmentCheck } from '../views/catalogue/adjustment-check.tsx'
import { AdjustmentForm, type AdjustmentFormModel } from '../views/catalogue/adjustment-form.tsx'
import type { EditorModel } from '../views/catalogue/editor-frame.tsx'
import type { ImpactModel } from '../views/catalogue/impact.tsx'
import { PublicationPage } from '../views/catalogue/publication-page.tsx'
import { ReviewPage } from '../views/catalogue/review-page.tsx'
import { type WayModel, WayPage } from '../views/catalogue/way-page.tsx'
import { differences, office } from './catalogue-office.ts'
import { target } from './frames.ts'
import type { Exhibit } from './index.tsx'

const editor: EditorModel = {
  frame: office,
  href: '/catalogue/proposals/1',
  title: '护士执业注册（首次注册）',
  kind: '标准',
  status: 'in_review',
  saved: '第 4 版 · 黄事项（演示） 11月20日 09:02 保存',
  practice: false,
  overtaken: false,
  parts: [],
  faults: [],
  findings: [{ message: '法定办结时限没有写明是不是工作日', href: undefined, part: undefined }],
  reviews: [
    { office: '编制', outcome: 'approve', about: '许编制（演示） · 11月20日 10:15', opinion: '与权责清单一致，同意。' },
    { office: '法制', outcome: 'awaited' },
  ],
  previews: true,
  submit: undefined,
  mayEdit: false,
  withdrawHref: '/catalogue/proposals/1/withdrawal',
  reviewHref: undefined,
  publishHref: undefined,
  revision: 4,
}

const impact: ImpactModel = {
  items: [
    {
      itemId: '1',
      name: '护士执业注册（首次注册）',
      where: '湖南省长沙市 · 长沙市卫生健康委员会（演示）',
      href: '/430100000000/items/1',
      findings: ['承诺时限比上级标准长，按上级标准执行'],
    },
  ],
  moreItems: false,
  standards: [],
  cases: [
    {
      receipt: 'FR-7K2M-9Q',
      item: '护士执业注册（首次注册）',
      where: '湖南省长沙市',
      state: '待审查',
      since: '2026年11月18日 14:20',
    },
  ],
  moreCases: true,
  drafts: 3,
  moreDrafts: false,
  partly: false,
}

const way: WayModel = {
  editor,
  steps: [
    { label: '起草', state: 'done' },
    { label: '审核', state: 'now' },
    { label: '待发布', state: 'next' },
    { label: '待生效', state: 'next' },
    { label: '生效', state: 'next' },
  ],
  who: '等法制的意见。',
  undo: false,
  madeHref: undefined,
  adjustHref: undefined,
  opinions: [
    {
      office: '编制',
      outcome: 'approve',
      who: '许编制（演示）',
      when: '11月20日 10:15',
      revision: 4,
      counts: true,
      ended: false,
      opinion: '与权责清单一致，同意。',
    },
    {
      office: '法制',
      outcome: 'return',
      who: '邓法制（演示）',
      when: '11月19日 16:40',
      revision: 3,
      counts: false,
      ended: false,
      opinion: '设定依据没有引用到条、款，请补充。',
    },
  ],
  rows: [],
  differences,
  impact,
}

const adjustment: AdjustmentFormModel = {
  frame: office,
  kind: 'delegate',
  name: '护士执业注册（首次注册）',
  backHref: '/catalogue/items/1',
  target: target('/catalogue/items/1/adjustments/delegate'),
  fields: ['form', 'body', 'documentNumber', 'until'],
  typed: { reason: '', form: 'entrust', region: '430102000000', body: '', documentNumber: '', until: '', find: '' },
  delegated: true,
  regions: [
    { value: '430100000000', label: '长沙市' },
    { value: '430102000000', label: '芙蓉区' },
  ],
  bodies: [{ value: '1', label: '芙蓉区行政审批服务局（演示）' }],
  items: [],
  hidden: {},
  practice: false,
  errors: [
    { field: 'body', message: '请选单位' },
    { field: 'documentNumber', message: '请填文号' },
  ],
}

export const catalogueChangeExhibits: readonly Exhibit[] = [
  {
    name: 'catalogue-adjustment',
    title: '委托、授权、代办',
    workbench: true,
    element: <AdjustmentForm model={adjustment} />,
  },
  {
    name: 'catalogue-merge',
    title: '合并',
    workbench: true,
    element: (
      <AdjustmentForm
        model={{
          ...adjustment,
          kind: 'merge',
          fields: ['chosen', 'reason'],
          typed: { ...adjustment.typed, find: '登记' },
          items: [
            { id: '1', name: '生育登记', department: '长沙市卫生健康委员会（演示）', chosen: true },
            { id: '2', name: '一孩生育登记', department: '长沙市卫生健康委员会（演示）', chosen: false },
          ],
          errors: [],
        }}
      />
    ),
  },
  {
    name: 'catalogue-adjustment-check',
    title: '核对',
    workbench: true,
    element: (
      <AdjustmentCheck
        model={{
          frame: office,
          name: '护士执业注册（首次注册）',
          target: target('/catalogue/items/1/adjustments/delegate'),
          rows: [
            { label: '调整', value: '委托、授权、代办' },
            { label: '方式', value: '委托' },
            {
              label: '这意味着',
              value:
                '芙蓉区行政审批服务局（演示）办理；决定以长沙市卫生健康委员会（演示）的名义作出，盖长沙市卫生健康委员会（演示）的章，由长沙市卫生健康委员会（演示）承担责任。',
            },
            { label: '文号', value: '长卫委〔2026〕1号' },
          ],
          hidden: { form: 'entrust' },
          chosen: [],
          practice: false,
          saves: false,
        }}
      />
    ),
  },
  {
    name: 'catalogue-way',
    title: '走到哪一步',
    workbench: true,
    element: <WayPage model={{ ...way, done: undefined }} />,
  },
  {
    name: 'catalogue-review',
    title: '审核意见',
    workbench: true,
    element: (
      <ReviewPage
        model={{
          ...way,
          target: target('/catalogue/proposals/1/review'),
          revision: 4,
          office: '法制',
          stock: ['设定依据有效，引用准确，同意。', '设定依据没有引用到条、款，请补充。'],
          typed: { opinion: '', stock: '' },
          errors: [{ field: 'opinion', message: '退回时请写明要改什么，起草人才知道怎么改。' }],
        }}
      />
    ),
  },
  {
    name: 'catalogue-publication',
    title: '发布',
    workbench: true,
    element: (
      <PublicationPage
        model={{
          ...way,
          editor: { ...editor, status: 'approved', practice: true },
          target: target('/catalogue/proposals/1/publication'),
          revision: 4,
          typed: { documentNumber: '湘卫发〔2026〕12号', effectiveOn: '2026-12-01' },
          rehearsed: { day: '2026年12月1日', now: false },
          errors: [],
        }}
      />
    ),
  },
]
