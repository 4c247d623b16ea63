import {
  AnswerCorrection,
  type CaseStatusModel,
  CaseStatusPage,
  LooksPage,
  MyCases,
  PublicStatus,
  WithdrawConfirm,
} from '../views/citizen/index.ts'
import { layoutPlan } from './apply.tsx'
import { sampleDays } from './components.tsx'
import { anonymousFrame, signedInFrame as frame, target } from './frames.ts'
import type { Exhibit } from './index.tsx'
import { siteSection, staffSection } from './items.ts'

export const itemName = '《食品经营许可证》新办'
export const caseHref = '/my/cases/1'
const days = sampleDays.map(({ day, state }) => ({ day, state: state === 'paused' ? ('used' as const) : state }))
export const status: CaseStatusModel = {
  itemName,
  receiptNumber: 'FR-7K2M-9Q',
  applicant: '长沙小石桥餐饮店（演示）',
  status: 'under_review',
  myCasesHref: '/my/cases',
  promise: {
    kind: 'due',
    label: '承诺办结',
    day: '2026-12-04',
    sentence: '现在由区市场监督管理局许可科审查，已用 5 个工作日，还剩 5 个。',
    days,
    explanation: [
      '11月20日 受理，当天不计',
      '承诺 10 个工作日，从 11月23日 数起',
      '其间 11月28–29日 周末不计，没有法定节假日',
      '第 10 个工作日是 12月4日（日历 2026-3 版）',
    ],
    provisional: false,
    overdue: false,
  },
  standing: [],
  datesHref: `${caseHref}/dates.json`,
  steps: [
    { title: '提交申请', about: '网上提交，材料 9 份，其中 4 份由电子证照自动提供', day: '2026-11-18', state: 'done' },
    { title: '补正', about: '一次告知 1 项：设备布局图缺比例尺。当天已补', day: '2026-11-19', state: 'done' },
    {
      title: '受理',
      about: '综合窗口 6 号',
      document: { name: '受理通知书', href: '/documents/2' },
      day: '2026-11-20',
      state: 'done',
    },
    { title: '审查', about: '许可科，11月23日 开始', day: '2026-11-23', state: 'now' },
    { title: '决定、制证、送达', about: '电子证照发到你的证照包；纸质证邮寄', state: 'next' },
  ],
  todo: null,
  tickets: [],
  withdrawHref: `${caseHref}/withdrawal`,
  documents: [
    { name: '收件回执', href: '/documents/1', sealed: false },
    { name: '受理通知书', href: '/documents/2', sealed: true, readAt: new Date('2026-11-20T06:05:00Z') },
  ],
  materials: [
    { name: '营业执照', from: 'held' },
    { name: '设备布局图', href: '/uploads/1', from: 'uploaded' },
  ],
  answers: [{ label: '经营场所', value: '芙蓉区演示路 1 号' }],
  looks: { count: 3, atLeast: false, href: `${caseHref}/looks` },
}
export const act = {
  itemName,
  caseHref,
  target: target(`${caseHref}/act`),
  errors: [],
  hidden: { sequence: '5', intent: 'demo' },
}
const area = siteSection.fields.find(({ id }) => id === 'area')!

