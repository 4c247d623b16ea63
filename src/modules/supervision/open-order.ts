import { type Actor, actorReference } from '../../kernel/actor.ts'
import { isUuid, uuidV7 } from '../../kernel/ids.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { stageAnswerTimers } from './answer-timers.ts'
import type { SupervisionContext } from './context.ts'
import { faultAt, problem } from './errors.ts'
import { orderNumberOf } from './names.ts'
import { supervises } from './rules/access.ts'
import { isHandledBy } from './rules/handled.ts'
import { findCards } from './store-cards.ts'
import { insertOrders, noOpenOrder, requireNoOpenOrder } from './store-orders.ts'
import { dayAfter, parseDays, parseWords, sealWords } from './words.ts'

export interface NewOrderAsked {
  readonly officeId: string
  readonly text: string
  /** Working days. */
  readonly days: number
  /** A case that the body handles or has handled. */
  readonly caseId?: string | undefined
  /** A card for which it is opened: body, post and case are then the card's. */
  readonly cardId?: string | undefined
  /** Although an order for this card is not done yet. */
  readonly another?: boolean | undefined
}

export const orderContext = (orderId: string): string => `supervision/order/${orderId}`

/** The id of the new order. */
export async function openOrder(
  context: SupervisionContext,
  actor: Actor,
  { text, days, cardId, another = false, ...asked }: NewOrderAsked,
  alongside: (orderId: string) => readonly Statement[] = () => [],
): Promise<string> {
  const { platform, organizations } = context
  const { db, keys, clock } = platform
  const [card] = cardId !== undefined && isUuid(cardId) ? await findCards(db, [cardId]) : []
  if (cardId !== undefined && (!card || !supervises(actor, card.regionCode))) throw problem('card.not_found')
  const { officeId, postId } = card ?? { ...asked, postId: null }
  const office = isUuid(officeId) ? await organizations.findDepartment(officeId) : undefined
  if (actor.kind !== 'staff' || !actor.duties.includes('supervise')) throw problem('supervision.not_duty')
  if (!office || !supervises(actor, office.regionCode)) throw faultAt('officeId', 'order.office_unknown')
  const caseId = card?.caseId ?? (await handledCase(context, actor, asked))
  const now = clock.now()
  const orderId = uuidV7(now.getTime())
  const dueOn = await dayAfter(context, office.regionCode, parseDays(days))
  const sealed = sealWords(keys, orderContext(orderId), parseWords(text))
  const order = {
    ...{ orderId, officeId, postId, caseId, dueOn, sealed, regionCode: office.regionCode, openedAt: now },
    ...actorReference(actor),
    number: orderNumberOf(orderId, dueOn.slice(0, 4)),
    cardId: card?.cardId ?? null,
  }
  const timers = stageAnswerTimers(platform, 'order', [{ id: orderId, due: dueOn }])
  const alone = card && !another ? requireNoOpenOrder(card.cardId) : []
  try {
    await db.batch([...alone, insertOrders([order]), ...timers, ...alongside(orderId)])
  } catch (error) {
    if (violatedConstraint(error) === noOpenOrder) throw faultAt('another', 'order.open_already')
    throw error
  }
  return orderId
}

/** A case outside of the region, one that the body has nothing to do with and one that is not there are the same. */
async function handledCase(
  { cases }: SupervisionContext,
  actor: Actor,
  { caseId, officeId }: Pick<NewOrderAsked, 'caseId' | 'officeId'>,
): Promise<string | null> {
  if (caseId === undefined) return null
  const [course] = await cases.courses([caseId])
  const isTheirs = course && supervises(actor, course.place.regionCode) && isHandledBy(course, officeId)
  if (!isTheirs) throw faultAt('caseId', 'order.case_unknown')
  return caseId
}
