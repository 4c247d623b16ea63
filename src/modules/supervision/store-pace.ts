import type { Database } from '../../platform/db/database.ts'
import { type Column, insertRows } from '../../platform/db/insert-rows.ts'
import type { Statement } from '../../platform/db/statement.ts'

/** One row of `supervision.quick_decision`. */
export interface QuickRow {
  readonly postId: string
  /** The beginning of the clock hour in which it was decided. */
  readonly hour: Date
  readonly caseId: string
  readonly sequence: number
  readonly decidedAt: Date
  /** Between acceptance and decision, rounded up. */
  readonly seconds: number
  readonly officeId: string
  readonly regionCode: string
  readonly departmentId: string
  readonly itemId: string
  readonly channel: string
}

const hourMs = 3_600_000

/** Hours of Asia/Shanghai begin where those of UTC do. */
export function hourOf(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / hourMs) * hourMs)
}

export function endOfHour(hour: Date): Date {
  return new Date(hour.getTime() + hourMs)
}

// biome-ignore format: the table is read by column
const columns: readonly Column<QuickRow>[] = [
  ['post_id',       'uuid',        (row) => row.postId],
  ['hour',          'timestamptz', (row) => row.hour],
  ['case_id',       'uuid',        (row) => row.caseId],
  ['sequence',      'integer',     (row) => row.sequence],
  ['decided_at',    'timestamptz', (row) => row.decidedAt],
  ['seconds',       'integer',     (row) => row.seconds],
  ['office_id',     'uuid',        (row) => row.officeId],
  ['region_code',   'text',        (row) => row.regionCode],
  ['department_id', 'uuid',        (row) => row.departmentId],
  ['item_id',       'uuid',        (row) => row.itemId],
  ['channel',       'text',        (row) => row.channel],
]

export function insertQuick(rows: readonly QuickRow[]): Statement {
  return insertRows(
    {
      name: 'supervision.quick_decision.insert',
      table: 'supervision.quick_decision',
      columns,
      onConflict: 'on conflict on constraint quick_decision_pk do nothing',
    },
    rows,
  )
}

const perHourMax = 100_000

/** All of these hours, in the order in which they were decided. Plan: ranges of `quick_decision_pk`. */
export async function quickOfHours(db: Database, hours: readonly Date[]): Promise<QuickRow[]> {
  return db.query<QuickRow & Record<string, unknown>>({
    name: 'supervision.quick_decision.of_hours',
    text: `select post_id as "postId", hour, case_id as "caseId", sequence, decided_at as "decidedAt", seconds, office_id as "officeId",
             region_code as "regionCode", department_id as "departmentId", item_id as "itemId", channel
           from supervision.quick_decision where hour = any($1::timestamptz[])
           order by hour, post_id, decided_at, case_id limit ${perHourMax}`,
    values: [hours],
  })
}