export const statusExhibits: readonly Exhibit[] = [
  { name: 'status', title: itemName, element: <CaseStatusPage frame={frame} model={status} /> },
  {
    name: 'status-elder',
    title: itemName,
    elder: true,
    element: <CaseStatusPage frame={{ ...frame, elder: true }} model={status} />,
  },
  {
    name: 'status-correcting',
    title: itemName,
    element: (
      <CaseStatusPage
        frame={frame}
        model={{
          ...status,
          status: 'correcting',
          promise: {
            kind: 'waiting',
            label: '等你补正',
            headline: '现在不计办理时限',
            sentence: '补正提交后，从那天起重新看是否受理。',
            days: [],
            explanation: [],
          },
          steps: status.steps.slice(0, 1),
          todo: { kind: 'correct', count: 2, byDay: '2026-11-26', href: `${caseHref}/correction` },
        }}
      />
    ),
  },
  {
    name: 'status-granted',
    title: itemName,
    element: (
      <CaseStatusPage
        frame={frame}
        model={{
          ...status,
          status: 'concluded',
          promise: {
            kind: 'ended',
            label: '已办结',
            headline: '12月2日 准予',
            sentence: '比承诺的日期早 2 个工作日。',
            good: true,
            explanation: [],
          },
          steps: status.steps.map((step) => ({ ...step, state: 'done' as const, day: step.day ?? '2026-12-02' })),
          todo: { kind: 'evaluate', href: `${caseHref}/evaluation` },
          withdrawHref: undefined,
          certificate: {
            name: '食品经营许可证',
            number: '1.2.156.3005.2.11100000MB0143028R021.11430102DEMO00001X.FR26000123.001.K',
            validUntil: '2031-12-01',
            href: '/certificates/1',
            verifyHref: '/verify',
          },
          documents: [...status.documents, { name: '准予行政许可决定书', sealed: true }],
        }}
      />
    ),
  },
  {
    name: 'public-status',
    title: itemName,
    element: (
      <PublicStatus
        frame={anonymousFrame}
        model={{
          itemName,
          receiptNumber: status.receiptNumber,
          applicant: '长沙小****',
          status: 'under_review',
          promise: status.promise,
          steps: status.steps.map(({ title, day, state }) => ({ title, day, state })),
          lookupHref: '/progress',
        }}
      />
    ),
  },
  {
    name: 'my-cases',
    title: '我的办件',
    element: (
      <MyCases
        frame={frame}
        model={{
          tabs: [
            { label: '正在办', href: '?', current: true },
            { label: '已结束', href: '?ended', current: false },
          ],
          drafts: [{ href: '/drafts/2', itemName: '生育登记', savedAt: new Date('2026-11-28T09:00:00Z') }],
          cases: [
            {
              href: caseHref,
              itemName,
              receiptNumber: 'FR-7K2M-9Q',
              applicant: '长沙小石桥餐饮店（演示）',
              status: 'under_review',
              submittedDay: '2026-11-18',
              dueDay: '2026-12-04',
              needsYou: false,
            },
            {
              href: '/my/cases/2',
              itemName: '职工参保登记（灵活就业人员参保）',
              receiptNumber: 'FR-3H8T-2C',
              applicant: '石小桥（演示）',
              status: 'correcting',
              submittedDay: '2026-11-25',
              needsYou: true,
            },
          ],
          paging: { next: '?after=2' },
        }}
      />
    ),
  },
  {
    name: 'my-cases-none',
    title: '我的办件',
    element: (
      <MyCases
        frame={frame}
        model={{ tabs: [{ label: '正在办', href: '?', current: true }], drafts: [], cases: [], paging: {} }}
      />
    ),
  },
  {
    name: 'correction',
    title: '补正',
    element: (
      <AnswerCorrection
        frame={frame}
        model={{
          ...act,
          office: '综合窗口 6 号',
          byDay: '2026-11-26',
          demands: [
            { kind: 'material', text: '布局图缺比例尺，请补上后重新上传。', mark: 'again', material: layoutPlan },
            { kind: 'field', text: '经营面积与布局图不一致，请核对。', mark: 'late', field: area },
            {
              kind: 'entries',
              texts: ['从业人员 2：健康证明已过期，请更新编号。'],
              section: staffSection,
              entry: 'staff.1',
            },
            { kind: 'whole', text: '请说明与隔壁店铺是否共用厨房。' },
          ],
          earlier: [{ value: '1', label: '设备布局图：布局图 第一层.pdf' }],
          replaced: ['1'],
          values: {
            area: '86.5',
            staff: ['0', '1'],
            'staff.0.staffName': '石小桥',
            'staff.0.staffId': '430199198808230313',
            'staff.0.healthNumber': '演示健字第 0001 号',
            'staff.1.staffName': '欧阳春生',
            'staff.1.staffId': '430199200002290077',
            'staff.1.healthNumber': '演示健字第 0002 号',
          },
        }}
      />
    ),
  },
  { name: 'withdraw', title: '撤回申请', element: <WithdrawConfirm frame={frame} model={act} /> },
  {
    name: 'looks',
    title: '谁看过',
    element: (
      <LooksPage
        frame={frame}
        model={{
          backHref: caseHref,
          backLabel: '返回办件',
          looks: [
            {
              id: '1',
              who: '区市场监督管理局 许可科',
              day: '2026-11-23',
              count: 14,
              first: new Date('2026-11-23T01:12:00Z'),
              last: new Date('2026-11-23T08:40:00Z'),
              why: '审查这件申请',
              what: '填写的内容、设备布局图',
            },
            {
              id: '2',
              who: '综合窗口 6 号',
              day: '2026-11-20',
              count: 1,
              first: new Date('2026-11-20T02:05:00Z'),
              last: new Date('2026-11-20T02:05:00Z'),
              why: '受理这件申请',
              what: '全部材料',
            },
          ],
          paging: {},
        }}
      />
    ),
  },
]
