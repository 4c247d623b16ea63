import type { Database } from '../../platform/db/database.ts'
import { type Insertion, insertRows } from '../../platform/db/insert-rows.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { ContestState, CostingPoint, Subject, SubjectKind } from './rules/score.ts'

/** One row of `supervision.score_point`. */
export interface ScorePointRow {
  readonly pointId: string
  readonly month: string
  readonly day: string
  readonly kind: 'card' | 'rectification'
  readonly regionCode: string
  readonly departmentId: string
  readonly officeId: string
  readonly postId: string | null
  readonly itemId: string
  readonly caseId: string | null
  readonly sequence: number | null
  readonly ruleNumber: string | null
  readonly ruleRegion: string | null
  readonly ruleVersion: number | null
  readonly cost: number
  readonly recordedAt: Date
}

const insertion: Insertion<ScorePointRow> = {
  name: 'supervision.score_point.insert',
  table: 'supervision.score_point',
  columns: [
    ['point_id', 'uuid', ({ pointId }) => pointId],
    ['month', 'text', ({ month }) => month],
    ['day', 'date', ({ day }) => day],
    ['kind', 'text', ({ kind }) => kind],
    ['region_code', 'text', ({ regionCode }) => regionCode],
    ['department_id', 'uuid', ({ departmentId }) => departmentId],
    ['office_id', 'uuid', ({ officeId }) => officeId],
    ['post_id', 'uuid', ({ postId }) => postId],
    ['item_id', 'uuid', ({ itemId }) => itemId],
    ['case_id', 'uuid', ({ caseId }) => caseId],
    ['sequence', 'integer', ({ sequence }) => sequence],
    ['rule_number', 'text', ({ ruleNumber }) => ruleNumber],
    ['rule_region', 'text', ({ ruleRegion }) => ruleRegion],
    ['rule_version', 'integer', ({ ruleVersion }) => ruleVersion],
    ['cost', 'double precision', ({ cost }) => cost],
    ['recorded_at', 'timestamptz', ({ recordedAt }) => recordedAt],
  ],
  onConflict: 'on conflict on constraint score_point_pk do nothing',
}

export function insertPoints(rows: readonly ScorePointRow[]): Statement {
  return insertRows(insertion, rows)
}

/**
 * The points of all cards of a day that cost something and are not there yet. A card never changes in what is read here. Plan: nine ranges of
 * card_nation, of which each month's part has few.
 */
export function insertPointsOfCards(month: string, from: Date, until: Date): Statement {
  return {
    name: 'supervision.score_point.of_cards',
    text: `insert into supervision.score_point
             (point_id, month, day, kind, region_code, department_id, office_id, post_id, item_id, case_id, sequence, rule_number,
              rule_region, rule_version, cost, recorded_at)
           select card_id, $1, (raised_at at time zone 'Asia/Shanghai')::date, 'card', region_code, department_id, office_id, post_id,
             item_id, case_id, sequence, rule_number, rule_region, rule_version, points, recorded_at
           from supervision.card
           where phase = any('{0,1,2}'::smallint[]) and level = any('{warning,yellow,red}'::text[])
             and raised_at >= $2 and raised_at < $3 and points > 0
           on conflict on constraint score_point_pk do nothing`,
    values: [month, from, until],
  }
}

/** A point with what became of its contest. */
export interface ScorePoint extends ScorePointRow, CostingPoint {
  readonly contestedAt: Date | null
  readonly contestedBy: string | null
  readonly decidedAt: Date | null
}

const columns = `p.point_id as "pointId", p.month, p.day, p.kind, p.region_code as "regionCode", p.department_id as "departmentId",
  p.office_id as "officeId", p.post_id as "postId", p.item_id as "itemId", p.case_id as "caseId", p.sequence,
  p.rule_number as "ruleNumber", p.rule_region as "ruleRegion", p.rule_version as "ruleVersion", p.cost, p.recorded_at as "recordedAt",
  c.at as "contestedAt", c.staff_id as "contestedBy", d.at as "decidedAt",
  case when c.point_id is not null then coalesce(d.outcome, 'open') end as contest`
const joined = `left join supervision.score_contest c on c.point_id = p.point_id
  left join supervision.score_contest_decision d on d.point_id = p.point_id`

type Row = ScorePoint & Record<string, unknown>

const subjectColumn = {
  department: 'department_id',
  office: 'office_id',
  post: 'post_id',
} as const satisfies Record<SubjectKind, string>

