import shipped from '../../../data/supervision/rules.json' with { type: 'json' }
import type { ListedCard, ListedOrder, Rule, ShownSample } from '../../modules/supervision/index.ts'
import { nothingTyped } from '../views/supervision/act-forms.tsx'
import { CardList } from '../views/supervision/card-list.tsx'
import { CardPage, type CardPageModel } from '../views/supervision/card-page.tsx'
import { DeskCards, DeskOrders } from '../views/supervision/desk-lists.tsx'
import { NowPage } from '../views/supervision/now.tsx'
import { NewOrder, OrderList } from '../views/supervision/order-list.tsx'
import { OrderPage } from '../views/supervision/order-page.tsx'
import { SampleList, SamplePage } from '../views/supervision/samples.tsx'
import { supervisionFrame, target, workbenchFrame } from './frames.ts'
import type { Exhibit } from './index.tsx'
import { itemName } from './status.tsx'

const officeName = '长沙市芙蓉区市场监督管理局（演示）'
const postName = '许可科审查岗'
const id = (last: number) => `01990000-0000-7000-8000-${String(last).padStart(12, '0')}`
const rules = shipped.rules as Rule[]
const ruleOf = (number: string) => rules.find((rule) => rule.number === number)

const card = (ruleNumber: string, last: number, more: Partial<ListedCard> = {}): ListedCard => ({
  cardId: id(last),
  caseId: id(100 + last),
  ruleNumber,
  rule: ruleOf(ruleNumber),
  occasion: 'promised//2026-11-02',
  level: ruleOf(ruleNumber)?.level ?? 'yellow',
  raisedAt: new Date('2026-11-23T00:00:00+08:00'),
  recordedAt: new Date('2026-11-23T08:12:00+08:00'),
  ruleRegion: '',
  ruleVersion: 1,
  sequence: 3,
  regionCode: '430102000000',
  departmentId: id(1),
  officeId: id(1),
  postId: id(2),
  itemId: id(3),
  channel: 'online',
  points: ruleOf(ruleNumber)?.points ?? 0,
  details: { kind: 'clock', clock: 'promised', start: '2026-11-02', day: '2026-11-20' },
  status: 'raised',
  answerBy: '2026-11-25',
  unanswered: false,
  superiorId: null,
  steps: 0,
  ...more,
})
const line = (one: ListedCard) => ({ card: one, href: `/cards/${one.cardId}`, itemName, officeName, postName })
/** It is settled by going on with the case. */
const near = line(card('W1', 18, { answerBy: '2026-11-20' }))
const answered = line(card('Y1', 11, { status: 'answered' }))
const red = line(card('R2', 12, { status: 'escalated', unanswered: true, superiorId: id(1) }))
const cards = [red, answered, line(card('A2', 13)), line(card('W1', 14, { status: 'noted', answerBy: null }))]

const order = (last: number, more: Partial<ListedOrder> = {}): ListedOrder => ({
  orderId: id(last),
  number: 'DB2026-7K2M9QXT',
  cardId: id(12),
  caseId: id(112),
  regionCode: '430102000000',
  officeId: id(1),
  postId: null,
  openedAt: new Date('2026-11-16T09:30:00+08:00'),
  actorKind: 'staff',
  actorId: 's',
  text: null,
  dueOn: '2026-11-20',
  status: 'open',
  superiorId: null,
  steps: 0,
  ...more,
})
const orderLine = (one: ListedOrder, overdue = false) => ({
  order: one,
  href: `/orders/${one.orderId}`,
  officeName,
  postName: '',
  overdue,
})
const late = orderLine(order(21), true)
const written = orderLine(
  order(22, { cardId: null, caseId: null, text: '请清理一个月以上的积压件，交处理清单。', dueOn: '2026-11-30' }),
)

