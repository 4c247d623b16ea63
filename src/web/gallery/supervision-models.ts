import shipped from '../../../data/supervision/rules.json' with { type: 'json' }
import type { ListedCard, ListedOrder, Rule, ShownSample } from '../../modules/supervision/index.ts'
import type { CardPageModel } from '../views/supervision/card-page.tsx'
import { itemName } from './status.tsx'

/** Cards, orders and samples as pages of supervision show them. Synthetic. */
export const officeName = '长沙市芙蓉区市场监督管理局（演示）'
const postName = '许可科审查岗'
export const id = (last: number) => `01990000-0000-7000-8000-${String(last).padStart(12, '0')}`
const rules = shipped.rules as Rule[]
const ruleOf = (number: string) => rules.find((rule) => rule.number === number)

export const card = (ruleNumber: string, last: number, more: Partial<ListedCard> = {}): ListedCard => ({
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
const receipt = '4301022611167K2M9Q4T'
export const line = (one: ListedCard) => ({
  ...{ card: one, href: `/cards/${one.cardId}`, itemName, receipt, officeName, postName },
})
/** It is settled by going on with the case. */
export const near = line(card('W1', 18, { answerBy: '2026-11-20' }))
export const answered = line(card('Y1', 11, { status: 'answered' }))
export const red = line(card('R2', 12, { status: 'escalated', unanswered: true, superiorId: id(1) }))
export const cards = [red, answered, line(card('A2', 13)), line(card('W1', 14, { status: 'noted', answerBy: null }))]

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
  receipt: one.caseId ? receipt : '',
  officeName,
  postName: '',
  overdue,
})
export const late = orderLine(order(21), true)
export const written = orderLine(
  order(22, { cardId: null, caseId: null, text: '请清理一个月以上的积压件，交处理清单。', dueOn: '2026-11-30' }),
)

const step = { actorKind: 'staff', actorId: 's', postId: id(2), departmentId: id(1), proofs: [] } as const
export const taken = {
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
export const returned = {
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

export const again = {
  ...taken,
  step: {
    ...taken.step,
    sequence: 3,
    at: new Date('2026-11-24T10:20:00+08:00'),
    text: '其实是材料丢了，找到后才核查。',
  },
} as const

export const cardModel: CardPageModel = {
  card: {
    ...{ ...answered.card, history: [taken.step], actions: ['accept', 'return'], barred: null, sameCause: [] },
    mayOrder: true,
  },
  ...{
    itemName,
    receipt,
    officeName,
    postName,
    superiorName: '',
    ruleRegion: '产品自带',
    caseHref: '/cases/1',
    others: [],
  },
  steps: [taken],
  orders: [late],
  backHref: '/cards',
  done: undefined,
  typing: {
    act: 'return',
    text: '',
    days: '2',
    seen: 1,
    also: [],
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
export const sampleLine = {
  sample,
  href: '/samples/1',
  itemName: '社会保险参保登记',
  officeName: '芙蓉区社会保险服务中心（演示）',
}
