import type { ActorReference } from '../../kernel/actor.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'

/** Cards and orders are answered in the same way: their tables, and how their columns are called. */
export const stepTables = {
  card: { table: 'card', steps: 'card_step', id: 'card_id', due: 'answer_by' },
  order: { table: 'correction_order', steps: 'order_step', id: 'order_id', due: 'due_on' },
} as const
export type Stepped = keyof typeof stepTables

export interface StepRow extends ActorReference {
  readonly sequence: number
  readonly kind: 'answered' | 'accepted' | 'returned' | 'escalated'
  readonly at: Date
  readonly postId: string | null
  readonly departmentId: string | null
  /** Returned: the new last day. */
  readonly due: string | null
  readonly proofs: readonly string[]
  readonly sealed: Buffer | null
}

/**
 * What the step makes of the card or order, and the step. Two at once meet in the primary key of the steps; the card is locked first, as an
 * escalation does.
 */
export function insertStep(of: Stepped, id: string, step: StepRow): Statement[] {
  const { table, steps, id: key, due } = stepTables[of]
  const proofs = of === 'order'
  return [
    {
      name: `supervision.${table}.step`,
      text: `update supervision.${table} set status = $2, steps = $3, ${due} = coalesce($4::date, ${due}) where ${key} = $1 and steps = $3::integer - 1`,
      values: [id, step.kind, step.sequence, step.due],
    },
    {
      name: `supervision.${steps}.insert`,
      text: `insert into supervision.${steps}
               (${key}, sequence, kind, at, actor_kind, actor_id, post_id, department_id, ${due}, sealed${proofs ? ', proofs' : ''})
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10${proofs ? ', $11' : ''})`,
      values: [
        ...[id, step.sequence, step.kind, step.at, step.actorKind, step.actorId, step.postId, step.departmentId],
        ...[step.due, step.sealed, ...(proofs ? [step.proofs] : [])],
      ],
    },
  ]
}

export async function stepsOf(db: Database, of: Stepped, id: string): Promise<StepRow[]> {
  const { steps, id: key, due } = stepTables[of]
  return db.query<StepRow & Record<string, unknown>>({
    name: `supervision.${steps}.of`,
    text: `select sequence, kind, at, actor_kind as "actorKind", actor_id as "actorId", post_id as "postId",
             department_id as "departmentId", ${due} as due, ${of === 'order' ? 'proofs' : 'array[]::uuid[] as proofs'}, sealed
           from supervision.${steps} where ${key} = $1 order by sequence`,
    values: [id],
  })
}

/** What is to be escalated: still without an answer, at the step at which it was looked at. */
export interface Overdue {
  readonly id: string
  readonly steps: number
  readonly superiorId: string | null
}

/** All that still stands so, in one statement: what was answered meanwhile is left alone. */
export function escalateAll(of: Stepped, overdue: readonly Overdue[], at: Date, job: string): Statement {
  const { table, steps, id } = stepTables[of]
  return {
    name: `supervision.${table}.escalate`,
    text: `with late as (
             update supervision.${table} t
             set status = 'escalated', steps = t.steps + 1, superior_id = late.superior_id${of === 'card' ? ', unanswered = true' : ''}
             from unnest($1::uuid[], $2::integer[], $3::uuid[]) as late(id, steps, superior_id)
             where t.${id} = late.id and t.steps = late.steps and t.status in ('raised', 'open', 'returned')
             returning t.${id}, t.steps
           )
           insert into supervision.${steps} (${id}, sequence, kind, at, actor_kind, actor_id${of === 'order' ? ', proofs' : ''})
           select ${id}, steps, 'escalated', $4, 'system', $5${of === 'order' ? `, '{}'` : ''} from late`,
    values: [
      overdue.map((one) => one.id),
      overdue.map((one) => one.steps),
      overdue.map(({ superiorId }) => superiorId),
      at,
      job,
    ],
  }
}
