import { submitting } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { NewOrder, OrderList, type OrderListModel } from '../views/supervision/order-list.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { orderLines } from '../workbench/card-lines.ts'
import { deskFrame, staffWith } from '../workbench/desk.ts'
import { orderPage, proofFile } from '../workbench/order-page.tsx'
import { daysOf, returnOf, seenOf, typedInto } from '../workbench/supervision-forms.ts'
import { officeOptions } from './cards.tsx'

const base = '/supervision/orders'
const pageLines = 50
const states = ['waiting', 'overdue', 'answered', 'closed'] as const
const presetDays = '5'

/** 督办: a supervisor's orders, one of them, and a new one without a card. */
export function supervisedOrderPages(web: Web): void {
  web.get(base, orderList)
  web.get(`${base}/new`, (visit) => newOrder(visit, []))
  web.post(base, (visit) => {
    const { actor } = staffWith(visit, 'supervise')
    return submitting(
      visit.language,
      (errors) => newOrder(visit, errors),
      async () => {
        const asked = { officeId: visit.field('officeId'), text: visit.field('text'), days: daysOf(visit) }
        const { orderId } = await visit.modules.supervision.openOrder(actor, asked)
        return { redirect: `${base}/${orderId}?done=ordered` }
      },
    )
  })
  web.get(`${base}/:orderId`, (visit) => {
    staffWith(visit, 'supervise')
    return orderPage(visit, '/supervision')
  })
  web.get(`${base}/:orderId/proofs/:uploadId`, (visit) => {
    staffWith(visit, 'supervise')
    return proofFile(visit)
  })
  web.post(`${base}/:orderId/acceptance`, (visit) =>
    acting(visit, 'accept', 'accepted', (orderId, actor) =>
      visit.modules.supervision.acceptOrder(orderId, actor, { expectedSequence: seenOf(visit) }),
    ),
  )
  web.post(`${base}/:orderId/return`, (visit) =>
    acting(visit, 'return', 'returned', (orderId, actor) =>
      visit.modules.supervision.returnOrder(orderId, actor, returnOf(visit)),
    ),
  )
}

function acting(
  visit: Visit,
  act: string,
  done: string,
  run: (orderId: string, actor: Visit['staff']['actor']) => Promise<unknown>,
): Promise<Answer> {
  const { actor } = staffWith(visit, 'supervise')
  const orderId = visit.parameter('orderId')
  return submitting(
    visit.language,
    (errors) => orderPage(visit, '/supervision', typedInto(visit, act, errors)),
    async () => {
      await run(orderId, actor)
      return { redirect: `${base}/${orderId}?done=${done}` }
    },
  )
}

async function orderList(visit: Visit): Promise<Answer> {
  const { actor } = staffWith(visit, 'supervise')
  const { organizations, supervision } = visit.modules
  const state = states.find((one) => one === visit.query('state'))
  const after = visit.query('after')
  const { lines, next } = await supervision.ordersOfRegion(actor, state, { limit: pageLines, after })
  const href = (rest: Record<string, string> = {}) =>
    `${base}?${new URLSearchParams({ ...(state && { state }), ...rest })}`
  const model: OrderListModel = {
    region: (await organizations.getRegion(actor.regionCode)).name,
    state: state ?? '',
    lines: await orderLines(visit, '/supervision', lines),
    paging: { previous: after && href(), next: next && href({ after: next }) },
    newHref: `${base}/new`,
  }
  return {
    page: <OrderList model={model} frame={await deskFrame(visit, 'orders')} />,
    title: visit.t('cards.order.title'),
    scripts: ['workbench.js'],
  }
}

async function newOrder(visit: Visit, errors: readonly FieldError[]): Promise<PageAnswer> {
  const { actor } = staffWith(visit, 'supervise')
  const model = {
    target: visit.target(base),
    backHref: base,
    offices: await officeOptions(visit, actor.regionCode),
    values: {
      officeId: visit.field('officeId'),
      text: visit.field('text'),
      days: errors.length > 0 ? visit.field('days') : presetDays,
    },
    errors,
  }
  return {
    page: <NewOrder model={model} frame={await deskFrame(visit, 'orders')} />,
    title: visit.t('cards.order.newTitle'),
    scripts: ['workbench.js'],
  }
}
