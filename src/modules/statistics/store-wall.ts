import type { Database } from '../../platform/db/database.ts'
import { type Insertion, insertRows } from '../../platform/db/insert-rows.ts'
import type { Statement } from '../../platform/db/statement.ts'

export interface LatestAct {
  readonly regionCode: string
  readonly itemId: string
  readonly type: string
  readonly effectiveAt: Date
}

const acts: Insertion<LatestAct> = {
  name: 'statistics.act.insert',
  table: 'statistics.act',
  columns: [
    ['region_code', 'text', ({ regionCode }) => regionCode],
    ['item_id', 'uuid', ({ itemId }) => itemId],
    ['type', 'text', ({ type }) => type],
    ['effective_at', 'timestamptz', ({ effectiveAt }) => effectiveAt],
  ],
}
export const insertActs = (rows: readonly LatestAct[]): Statement => insertRows(acts, rows)

export interface HourSum {
  readonly regionCode: string
  readonly day: string
  readonly hour: number
  readonly measure: 'submitted' | 'settled'
  readonly amount: number
}

const hours: Insertion<HourSum> = {
  name: 'statistics.hour_sum.add',
  table: 'statistics.hour_sum as kept',
  columns: [
    ['region_code', 'text', ({ regionCode }) => regionCode],
    ['day', 'date', ({ day }) => day],
    ['hour', 'integer', ({ hour }) => hour],
    ['measure', 'text', ({ measure }) => measure],
    ['amount', 'integer', ({ amount }) => amount],
  ],
  onConflict: 'on conflict on constraint hour_sum_pk do update set amount = kept.amount + excluded.amount',
}
export const addHours = (rows: readonly HourSum[]): Statement => insertRows(hours, rows)

/** Keeps the newest acts and the hours from that day on. Plan: a range of act_pk; hour_sum is small. */
export function removeOld(actsMax: number, fromDay: string): Statement[] {
  return [
    {
      name: 'statistics.act.remove_old',
      text: 'delete from statistics.act where id <= (select id from statistics.act order by id desc offset $1 limit 1)',
      values: [actsMax],
    },
    {
      name: 'statistics.hour_sum.remove_old',
      text: 'delete from statistics.hour_sum where day < $1::date',
      values: [fromDay],
    },
  ]
}

export interface Standing {
  readonly regionCode: string
  readonly open: number
  readonly overdue: number
}

const standings: Insertion<Standing & { readonly at: Date }> = {
  name: 'statistics.standing.insert',
  table: 'statistics.standing',
  columns: [
    ['region_code', 'text', ({ regionCode }) => regionCode],
    ['open', 'integer', ({ open }) => open],
    ['overdue', 'integer', ({ overdue }) => overdue],
    ['counted_at', 'timestamptz', ({ at }) => at],
  ],
}

/** What was counted takes the place of what was counted before. */
export function replaceStandings(rows: readonly Standing[], at: Date): Statement[] {
  return [
    { name: 'statistics.standing.remove', text: 'delete from statistics.standing', values: [] },
    insertRows(
      standings,
      rows.map((row) => ({ ...row, at })),
    ),
  ]
}

/** Plan: each by its key. */
export async function standingsOf(db: Pick<Database, 'query'>, regionCodes: readonly string[]): Promise<Standing[]> {
  return db.query<Standing & Record<string, unknown>>({
    name: 'statistics.standing.of',
    text: `select region_code as "regionCode", open, overdue from statistics.standing where region_code = any($1::text[])`,
    values: [regionCodes],
  })
}

/** Plan: a range of hour_sum_pk. */
export async function hoursOf(
  db: Pick<Database, 'query'>,
  regionCode: string,
  day: string,
): Promise<Pick<HourSum, 'hour' | 'measure' | 'amount'>[]> {
  return db.query<Pick<HourSum, 'hour' | 'measure' | 'amount'> & Record<string, unknown>>({
    name: 'statistics.hour_sum.of',
    text: 'select hour, measure, amount from statistics.hour_sum where region_code = $1 and day = $2::date order by hour',
    values: [regionCode, day],
  })
}

/** Newest first. Plan: act_pk backwards; at most the ten thousand that are kept. */
export async function latestActs(
  db: Pick<Database, 'query'>,
  regionPrefix: string,
  limit: number,
): Promise<LatestAct[]> {
  return db.query<LatestAct & Record<string, unknown>>({
    name: 'statistics.act.latest',
    text: `select region_code as "regionCode", item_id as "itemId", type, effective_at as "effectiveAt" from statistics.act
           where starts_with(region_code, $1) order by id desc limit $2`,
    values: [regionPrefix, limit],
  })
}
