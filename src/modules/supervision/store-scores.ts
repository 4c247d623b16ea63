import type { Database } from '../../platform/db/database.ts'
import { type Insertion, insertRows } from '../../platform/db/insert-rows.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Score, Subject, SubjectKind } from './rules/score.ts'

/** One row of `supervision.score`. */
export interface ScoreRow extends Score {
  readonly kind: SubjectKind
  readonly subjectId: string
  readonly month: string
  readonly edition: number
  readonly regionCode: string
  readonly formula: number
  readonly computedAt: Date
}

const insertion: Insertion<ScoreRow> = {
  name: 'supervision.score.insert',
  table: 'supervision.score',
  columns: [
    ['kind', 'text', ({ kind }) => kind],
    ['subject_id', 'uuid', ({ subjectId }) => subjectId],
    ['month', 'text', ({ month }) => month],
    ['edition', 'integer', ({ edition }) => edition],
    ['region_code', 'text', ({ regionCode }) => regionCode],
    ['formula', 'integer', ({ formula }) => formula],
    ['score', 'double precision', ({ score }) => score],
    ['lost', 'double precision', ({ lost }) => lost],
    ['points', 'integer', ({ points }) => points],
    ['computed_at', 'timestamptz', ({ computedAt }) => computedAt],
  ],
}

/** Whoever computed the same edition meanwhile is met in the primary key. */
export function insertScores(rows: readonly ScoreRow[]): Statement {
  return insertRows(insertion, rows)
}

const columns = `kind, subject_id as "subjectId", month, edition, region_code as "regionCode", formula, score, lost, points,
  computed_at as "computedAt"`
type Row = ScoreRow & Record<string, unknown>

/** The newest edition of each. Plan: score_pk, a subject a look-up. */
export async function scoresOf(
  db: Database,
  kind: SubjectKind,
  month: string,
  subjectIds: readonly string[],
): Promise<ScoreRow[]> {
  return db.query<Row>({
    name: 'supervision.score.of',
    text: `select distinct on (subject_id) ${columns} from supervision.score
           where kind = $1 and month = $2 and subject_id = any($3::uuid[]) order by subject_id, edition desc`,
    values: [kind, month, subjectIds],
  })
}

/** All of one region. Plan: a range of score_region; a region has some dozens of bodies. */
export async function scoresOfRegion(
  db: Database,
  regionCode: string,
  month: string,
  kind: SubjectKind,
  limit: number,
): Promise<ScoreRow[]> {
  return db.query<Row>({
    name: 'supervision.score.of_region',
    text: `select distinct on (subject_id) ${columns} from supervision.score
           where region_code = $1 and month = $2 and kind = $3 order by subject_id, edition desc limit $4`,
    values: [regionCode, month, kind, limit],
  })
}

/** The newest editions of these months. Plan: score_pk, a month a look-up. */
export async function scoresOfMonths(
  db: Database,
  { kind, id }: Subject,
  months: readonly string[],
): Promise<ScoreRow[]> {
  return db.query<Row>({
    name: 'supervision.score.of_months',
    text: `select distinct on (month) ${columns} from supervision.score
           where kind = $1 and subject_id = $2 and month = any($3::text[]) order by month, edition desc`,
    values: [kind, id, months],
  })
}

export function insertRun(month: string, computedAt: Date): Statement {
  return {
    name: 'supervision.score_run.insert',
    text: 'insert into supervision.score_run (month, computed_at) values ($1, $2) on conflict on constraint score_run_pk do nothing',
    values: [month, computedAt],
  }
}

/** When each of these months was computed last; a month without one was never. Plan: score_run_pk backwards, a month a look-up. */
export async function lastRuns(db: Database, months: readonly string[]): Promise<Map<string, Date>> {
  const rows = await db.query<{ month: string; computedAt: Date }>({
    name: 'supervision.score_run.last',
    text: `select asked.month, run.computed_at as "computedAt" from unnest($1::text[]) as asked(month)
           cross join lateral (select computed_at from supervision.score_run r where r.month = asked.month
                               order by computed_at desc limit 1) run`,
    values: [months],
  })
  return new Map(rows.map(({ month, computedAt }) => [month, computedAt]))
}

export interface FormulaRow {
  readonly edition: number
  readonly formula: unknown
  readonly fromMonth: string
}

/** Every edition that there ever was: a handful. */
export async function formulaRows(db: Database): Promise<FormulaRow[]> {
  return db.query<FormulaRow & Record<string, unknown>>({
    name: 'supervision.score_formula.list',
    text: 'select edition, formula, from_month as "fromMonth" from supervision.score_formula order by edition',
    values: [],
  })
}

export function insertFormula({ edition, formula, fromMonth }: FormulaRow, publishedAt: Date): Statement {
  return {
    name: 'supervision.score_formula.insert',
    text: `insert into supervision.score_formula (edition, formula, from_month, published_at) values ($1, $2, $3, $4)
           on conflict on constraint score_formula_pk do nothing`,
    values: [edition, JSON.stringify(formula), fromMonth, publishedAt],
  }
}
