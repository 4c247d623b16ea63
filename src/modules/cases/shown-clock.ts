import { addDays, dayOf, listWorkingDays, type WorkCalendar, workingDaysBetween } from '../../kernel/calendar.ts'
import type { CaseClock } from './rules/clock.ts'
import type { CaseState } from './rules/state.ts'

/** One working day of the clock row. `paused`: a procedure took it out. */
export interface ClockDay {
  readonly day: string
  readonly state: 'used' | 'today' | 'left' | 'over' | 'paused'
}

export interface ShownClock extends CaseClock {
  /** Working days gone, without the first day and without those of a procedure; of the limit's unit. */
  readonly used: number
  /** Negative when overdue. */
  readonly left: number
  /** One cell a day; empty for limits in calendar days or over 60 days. */
  readonly cells: readonly ClockDay[]
}

const cellsMax = 60

/** A limit with what is gone of it. The limits of the decision end with it. */
export function shownClock(
  clock: CaseClock,
  calendar: WorkCalendar,
  { decidedAt }: Pick<CaseState, 'decidedAt'>,
  today: string,
): ShownClock {
  const deciding = clock.kind === 'promised' || clock.kind === 'statutory'
  const at = decidedAt && deciding ? dayOf(decidedAt) : today
  const paused = pausedDays(clock, at)
  const working = clock.unit === 'working'
  const through = working ? workingDaysBetween : (_: WorkCalendar, from: string, to: string) => daysApart(from, to)
  const gone = (to: string) => (to <= clock.start ? 0 : through(calendar, clock.start, to))
  const used = gone(at) - paused.reduce((sum, { from, to }) => sum + gone(to) - gone(addDays(from, -1)), 0)
  return { ...clock, used, left: clock.days - used, cells: working ? cellsOf(clock, calendar, at) : [] }
}

/** The runs of days until `at` that a procedure took out of this limit. */
function pausedDays({ explained, stopped }: CaseClock, at: string): { from: string; to: string }[] {
  const named = explained.steps
    .filter(({ rule, from }) => rule === 'pause' && from <= at)
    .map(({ from, to }) => ({ from, to: to < at ? to : at }))
  // A running procedure without a longest time is in no step yet: since its day the clock stands.
  const open = stopped && !named.some(({ to }) => to > stopped.since) && at > stopped.since
  return open ? [...named, { from: addDays(stopped.since, 1), to: at }] : named
}

function cellsOf({ start, explained }: CaseClock, calendar: WorkCalendar, at: string): ClockDay[] {
  const count = explained.day > start ? workingDaysBetween(calendar, start, explained.day) : 0
  if (count === 0 || count > cellsMax) return []
  const pauses = explained.steps.filter(({ rule }) => rule === 'pause')
  return listWorkingDays(calendar, start, count).map((day) => {
    if (pauses.some(({ from, to }) => day >= from && day <= to)) return { day, state: 'paused' }
    return { day, state: day < at ? 'used' : day === at ? 'today' : 'left' }
  })
}

function daysApart(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
