import {
  AnswerCorrection,
  type CaseStatusModel,
  CaseStatusPage,
  Evaluate,
  EvaluateThanks,
  LooksPage,
  MyCases,
  PendingPapers,
  PublicStatus,
  WithdrawConfirm,
} from '../views/citizen/index.ts'
import { layoutPlan } from './apply.tsx'
import { sampleDays } from './components.tsx'
import { anonymousFrame, signedInFrame as frame, target } from './frames.ts'
import type { Exhibit } from './index.tsx'
import { siteSection, staffSection } from './items.ts'

const itemName = '《食品经营许可证》新办'
const caseHref = '/my/cases/1'
const days = sampleDays.map(({ day, state }) => ({ day, state: state === 'paused' ? ('used' as const) : state }))
const status: CaseStatusModel = {
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
const act = {
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
    name: 'status-stopped',
    title: itemName,
    element: (
      <CaseStatusPage
        frame={frame}
        model={{
          ...status,
          promise: {
            kind: 'due',
            label: '承诺办结，最晚',
            day: '2026-12-18',
            sentence:
              '11月23日起由区市场监督管理局许可科审查。11月26日起因检测暂停计时，已用 3 个工作日，恢复后还剩 7 个。',
            days: [...sampleDays],
            explanation: ['11月20日 受理，当天不计', '11月27日至12月10日 因检测暂停，其中 10 个工作日不计'],
            provisional: true,
            overdue: false,
          },
          standing: [
            {
              title: '11月26日（星期四）起因检测暂停计时',
              paragraphs: [
                '原因：餐用具需要抽样检测。',
                '暂停的日子不算进办理时限。',
                '恢复后最晚12月18日（星期五）前决定。',
              ],
            },
            { title: '办理时限延长了 5 天', paragraphs: ['原因：案情复杂，经负责人批准。'] },
            {
              title: '正在征求有关部门意见（2 个）',
              paragraphs: ['最晚12月1日（星期二）前答复；到期没有答复，也会继续办。'],
            },
            {
              title: '还缺材料：规章制度目录清单',
              tone: 'warn',
              paragraphs: ['请在12月1日（星期二）前补齐。', '到期没有补齐的，不能准予，还会记入信用记录。'],
            },
            {
              title: '节假日调整，日期有变',
              paragraphs: ['承诺办结：12月17日（星期四） 改为 12月18日（星期五）'],
            },
          ],
          todo: { kind: 'supply', count: 1, byDay: '2026-12-01', href: `${caseHref}/pending` },
        }}
      />
    ),
  },
  {
    name: 'status-annulled',
    title: itemName,
    element: (
      <CaseStatusPage
        frame={frame}
        model={{
          ...status,
          status: 'annulled',
          promise: {
            kind: 'ended',
            label: '结果',
            headline: '12月21日 许可已撤销',
            sentence: '原来的结果不再有效。原因和可以怎么办，看下面。',
            good: false,
            explanation: [],
          },
          standing: [
            {
              title: '承诺不实',
              tone: 'red',
              paragraphs: [
                '核查发现：现场没有卫生管理制度。',
                '已记入信用记录，一段时间内不能再凭承诺办理。已经纠正的，可以向办理单位申请信用修复。',
              ],
            },
          ],
          grounds: {
            title: '为什么撤销许可',
            paragraphs: [
              '理由：承诺不实',
              '证照不再有效，核验时会显示。',
              '不服的，可以在收到决定之日起 60 日内向芙蓉区人民政府申请行政复议，或者在 6 个月内向长沙铁路运输法院起诉。',
            ],
          },
          steps: status.steps.map((step) => ({ ...step, state: 'done' as const, day: step.day ?? '2026-12-02' })),
          withdrawHref: undefined,
        }}
      />
    ),
  },
  {
    name: 'status-rectify',
    title: itemName,
    element: (
      <CaseStatusPage
        frame={frame}
        model={{
          ...status,
          status: 'concluded',
          promise: {
            kind: 'ended',
            label: '结果',
            headline: '12月2日 准予',
            sentence: '比承诺的日期早 2 个工作日。',
            good: true,
            explanation: [],
          },
          standing: [
            {
              title: '核查发现问题，需要整改',
              tone: 'warn',
              paragraphs: [
                '核查发现：两名从业人员的健康证明已过期。',
                '请在12月25日（星期五）前改好，并告诉办理单位来复查。',
                '到期没有改好的，承诺按不实处理：撤销许可，记入信用记录。',
              ],
            },
          ],
          steps: [...status.steps.slice(0, 3), { title: '核查承诺', day: '2026-12-04', state: 'now' as const }],
          todo: { kind: 'rectify', byDay: '2026-12-25' },
          withdrawHref: undefined,
        }}
      />
    ),
  },
  {
    name: 'pending',
    title: '补交材料',
    element: (
      <PendingPapers
        frame={frame}
        model={{
          ...act,
          byDay: '2026-12-01',
          lapsed: false,
          materials: [{ ...layoutPlan, need: 'deferrable', state: { kind: 'missing' }, files: [] }],
        }}
      />
    ),
  },
  {
    name: 'pending-lapsed',
    title: '补交材料',
    element: (
      <PendingPapers
        frame={frame}
        model={{
          ...act,
          lapsed: true,
          materials: [{ ...layoutPlan, need: 'deferrable', state: { kind: 'missing' }, files: [] }],
          errors: [{ field: '', message: '还有容缺的材料没有补上。请一次补齐。' }],
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
    name: 'evaluate',
    title: '评价',
    element: (
      <Evaluate
        frame={frame}
        model={{
          ...act,
          reasons: [
            { value: 'fast', label: '办得快' },
            { value: 'clear', label: '说得清楚' },
            { value: 'trips', label: '少跑路' },
          ],
        }}
      />
    ),
  },
  { name: 'evaluate-thanks', title: '评价', element: <EvaluateThanks frame={frame} model={{ caseHref, days: 15 }} /> },
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
