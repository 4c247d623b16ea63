import type { Readable } from 'node:stream'
import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/calendar.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Upload } from '../materials/index.ts'
import { stageAnswerTimers } from './answer-timers.ts'
import type { SupervisionContext } from './context.ts'
import { overtaken, problem } from './errors.ts'
import { type NewOrderAsked, openOrder, orderContext } from './open-order.ts'
import { bounded, cursor, type Page, type Paging, pageOf, parseCursor, scopeOf } from './paging.ts'
import { isOvertaken, isOvertakenNow, type MaybeRead, type Read, type ReturnAsked, requireJudging } from './reading.ts'
import { mayAnswer, mayKnow, type Staff, supervises } from './rules/access.ts'
import { type Barred, barredFrom } from './rules/judging.ts'
import { findCards, type Phase } from './store-cards.ts'
import { findOrder, type OrderRow, ordersOfCard, ordersOfScope, overdueOrders, waitingOrders } from './store-orders.ts'
import { insertStep, type StepRow, stepsOf } from './store-steps.ts'
import { dayAfter, openWords, parseDays, parseWords, type ShownStep, shownStep, stepRow } from './words.ts'

export interface ListedOrder extends Omit<OrderRow, 'sealed'> {
  /** What is asked, in the supervisor's words; null: the sentence of its card says it. */
  readonly text: string | null
}

export interface ShownOrder extends ListedOrder {
  readonly history: readonly ShownStep[]
  readonly proofs: readonly Upload[]
  readonly actions: readonly ('answer' | 'accept' | 'return')[]
  /** Why this supervisor does not judge the answer that waits; null: nothing keeps her from it. */
  readonly barred: Barred | null
}

export interface OrderAnswerGiven extends MaybeRead {
  readonly text: string
  readonly proofs?: readonly string[] | undefined
}

/** 督办: what is to be put right by when, with proof. */
export interface Orders {
  /** Throws `order.not_found` for whoever has nothing to do with it. */
  order(orderId: string, actor: Actor): Promise<ShownOrder>
  /** Of one card, newest first, at most 20. Throws `card.not_found` for whoever has nothing to do with it. */
  ordersOfCard(cardId: string, actor: Actor): Promise<readonly ListedOrder[]>
  /**
   * By a supervisor, without a card or for one. Throws `supervision.not_duty`, `order.office_unknown`, `order.case_unknown`, `order.open_already`,
   * `supervision.words`, `supervision.days`.
   */
  openOrder(
    actor: Actor,
    asked: NewOrderAsked,
    alongside?: (orderId: string) => readonly Statement[],
  ): Promise<ShownOrder>
  /** A paper that proves it: PDF or picture, at most ten of 20 MB. Throws `order.*`, `material.*`. */
  addProof(orderId: string, actor: Actor, file: { readonly name: string; readonly content: Readable }): Promise<Upload>
  /** Undefined when it is no proof of this order. */
  openProof(orderId: string, actor: Actor, uploadId: string): ReturnType<SupervisionContext['materials']['open']>
  /**
   * With what was done and the proofs of it, at least one; absent: all that were uploaded. Throws, as the two below, `order.state` and
   * `order.changed_meanwhile`; `order.proof_unknown`, `order.proof_missing`.
   */
  answerOrder(
    orderId: string,
    actor: Actor,
    answer: OrderAnswerGiven,
    alongside?: readonly Statement[],
  ): Promise<ShownOrder>
  /** By a supervisor: the answer that was read stands. Throws `order.own_answer`, `order.own_body`. */
  acceptOrder(orderId: string, actor: Actor, read: Read, alongside?: readonly Statement[]): Promise<ShownOrder>
  /** By a supervisor. Throws `order.own_answer`, `order.own_body`, `supervision.words`, `supervision.days`. */
  returnOrder(orderId: string, actor: Actor, asked: ReturnAsked, alongside?: readonly Statement[]): Promise<ShownOrder>
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
  const { platform, materials } = context
  const { db, keys, clock } = platform
  const listed = ({ sealed, ...order }: OrderRow): ListedOrder => ({
    ...order,
    text: openWords(keys, orderContext(order.orderId), sealed),
  })

  async function known(orderId: string, actor: Actor): Promise<{ readonly order: OrderRow; readonly staff: Staff }> {
    const order = isUuid(orderId) ? await findOrder(db, orderId) : undefined
    if (!order || !mayKnow(actor, { ...order, departmentId: null })) throw problem('order.not_found')
    return { order, staff: actor as Staff }
  }

