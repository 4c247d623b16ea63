import type { Duty } from '../../../kernel/actor.ts'
import { addDays, type Day, isDay } from '../../../kernel/day.ts'

/** leave 休假 · sick 病假 · training 培训 · mission 出差 · other 其他 */
export const absenceReasons = ['leave', 'sick', 'training', 'mission', 'other'] as const
export type AbsenceReason = (typeof absenceReasons)[number]

/** Both days are included. */
export interface Term {
  readonly from: Day
  readonly through: Day
}

/** Days on which somebody holds a post, and what the post is. `through` is null for a post without end. */
export interface Holding {
  readonly postId: string
  readonly departmentId: string
  readonly duties: readonly Duty[]
  readonly from: Day
  readonly through: Day | null
  readonly byCover: boolean
}

/** A year of leave with a day to spare for leap years. */
export const absenceDaysMax = 367

export type TermFault = 'day_invalid' | 'through_before_from' | 'through_past' | 'absence_too_long'

export function faultOfTerm({ from, through }: Term, today: Day): { field: keyof Term; code: TermFault } | undefined {
  if (!isDay(from)) return { field: 'from', code: 'day_invalid' }
  if (!isDay(through)) return { field: 'through', code: 'day_invalid' }
  if (through < from) return { field: 'through', code: 'through_before_from' }
  if (through < today) return { field: 'through', code: 'through_past' }
  if (through > addDays(from, absenceDaysMax - 1)) return { field: 'through', code: 'absence_too_long' }
  return undefined
}

export type CoverFault =
  | 'cover_self'
  | 'cover_of_no_post'
  | 'cover_not_of_office'
  | 'cover_absent'
  | 'cover_duties_apart'

export interface CoverQuestion {
  readonly post: { readonly id: string; readonly departmentId: string; readonly duties: readonly Duty[] }
  readonly term: Term
  readonly absentStaffId: string
  readonly absentHoldings: readonly Holding[]
  readonly staffId: string
  /** Everything she holds or will hold, as a cover too. */
  readonly holdings: readonly Holding[]
  readonly absences: readonly Term[]
}

/**
 * Whether somebody may hold an absent colleague's post for a term: she works in the same department through all of it, is not away
 * herself, and what she then holds together may meet. Gives the post by which she belongs to the office, on which the cover rests.
 */
export function coverOf(
  question: CoverQuestion,
  mayMeet: (duties: readonly Duty[]) => boolean,
): { readonly ownPostId: string } | { readonly fault: CoverFault } {
  const { post, term, staffId, holdings } = question
  if (staffId === question.absentStaffId) return { fault: 'cover_self' }
  if (!question.absentHoldings.some((held) => held.postId === post.id && !held.byCover && meets(held, term)))
    return { fault: 'cover_of_no_post' }
  const own = holdings.find(
    (held) => !held.byCover && held.departmentId === post.departmentId && reachesOver(held, term),
  )
  if (!own) return { fault: 'cover_not_of_office' }
  if (question.absences.some((absence) => meets(absence, term))) return { fault: 'cover_absent' }
  const together = holdings.filter((held) => meets(held, term)).flatMap(({ duties }) => duties)
  return mayMeet([...together, ...post.duties]) ? { ownPostId: own.postId } : { fault: 'cover_duties_apart' }
}

/** A cover begins today at the earliest: nobody has held a post in the past who did not know of it. */
export function coverTerm(absence: Term, today: Day): Term {
  return { from: absence.from > today ? absence.from : today, through: absence.through }
}

interface Days {
  readonly from: Day
  readonly through: Day | null
}

function meets(days: Days, term: Term): boolean {
  return days.from <= term.through && (days.through === null || days.through >= term.from)
}

function reachesOver(days: Days, term: Term): boolean {
  return days.from <= term.from && (days.through === null || days.through >= term.through)
}
