import type { Database } from '../../platform/db/database.ts'
import type { Measure } from './rules/tally.ts'

/** What a region's own bodies did. Days are both included. */
export interface BodiesQuestion {
  readonly regionCode: string
  readonly from: string
  readonly through: string
}

/** Sums by competent body of one region. Plan: a range of tally_pk, and the deltas of the last seconds. */
export async function sumTallyByBody(
  db: Database,
  { regionCode, from, through }: BodiesQuestion,
): Promise<Map<string, Map<Measure, number>>> {
  const part = (table: string) => `select department_id, measure, amount from cases.${table}
             where region_code = $1 and day between $2::date and $3::date`
  const rows = await db.query<{ departmentId: string; measure: Measure; amount: number }>({
    name: 'cases.tally.sum_by_body',
    text: `select department_id as "departmentId", measure, sum(amount)::bigint as amount
           from (${part('tally')} union all ${part('tally_delta')}) counted
           group by 1, 2 having sum(amount) <> 0 order by 1, 2`,
    values: [regionCode, from, through],
  })
  const bodies = new Map<string, Map<Measure, number>>()
  for (const { departmentId, measure, amount } of rows) {
    const own = bodies.get(departmentId) ?? new Map<Measure, number>()
    bodies.set(departmentId, own.set(measure, amount))
  }
  return bodies
}