/** Plan: the primary key of the month of its id. */
export async function findPoints(db: Database, pointIds: readonly string[]): Promise<ScorePoint[]> {
  return db.query<Row>({
    name: 'supervision.score_point.find',
    text: `select ${columns} from supervision.score_point p ${joined} where p.point_id = any($1::uuid[])`,
    values: [pointIds],
  })
}

/** Of a body or post in a month, by id. Plan: a range of score_point_department, _office or _post. */
export async function pointsOf(
  db: Database,
  { kind, id }: Subject,
  month: string,
  limit: number,
  after = lowestId,
): Promise<ScorePoint[]> {
  return db.query<Row>({
    name: `supervision.score_point.of_${kind}`,
    text: `select ${columns} from supervision.score_point p ${joined}
           where p.month = $1 and p.${subjectColumn[kind]} = $2 and p.point_id > $4::uuid order by p.point_id limit $3`,
    values: [month, id, limit, after],
  })
}

/** One point of one subject, as computing needs it. */
export interface Counted extends CostingPoint {
  readonly subjectId: string
  readonly pointId: string
  readonly regionCode: string
}

/** All points of a month by subject, a part at a time. Plan: an ordered scan of score_point_department, _office or _post. */
export async function countedPoints(
  db: Database,
  kind: SubjectKind,
  month: string,
  after: Pick<Counted, 'subjectId' | 'pointId'>,
  limit: number,
): Promise<Counted[]> {
  const column = subjectColumn[kind]
  return db.query<Counted & Record<string, unknown>>({
    name: `supervision.score_point.counted_${kind}`,
    text: `select p.${column} as "subjectId", p.point_id as "pointId", p.region_code as "regionCode", p.cost,
             case when c.point_id is not null then coalesce(d.outcome, 'open') end as contest
           from supervision.score_point p ${joined}
           where p.month = $1 and p.${column} is not null and (p.${column}, p.point_id) > ($2::uuid, $3::uuid)
           order by p.${column}, p.point_id limit $4`,
    values: [month, after.subjectId, after.pointId, limit],
  })
}

export const lowestId = '00000000-0000-0000-0000-000000000000'

export interface NewContest {
  readonly pointId: string
  readonly regionCode: string
  readonly at: Date
  readonly staffId: string
  readonly postId: string
  readonly sealed: Buffer
}

/** Two who contest at once meet in the primary key. */
export function insertContest({ pointId, regionCode, at, staffId, postId, sealed }: NewContest): Statement[] {
  return [
    {
      name: 'supervision.score_contest.insert',
      text: `insert into supervision.score_contest (point_id, at, staff_id, post_id, sealed) values ($1, $2, $3, $4, $5)`,
      values: [pointId, at, staffId, postId, sealed],
    },
    {
      name: 'supervision.score_contest_waiting.insert',
      text: 'insert into supervision.score_contest_waiting (point_id, region_code, at) values ($1, $2, $3)',
      values: [pointId, regionCode, at],
    },
  ]
}

export interface NewDecision {
  readonly pointId: string
  readonly outcome: Exclude<ContestState, 'open'>
  readonly at: Date
  readonly staffId: string
  readonly sealed: Buffer
}

export function insertDecision({ pointId, outcome, at, staffId, sealed }: NewDecision): Statement[] {
  return [
    {
      name: 'supervision.score_contest_decision.insert',
      text: `insert into supervision.score_contest_decision (point_id, outcome, at, staff_id, sealed) values ($1, $2, $3, $4, $5)`,
      values: [pointId, outcome, at, staffId, sealed],
    },
    {
      name: 'supervision.score_contest_waiting.delete',
      text: 'delete from supervision.score_contest_waiting where point_id = $1',
      values: [pointId],
    },
  ]
}

/** Oldest first. Plan: a range of score_contest_waiting_region. */
export async function waitingContests(db: Database, regionPrefix: string, limit: number): Promise<string[]> {
  const rows = await db.query<{ pointId: string }>({
    name: 'supervision.score_contest_waiting.list',
    text: `select point_id as "pointId" from supervision.score_contest_waiting
           where starts_with(region_code, $1) order by at, point_id limit $2`,
    values: [regionPrefix, limit],
  })
  return rows.map(({ pointId }) => pointId)
}

export async function contestWords(
  db: Database,
  pointId: string,
): Promise<{ readonly reason: Buffer | null; readonly decision: Buffer | null } | undefined> {
  const [row] = await db.query<{ reason: Buffer | null; decision: Buffer | null }>({
    name: 'supervision.score_contest.words',
    text: `select c.sealed as reason, d.sealed as decision from supervision.score_contest c
           left join supervision.score_contest_decision d using (point_id) where c.point_id = $1`,
    values: [pointId],
  })
  return row
}
