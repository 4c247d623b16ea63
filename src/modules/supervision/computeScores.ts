import { addDays, type Day, dayOf, endOfDay, startOfDay } from '../../kernel/calendar.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { SupervisionContext } from './context.ts'
import {
  daysOfMonth,
  lateOn,
  monthAfter,
  monthOf,
  type Score,
  type Subject,
  type SubjectKind,
  scoreOf,
  subjectKinds,
} from './rules/score.ts'
import type { FormulaEdition, ScoreFormulas } from './scoreFormulas.ts'
import { type Counted, countedPoints, insertPoints, insertPointsOfCards, lowestId } from './store-score-points.ts'
import { insertRun, insertScores, type ScoreRow, scoresOf } from './store-scores.ts'

const topic = 'supervision.scores'
const timerSubject = '00000000-0000-7000-8000-000000000005'
/** Points that are read at a time, and scores written at a time. */
const partMax = 5_000
/** After midnight, when all cards of the day before have risen. */
const afterMidnightMs = 30 * 60_000

/** The running month and the one before it, once a day; also on the first start. */
export function keepScores(context: SupervisionContext, formulas: ScoreFormulas): void {
  const { timers, clock, db } = context.platform
  timers.handle(topic, async (timer) => {
    const now = clock.now()
    const month = monthOf(dayOf(now))
    await computeMonth(context, formulas, monthAfter(month, -1))
    await computeMonth(context, formulas, month)
    const dueAt = new Date(startOfDay(addDays(dayOf(now), 1)).getTime() + afterMidnightMs)
    await db.batch([timers.stage({ ...timer, dueAt })])
  })
}

export async function startScores({ platform: { timers, clock, db } }: SupervisionContext): Promise<void> {
  await db.batch([timers.stage({ topic, subjectId: timerSubject, dueAt: clock.now() })])
}

/**
 * Everything of a month from cards, tickets and contests. What is there already stays; a number that differs is a new edition. Returns how many
 * were new: 0 when nothing happened since, whoever computed before.
 */
export async function computeMonth(
  context: SupervisionContext,
  formulas: ScoreFormulas,
  month: string,
): Promise<number> {
  const { db, clock } = context.platform
  const formula = await formulas.of(month)
  await findPointsOfMonth(context, formula, month)
  let written = 0
  for (const kind of subjectKinds) written += await computeKind(context, formula, { month, kind })
  await db.batch([insertRun(month, clock.now())])
  return written
}

async function findPointsOfMonth(context: SupervisionContext, formula: FormulaEdition, month: string): Promise<void> {
  const { db, clock } = context.platform
  const { from, through } = daysOfMonth(month)
  const last = earlier(through, dayOf(clock.now()))
  for (let day = from; day <= last; day = addDays(day, 1)) {
    await db.batch([insertPointsOfCards(month, startOfDay(day), endOfDay(day))])
  }
  const late = await context.evaluations.lateRectifications(addDays(from, -1), addDays(through, -1))
  const points = late.map(({ ticketId, regionCode, departmentId, itemId, dueOn }) => ({
    ...{ pointId: ticketId, month, day: lateOn(dueOn), kind: 'rectification' as const, regionCode, departmentId },
    ...{ officeId: departmentId, postId: null, itemId, caseId: null, sequence: null },
    ...{ ruleNumber: null, ruleRegion: null, ruleVersion: null },
    cost: formula.lateRectification,
    recordedAt: clock.now(),
  }))
  if (points.length > 0) await db.batch([insertPoints(points)])
}

const earlier = (one: Day, other: Day): Day => (one < other ? one : other)

async function computeKind(
  context: SupervisionContext,
  formula: FormulaEdition,
  { month, kind }: { readonly month: string; readonly kind: SubjectKind },
): Promise<number> {
  const { db, clock } = context.platform
  const begun = clock.now()
  let written = 0
  let after: Pick<Counted, 'subjectId' | 'pointId'> = { subjectId: lowestId, pointId: lowestId }
  // A subject may lie across two parts: its points are kept until the next subject begins.
  let open: Counted[] = []
  const close = async (counted: readonly Counted[]) => {
    const subjects = [...Map.groupBy(counted, ({ subjectId }) => subjectId)]
    const scores = subjects.map(([id, points]) => ({ id, regionCode: points[0]?.regionCode ?? '', points }))
    written += await writeScores(context, formula, { month, kind, begun }, scores)
  }
  for (;;) {
    const part = await countedPoints(db, kind, month, after, partMax)
    open.push(...part)
    const last = part.at(-1)
    if (!last || part.length < partMax) break
    after = last
    await close(open.filter(({ subjectId }) => subjectId !== last.subjectId))
    open = open.filter(({ subjectId }) => subjectId === last.subjectId)
  }
  await close(open)
  return written
}

interface Computed {
  readonly id: string
  /** Of one of its points, where the body itself is not known any more. */
  readonly regionCode: string
  readonly points: Parameters<typeof scoreOf>[1]
}

async function writeScores(
  context: SupervisionContext,
  formula: FormulaEdition,
  of: { readonly month: string; readonly kind: SubjectKind; readonly begun: Date },
  computed: readonly Computed[],
): Promise<number> {
  const rows = await changedScores(context, formula, of, computed)
  if (rows.length === 0) return 0
  try {
    await context.platform.db.batch([insertScores(rows)])
  } catch (error) {
    // Another process computed the same: whoever comes next finds nothing to change.
    if (violatedConstraint(error) !== 'score_pk') throw error
    return 0
  }
  return rows.length
}

/**
 * The editions that are to be written: of those whose number is not the newest one already. What was decided after `begun`, when their points began to
 * be read, is not in them, and is not undone.
 */
export async function changedScores(
  context: SupervisionContext,
  formula: FormulaEdition,
  { month, kind, begun }: { readonly month: string; readonly kind: SubjectKind; readonly begun?: Date },
  computed: readonly Computed[],
): Promise<ScoreRow[]> {
  const { db, clock } = context.platform
  const ids = computed.map(({ id }) => id)
  const there = new Map((await scoresOf(db, kind, month, ids)).map((row) => [row.subjectId, row]))
  const rows: ScoreRow[] = []
  for (const { id, regionCode, points } of computed) {
    const before = there.get(id)
    const score = scoreOf(formula, points)
    if (before && begun && before.computedAt > begun) continue
    if (before && isSame(before, score) && before.formula === formula.edition) continue
    rows.push({
      ...{ kind, subjectId: id, month, ...score, formula: formula.edition, computedAt: clock.now() },
      edition: (before?.edition ?? 0) + 1,
      regionCode: (await regionOf(context, { kind, id })) ?? regionCode,
    })
  }
  return rows
}

const isSame = (one: Score, other: Score): boolean =>
  one.score === other.score && one.lost === other.lost && one.points === other.points

/** Where the body, or that of the post, has its place. */
export async function regionOf(
  { organizations }: SupervisionContext,
  { kind, id }: Subject,
): Promise<string | undefined> {
  const departmentId = kind === 'post' ? (await organizations.findPost(id))?.departmentId : id
  return departmentId && (await organizations.findDepartment(departmentId))?.regionCode
}
