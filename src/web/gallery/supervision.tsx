import { nothingTyped } from '../views/supervision/act-forms.tsx'
import { CardList } from '../views/supervision/card-list.tsx'
import { CardPage } from '../views/supervision/card-page.tsx'
import { DeskCards, DeskOrders } from '../views/supervision/desk-lists.tsx'
import { NowPage } from '../views/supervision/now.tsx'
import { NewOrder, OrderList } from '../views/supervision/order-list.tsx'
import { OrderPage } from '../views/supervision/order-page.tsx'
import { SampleList, SamplePage } from '../views/supervision/samples.tsx'
import { supervisionFrame, target, workbenchFrame } from './frames.ts'
import type { Exhibit } from './index.tsx'
import {
  again,
  answered,
  card,
  cardModel,
  cards,
  id,
  late,
  line,
  near,
  officeName,
  red,
  returned,
  sampleLine,
  taken,
  written,
} from './supervision-models.ts'

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
const unhindered = { barred: null, sameCause: [], mayOrder: false }
const orderPage = {
  officeName,
  postName: '',
  superiorName: '',
  proofsHref: '/proofs',
  cardHref: '/cards/1',
  caseHref: '/cases/1',
  receipt: '4301022611167K2M9Q4T',
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
    name: 'supervision-card-overtaken',
    title: '黄牌',
    workbench: true,
    element: (
      <CardPage
        frame={supervisionFrame}
        model={{
          ...cardModel,
          card: { ...cardModel.card, history: [taken.step, returned.step, again.step], steps: 3 },
          steps: [taken, returned, again],
          orders: [],
          newer: {
            sentence: '你打开页面以后，这张卡有了新的处理，这一步没有办。请先看新的内容，再决定',
            steps: [returned, again],
            stillOpen: true,
          },
          ...{ accept: target('/accept'), return: target('/return'), order: target('/orders') },
          typing: { act: 'return', text: '请写明日期。', days: '3', seen: 1, also: [], errors: [] },
        }}
      />
    ),
  },
  {
    name: 'supervision-card-barred',
    title: '黄牌',
    workbench: true,
    element: (
      <CardPage
        frame={supervisionFrame}
        model={{
          ...cardModel,
          card: { ...cardModel.card, actions: [], barred: 'own_answer' },
          ...{ orders: [], order: target('/orders'), typing: nothingTyped },
        }}
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
          card: {
            ...red.card,
            history: [taken.step, returned.step],
            actions: ['answer'],
            ...unhindered,
            sameCause: [near.card],
          },
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
          ...{ card: { ...near.card, history: [], actions: ['answer'], ...unhindered }, steps: [], orders: [] },
          ...{ answer: target('/answer'), typing: nothingTyped },
        }}
      />
    ),
  },
  {
    name: 'desk-cards',
    title: '要我说明的监察卡',
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
          order: { ...late.order, history: [], proofs: [proof], actions: ['answer'], barred: null },
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
          order: {
            ...written.order,
            status: 'answered',
            history: [taken.step],
            proofs: [proof],
            actions: ['accept'],
            barred: null,
          },
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
