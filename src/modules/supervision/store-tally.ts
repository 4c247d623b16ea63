import type { Database } from '../../platform/db/database.ts'

/** Which numbers are asked for: a region with all below it, and days, both included. */
export interface TallyQuestion {
  readonly regionPrefix: string
  readonly from: string
  readonly through: string
  /** One competent body; absent: all. */
  readonly departmentId?: string
}

/** As `cases.tally`: the oldest deltas go into the sums in one statement, so that a reader of both sees each once. */
export async function foldTally(db: Database, limit: number): Promise<number> {
  const [row] = await db.query<{ taken: number }>({
    name: 'supervision.tally.fold',
    text: `with taken as (
             delete from supervision.tally_delta where id in (select id from supervision.tally_delta order by id limit $1)
             returning region_code, day, department_id, item_id, channel, measure, amount
           ), folded as (
             insert into supervision.tally as t (region_code, day, department_id, item_id, channel, measure, amount)
             select region_code, day, department_id, item_id, channel, measure, sum(amount) from taken group by 1, 2, 3, 4, 5, 6
             order by 1, 2, 3, 4, 5, 6
             on conflict on constraint tally_pk do update set amount = t.amount + excluded.amount
           )
           select count(*)::integer as taken from taken`,
    values: [limit],
  })
  return row?.taken ?? 0
}

/** Plan: a range of tally_pk, and the deltas of the last seconds. */
export async function sumTally(
  db: Database,
  { regionPrefix, from, through, departmentId }: TallyQuestion,
): Promise<Map<string, number>> {
  const part = (table: string) => `select measure, amount from supervision.${table}
    where starts_with(region_code, $1) and day between $2::date and $3::date
      and ($4::uuid is null or department_id = $4::uuid)`
  const rows = await db.query<{ measure: string; amount: number }>({
    name: 'supervision.tally.sum',
    text: `select measure, sum(amount)::bigint as amount from (${part('tally')} union all ${part('tally_delta')}) counted
           group by measure having sum(amount) <> 0`,
    values: [regionPrefix, from, through, departmentId ?? null],
  })
  return new Map(rows.map(({ measure, amount }) => [measure, amount]))
}
