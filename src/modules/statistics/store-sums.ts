import { CompiledQuery, type Transaction } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import { type Column, type Insertion, insertRows } from '../../platform/db/insert-rows.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Grain } from './rules/periods.ts'
import type { ItemSum, RegionSum } from './rules/sums.ts'
import type { Amount } from './rules/values.ts'

// biome-ignore format: the table is read by column
const placeColumns: readonly Column<RegionSum>[] = [
  ['region_code', 'text', (sum) => sum.regionCode],
  ['grain',       'text', (sum) => sum.grain],
  ['period',      'date', (sum) => sum.period],
]
// biome-ignore format: the table is read by column
const amountColumns: readonly Column<RegionSum>[] = [
  ['channel',     'text',             (sum) => sum.channel],
  ['item_type',   'text',             (sum) => sum.itemType],
  ['tier',        'text',             (sum) => sum.tier],
  ['measure',     'text',             (sum) => sum.measure],
  // Sums of years pass 32 bits; a double holds whole numbers up to 53.
  ['amount',      'double precision', (sum) => sum.amount],
]

const regionSums: Insertion<RegionSum> = {
  name: 'statistics.region_sum.add',
  table: 'statistics.region_sum as kept',
  columns: [...placeColumns, ...amountColumns],
  onConflict: 'on conflict on constraint region_sum_pk do update set amount = kept.amount + excluded.amount',
}
const itemSums: Insertion<ItemSum> = {
  name: 'statistics.item_sum.add',
  table: 'statistics.item_sum as kept',
  columns: [
    ...placeColumns,
    ['department_id', 'uuid', (sum) => sum.departmentId],
    ['item_id', 'uuid', (sum) => sum.itemId],
    ...amountColumns,
  ],
  onConflict: 'on conflict on constraint item_sum_pk do update set amount = kept.amount + excluded.amount',
}

export interface Additions {
  readonly regions: readonly RegionSum[]
  readonly items: readonly ItemSum[]
}

/** Adds to the sums; with `unlessSeen` only if the sums were not built from a snapshot that saw that transaction. */
export function addSums({ regions, items }: Additions, unlessSeen?: string): Statement[] {
  const statements = [insertRows(regionSums, regions), insertRows(itemSums, items)]
  return unlessSeen === undefined ? statements : statements.map((statement) => guarded(statement, unlessSeen))
}

function guarded({ name, text, values }: Statement, transaction: string): Statement {
  const unseen = `where not exists (
    select from statistics.basis where pg_visible_in_snapshot($${values.length + 1}::xid8, snapshot))`
  return {
    name: `${name}_unseen`,
    text: text.replace(' on conflict', ` ${unseen} on conflict`),
    values: [...values, transaction],
  }
}

const lock = 7_301_001

/** Held by whoever adds and by whoever builds anew, so that neither is in the midst of the other. */
export const lockSums: Statement = {
  name: 'statistics.lock',
  text: 'select pg_advisory_xact_lock($1)',
  values: [lock],
}

export async function hasBasis(db: Pick<Database, 'query'>): Promise<boolean> {
  const [row] = await db.query<{ built: boolean }>({
    name: 'statistics.basis.there',
    text: 'select exists (select from statistics.basis) as built',
    values: [],
  })
  return row?.built ?? false
}

export type Write = (statement: Statement) => Promise<void>

/** For the building anew: every statement in one transaction. */
export function writing(transaction: Transaction<Record<string, never>>): Write {
  return async ({ text, values }) => void (await transaction.executeQuery(CompiledQuery.raw(text, [...values])))
}

export const removeSums: readonly Statement[] = [
  { name: 'statistics.region_sum.remove', text: 'delete from statistics.region_sum', values: [] },
  { name: 'statistics.item_sum.remove', text: 'delete from statistics.item_sum', values: [] },
]

export function writeBasis(snapshot: string, at: Date): Statement {
  return {
    name: 'statistics.basis.write',
    text: `insert into statistics.basis (snapshot, built_at) values ($1::pg_snapshot, $2)
           on conflict on constraint basis_pk do update set snapshot = excluded.snapshot, built_at = excluded.built_at`,
    values: [snapshot, at],
  }
}

/** By what sums are told apart. */
export const sumGroups = {
  none: `''`,
  region: 'region_code',
  time: 'period::text',
  channel: 'channel',
  itemType: 'item_type',
  tier: 'tier',
} as const
export const itemGroups = { ...sumGroups, department: 'department_id::text', item: 'item_id::text' } as const
export type SumGroup = keyof typeof sumGroups
export type ItemGroup = keyof typeof itemGroups

export interface KindFilter {
  readonly channel?: string | undefined
  readonly itemType?: string | undefined
  readonly tier?: string | undefined
}

export interface RegionQuestion extends KindFilter {
  readonly regionCodes: readonly string[]
  readonly grain: Grain
  /** First days of the first and the last period. */
  readonly from: string
  readonly through: string
}

export type GroupedAmount = Amount & { readonly group: string }

/** Plan: for each region one range of region_sum_pk; some two hundred rows a region and period. */
export async function sumRegions(
  db: Pick<Database, 'query'>,
  { regionCodes, grain, from, through, channel, itemType, tier }: RegionQuestion,
  by: SumGroup,
): Promise<GroupedAmount[]> {
  return db.query<GroupedAmount & Record<string, unknown>>({
    name: `statistics.region_sum.by_${by}`,
    text: `select ${sumGroups[by]} as "group", measure, channel = 'online' as online, sum(amount)::bigint as amount
           from statistics.region_sum
           where region_code = any($1::text[]) and grain = $2 and period between $3::date and $4::date
             and ($5::text is null or channel = $5) and ($6::text is null or item_type = $6) and ($7::text is null or tier = $7)
           group by 1, 2, 3 order by 1, 2, 3`,
    values: [regionCodes, grain, from, through, channel ?? null, itemType ?? null, tier ?? null],
  })
}

export interface ItemQuestion extends Omit<RegionQuestion, 'regionCodes'> {
  readonly regionCode: string
  readonly departmentId?: string | undefined
  readonly itemId?: string | undefined
}

/** Plan: one range of item_sum_pk: some thousands of rows in a large county and year. */
export async function sumItems(
  db: Pick<Database, 'query'>,
  { regionCode, grain, from, through, channel, itemType, tier, departmentId, itemId }: ItemQuestion,
  by: ItemGroup,
): Promise<GroupedAmount[]> {
  return db.query<GroupedAmount & Record<string, unknown>>({
    name: `statistics.item_sum.by_${by}`,
    text: `select ${itemGroups[by]} as "group", measure, channel = 'online' as online, sum(amount)::bigint as amount
           from statistics.item_sum
           where region_code = $1 and grain = $2 and period between $3::date and $4::date
             and ($5::text is null or channel = $5) and ($6::text is null or item_type = $6) and ($7::text is null or tier = $7)
             and ($8::uuid is null or department_id = $8) and ($9::uuid is null or item_id = $9)
           group by 1, 2, 3 order by 1, 2, 3`,
    values: [
      ...[regionCode, grain, from, through, channel ?? null, itemType ?? null, tier ?? null],
      ...[departmentId ?? null, itemId ?? null],
    ],
  })
}
