import { CompiledQuery, type Transaction } from 'kysely'
import type { ActorReference } from '../../kernel/actor.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { TicketState, TicketStep } from './rules/ticket.ts'

/** One row of `evaluations.ticket`. */
export interface TicketRow {
  readonly ticketId: string
  readonly evaluationId: string
  readonly ownerHash: string
  readonly regionCode: string
  readonly departmentId: string
  readonly itemId: string
  readonly channel: string
  readonly node: string
  readonly grade: number
  readonly reasons: readonly string[]
  readonly evaluatedOn: string
  readonly sealedLink: Buffer
  readonly state: string
  readonly sequence: number
  readonly dueOn: string | null
  readonly isOverdue: boolean
  readonly isTold: boolean
}

export type StoredStep = TicketStep &
  ActorReference & { readonly sequence: number; readonly sealedText: Buffer | null; readonly at: Date }

export function insertTicket(row: TicketRow): Statement {
  return {
    name: 'evaluations.ticket.insert',
    text: `insert into evaluations.ticket
             (ticket_id, evaluation_id, owner_hash, region_code, department_id, item_id, channel, node, grade, reasons, evaluated_on,
              sealed_link, state, sequence, due_on, is_overdue, is_told)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    values: [
      row.ticketId,
      row.evaluationId,
      row.ownerHash,
      row.regionCode,
      row.departmentId,
      row.itemId,
      row.channel,
      row.node,
      row.grade,
      row.reasons,
      row.evaluatedOn,
      row.sealedLink,
      row.state,
      row.sequence,
      row.dueOn,
      row.isOverdue,
      row.isTold,
    ],
  }
}

export function insertStep(ticketId: string, step: StoredStep): Statement {
  return {
    name: 'evaluations.ticket_step.insert',
    text: `insert into evaluations.ticket_step (ticket_id, sequence, type, data, sealed_text, actor_kind, actor_id, at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      ticketId,
      step.sequence,
      step.type,
      JSON.stringify(step.data),
      step.sealedText,
      step.actorKind,
      step.actorId,
      step.at,
    ],
  }
}

export function updateTicket(ticketId: string, sequence: number, state: TicketState): Statement {
  return {
    name: 'evaluations.ticket.update',
    text: `update evaluations.ticket set state = $2, sequence = $3, due_on = $4, is_overdue = $5, is_told = $6 where ticket_id = $1`,
    values: [ticketId, state.state, sequence, state.dueOn, state.overdue, state.told],
  }
}

const columns = `ticket_id as "ticketId", evaluation_id as "evaluationId", owner_hash as "ownerHash", region_code as "regionCode",
  department_id as "departmentId", item_id as "itemId", channel, node, grade, reasons, evaluated_on as "evaluatedOn",
  sealed_link as "sealedLink", state, sequence, due_on as "dueOn", is_overdue as "isOverdue", is_told as "isTold"`

type Row = TicketRow & Record<string, unknown>

export async function findTicket(db: Database, ticketId: string): Promise<TicketRow | undefined> {
  const [row] = await db.query<Row>({
    name: 'evaluations.ticket.find',
    text: `select ${columns} from evaluations.ticket where ticket_id = $1`,
    values: [ticketId],
  })
  return row
}

/** In the batch that writes the look, so that nothing is opened without its line. */
export function selectLink(ticketId: string): Statement {
  return {
    name: 'evaluations.ticket.link',
    text: 'select sealed_link from evaluations.ticket where ticket_id = $1',
    values: [ticketId],
  }
}

export async function stepsOf(db: Database, ticketId: string): Promise<StoredStep[]> {
  const rows = await db.query({
    name: 'evaluations.ticket_step.list',
    text: `select sequence, type, data, sealed_text as "sealedText", actor_kind as "actorKind", actor_id as "actorId", at
           from evaluations.ticket_step where ticket_id = $1 order by sequence`,
    values: [ticketId],
  })
  return rows as unknown as StoredStep[]
}

/** Of one case, at most ten; first what is still under way. */
export async function ticketsOfOwner(db: Database, ownerHash: string): Promise<TicketRow[]> {
  return db.query<Row>({
    name: 'evaluations.ticket.of_owner',
    text: `select ${columns} from evaluations.ticket where owner_hash = $1
           order by state in ('closed', 'withdrawn'), ticket_id desc limit 10`,
    values: [ownerHash],
  })
}

/** What waits for the bureau of a region, by date; without tickets about the body that asks. Plan: a range of ticket_bureau. */
export async function waitingTickets(
  db: Database,
  question: { readonly regionPrefix: string; readonly notOf: string; readonly limit: number; readonly after: Place },
): Promise<TicketRow[]> {
  const { regionPrefix, notOf, limit, after } = question
  return db.query<Row>({
    name: 'evaluations.ticket.waiting',
    text: `select ${columns} from evaluations.ticket
           where starts_with(region_code, $1) and state in ('calling', 'reviewing') and department_id <> $2
             and (due_on, ticket_id) > ($4::date, $5::uuid)
           order by due_on, ticket_id limit $3`,
    values: [regionPrefix, notOf, limit, after.dueOn, after.ticketId],
  })
}

/** A place in a list by date. */
export interface Place {
  readonly dueOn: string
  readonly ticketId: string
}

/** What an office was told of: what it must still put right first, by date, then what is over, newest first. Plan: ticket_office. */
export async function officeTickets(
  db: Database,
  departmentId: string,
  open: boolean,
  limit: number,
): Promise<TicketRow[]> {
  return db.query<Row>({
    name: `evaluations.ticket.office_${open ? 'open' : 'over'}`,
    text: `select ${columns} from evaluations.ticket
           where department_id = $1 and is_told and (state = 'rectifying') = $2
           order by ${open ? 'due_on, ticket_id' : 'ticket_id desc'} limit $3`,
    values: [departmentId, open, limit],
  })
}

/** Over their limit, longest first. Plan: a range of ticket_overdue. */
export async function overdueTickets(db: Database, regionPrefix: string, limit: number): Promise<TicketRow[]> {
  return db.query<Row>({
    name: 'evaluations.ticket.overdue',
    text: `select ${columns} from evaluations.ticket
           where starts_with(region_code, $1) and is_overdue and state in ('calling', 'reviewing', 'rectifying')
           order by due_on, ticket_id limit $2`,
    values: [regionPrefix, limit],
  })
}

type Snapshot = Transaction<Record<string, never>>

/** The next tickets by id with their steps; in the snapshot of a recount. */
export async function ticketsToCount(snapshot: Snapshot, after: string, limit: number) {
  const tickets = await snapshot.executeQuery<Row>(
    CompiledQuery.raw(`select ${columns} from evaluations.ticket where ticket_id > $1 order by ticket_id limit $2`, [
      after,
      limit,
    ]),
  )
  const steps = await snapshot.executeQuery<TicketStep & { readonly ticketId: string }>(
    CompiledQuery.raw(
      `select ticket_id as "ticketId", type, data from evaluations.ticket_step where ticket_id = any($1) order by ticket_id, sequence`,
      [tickets.rows.map(({ ticketId }) => ticketId)],
    ),
  )
  const stepsOfTicket = Map.groupBy(steps.rows, ({ ticketId }) => ticketId)
  return tickets.rows.map((ticket) => ({ ticket, steps: stepsOfTicket.get(ticket.ticketId) ?? [] }))
}
