import type { Actor } from '../../kernel/actor.ts'
import { dayOf, startOfDay } from '../../kernel/calendar.ts'
import { isUuid } from '../../kernel/ids.ts'
import { computeMonth, keepScores, regionOf, startScores } from './computeScores.ts'
import type { SupervisionContext } from './context.ts'
import { supervises } from './rules/access.ts'
import {
  daysOfMonth,
  firstDayAfter,
  isMonth,
  monthOf,
  type Score,
  type Subject,
  type SubjectKind,
  scoreOf,
  yearUntil,
} from './rules/score.ts'
import { maySeeBody } from './rules/score-access.ts'
import { problem } from './score-errors.ts'
import { createScoreContests, type ListedPoint, listedPoints, type ScoreContests } from './scoreContests.ts'
import type { FormulaEdition, ScoreFormulas } from './scoreFormulas.ts'
import { lowestId, pointsOf, type ScorePoint } from './store-score-points.ts'
import { lastRuns, type ScoreRow, scoresOf, scoresOfMonths, scoresOfRegion } from './store-scores.ts'

/** A body in the order of its region. */
export interface BodyScore extends Score {
  readonly departmentId: string
  /** 0: it had cases and no point. */
  readonly edition: number
}

export interface MonthScores {
  readonly month: string
  readonly regionCode: string
  /** As of when; null: not computed yet. */
  readonly computedAt: Date | null
  /** The month is over and was computed afterwards. */
  readonly isPublished: boolean
  readonly formula: FormulaEdition
  /** Competent bodies that handled cases in the month or have points, best first. */
  readonly bodies: readonly BodyScore[]
}

/** One month of a body or post; null: that month was not computed, or the body had no work in it. */
export interface TrendMonth {
  readonly month: string
  readonly score: number | null
}

export interface SubjectScore extends Omit<Score, 'score'> {
  /** null: neither points nor, for its body, any work in that month. */
  readonly score: number | null
  readonly kind: SubjectKind
  readonly subjectId: string
  readonly regionCode: string
  readonly month: string
  readonly computedAt: Date | null
  readonly formula: FormulaEdition
  readonly trend: readonly TrendMonth[]
  /** Of a body: what its posts come to. */
  readonly posts: readonly { readonly postId: string; readonly score: number | null; readonly points: number }[]
  readonly listed: readonly ListedPoint[]
  /** Give it back as `after`. */
  readonly next: string | undefined
}

export interface PointsAsked {
  readonly regionCode: string
  readonly month: string
  readonly departmentId?: string
}

export interface MonthPoints {
  readonly points: readonly ListedPoint[]
  /** False: there are more. */
  readonly complete: boolean
}

export interface Scores extends ScoreContests {
  /** Months that may be asked for, newest first: the running one and eleven before it. */
  months(): readonly string[]
  /** For a supervisor of the region. Throws `score.not_yours`, `score.month`. */
  ofRegion(actor: Actor, regionCode: string, month: string): Promise<MonthScores>
  /** Of the last eleven months those that everybody may read, newest first. */
  publishedMonths(): Promise<readonly string[]>
  /** For everybody: only months that are over. Undefined: not published. */
  published(regionCode: string, month: string): Promise<MonthScores | undefined>
  /** What a body or post comes to, with its points. Throws `score.not_found`, `score.month`. */
  ofSubject(actor: Actor, subject: Subject, month: string, after?: string): Promise<SubjectScore>
  /**
   * The points of a region's own bodies in a month, or of one competent body, by day; at most 5,000, body by body in the order of their ids. For
   * documents of modules above, which ask who may.
   */
  pointsOfMonth(asked: PointsAsked): Promise<MonthPoints>
  /** Computes a month from cards, tickets and contests. Returns how many numbers were new or differed. */
  compute(month: string): Promise<number>
  /** Sets the daily computing going. Called at start. */
  startHousekeeping(): Promise<void>
}

const pagePoints = 50
const bodiesMax = 500
/** What a document may list: some three seconds of work, whatever the region. */
export const monthPointsMax = 5_000