  async function shown(orderId: string, actor: Actor): Promise<ShownOrder> {
    const { order, staff } = await known(orderId, actor)
    const [steps, proofs] = await Promise.all([stepsOf(db, 'order', orderId), materials.uploadsOf(orderId)])
    const judges = order.status === 'answered' && supervises(staff, order.regionCode)
    const barred = (judges && barredFrom(staff, order.officeId, steps)) || null
    return {
      ...listed(order),
      history: steps.map((step) => shownStep(keys, 'order', orderId, step)),
      proofs,
      actions: isAnswerable(order, staff) ? ['answer'] : judges && !barred ? ['accept', 'return'] : [],
      barred,
    }
  }

  async function forAnswer(orderId: string, actor: Actor, expected?: number): Promise<OrderRow> {
    const { order, staff } = await known(orderId, actor)
    if (!mayAnswer(staff, { ...order, departmentId: null })) throw problem('order.not_yours')
    if (isOvertaken(order, expected)) throw overtaken('order')
    if (!isAnswerable(order, staff)) throw problem('order.state')
    return order
  }

  async function forJudging(orderId: string, actor: Actor, read: Read): Promise<OrderRow> {
    const { order, staff } = await known(orderId, actor)
    requireJudging('order', staff, order, await stepsOf(db, 'order', orderId), read)
    return order
  }

  async function step(
    { orderId, steps }: OrderRow,
    kind: Exclude<StepRow['kind'], 'escalated'>,
    actor: Actor,
    alongside: readonly Statement[],
    more: { readonly text?: string; readonly due?: string; readonly proofs?: readonly string[] } = {},
  ): Promise<ShownOrder> {
    const row = stepRow(platform, { of: 'order', id: orderId, steps, kind, actor, ...more })
    const timers = stageAnswerTimers(platform, 'order', [{ id: orderId, due: more.due ?? null }])
    try {
      await db.batch([...insertStep('order', orderId, row), ...timers, ...alongside])
    } catch (error) {
      if (isOvertakenNow('order', error)) throw overtaken('order')
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
    async openOrder(actor, asked, alongside) {
      return shown(await openOrder(context, actor, asked, alongside), actor)
    },
    async addProof(orderId, actor, { name, content }) {
      await forAnswer(orderId, actor)
      const upload = await materials.receive({
        ...{ subjectId: orderId, materialId: proofMaterial, fileName: name, content },
        ...{ accept: orderProofs.accept, bytesMax: orderProofs.maxBytes, filesMax: orderProofs.filesMax },
      })
      try {
        // While the file came in the order may have been answered and accepted: what was accepted gets nothing more.
        await forAnswer(orderId, actor)
        return upload
      } catch (error) {
        // An answer of that very moment may name it already: then it is its proof.
        const steps = await stepsOf(db, 'order', orderId)
        if (steps.some(({ proofs }) => proofs.includes(upload.uploadId))) return upload
        await materials.remove(orderId, upload.uploadId)
        throw error
      }
    },
    async openProof(orderId, actor, uploadId) {
      await known(orderId, actor)
      return materials.open(orderId, uploadId)
    },
    async answerOrder(orderId, actor, { text, proofs: named, expectedSequence }, alongside = []) {
      const order = await forAnswer(orderId, actor, expectedSequence)
      const uploaded = new Set((await materials.uploadsOf(orderId)).map(({ uploadId }) => uploadId))
      const proofs = named ?? [...uploaded]
      if (proofs.length === 0) throw problem('order.proof_missing')
      if (proofs.some((proof) => !uploaded.has(proof))) throw problem('order.proof_unknown')
      return step(order, 'answered', actor, alongside, { text: parseWords(text), proofs })
    },
    async acceptOrder(orderId, actor, read, alongside = []) {
      return step(await forJudging(orderId, actor, read), 'accepted', actor, alongside)
    },
    async returnOrder(orderId, actor, asked, alongside = []) {
      const order = await forJudging(orderId, actor, asked)
      const due = await dayAfter(context, order.regionCode, parseDays(asked.days))
      return step(order, 'returned', actor, alongside, { text: parseWords(asked.text), due })
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

function isAnswerable(order: OrderRow, staff: Staff): boolean {
  const waits = order.status === 'open' || order.status === 'returned' || order.status === 'escalated'
  return waits && mayAnswer(staff, { ...order, departmentId: null })
}