const step = { actorKind: 'staff', actorId: 's', postId: id(2), departmentId: id(1), proofs: [] } as const
const taken = {
  step: {
    ...step,
    sequence: 1,
    kind: 'answered',
    at: new Date('2026-11-23T15:40:00+08:00'),
    due: null,
    text: '核查人员生病，已调人，今天办结。',
  },
  who: `${officeName} · ${postName}`,
} as const
const returned = {
  step: {
    ...step,
    sequence: 2,
    kind: 'returned',
    at: new Date('2026-11-24T09:05:00+08:00'),
    due: '2026-11-26',
    text: '请附排班表。',
  },
  who: '芙蓉区政务服务监察室（演示） · 监察岗',
} as const

const cardModel: CardPageModel = {
  card: { ...answered.card, history: [taken.step], actions: ['accept', 'return'] },
  ...{ itemName, officeName, postName, superiorName: '', ruleRegion: '产品自带', caseHref: '/cases/1', others: [] },
  steps: [taken],
  orders: [late],
  backHref: '/cards',
  done: undefined,
  typing: {
    act: 'return',
    text: '',
    days: '2',
    errors: [{ field: 'text', message: '请写明内容，最多 2000 字' }],
  },
}

const sample: ShownSample = {
  sampleId: id(31),
  caseId: id(131),
  sequence: 3,
  regionCode: '430102000000',
  departmentId: id(1),
  officeId: id(1),
  postId: null,
  itemId: id(3),
  channel: 'window',
  decidedAt: new Date('2026-11-20T10:20:00+08:00'),
  lookBy: '2026-11-27',
  finding: null,
  lookedAt: null,
  staffId: null,
  text: null,
}
const sampleLine = {
  sample,
  href: '/samples/1',
  itemName: '社会保险参保登记',
  officeName: '芙蓉区社会保险服务中心（演示）',
}
const part = <Line,>(...lines: readonly Line[]) => ({ lines, more: false })
const proof = {
  uploadId: id(41),
  materialId: 'proof',
  name: '整改照片.pdf',
  mediaType: 'application/pdf',
  bytes: 812_000,
  uploadedAt: new Date('2026-11-24T09:00:00+08:00'),
}
const upload = {
  ...target('/proofs'),
  field: 'file',
  maxBytes: 20 * 1024 * 1024,
  accept: ['application/pdf', 'image/jpeg', 'image/png'] as const,
}
const orderPage = {
  officeName,
  postName: '',
  superiorName: '',
  proofsHref: '/proofs',
  cardHref: '/cards/1',
  caseHref: '/cases/1',
  backHref: '/orders',
  done: undefined,
  typing: nothingTyped,
}
export const supervisionExhibits: readonly Exhibit[] = [
  {
    name: 'supervision-now',
    title: '今天要处理的',
    workbench: true,
    element: (
      <NowPage
        frame={workbenchFrame}
        model={{
          region: '芙蓉区',
          day: '11月23日（星期一）',
          today: [
            { level: 'warning', count: 12 },
            { level: 'yellow', count: 3 },
            { level: 'red', count: 1 },
          ],
          review: { lines: [answered], more: true },
          orderReview: part(),
          red: part(red),
          overdue: part(late),
          samples: part(sampleLine),
          findings: true,
          tickets: true,
        }}
      />
    ),
  },
  {
    name: 'supervision-now-quiet',
    title: '今天要处理的',
    workbench: true,
    element: (
      <NowPage
        frame={workbenchFrame}
        model={{
          region: '芙蓉区',
          day: '11月23日（星期一）',
          today: (['warning', 'yellow', 'red'] as const).map((level) => ({ level, count: 0 })),
          ...{ review: part(), orderReview: part(), red: part(), overdue: part(), samples: part() },
          ...{ findings: false, tickets: false },
        }}
      />
    ),
  },
  {
    name: 'supervision-cards',
    title: '预警和黄红牌',
    workbench: true,
    element: (
      <CardList
        frame={supervisionFrame}
        model={{
          region: '芙蓉区',
          filter: { level: '', state: '', office: '' },
          offices: [{ value: id(1), label: officeName }],
          lines: cards,
          paging: { next: '/cards?after=1' },
          exportHref: '/cards/export.csv',
          exportMax: 1000,
        }}
      />
    ),
  },
  {
    name: 'supervision-card',
    title: '黄牌',
    workbench: true,
    element: (
      <CardPage
        frame={supervisionFrame}
        model={{ ...cardModel, accept: target('/accept'), return: target('/return'), order: target('/orders') }}
      />
    ),
  },
  {
    name: 'desk-card',
    title: '红牌',
    workbench: true,
    english: true,
    element: (
      <CardPage
        frame={workbenchFrame}
        model={{
          ...cardModel,
          card: { ...red.card, history: [taken.step, returned.step], actions: ['answer'] },
          superiorName: officeName,
          steps: [taken, returned],
          answer: target('/answer'),
          typing: nothingTyped,
        }}
      />
    ),
  },
  {
    name: 'desk-warning',
    title: '预警',
    workbench: true,
    element: (
      <CardPage
        frame={workbenchFrame}
        model={{
          ...cardModel,
          ...{ card: { ...near.card, history: [], actions: ['answer'] }, steps: [], orders: [] },
          ...{ answer: target('/answer'), typing: nothingTyped },
        }}
      />
    ),
  },
  {
    name: 'desk-cards',
    title: '要我说明的',
    workbench: true,
    element: (
      <DeskCards
        frame={workbenchFrame}
        model={{
          ...{ waiting: [near, line(card('Y1', 15))], waitingPaging: {}, escalated: [red], escalatedPaging: {} },
          ...{ told: [line(card('Y4', 16)), line(card('A2', 17))], toldPaging: {} },
        }}
      />
    ),
  },
  {
    name: 'desk-orders',
    title: '要整改的督办单',
    workbench: true,
    element: (
      <DeskOrders
        frame={workbenchFrame}
        model={{ waiting: [late, written], waitingPaging: {}, escalated: [], escalatedPaging: {} }}
      />
    ),
  },
  {
    name: 'supervision-orders',
    title: '督办单',
    workbench: true,
    element: (
      <OrderList
        frame={supervisionFrame}
        model={{ region: '芙蓉区', state: '', lines: [late, written], paging: {}, newHref: '/orders/new' }}
      />
    ),
  },
  {
    name: 'supervision-order-new',
    title: '开督办单',
    workbench: true,
    element: (
      <NewOrder
        frame={workbenchFrame}
        model={{
          target: target('/orders'),
          backHref: '/orders',
          offices: [{ value: id(1), label: officeName }],
          values: { officeId: id(1), text: '请公示收费依据。', days: '61' },
          errors: [{ field: 'days', message: '请写 1 到 60 个工作日' }],
        }}
      />
    ),
  },
  {
    name: 'desk-order',
    title: '督办单',
    workbench: true,
    element: (
      <OrderPage
        frame={workbenchFrame}
        model={{
          ...orderPage,
          order: { ...late.order, history: [], proofs: [proof], actions: ['answer'] },
          overdue: true,
          steps: [],
          answer: target('/answer'),
          upload,
        }}
      />
    ),
  },
  {
    name: 'supervision-order',
    title: '督办单',
    workbench: true,
    element: (
      <OrderPage
        frame={workbenchFrame}
        model={{
          ...orderPage,
          order: { ...written.order, status: 'answered', history: [taken.step], proofs: [proof], actions: ['accept'] },
          overdue: false,
          steps: [taken],
          accept: target('/acceptance'),
          return: target('/return'),
          done: '督办单已开出。',
        }}
      />
    ),
  },
  {
    name: 'supervision-samples',
    title: '抽查',
    workbench: true,
    element: (
      <SampleList
        frame={supervisionFrame}
        model={{ region: '芙蓉区', lines: [sampleLine], paging: {}, done: '抽查结论已记下。' }}
      />
    ),
  },
  {
    name: 'supervision-sample',
    title: '抽查',
    workbench: true,
    element: (
      <SamplePage
        frame={workbenchFrame}
        model={{
          ...sampleLine,
          caseHref: '/cases/1',
          backHref: '/samples',
          target: target('/finding'),
          text: '',
          errors: [{ field: 'text', message: '请写明内容，最多 2000 字' }],
        }}
      />
    ),
  },
]
