import type { Readable } from 'node:stream'
import { type Actor, actorReference } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/calendar.ts'
import { isUuid, uuidV7 } from '../../kernel/ids.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Upload } from '../materials/index.ts'
import { stageAnswerTimers } from './answer-timers.ts'
import type { SupervisionContext } from './context.ts'
import { problem } from './errors.ts'
import { orderNumberOf } from './names.ts'
import { bounded, cursor, type Page, type Paging, pageOf, parseCursor, scopeOf } from './paging.ts'
import { mayAnswer, mayKnow, type Staff, supervises } from './rules/access.ts'
import { findCards, type Phase } from './store-cards.ts'
import {
  findOrder,
  insertOrders,
  type OrderRow,
  ordersOfCard,
  ordersOfScope,
  overdueOrders,
  waitingOrders,
} from './store-orders.ts'
import { insertStep, type StepRow, stepsOf } from './store-steps.ts'
import { dayAfter, openWords, parseDays, parseWords, type ShownStep, sealWords, shownStep, stepRow } from './words.ts'

export interface ListedOrder extends Omit<OrderRow, 'sealed'> {
  /** What is asked, in the supervisor's words; null: the sentence of its card says it. */
  readonly text: string | null
}

export interface ShownOrder extends ListedOrder {
  readonly history: readonly ShownStep[]
  readonly proofs: readonly Upload[]
  readonly actions: readonly ('answer' | 'accept' | 'return')[]
}

export interface NewOrderAsked {
  readonly officeId: string
  readonly text: string
  /** Working days. */
  readonly days: number
  readonly caseId?: string | undefined
  /** A card for which it is opened: body, post and case are then the card's. */
  readonly cardId?: string | undefined
}

/** 督办: what is to be put right by when, with proof. */
export interface Orders {
  /** Throws `order.not_found` for whoever has nothing to do with it. */
  order(orderId: string, actor: Actor): Promise<ShownOrder>
  /** Of one card, oldest first, at most 20. Throws `card.not_found` for whoever has nothing to do with it. */
  ordersOfCard(cardId: string, actor: Actor): Promise<readonly ListedOrder[]>
  /** By a supervisor, without a card or for one. Throws `supervision.not_duty`, `order.office_unknown`, `supervision.words`, `supervision.days`. */
  openOrder(
    actor: Actor,
    asked: NewOrderAsked,
    alongside?: (orderId: string) => readonly Statement[],
  ): Promise<ShownOrder>
  /** A paper that proves it: PDF or picture, at most ten of 20 MB. Throws `order.*`, `material.*`. */
  addProof(orderId: string, actor: Actor, file: { readonly name: string; readonly content: Readable }): Promise<Upload>
  /** Undefined when it is no proof of this order. */
  openProof(orderId: string, actor: Actor, uploadId: string): ReturnType<SupervisionContext['materials']['open']>
  /** With what was done and the proofs of it, at least one; absent: all that were uploaded. Throws `order.state`, `order.proof_unknown`, `order.proof_missing`. */
  answerOrder(
    orderId: string,
    actor: Actor,
    answer: { readonly text: string; readonly proofs?: readonly string[] | undefined },
    alongside?: readonly Statement[],
  ): Promise<ShownOrder>
  acceptOrder(orderId: string, actor: Actor, alongside?: readonly Statement[]): Promise<ShownOrder>
  returnOrder(
    orderId: string,
    actor: Actor,
    asked: { readonly text: string; readonly days: number },
    alongside?: readonly Statement[],
  ): Promise<ShownOrder>
  /** What waits for this body, nearest date first. */
  ordersWaiting(actor: Staff, paging?: Paging): Promise<Page<ListedOrder>>
  /** What this body was told of because nobody answered in time. */
  ordersEscalated(actor: Staff, paging?: Paging): Promise<Page<ListedOrder>>
  /** Of the region of a supervisor, newest first; `overdue` by date. Throws `supervision.not_duty`. */
  ordersOfRegion(
    actor: Staff,
    state?: 'waiting' | 'answered' | 'open' | 'closed' | 'overdue',
    paging?: Paging,
  ): Promise<Page<ListedOrder>>
}

