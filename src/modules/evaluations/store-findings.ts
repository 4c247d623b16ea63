import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'

/** Praise from one device waits for its turn, so that two at once are counted as two. */
export function lockDevice(deviceHash: string): Statement {
  return {
    name: 'evaluations.device.lock',
    text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [deviceHash],
  }
}

export function insertMark(deviceHash: string, evaluationId: string, at: Date): Statement {
  return {
    name: 'evaluations.device_mark.insert',
    text: 'insert into evaluations.device_mark (device_hash, evaluation_id, marked_at) values ($1, $2, $3)',
    values: [deviceHash, evaluationId, at],
  }
}

export interface Noticing {
  readonly deviceHash: string
  readonly since: Date
  readonly countMin: number
  readonly findingId: string
  readonly regionCode: string
  readonly foundOn: string
}

/**
 * Where the device has praised often enough since then: a finding (the one that its hour has already, if nobody has decided on it), all that is not
 * in one yet as its members, and as many taken out of the rate. After the mark of the newest one, in its transaction.
 */
export function noticeBulk({ deviceHash, since, countMin, findingId, regionCode, foundOn }: Noticing): Statement {
  return {
    name: 'evaluations.finding.notice',
    text: `with recent as (
             select evaluation_id from evaluations.device_mark where device_hash = $1 and marked_at > $2
           ), enough as (
             select from recent having count(*) >= $3
           ), known as (
             select m.finding_id from recent join evaluations.finding_member m using (evaluation_id)
             where not exists (select from evaluations.finding_decision d where d.finding_id = m.finding_id)
             order by m.finding_id limit 1
           ), made as (
             insert into evaluations.finding (finding_id, region_code, found_on)
             select $4, $5, $6::date from enough where not exists (select from known) returning finding_id
           ), members as (
             insert into evaluations.finding_member (evaluation_id, finding_id)
             select r.evaluation_id, f.finding_id
             from recent r, enough, (select finding_id from known union all select finding_id from made) f
             on conflict on constraint finding_member_pk do nothing returning evaluation_id
           )
           insert into evaluations.tally_delta (region_code, day, department_id, item_id, channel, node, measure, amount)
           select e.region_code, e.evaluated_on, e.department_id, e.item_id, e.channel, e.node, 'left_out', 1
           from members join evaluations.evaluation e using (evaluation_id)`,
    values: [deviceHash, since, countMin, findingId, regionCode, foundOn],
  }
}

export interface FindingRow extends Record<string, unknown> {
  readonly findingId: string
  readonly regionCode: string
  readonly foundOn: string
  readonly outcome: 'counted' | 'left_out' | null
  readonly reason: string | null
  readonly decidedAt: Date | null
}

const findingColumns = `f.finding_id as "findingId", f.region_code as "regionCode", f.found_on as "foundOn", d.outcome, d.reason,
  d.decided_at as "decidedAt"`

/** Newest day first. Plan: a range of finding_region. */
export async function listFindings(
  db: Database,
  regionPrefix: string,
  limit: number,
  before: string | undefined,
): Promise<FindingRow[]> {
  return db.query({
    name: 'evaluations.finding.list',
    text: `select ${findingColumns} from evaluations.finding f left join evaluations.finding_decision d using (finding_id)
           where starts_with(f.region_code, $1) and f.finding_id < $2 order by f.finding_id desc limit $3`,
    values: [regionPrefix, before ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', limit],
  })
}

export async function findFinding(db: Database, findingId: string): Promise<FindingRow | undefined> {
  const [row] = await db.query<FindingRow>({
    name: 'evaluations.finding.find',
    text: `select ${findingColumns} from evaluations.finding f left join evaluations.finding_decision d using (finding_id)
           where f.finding_id = $1`,
    values: [findingId],
  })
  return row
}

export interface FindingPart extends Record<string, unknown> {
  readonly findingId: string
  readonly departmentId: string
  readonly itemId: string
  readonly channel: string
  readonly day: string
  readonly count: number
}

/** What was praised, summed: of bodies, items and days; never single evaluations. */
export async function partsOfFindings(db: Database, findingIds: readonly string[]): Promise<FindingPart[]> {
  return db.query({
    name: 'evaluations.finding.parts',
    text: `select m.finding_id as "findingId", e.department_id as "departmentId", e.item_id as "itemId", e.channel, e.evaluated_on as day,
             count(*)::integer as count
           from evaluations.finding_member m join evaluations.evaluation e using (evaluation_id)
           where m.finding_id = any($1::uuid[]) group by 1, 2, 3, 4, 5 order by 5, 6 desc`,
    values: [findingIds],
  })
}

export function insertDecision(row: {
  readonly findingId: string
  readonly outcome: 'counted' | 'left_out'
  readonly reason: string
  readonly staffId: string
  readonly at: Date
}): Statement {
  return {
    name: 'evaluations.finding_decision.insert',
    text: `insert into evaluations.finding_decision (finding_id, outcome, reason, staff_id, decided_at) values ($1, $2, $3, $4, $5)`,
    values: [row.findingId, row.outcome, row.reason, row.staffId, row.at],
  }
}

/** What was left out counts again. */
export function countMembersAgain(findingId: string): Statement {
  return {
    name: 'evaluations.finding.count_again',
    text: `insert into evaluations.tally_delta (region_code, day, department_id, item_id, channel, node, measure, amount)
           select e.region_code, e.evaluated_on, e.department_id, e.item_id, e.channel, e.node, 'left_out', -1
           from evaluations.finding_member m join evaluations.evaluation e using (evaluation_id) where m.finding_id = $1`,
    values: [findingId],
  }
}
