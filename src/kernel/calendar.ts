import { calendarProblem } from './calendarProblem.ts'
import { type Day, dayOfSerial, daySerial, weekdayOfSerial } from './day.ts'
import type { NamedDay, WorkCalendar } from './workCalendar.ts'

export type DayReason = 'weekday' | 'weekend' | 'holiday' | 'swap'

export interface DayKind {
  readonly working: boolean
  /** The year is not published, so this may still change. */
  readonly provisional: boolean
  readonly reason: DayReason
  /** The holiday, for `holiday` and `swap`. */
  readonly name?: string
}

/** Consecutive days off for one reason. */
export interface SkippedRun {
  readonly from: Day
  readonly to: Day
  /** Calendar days. */
  readonly days: number
  readonly reason: 'weekend' | 'holiday'
  readonly name?: string
}

export interface WorkingDaySum {
  readonly day: Day
  readonly provisional: boolean
  readonly skipped: readonly SkippedRun[]
  /** Weekend days that counted because they are worked. */
  readonly swapDays: readonly NamedDay[]
}

/** No limit in law comes near it; more is a mistake of the input. */
export const workingDaysMax = 2_000
/** Calendar days that one calculation may walk: 2,000 working days with their weekends, holidays and a year of pauses. */
export const walkDaysMax = 4_000

export function isWorkingDay(calendar: WorkCalendar, day: Day): DayKind {
  return kindOfSerial(calendar, daySerial(day))
}

/** The `count`-th working day after `start`. The start day is not counted; 0 gives the start day itself. */
export function addWorkingDays(calendar: WorkCalendar, start: Day, count: number): WorkingDaySum {
  requireCount(count)
  const startSerial = daySerial(start)
  const skipped: SkippedRun[] = []
  const swapDays: NamedDay[] = []
  let provisional = false
  let serial = startSerial
  for (let counted = 0; counted < count; ) {
    serial += 1
    requireSpan(serial - startSerial)
    const kind = kindOfSerial(calendar, serial)
    provisional ||= kind.provisional
    if (kind.working) counted += 1
    else extendRuns(skipped, dayOfSerial(serial), kind)
    if (kind.reason === 'swap') swapDays.push({ day: dayOfSerial(serial), name: kind.name ?? '' })
  }
  return { day: dayOfSerial(serial), provisional, skipped, swapDays }
}

/** Working days after `afterDay`, through `throughDay`: the inverse of `addWorkingDays`; 0 when none lie between. */
export function workingDaysBetween(calendar: WorkCalendar, afterDay: Day, throughDay: Day): number {
  const after = daySerial(afterDay)
  const through = daySerial(throughDay)
  requireSpan(through - after)
  let count = 0
  for (let serial = after + 1; serial <= through; serial += 1) {
    if (kindOfSerial(calendar, serial).working) count += 1
  }
  return count
}

/** The first `count` working days after `start`, in order: one cell each in the clock row. */
export function listWorkingDays(calendar: WorkCalendar, start: Day, count: number): Day[] {
  requireCount(count)
  const startSerial = daySerial(start)
  const days: Day[] = []
  for (let serial = startSerial + 1; days.length < count; serial += 1) {
    requireSpan(serial - startSerial)
    if (kindOfSerial(calendar, serial).working) days.push(dayOfSerial(serial))
  }
  return days
}

/** Lengthens the last run of days off by one day, or begins a new one where a gap or another reason lies between. */
export function extendRuns(runs: SkippedRun[], day: Day, kind: DayKind): void {
  const last = runs.at(-1)
  const reason = kind.reason === 'holiday' ? 'holiday' : 'weekend'
  if (last && last.reason === reason && last.name === kind.name && daySerial(last.to) + 1 === daySerial(day)) {
    runs[runs.length - 1] = { ...last, to: day, days: last.days + 1 }
    return
  }
  runs.push({ from: day, to: day, days: 1, reason, ...(kind.name === undefined ? {} : { name: kind.name }) })
}

export function requireCount(count: number): void {
  if (Number.isInteger(count) && count >= 0 && count <= workingDaysMax) return
  throw calendarProblem('working_days_out_of_range', { count, max: workingDaysMax })
}

export function requireSpan(days: number): void {
  if (days > walkDaysMax) throw calendarProblem('span_too_long', { max: walkDaysMax })
}

const weekday: DayKind = { working: true, provisional: false, reason: 'weekday' }
const weekend: DayKind = { working: false, provisional: false, reason: 'weekend' }
const provisionalWeekday: DayKind = { working: true, provisional: true, reason: 'weekday' }
const provisionalWeekend: DayKind = { working: false, provisional: true, reason: 'weekend' }

/** `isWorkingDay` by day serial, for walks: no text is parsed on the way. */
export function kindOfSerial(calendar: WorkCalendar, serial: number): DayKind {
  const index = indexOf(calendar)
  const named = index.named.get(serial)
  if (named) return named
  const isWeekend = weekdayOfSerial(serial) >= 6
  if (isPublished(index, serial)) return isWeekend ? weekend : weekday
  return isWeekend ? provisionalWeekend : provisionalWeekday
}

interface CalendarIndex {
  readonly named: ReadonlyMap<number, DayKind>
  /** First and last day serial of each published year. */
  readonly spans: readonly (readonly [number, number])[]
}

/** Derived from an immutable calendar, so remembering it changes no answer: a page asks some hundred days. */
const indexes = new WeakMap<WorkCalendar, CalendarIndex>()

function indexOf(calendar: WorkCalendar): CalendarIndex {
  const known = indexes.get(calendar)
  if (known) return known
  const named = new Map<number, DayKind>()
  for (const { holidays, workdays } of Object.values(calendar.years)) {
    for (const { day, name } of holidays)
      named.set(daySerial(day), { working: false, provisional: false, reason: 'holiday', name })
    for (const { day, name } of workdays)
      named.set(daySerial(day), { working: true, provisional: false, reason: 'swap', name })
  }
  const spans = Object.keys(calendar.years).map(
    (year) => [daySerial(`${year}-01-01`), daySerial(`${year}-12-31`)] as const,
  )
  const index = { named, spans }
  indexes.set(calendar, index)
  return index
}

function isPublished(index: CalendarIndex, serial: number): boolean {
  return index.spans.some(([first, last]) => serial >= first && serial <= last)
}

/** Whoever counts days needs the words for them too, so one import is enough. */
export { addDays, type Day, dayOf, daysBetween, endOfDay, isDay, startOfDay, weekdayOf } from './day.ts'
export { type NamedDay, parseCalendar, type WorkCalendar } from './workCalendar.ts'
