import { CompiledQuery, type Transaction } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import { type Insertion, insertRows } from '../../platform/db/insert-rows.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { CaseEvent } from './rules/events.ts'
import type { Counted, Measure } from './rules/tally.ts'
import type { CaseHead } from './store.ts'

/** What of the case a number is kept by. */
export type TallyPlace = Pick<CaseHead, 'regionCode' | 'departmentId' | 'itemId' | 'channel'>
export type TallyRow = TallyPlace & Counted

const insertion: Insertion<TallyRow> = {
  name: 'cases.tally.insert',
  table: 'cases.tally_delta',
  columns: [
    ['region_code', 'text', ({ regionCode }) => regionCode],
    ['department_id', 'uuid', ({ departmentId }) => departmentId],
    ['item_id', 'uuid', ({ itemId }) => itemId],
    ['channel', 'text', ({ channel }) => channel],
    ['measure', 'text', ({ measure }) => measure],
    ['day', 'date', ({ day }) => day],
    ['amount', 'integer', ({ amount }) => amount],
  ],
}

/** Appends, for the transaction of the acts. */
export function insertTally(rows: readonly TallyRow[]): Statement {
  return insertRows(insertion, rows)
}

/**
 * Folds the oldest deltas into the sums; one statement, so that a reader of both sees each number once. Returns how many were taken. Of two
 * processes that fold at once the later waits, and finds taken what the first took.
 */
export async function foldTally(db: Database, limit: number): Promise<number> {
  const [row] = await db.query<{ taken: number }>({
    name: 'cases.tally.fold',
    text: `with taken as (
             delete from cases.tally_delta where id in (select id from cases.tally_delta order by id limit $1)
             returning region_code, day, department_id, item_id, channel, measure, amount
           ), folded as (
             insert into cases.tally as t (region_code, day, department_id, item_id, channel, measure, amount)
             select region_code, day, department_id, item_id, channel, measure, sum(amount) from taken
             group by region_code, day, department_id, item_id, channel, measure
             order by region_code, day, department_id, item_id, channel, measure
             on conflict on constraint tally_pk do update set amount = t.amount + excluded.amount
           )
           select count(*)::integer as taken from taken`,
    values: [limit],
  })
  return row?.taken ?? 0
}

/** Which numbers are asked for: a region with all below it, and days, both included. */
export interface TallyQuestion {
  /** The first digits of the region code that all below share: 43 for a province, 430102 for a county. */
  readonly regionPrefix: string
  readonly from: string
  readonly through: string
}

/** Sums of a region and a time. Plan: a range of tally_pk, and the deltas of the last seconds. */
export async function sumTally(
  db: Database,
  { regionPrefix, from, through }: TallyQuestion,
): Promise<Map<Measure, number>> {
  const rows = await db.query<{ measure: Measure; amount: number }>({
    name: 'cases.tally.sum',
    text: `select measure, sum(amount)::bigint as amount from (
             select measure, amount from cases.tally
             where starts_with(region_code, $1) and day between $2::date and $3::date
             union all
             select measure, amount from cases.tally_delta
             where starts_with(region_code, $1) and day between $2::date and $3::date
           ) counted group by measure having sum(amount) <> 0`,
    values: [regionPrefix, from, through],
  })
  return new Map(rows.map(({ measure, amount }) => [measure, amount]))
}

type Snapshot = Transaction<Record<string, never>>

/** Every number as it is kept now, by place and day; in the snapshot of a recount. */
export async function allTally(snapshot: Snapshot): Promise<TallyRow[]> {
  const { rows } = await snapshot.executeQuery<TallyRow>(
    CompiledQuery.raw(
      `select region_code as "regionCode", department_id as "departmentId", item_id as "itemId", channel, measure, day,
         sum(amount)::bigint as amount
       from (select region_code, department_id, item_id, channel, measure, day, amount from cases.tally
             union all
             select region_code, department_id, item_id, channel, measure, day, amount from cases.tally_delta) kept
       group by 1, 2, 3, 4, 5, 6`,
    ),
  )
  return rows
}

/** A case as a recount needs it: nothing sealed. */
export interface CountedCase extends TallyPlace {
  readonly caseId: string
  readonly versionId: string
  readonly events: readonly CaseEvent[]
}

/** The next cases by id, with their events; in the snapshot of a recount. */
export async function casesToCount(snapshot: Snapshot, after: string | null, limit: number): Promise<CountedCase[]> {
  const heads = await snapshot.executeQuery<Omit<CountedCase, 'events'>>(
    CompiledQuery.raw(
      `select case_id as "caseId", region_code as "regionCode", department_id as "departmentId", item_id as "itemId", channel,
         version_id as "versionId"
       from cases.case_head where case_id > $1 order by case_id limit $2`,
      [after ?? '00000000-0000-0000-0000-000000000000', limit],
    ),
  )
  const events = await snapshot.executeQuery<CaseEvent & { readonly caseId: string }>(
    CompiledQuery.raw(
      `select case_id as "caseId", sequence, type, effective_at as "effectiveAt", recorded_at as "recordedAt", actor, data,
         payload_id as "payloadId"
       from cases.case_event where case_id = any($1) order by case_id, sequence`,
      [heads.rows.map(({ caseId }) => caseId)],
    ),
  )
  const eventsOf = Map.groupBy(events.rows, ({ caseId }) => caseId)
  return heads.rows.map((head) => ({ ...head, events: eventsOf.get(head.caseId) ?? [] }))
}
