import { CompiledQuery, type Transaction } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import { type Insertion, insertRows } from '../../platform/db/insert-rows.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { CaseEvent } from './rules/events.ts'
import type { Counted, Measure } from './rules/tally.ts'
import type { CaseHead } from './store.ts'

/** A transaction, or one that sees the same from its begin to its end. */
type Snapshot = Transaction<Record<string, never>>

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
    ['item_type', 'text', ({ itemType }) => itemType],
    ['tier', 'text', ({ tier }) => tier],
    ['measure', 'text', ({ measure }) => measure],
    ['day', 'date', ({ day }) => day],
    ['amount', 'integer', ({ amount }) => amount],
  ],
}

/** Appends, for the transaction of the acts. */
export function insertTally(rows: readonly TallyRow[]): Statement {
  return insertRows(insertion, rows)
}

const key = 'region_code, day, department_id, item_id, channel, item_type, tier, measure'
const named = `region_code as "regionCode", day, department_id as "departmentId", item_id as "itemId", channel, item_type as "itemType", tier, measure`

/**
 * Folds the oldest deltas into the sums; one statement, so that a reader of both sees each number once. Answers what was taken, summed. Of two
 * processes that fold at once the later waits, and finds taken what the first took.
 */
export async function foldTally(transaction: Snapshot, limit: number): Promise<{ taken: number; folded: TallyRow[] }> {
  const { rows } = await transaction.executeQuery<TallyRow & { readonly taken: number }>(
    CompiledQuery.raw(
      `with taken as (
         delete from cases.tally_delta where id in (select id from cases.tally_delta order by id limit $1)
         returning ${key}, amount
       ), summed as (
         select ${key}, sum(amount)::bigint as amount, count(*)::integer as taken from taken group by ${key} order by ${key}
       ), folded as (
         insert into cases.tally as t (${key}, amount) select ${key}, amount from summed
         on conflict on constraint tally_pk do update set amount = t.amount + excluded.amount
       )
       select ${named}, amount, taken from summed`,
      [limit],
    ),
  )
  return { taken: rows.reduce((sum, { taken }) => sum + taken, 0), folded: rows.map(({ taken: _, ...row }) => row) }
}

/** The transaction that this runs in, as another reader's snapshot tells whether it sees it. */
export async function transactionId(transaction: Snapshot): Promise<string> {
  const query = CompiledQuery.raw('select pg_current_xact_id()::text as id')
  const { rows } = await transaction.executeQuery<{ id: string }>(query)
  return rows[0]?.id ?? ''
}

/** What this transaction sees, where it is a snapshot. */
export async function snapshotOf(transaction: Snapshot): Promise<string> {
  const query = CompiledQuery.raw('select pg_current_snapshot()::text as snapshot')
  const { rows } = await transaction.executeQuery<{ snapshot: string }>(query)
  return rows[0]?.snapshot ?? ''
}

/** Regions of which something is folded. Plan: one descent of tally_pk a region. */
export async function talliedRegions(transaction: Snapshot): Promise<string[]> {
  const { rows } = await transaction.executeQuery<{ region: string }>(
    CompiledQuery.raw(
      `with recursive region (code) as (
         (select region_code from cases.tally order by region_code limit 1)
         union all
         select (select region_code from cases.tally where region_code > code order by region_code limit 1) from region
         where code is not null
       )
       select code as region from region where code is not null`,
    ),
  )
  return rows.map(({ region }) => region)
}

/** What is folded of one region and some days, both included. Plan: a range of tally_pk. */
export async function foldedOf(
  transaction: Snapshot,
  regionCode: string,
  [from, through]: readonly [string, string],
): Promise<TallyRow[]> {
  const { rows } = await transaction.executeQuery<TallyRow>(
    CompiledQuery.raw(
      `select ${named}, amount from cases.tally where region_code = $1 and day between $2::date and $3::date`,
      [regionCode, from, through],
    ),
  )
  return rows
}

/** The first and last day of a region of which something is folded. Plan: both ends of its range of tally_pk. */
export async function foldedDays(transaction: Snapshot, regionCode: string): Promise<readonly [string, string] | null> {
  const { rows } = await transaction.executeQuery<{ first: string | null; last: string | null }>(
    CompiledQuery.raw(
      `select (select day from cases.tally where region_code = $1 order by day limit 1) as first,
         (select day from cases.tally where region_code = $1 order by day desc limit 1) as last`,
      [regionCode],
    ),
  )
  const { first, last } = rows[0] ?? {}
  return first && last ? [first, last] : null
}

/** By what the numbers of one region and one day are told apart. Plan: a range of tally_pk. */
export async function foldedDay(db: Database, regionCode: string, day: string): Promise<TallyRow[]> {
  return db.query<TallyRow & Record<string, unknown>>({
    name: 'cases.tally.of_day',
    text: `select ${named}, amount from cases.tally where region_code = $1 and day = $2::date`,
    values: [regionCode, day],
  })
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

/** Every number as it is kept now, by place and day; in the snapshot of a recount. */
export async function allTally(snapshot: Snapshot): Promise<TallyRow[]> {
  const { rows } = await snapshot.executeQuery<TallyRow>(
    CompiledQuery.raw(
      `select ${named}, sum(amount)::bigint as amount
       from (select ${key}, amount from cases.tally union all select ${key}, amount from cases.tally_delta) kept
       group by 1, 2, 3, 4, 5, 6, 7, 8`,
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
