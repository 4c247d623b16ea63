import { CompiledQuery, type Transaction } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import { type Insertion, insertRows } from '../../platform/db/insert-rows.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { EvaluationMeasure } from './rules/tally.ts'

/** What a number is kept by. */
export interface TallyPlace {
  readonly regionCode: string
  /** The day of the first evaluation. */
  readonly day: string
  readonly departmentId: string
  readonly itemId: string
  readonly channel: string
  readonly node: string
}

export interface TallyRow extends TallyPlace {
  readonly measure: EvaluationMeasure
  readonly amount: number
}

const insertion: Insertion<TallyRow> = {
  name: 'evaluations.tally.insert',
  table: 'evaluations.tally_delta',
  columns: [
    ['region_code', 'text', ({ regionCode }) => regionCode],
    ['day', 'date', ({ day }) => day],
    ['department_id', 'uuid', ({ departmentId }) => departmentId],
    ['item_id', 'uuid', ({ itemId }) => itemId],
    ['channel', 'text', ({ channel }) => channel],
    ['node', 'text', ({ node }) => node],
    ['measure', 'text', ({ measure }) => measure],
    ['amount', 'integer', ({ amount }) => amount],
  ],
}

export function insertTally(rows: readonly TallyRow[]): Statement {
  return insertRows(insertion, rows)
}

const key = 'region_code, day, department_id, item_id, channel, node, measure'

/** Folds the oldest deltas into the sums in one statement, so that a reader of both sees each number once. Returns how many were taken. */
export async function foldTally(db: Database, limit: number): Promise<number> {
  const [row] = await db.query<{ taken: number }>({
    name: 'evaluations.tally.fold',
    text: `with taken as (
             delete from evaluations.tally_delta where id in (select id from evaluations.tally_delta order by id limit $1)
             returning ${key}, amount
           ), folded as (
             insert into evaluations.tally as t (${key}, amount)
             select ${key}, sum(amount) from taken group by ${key} order by ${key}
             on conflict on constraint tally_pk do update set amount = t.amount + excluded.amount
           )
           select count(*)::integer as taken from taken`,
    values: [limit],
  })
  return row?.taken ?? 0
}

/** By what sums are told apart. */
export const tallyGroups = {
  none: `''`,
  region: 'region_code',
  day: 'day::text',
  department: 'department_id::text',
  item: 'item_id::text',
  channel: 'channel',
  node: 'node',
} as const
export type TallyGroup = keyof typeof tallyGroups

/** Which numbers are asked for. Days are both included. */
export interface EvaluationQuestion {
  /** The first digits of the region code that all below share: 43 for a province, 430102 for a county. */
  readonly regionPrefix: string
  readonly from: string
  readonly through: string
  readonly departmentId?: string
  readonly itemId?: string
}

/** More groups than that are not told apart: the largest come first. */
export const groupsMax = 1_000

/** Sums of a region and a time. Plan: a range of tally_pk, and the deltas of the last seconds. */
export async function sumTally(
  db: Database,
  { regionPrefix, from, through, departmentId, itemId }: EvaluationQuestion,
  by: TallyGroup,
): Promise<{ group: string; measure: EvaluationMeasure; amount: number }[]> {
  const part = (table: string) => `select ${tallyGroups[by]} as "group", measure, amount from evaluations.${table}
             where starts_with(region_code, $1) and day between $2::date and $3::date
               and ($4::uuid is null or department_id = $4::uuid) and ($5::uuid is null or item_id = $5::uuid)`
  return db.query({
    name: `evaluations.tally.sum_${by}`,
    text: `select "group", measure, sum(amount)::bigint as amount from (
             ${part('tally')} union all ${part('tally_delta')}
           ) counted group by "group", measure having sum(amount) <> 0 order by "group", measure limit $6`,
    values: [regionPrefix, from, through, departmentId ?? null, itemId ?? null, groupsMax * 20],
  })
}

/** No country has so many regions. */
const regionsMax = 100_000

/** What counts in the rates, by region itself. Plan: as `sumTally`, with one row a region. */
export async function countedByRegion(
  db: Database,
  { regionPrefix, from, through }: Pick<EvaluationQuestion, 'regionPrefix' | 'from' | 'through'>,
): Promise<Map<string, number>> {
  const part = (
    table: string,
  ) => `select region_code, case when measure in ('left_out', 'withdrawn') then -amount else amount end as amount
             from evaluations.${table}
             where starts_with(region_code, $1) and day between $2::date and $3::date
               and measure in ('grade_1', 'grade_2', 'grade_3', 'grade_4', 'grade_5', 'left_out', 'withdrawn')`
  const rows = await db.query<{ region: string; amount: number }>({
    name: 'evaluations.tally.counted_by_region',
    text: `select region_code as region, sum(amount)::bigint as amount from (${part('tally')} union all ${part('tally_delta')}) counted
           group by region_code having sum(amount) <> 0 order by region_code limit $4`,
    values: [regionPrefix, from, through, regionsMax],
  })
  return new Map(rows.map(({ region, amount }) => [region, amount]))
}

type Snapshot = Transaction<Record<string, never>>

/** Every number as it is kept now; in the snapshot of a recount. */
export async function allTally(snapshot: Snapshot): Promise<TallyRow[]> {
  const { rows } = await snapshot.executeQuery<TallyRow>(
    CompiledQuery.raw(
      `select region_code as "regionCode", day, department_id as "departmentId", item_id as "itemId", channel, node, measure,
         sum(amount)::bigint as amount
       from (select ${key}, amount from evaluations.tally union all select ${key}, amount from evaluations.tally_delta) kept
       group by 1, 2, 3, 4, 5, 6, 7`,
    ),
  )
  return rows
}

/** First evaluations, and of these what is left out, counted from the rows; in the snapshot of a recount. */
export async function countEvaluations(snapshot: Snapshot): Promise<TallyRow[]> {
  const place = 'e.region_code, e.evaluated_on, e.department_id, e.item_id, e.channel, e.node'
  const named = `e.region_code as "regionCode", e.evaluated_on as day, e.department_id as "departmentId", e.item_id as "itemId", e.channel, e.node`
  const { rows } = await snapshot.executeQuery<TallyRow>(
    CompiledQuery.raw(
      `select ${named}, 'grade_' || e.grade as measure, count(*)::bigint as amount
       from evaluations.evaluation e group by ${place}, e.grade
       union all
       select ${named}, 'left_out', count(*)::bigint
       from evaluations.evaluation e join evaluations.finding_member m using (evaluation_id)
         left join evaluations.finding_decision d using (finding_id)
       where d.outcome is distinct from 'counted' group by ${place}`,
    ),
  )
  return rows
}
