import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/calendar.ts'
import { regionPrefixOf } from '../../kernel/identifiers/regionCode.ts'
import { isUuid } from '../../kernel/ids.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Keys } from '../../platform/keys.ts'
import { changedScores } from './computeScores.ts'
import type { SupervisionContext } from './context.ts'
import { contestThrough, subjectsOf } from './rules/score.ts'
import { maySeePoint, type PointAction, pointActions } from './rules/score-access.ts'
import type { Rule } from './schema.ts'
import { problem } from './score-errors.ts'
import type { ScoreFormulas } from './scoreFormulas.ts'
import {
  contestWords,
  findPoints,
  insertContest,
  insertDecision,
  pointsOf,
  type ScorePoint,
  waitingContests,
} from './store-score-points.ts'
import { insertScores } from './store-scores.ts'

/** A point as those read it who may know of it. */
export interface ListedPoint extends ScorePoint {
  /** Of a card: the rule in the words of its edition. */
  readonly rule: Rule | undefined
  /** The last day to contest it. */
  readonly contestBy: string
  readonly actions: readonly PointAction[]
}

export interface ShownPoint extends ListedPoint {
  readonly reason: string | null
  readonly decision: string | null
}

export interface ScoreContests {
  /** Throws `score.not_found` for whoever has nothing to do with it. */
  point(pointId: string, actor: Actor): Promise<ShownPoint>
  /** 申诉, by the body whose card it is. Throws `score.contest_state`, `score.not_yours`, `score.words`. */
  contest(pointId: string, actor: Actor, reason: string): Promise<void>
  /** By a supervisor of the region. What was accepted costs nothing from this moment on. */
  decideContest(
    pointId: string,
    actor: Actor,
    decision: { readonly outcome: string; readonly reason: string },
  ): Promise<void>
  /** What waits for a supervisor of this region, oldest first; at most 100. */
  contestsWaiting(actor: Actor): Promise<readonly ListedPoint[]>
}

const waitingMax = 100
const reasonMin = 5
const reasonMax = 2_000
/** A body with more points in a month has the lowest score many times over. */
const subjectPointsMax = 20_000
const attemptsMax = 3

export function createScoreContests(context: SupervisionContext, formulas: ScoreFormulas): ScoreContests {
  const { db, clock, keys } = context.platform

  async function known(pointId: string, actor: Actor): Promise<ListedPoint> {
    const rows = isUuid(pointId) ? await findPoints(db, [pointId]) : []
    const [point] = await listedPoints(context, formulas, rows, actor)
    if (!point || !maySeePoint(actor, point)) throw problem('score.not_found')
    return point
  }

  async function forAction(pointId: string, actor: Actor, action: PointAction): Promise<ListedPoint> {
    const point = await known(pointId, actor)
    if (point.actions.includes(action)) return point
    // Would it be theirs if it stood otherwise?
    const otherwise = { ...point, contest: action === 'decide' ? ('open' as const) : null, contestBy: '9999-12-31' }
    const isTheirs = pointActions(actor, otherwise, dayOf(clock.now())).includes(action)
    throw problem(isTheirs ? 'score.contest_state' : 'score.not_yours')
  }

  return {
    async point(pointId, actor) {
      const point = await known(pointId, actor)
      const words = point.contest === null ? undefined : await contestWords(db, pointId)
      return {
        ...point,
        reason: opened(keys, 'reason', pointId, words?.reason),
        decision: opened(keys, 'decision', pointId, words?.decision),
      }
    },
    async contest(pointId, actor, reason) {
      const { regionCode } = await forAction(pointId, actor, 'contest')
      const sealed = sealedWords(keys, 'reason', pointId, reason)
      if (actor.kind !== 'staff') throw problem('score.not_found')
      const { staffId, postId } = actor
      try {
        await db.batch(insertContest({ pointId, regionCode, at: clock.now(), staffId, postId, sealed }))
      } catch (error) {
        if (violatedConstraint(error)?.startsWith('score_contest')) throw problem('score.contest_state')
        throw error
      }
    },
    async decideContest(pointId, actor, { outcome, reason }) {
      const point = await forAction(pointId, actor, 'decide')
      if (outcome !== 'accepted' && outcome !== 'refused') throw problem('score.outcome')
      const sealed = sealedWords(keys, 'decision', pointId, reason)
      if (actor.kind !== 'staff') throw problem('score.not_found')
      const decision = insertDecision({ pointId, outcome, at: clock.now(), staffId: actor.staffId, sealed })
      for (let attempt = 1; ; attempt += 1) {
        try {
          await db.batch([...decision, ...(await recomputed(context, formulas, { ...point, contest: outcome }))])
          return
        } catch (error) {
          const violated = violatedConstraint(error)
          if (violated?.startsWith('score_contest')) throw problem('score.contest_state')
          // Somebody computed the same body meanwhile: its newest number is read again.
          if (violated !== 'score_pk' || attempt === attemptsMax) throw error
        }
      }
    },
    async contestsWaiting(actor) {
      if (actor.kind !== 'staff' || !actor.duties.includes('supervise')) throw problem('score.not_yours')
      const ids = await waitingContests(db, regionPrefixOf(actor.regionCode), waitingMax)
      const points = await listedPoints(context, formulas, await findPoints(db, ids), actor)
      const place = new Map(ids.map((id, at) => [id, at]))
      return points.toSorted((one, other) => (place.get(one.pointId) ?? 0) - (place.get(other.pointId) ?? 0))
    },
  }
}

