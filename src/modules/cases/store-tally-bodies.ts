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

/** The months (YYYY-MM) in which a competent body did something. Plan: for each day one descent of tally_pk, and the deltas of the last seconds. */
export async function monthsOfWork(
  db: Database,
  { regionCode, from, through, departmentId }: BodiesQuestion & { readonly departmentId: string },
): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ month: string }>({
    name: 'cases.tally.months_of_work',
    text: `select distinct to_char(asked.day, 'YYYY-MM') as month
           from generate_series($2::date, $3::date, interval '1 day') as asked(day)
           where exists (select from cases.tally t where t.region_code = $1 and t.day = asked.day::date and t.department_id = $4::uuid)
           union
           select to_char(day, 'YYYY-MM') from cases.tally_delta
           where region_code = $1 and day between $2::date and $3::date and department_id = $4::uuid`,
    values: [regionCode, from, through, departmentId],
  })
  return new Set(rows.map(({ month }) => month))
}

/** The day on which a region's own bodies did something first. Plan: the first row of its range of tally_pk, and the deltas of the last seconds. */
export async function firstDayOfWork(db: Database, regionCode: string): Promise<string | undefined> {
  const [row] = await db.query<{ day: string | null }>({
    name: 'cases.tally.first_day',
    text: `select least((select day from cases.tally where region_code = $1 order by day limit 1),
                        (select day from cases.tally_delta where region_code = $1 order by day limit 1)) as day`,
    values: [regionCode],
  })
  return row?.day ?? undefined
}
