import type { CardRow, ListedCard, ListedOrder, ShownStep } from '../../modules/supervision/index.ts'
import type { ShownCardLine } from '../views/supervision/card-table.tsx'
import type { ShownOrderLine } from '../views/supervision/order-table.tsx'
import type { ShownStepLine } from '../views/supervision/steps.tsx'
import type { StandingCard } from '../views/workbench/case-screen.tsx'
import type { Visit } from '../visit.ts'
import { itemNameOf } from './callbacks.tsx'

/** Where one reads cards and orders: the supervisor, or whoever answers. */
export type Base = '/supervision' | '/desk'

/** Cards as lists show them. Names come from what is remembered in process. */
export async function cardLines(visit: Visit, base: Base, cards: readonly ListedCard[]): Promise<ShownCardLine[]> {
  const receipts = await visit.modules.cases.receiptsOf(cards.map(({ caseId }) => caseId))
  return Promise.all(
    cards.map(async (card) => ({
      card,
      href: `${base}/cards/${card.cardId}`,
      receipt: receipts.get(card.caseId) ?? '',
      itemName: await itemNameOf(visit, card.itemId),
      ...(await whoseOf(visit, card)),
    })),
  )
}

export async function orderLines(visit: Visit, base: Base, orders: readonly ListedOrder[]): Promise<ShownOrderLine[]> {
  const { cases } = visit.modules
  const today = cases.today()
  const receipts = await cases.receiptsOf(orders.flatMap(({ caseId }) => caseId ?? []))
  return Promise.all(
    orders.map(async (order) => ({
      order,
      href: `${base}/orders/${order.orderId}`,
      receipt: receipts.get(order.caseId ?? '') ?? '',
      ...(await whoseOf(visit, order)),
      overdue: ['open', 'returned', 'escalated'].includes(order.status) && order.dueOn < today,
    })),
  )
}

/** Steps with who took them: body and post, never a name. */
export function stepLines({ modules, t }: Visit, history: readonly ShownStep[]): Promise<ShownStepLine[]> {
  const { organizations } = modules
  return Promise.all(
    history.map(async (step) => {
      const [department, post] = await Promise.all([
        step.departmentId ? organizations.findDepartment(step.departmentId) : undefined,
        step.postId ? organizations.findPost(step.postId) : undefined,
      ])
      return { step, who: [department?.name, post?.name].filter(Boolean).join(' · ') || t('cards.card.system') }
    }),
  )
}

/** Cards of a case that wait for an answer or for its supervisor, of those that this reader may know of. */
export async function standingCards(visit: Visit, base: Base, caseId: string): Promise<StandingCard[]> {
  const cards = await visit.modules.supervision.cardsOfCase(caseId, visit.staff.actor)
  return cards
    .filter(({ status }) => status !== 'noted' && status !== 'accepted')
    .map(({ cardId, level, rule, ruleNumber }) => ({
      href: `${base}/cards/${cardId}`,
      level,
      words: rule?.sentence[visit.language] ?? ruleNumber,
    }))
}

export async function officeNameOf({ modules }: Visit, officeId: string | null): Promise<string> {
  return (officeId && (await modules.organizations.findDepartment(officeId))?.name) || ''
}

async function whoseOf(visit: Visit, { officeId, postId }: Pick<CardRow, 'officeId' | 'postId'>) {
  const post = postId ? await visit.modules.organizations.findPost(postId) : undefined
  return { officeName: await officeNameOf(visit, officeId), postName: post?.name ?? '' }
}