export function createScores(context: SupervisionContext, formulas: ScoreFormulas): Scores {
  const { db, clock } = context.platform
  keepScores(context, formulas)
  const months = () => yearUntil(monthOf(dayOf(clock.now()))).toReversed()
  const checked = (month: string) => {
    if (!isMonth(month) || month > monthOf(dayOf(clock.now()))) throw problem('score.month')
    return month
  }

  async function bodiesOf(regionCode: string, month: string): Promise<MonthScores> {
    const { from, through } = daysOfMonth(month)
    const [formula, runs, rows, handled] = await Promise.all([
      formulas.of(month),
      lastRuns(db, [month]),
      scoresOfRegion(db, regionCode, month, 'department', bodiesMax),
      context.cases.talliedByBody({ regionCode, from, through }),
    ])
    const none = { ...scoreOf(formula, []), edition: 0 }
    const scored = new Map(rows.map((row) => [row.subjectId, bodyScore(row)]))
    for (const departmentId of handled.keys()) {
      if (!scored.has(departmentId)) scored.set(departmentId, { ...none, departmentId })
    }
    const computedAt = runs.get(month) ?? null
    return {
      ...{ month, regionCode, computedAt, formula },
      isPublished: isPublished(month, computedAt),
      bodies: [...scored.values()].toSorted(byScore),
    }
  }

  async function postsOf(
    { kind, id }: Subject,
    month: string,
    worked: ReadonlySet<string>,
  ): Promise<SubjectScore['posts']> {
    const posts = kind === 'post' ? [] : await context.organizations.postsOf(id)
    const rows = await scoresOf(
      db,
      'post',
      month,
      posts.map((post) => post.id),
    )
    const scored = new Map(rows.map((row) => [row.subjectId, row]))
    const { start } = await formulas.of(month)
    return posts.map((post) => {
      const { score, points } = scored.get(post.id) ?? { score: worked.has(month) ? start : null, points: 0 }
      return { postId: post.id, score, points }
    })
  }

  async function trendOf(subject: Subject, month: string, worked: ReadonlySet<string>): Promise<TrendMonth[]> {
    const asked = yearUntil(month)
    const [rows, runs] = await Promise.all([scoresOfMonths(db, subject, asked), lastRuns(db, asked)])
    const scored = new Map(rows.map((row) => [row.month, row.score]))
    return Promise.all(
      asked.map(async (one) => ({
        month: one,
        score: scored.get(one) ?? (runs.has(one) && worked.has(one) ? (await formulas.of(one)).start : null),
      })),
    )
  }

  return {
    ...createScoreContests(context, formulas),
    months,
    async ofRegion(actor, regionCode, month) {
      if (!supervises(actor, regionCode)) throw problem('score.not_found')
      return bodiesOf(regionCode, checked(month))
    },
    async publishedMonths() {
      const runs = await lastRuns(db, months())
      return months().filter((month) => isPublished(month, runs.get(month)))
    },
    async published(regionCode, month) {
      if (!isMonth(month) || month >= monthOf(dayOf(clock.now()))) return undefined
      const scores = await bodiesOf(regionCode, month)
      return scores.isPublished ? scores : undefined
    },
    async ofSubject(actor, subject, month, after = lowestId) {
      const body = isUuid(subject.id) ? await bodyOf(context, subject) : undefined
      if (!body || !maySeeBody(actor, body)) throw problem('score.not_found')
      const { kind, id } = subject
      const year = {
        from: daysOfMonth(yearUntil(checked(month))[0] ?? month).from,
        through: daysOfMonth(month).through,
      }
      const worked = await context.cases.monthsOfWork({ ...year, regionCode: body.regionCode, departmentId: body.id })
      const [formula, runs, rows, points, trend, posts] = await Promise.all([
        formulas.of(checked(month)),
        lastRuns(db, [month]),
        scoresOfMonths(db, subject, [month]),
        pointsOf(db, subject, month, pagePoints + 1, isUuid(after) ? after : lowestId),
        trendOf(subject, month, worked),
        postsOf(subject, month, worked),
      ])
      const shown = points.slice(0, pagePoints)
      const none = { score: worked.has(month) ? formula.start : null, lost: 0, points: 0 }
      const { score, lost, points: standing } = rows[0] ?? none
      return {
        ...{
          kind,
          subjectId: id,
          regionCode: body.regionCode,
          month,
          score,
          lost,
          points: standing,
          formula,
          trend,
          posts,
        },
        computedAt: runs.get(month) ?? null,
        listed: await listedPoints(context, formulas, shown, actor),
        next: points.length > pagePoints ? shown.at(-1)?.pointId : undefined,
      }
    },
    async pointsOfMonth({ regionCode, month, departmentId }) {
      const bodies = departmentId === undefined ? await bodyIds(regionCode, month) : [departmentId]
      const found: ScorePoint[] = []
      for (const id of bodies) {
        if (found.length > monthPointsMax) break
        const room = monthPointsMax + 1 - found.length
        found.push(...(await pointsOf(db, { kind: 'department', id }, month, room)))
      }
      const byDay = found
        .slice(0, monthPointsMax)
        .toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
      const points = await listedPoints(context, formulas, byDay, { kind: 'system', job: 'reports' })
      return { points, complete: found.length <= monthPointsMax }
    },
    compute: (month) => computeMonth(context, formulas, checked(month)),
    startHousekeeping: () => startScores(context),
  }

  async function bodyIds(regionCode: string, month: string): Promise<string[]> {
    const rows = await scoresOfRegion(db, regionCode, month, 'department', bodiesMax)
    return rows.map(({ subjectId }) => subjectId)
  }
}

function isPublished(month: string, computedAt: Date | null | undefined): boolean {
  return computedAt != null && computedAt >= startOfDay(firstDayAfter(month))
}

function bodyScore({ subjectId, score, lost, points, edition }: ScoreRow): BodyScore {
  return { departmentId: subjectId, score, lost, points, edition }
}

/** Best first; of the same score whoever lost less before the floor. */
function byScore(one: BodyScore, other: BodyScore): number {
  return other.score - one.score || one.lost - other.lost || (one.departmentId < other.departmentId ? -1 : 1)
}

/** The body that a subject is, or in which a post sits. */
async function bodyOf(
  context: SupervisionContext,
  { kind, id }: Subject,
): Promise<{ readonly id: string; readonly regionCode: string } | undefined> {
  const bodyId = kind === 'post' ? (await context.organizations.findPost(id))?.departmentId : id
  const regionCode = await regionOf(context, { kind, id })
  return bodyId && regionCode ? { id: bodyId, regionCode } : undefined
}
