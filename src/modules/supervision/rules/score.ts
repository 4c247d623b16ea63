import { z } from 'zod'
import { addDays, addWorkingDays, type Day, dayOf, type WorkCalendar } from '../../../kernel/calendar.ts'

const Words = z.strictObject({ zh: z.string().min(1).max(1_000), en: z.string().min(1).max(2_000) })

/** How a score comes about: numbers, and the text that is published with them. */
export const ScoreFormula = z.strictObject({
  /** Points at the beginning of a month. */
  start: z.number().min(1).max(1_000),
  /** No score is lower. */
  floor: z.number().min(0).max(1_000),
  /** Points that a bad grade costs that was not put right in time. */
  lateRectification: z.number().min(0).max(100),
  /** Working days in which a point can be contested. */
  contestDays: z.int().min(1).max(60),
  text: Words,
})
export type ScoreFormula = z.infer<typeof ScoreFormula>

export const subjectKinds = ['department', 'office', 'post'] as const
/** 主管部门 · 经办单位 · 岗位 */
export type SubjectKind = (typeof subjectKinds)[number]

export interface Subject {
  readonly kind: SubjectKind
  readonly id: string
}

export type ContestState = 'open' | 'accepted' | 'refused'

/** What something costs, and whether it still does. */
export interface CostingPoint {
  readonly cost: number
  readonly contest: ContestState | null
}

export interface Score {
  readonly score: number
  /** The points that stand, before the floor. */
  readonly lost: number
  /** How many stand. */
  readonly points: number
}

/** A point stands until a contest of it was accepted. */
export function stands({ contest }: Pick<CostingPoint, 'contest'>): boolean {
  return contest !== 'accepted'
}

/** Pure, and the same in whatever order the points come: they are summed in hundredths. */
export function scoreOf({ start, floor }: Pick<ScoreFormula, 'start' | 'floor'>, all: readonly CostingPoint[]): Score {
  const standing = all.filter(stands)
  const lost = standing.reduce((sum, { cost }) => sum + hundredths(cost), 0)
  const score = Math.max(hundredths(floor), hundredths(start) - lost)
  return { score: score / 100, lost: lost / 100, points: standing.length }
}

function hundredths(points: number): number {
  return Math.round(points * 100)
}

/** Whose scores a point lowers. */
export function subjectsOf(point: {
  readonly departmentId: string
  readonly officeId: string
  readonly postId: string | null
}): readonly Subject[] {
  return [
    { kind: 'department', id: point.departmentId },
    { kind: 'office', id: point.officeId },
    ...(point.postId === null ? [] : [{ kind: 'post' as const, id: point.postId }]),
  ]
}

/** The last day on which a point can be contested: nobody can contest what is not shown yet, nor a month that runs on. */
export function contestThrough(
  { contestDays }: Pick<ScoreFormula, 'contestDays'>,
  { month, recordedAt }: { readonly month: string; readonly recordedAt: Date },
  calendar: WorkCalendar,
): Day {
  return addWorkingDays(calendar, later(dayOf(recordedAt), firstDayAfter(month)), contestDays).day
}

const later = (one: Day, other: Day): Day => (one < other ? other : one)

/** A rectification costs on the first day that it is late. */
export function lateOn(dueOn: Day): Day {
  return addDays(dueOn, 1)
}

export const monthOf = (day: Day): string => day.slice(0, 7)

export function isMonth(text: string): boolean {
  return /^(20|21)\d\d-(0[1-9]|1[0-2])$/.test(text)
}

/** `count` months later, or before it when negative. */
export function monthAfter(month: string, count: number): string {
  const serial = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count
  return `${Math.floor(serial / 12)}-${String((serial % 12) + 1).padStart(2, '0')}`
}

export const firstDayAfter = (month: string): Day => `${monthAfter(month, 1)}-01`

/** The first and the last day of a month. */
export function daysOfMonth(month: string): { readonly from: Day; readonly through: Day } {
  return { from: `${month}-01`, through: addDays(firstDayAfter(month), -1) }
}

/** The twelve months that end with this one. */
export function yearUntil(month: string): readonly string[] {
  return Array.from({ length: 12 }, (_, at) => monthAfter(month, at - 11))
}

/** The edition that counts for a month: the newest that began by then. */
export function formulaAt<Edition extends { readonly edition: number; readonly fromMonth: string }>(
  editions: readonly Edition[],
  month: string,
): Edition | undefined {
  return editions.filter(({ fromMonth }) => fromMonth <= month).toSorted((one, other) => other.edition - one.edition)[0]
}
