import type { ActorReference } from '../../kernel/actor.ts'
import type { Database } from '../../platform/db/database.ts'
import { type Column, insertRows } from '../../platform/db/insert-rows.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { type Cursor, inScope, type Scope } from './paging.ts'
import { firstDay, highestId, lowestId, type Phase } from './store-cards.ts'

/** One row of `supervision.correction_order`. */
export interface OrderRow extends ActorReference {
  readonly orderId: string
  readonly number: string
  /** Of a red card; null: a supervisor wrote it without one. */
  readonly cardId: string | null
  readonly caseId: string | null
  readonly regionCode: string
  readonly officeId: string
  readonly postId: string | null
  readonly openedAt: Date
  /** What is asked, in the supervisor's words; null: the sentence of the card says it. */
  readonly sealed: Buffer | null
  readonly dueOn: string
  readonly status: 'open' | 'answered' | 'accepted' | 'returned' | 'escalated'
  readonly superiorId: string | null
  readonly steps: number
}
export type NewOrder = Omit<OrderRow, 'status' | 'superiorId' | 'steps'>

// biome-ignore format: the table is read by column
const newColumns: readonly Column<NewOrder>[] = [
  ['order_id',    'uuid',        (order) => order.orderId],
  ['number',      'text',        (order) => order.number],
  ['card_id',     'uuid',        (order) => order.cardId],
  ['case_id',     'uuid',        (order) => order.caseId],
  ['region_code', 'text',        (order) => order.regionCode],
  ['office_id',   'uuid',        (order) => order.officeId],
  ['post_id',     'uuid',        (order) => order.postId],
  ['opened_at',   'timestamptz', (order) => order.openedAt],
  ['actor_kind',  'text',        (order) => order.actorKind],
  ['actor_id',    'text',        (order) => order.actorId],
  ['sealed',      'bytea',       (order) => order.sealed],
  ['due_on',      'date',        (order) => order.dueOn],
  ['status',      'text',        () => 'open'],
]

/** The order of a red card has an id that follows from the card: written twice it is one. */
export function insertOrders(orders: readonly NewOrder[]): Statement {
  return insertRows(
    {
      name: 'supervision.correction_order.insert',
      table: 'supervision.correction_order',
      columns: newColumns,
      onConflict: 'on conflict on constraint correction_order_pk do nothing',
    },
    orders,
  )
}

/**
 * In front of an order that is opened for a card: there is none that is not done. The row of the card is held till the end, so that two who open one at the same
 * moment come one after the other. Plan: the primary key of the card's month, `correction_order_card` of each month.
 */
export function requireNoOpenOrder(cardId: string): Statement[] {
  return [
    {
      name: 'supervision.card.hold',
      text: 'select 1 from supervision.card where card_id = $1 for update',
      values: [cardId],
    },
    {
      name: 'supervision.correction_order.none_open',
      text: `select platform.require(not exists (
               select from supervision.correction_order where card_id = $1 and phase < 2), '${noOpenOrder}')`,
      values: [cardId],
    },
  ]
}
export const noOpenOrder = 'card_without_open_order'

const columns = `order_id as "orderId", number, card_id as "cardId", case_id as "caseId", region_code as "regionCode", office_id as "officeId",
  post_id as "postId", opened_at as "openedAt", actor_kind as "actorKind", actor_id as "actorId", sealed, due_on as "dueOn", status,
  superior_id as "superiorId", steps`

type Row = OrderRow & Record<string, unknown>
type Asking = Pick<Database, 'query'>

export async function findOrder(db: Asking, orderId: string): Promise<OrderRow | undefined> {
  const [row] = await db.query<Row>({
    name: 'supervision.correction_order.find',
    text: `select ${columns} from supervision.correction_order where order_id = $1`,
    values: [orderId],
  })
  return row
}

/** What waits for a body, or what it was told of as superior; nearest date first. Plan: an ordered scan of the index of each, a page. */
export async function waitingOrders(
  db: Asking,
  by: 'office_id' | 'superior_id',
  departmentId: string,
  limit: number,
  after: Cursor | undefined,
): Promise<OrderRow[]> {
  return db.query<Row>({
    name: `supervision.correction_order.waiting_${by}`,
    text: `select ${columns} from supervision.correction_order
           where ${by} = $1 and phase = 0 and (due_on, order_id) > ($2::date, $3::uuid)
           order by due_on, order_id limit $4`,
    values: [departmentId, after?.at ?? firstDay, after?.id ?? lowestId, limit],
  })
}

/** Of one card: its own, and what a supervisor opened besides, the newest first. Plan: `correction_order_card` of each month. */
export async function ordersOfCard(db: Asking, cardId: string, limit: number): Promise<OrderRow[]> {
  return db.query<Row>({
    name: 'supervision.correction_order.of_card',
    text: `select ${columns} from supervision.correction_order where card_id = $1 order by order_id desc limit $2`,
    values: [cardId, limit],
  })
}

/** A region's orders that wait and whose day is over, nearest date first. Plan: an ordered scan of `correction_order_due_…`, a page. */
export async function overdueOrders(
  db: Asking,
  scope: Scope,
  today: string,
  limit: number,
  after: Cursor | undefined,
): Promise<OrderRow[]> {
  return db.query<Row>({
    name: `supervision.correction_order.overdue_${scope.length}`,
    text: `select ${columns} from supervision.correction_order
           where ${inScope(scope, '$1')} and phase = 0 and due_on < $2::date and (due_on, order_id) > ($3::date, $4::uuid)
           order by due_on, order_id limit $5`,
    values: [scope.prefix, today, after?.at ?? firstDay, after?.id ?? lowestId, limit],
  })
}

/** A region's orders, newest first. Plan: for each phase an ordered scan of the index of the scope, a page. */
export async function ordersOfScope(
  db: Asking,
  scope: Scope,
  phases: readonly Phase[],
  limit: number,
  after: string | undefined,
): Promise<OrderRow[]> {
  return db.query<Row>({
    name: `supervision.correction_order.of_scope_${scope.length}`,
    text: `select ${columns} from unnest($2::smallint[]) as wanted(wanted_phase) cross join lateral (
             select * from supervision.correction_order
             where ${inScope(scope, '$1')} and phase = wanted_phase and order_id < $3 order by order_id desc limit $4
           ) found order by order_id desc limit $4`,
    values: [scope.prefix, phases, after ?? highestId, limit],
  })
}