/** With rule, last day and what this actor may do. */
export async function listedPoints(
  { ruleBook, organizations, platform }: SupervisionContext,
  formulas: ScoreFormulas,
  points: readonly ScorePoint[],
  actor: Actor,
): Promise<ListedPoint[]> {
  const book = await ruleBook.open()
  const today = dayOf(platform.clock.now())
  const months = [...new Set(points.map(({ month }) => month))]
  const formulaOf = new Map(await Promise.all(months.map(async (month) => [month, await formulas.of(month)] as const)))
  return Promise.all(
    points.map(async (point) => {
      const { ruleNumber, ruleRegion, ruleVersion, month } = point
      const set =
        ruleRegion !== null && ruleVersion !== null
          ? book.setOf({ regionPrefix: ruleRegion, version: ruleVersion })
          : undefined
      const formula = formulaOf.get(month)
      if (!formula) throw new Error(`no formula of scores for ${month}`)
      const contestBy = contestThrough(formula, point, await organizations.calendarFor(point.regionCode))
      const rule = set?.rules.find(({ number }) => number === ruleNumber)
      return { ...point, rule, contestBy, actions: pointActions(actor, { ...point, contestBy }, today) }
    }),
  )
}

/** The new editions of the two or three scores that a point is in, as if it stood so already. */
async function recomputed(
  context: SupervisionContext,
  formulas: ScoreFormulas,
  decided: ScorePoint,
): Promise<Statement[]> {
  const { month } = decided
  const formula = await formulas.of(month)
  const rows = []
  for (const { kind, id } of subjectsOf(decided)) {
    const points = (await pointsOf(context.platform.db, { kind, id }, month, subjectPointsMax)).map((point) =>
      point.pointId === decided.pointId ? decided : point,
    )
    const computed = [{ id, regionCode: decided.regionCode, points }]
    rows.push(...(await changedScores(context, formula, { month, kind }, computed)))
  }
  return rows.length > 0 ? [insertScores(rows)] : []
}

const wordsContext = (what: 'reason' | 'decision', pointId: string) => `supervision/score/${what}/${pointId}`

function sealedWords(keys: Keys, what: 'reason' | 'decision', pointId: string, text: string): Buffer {
  const words = text.trim()
  if (words.length < reasonMin || words.length > reasonMax) throw problem('score.words')
  return keys.seal(keys.purposeKey('supervision-score'), wordsContext(what, pointId), words)
}

function opened(
  keys: Keys,
  what: 'reason' | 'decision',
  pointId: string,
  sealed: Buffer | null | undefined,
): string | null {
  return sealed ? keys.open<string>(keys.purposeKey('supervision-score'), wordsContext(what, pointId), sealed) : null
}
