import { addWorkingDays, dayOf } from '../../kernel/calendar.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { stageAnswerTimers } from './answer-timers.ts'
import type { SupervisionContext } from './context.ts'
import { idFrom, orderNumberOf } from './names.ts'
import { setAt } from './rules/ruleSets.ts'
import { toldAtOnce } from './rules/superior.ts'
import { cardsThere, insertCards, type NewCard, type ToldCard } from './store-cards.ts'
import { insertOrders, type NewOrder } from './store-orders.ts'

const job = 'supervision.cards'

/** What new cards bring with them, in one transaction: rows, numbers, who is told, the time to answer, and an order for each red one. */
export async function stageNewCards(context: SupervisionContext, found: readonly NewCard[]): Promise<Statement[]> {
  if (found.length === 0) return []
  const { platform, ruleBook, organizations } = context
  const there = await cardsThere(
    platform.db,
    found.map(({ cardId }) => cardId),
  )
  const cards = found.filter(({ cardId }) => !there.has(cardId))
  if (cards.length === 0) return []
  const asked = cards.filter(({ answerBy, settledByGoingOn }) => answerBy !== null && !settledByGoingOn)
  const book = await ruleBook.open()
  const orders: NewOrder[] = []
  for (const card of asked.filter(({ level }) => level === 'red')) {
    const { cardId, caseId, regionCode, officeId, postId, recordedAt } = card
    const days = setAt(book.inForceFor(regionCode), recordedAt)?.orderDays
    if (days === undefined) continue
    const today = dayOf(recordedAt)
    const orderId = idFrom(cardId, 'order')
    orders.push({
      ...{ orderId, cardId, caseId, regionCode, officeId, postId, openedAt: recordedAt, sealed: null },
      number: orderNumberOf(orderId, today.slice(0, 4)),
      ...{ actorKind: 'system', actorId: job },
      dueOn: addWorkingDays(await organizations.calendarFor(regionCode), today, days).day,
    })
  }
  return [
    insertCards(await withTold(context, cards)),
    ...stageAnswerTimers(
      platform,
      'card',
      asked.map(({ cardId, answerBy }) => ({ id: cardId, due: answerBy })),
    ),
    ...(orders.length > 0 ? [insertOrders(orders)] : []),
    ...stageAnswerTimers(
      platform,
      'order',
      orders.map(({ orderId, dueOn }) => ({ id: orderId, due: dueOn })),
    ),
  ]
}

/** Of what is only noted nobody is told. The posts of a body are asked for once, however many of its cards rise together. */
async function withTold({ organizations }: SupervisionContext, cards: readonly NewCard[]): Promise<ToldCard[]> {
  const offices = new Set(cards.filter(({ status }) => status === 'raised').map(({ officeId }) => officeId))
  const asked = [...offices].map(async (id) => [id, await organizations.postsOf(id)] as const)
  const posts = new Map(await Promise.all(asked))
  return cards.map((card) => {
    const tells = card.status === 'raised' ? posts.get(card.officeId) : undefined
    return { ...card, superiorId: tells ? toldAtOnce(card, tells) : null }
  })
}