/** What is taken as proof of an order. */
export const orderProofs = {
  filesMax: 10,
  maxBytes: 20_000_000,
  accept: ['application/pdf', 'image/jpeg', 'image/png'],
} as const
const proofMaterial = 'proof'
const ordersOfCardMax = 20
const phasesOf = { waiting: [0], answered: [1], open: [0, 1], closed: [2] } as const satisfies Record<
  string,
  readonly Phase[]
>

export function createOrders(context: SupervisionContext): Orders {
  const { platform, organizations, materials } = context
  const { db, keys, clock } = platform
  const listed = ({ sealed, ...order }: OrderRow): ListedOrder => ({
    ...order,
    text: openWords(keys, contextOf(order.orderId), sealed),
  })

  async function known(orderId: string, actor: Actor): Promise<{ readonly order: OrderRow; readonly staff: Staff }> {
    const order = isUuid(orderId) ? await findOrder(db, orderId) : undefined
    if (!order || !mayKnow(actor, { ...order, departmentId: null })) throw problem('order.not_found')
    return { order, staff: actor as Staff }
  }

  async function shown(orderId: string, actor: Actor): Promise<ShownOrder> {
    const { order, staff } = await known(orderId, actor)
    const [history, proofs] = await Promise.all([stepsOf(db, 'order', orderId), materials.uploadsOf(orderId)])
    return {
      ...listed(order),
      history: history.map((step) => shownStep(keys, 'order', orderId, step)),
      proofs,
      actions: actionsOf(order, staff),
    }
  }

  async function forAction(orderId: string, actor: Actor, action: ShownOrder['actions'][number]): Promise<OrderRow> {
    const { order, staff } = await known(orderId, actor)
    if (actionsOf(order, staff).includes(action)) return order
    const isTheirs =
      action === 'answer' ? mayAnswer(staff, { ...order, departmentId: null }) : supervises(staff, order.regionCode)
    throw problem(isTheirs ? 'order.state' : 'order.not_yours')
  }

  async function step(
    { orderId, steps }: OrderRow,
    kind: StepRow['kind'],
    actor: Actor,
    alongside: readonly Statement[],
    more: { readonly text?: string; readonly due?: string; readonly proofs?: readonly string[] } = {},
  ): Promise<ShownOrder> {
    const row = stepRow(platform, { of: 'order', id: orderId, steps, kind, actor, ...more })
    const timers = stageAnswerTimers(platform, 'order', [
      { id: orderId, due: kind === 'returned' ? (more.due ?? null) : null },
    ])
    try {
      await db.batch([...insertStep('order', orderId, row), ...timers, ...alongside])
    } catch (error) {
      if (violatedConstraint(error)?.startsWith('order_step')) throw problem('order.state')
      throw error
    }
    return shown(orderId, actor)
  }

  async function page(
    paging: Paging,
    read: (limit: number, after: string | undefined) => Promise<OrderRow[]>,
    cursorOf: (order: OrderRow) => string,
  ): Promise<Page<ListedOrder>> {
    const limit = bounded(paging.limit)
    const cut = pageOf(await read(limit + 1, paging.after), limit, cursorOf)
    return { ...cut, lines: cut.lines.map(listed) }
  }
  const byDay = ({ dueOn, orderId }: OrderRow) => cursor(dueOn, orderId)

  return {
    order: shown,
    async ordersOfCard(cardId, actor) {
      const [card] = isUuid(cardId) ? await findCards(db, [cardId]) : []
      if (!card || !mayKnow(actor, card)) throw problem('card.not_found')
      return (await ordersOfCard(db, cardId, ordersOfCardMax)).map(listed)
    },
    async openOrder(actor, { text, days, cardId, ...asked }, alongside = () => []) {
      const [card] = cardId !== undefined && isUuid(cardId) ? await findCards(db, [cardId]) : []
      if (cardId !== undefined && (!card || !supervises(actor, card.regionCode))) throw problem('card.not_found')
      const { officeId, caseId = null, postId } = card ?? { ...asked, postId: null }
      const office = isUuid(officeId) ? await organizations.findDepartment(officeId) : undefined
      if (actor.kind !== 'staff' || !actor.duties.includes('supervise')) throw problem('supervision.not_duty')
      if (!office || !supervises(actor, office.regionCode)) throw officeUnknown()
      const now = clock.now()
      const orderId = uuidV7(now.getTime())
      const dueOn = await dayAfter(context, office.regionCode, parseDays(days))
      const sealed = sealWords(keys, contextOf(orderId), parseWords(text))
      const order = {
        ...{ orderId, officeId, dueOn, sealed, regionCode: office.regionCode, openedAt: now, ...actorReference(actor) },
        number: orderNumberOf(orderId, dueOn.slice(0, 4)),
        cardId: card?.cardId ?? null,
        caseId: caseId !== null && isUuid(caseId) ? caseId : null,
        postId,
      }
      const timers = stageAnswerTimers(platform, 'order', [{ id: orderId, due: dueOn }])
      await db.batch([insertOrders([order]), ...timers, ...alongside(orderId)])
      return shown(orderId, actor)
    },
    async addProof(orderId, actor, { name, content }) {
      await forAction(orderId, actor, 'answer')
      const upload = await materials.receive({
        ...{ subjectId: orderId, materialId: proofMaterial, fileName: name, content },
        ...{ accept: orderProofs.accept, bytesMax: orderProofs.maxBytes, filesMax: orderProofs.filesMax },
      })
      try {
        // While the file came in the order may have been answered and accepted: what was accepted gets nothing more.
        await forAction(orderId, actor, 'answer')
        return upload
      } catch (error) {
        await materials.remove(orderId, upload.uploadId)
        throw error
      }
    },
    async openProof(orderId, actor, uploadId) {
      await known(orderId, actor)
      return materials.open(orderId, uploadId)
    },
    async answerOrder(orderId, actor, { text, proofs: named }, alongside = []) {
      const order = await forAction(orderId, actor, 'answer')
      const uploaded = new Set((await materials.uploadsOf(orderId)).map(({ uploadId }) => uploadId))
      const proofs = named ?? [...uploaded]
      if (proofs.length === 0) throw problem('order.proof_missing')
      if (proofs.some((proof) => !uploaded.has(proof))) throw problem('order.proof_unknown')
      return step(order, 'answered', actor, alongside, { text: parseWords(text), proofs })
    },
    async acceptOrder(orderId, actor, alongside = []) {
      return step(await forAction(orderId, actor, 'accept'), 'accepted', actor, alongside)
    },
    async returnOrder(orderId, actor, { text, days }, alongside = []) {
      const order = await forAction(orderId, actor, 'return')
      const due = await dayAfter(context, order.regionCode, parseDays(days))
      return step(order, 'returned', actor, alongside, { text: parseWords(text), due })
    },
    ordersWaiting: (actor, paging = {}) =>
      page(
        paging,
        (limit, after) => waitingOrders(db, 'office_id', actor.departmentId, limit, parseCursor(after)),
        byDay,
      ),
    ordersEscalated: (actor, paging = {}) =>
      page(
        paging,
        (limit, after) => waitingOrders(db, 'superior_id', actor.departmentId, limit, parseCursor(after)),
        byDay,
      ),
    async ordersOfRegion(actor, state, paging = {}) {
      if (!supervises(actor, actor.regionCode)) throw problem('supervision.not_duty')
      const scope = scopeOf(actor.regionCode)
      if (state === 'overdue') {
        const today = dayOf(clock.now())
        return page(paging, (limit, after) => overdueOrders(db, scope, today, limit, parseCursor(after)), byDay)
      }
      const phases = state ? phasesOf[state] : ([0, 1, 2] as const)
      const read = (limit: number, after: string | undefined) =>
        ordersOfScope(db, scope, phases, limit, after !== undefined && isUuid(after) ? after : undefined)
      return page(paging, read, ({ orderId }) => orderId)
    },
  }
}

/** With the field that it is about, so that a form can say it there. */
function officeUnknown(): Error {
  const { code, sentence } = problem('order.office_unknown')
  return problem('order.office_unknown', {}, undefined, [{ field: 'officeId', code, sentence }])
}

const contextOf = (orderId: string): string => `supervision/order/${orderId}`

function actionsOf(order: OrderRow, staff: Staff): ShownOrder['actions'] {
  const { status } = order
  if (status === 'answered' && supervises(staff, order.regionCode)) return ['accept', 'return']
  const waits = status === 'open' || status === 'returned' || status === 'escalated'
  return waits && mayAnswer(staff, { ...order, departmentId: null }) ? ['answer'] : []
}
