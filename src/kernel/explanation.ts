import {
  type Day,
  type DayKind,
  extendRuns,
  kindOfSerial,
  requireCount,
  requireSpan,
  type SkippedRun,
  type WorkCalendar,
} from './calendar.ts'
import { calendarProblem } from './calendarProblem.ts'
import { dayOfSerial, daySerial } from './day.ts'

/**
 * One line of "how this date was counted". Codes only: the sentence comes from a text file. Steps stand in the order of the
 * calendar, and an independent reader can replay them: from `count_begins` through `result`, all calendar days less
 * those of `weekend`, `holiday` and `pause` steps are the working days counted.
 */
export interface ExplanationStep {
  /** Stable code; those of this file are `WorkingDayRule`, modules add their own. */
  readonly rule: string
  readonly from: Day
  readonly to: Day
  /** How many, in `unit`. */
  readonly days: number
  readonly unit: 'working' | 'calendar'
  readonly calendarVersion: string
  /** What the sentence needs besides: the limit's rule and situation, the holiday's name, the pause's rule, the year. */
  readonly note?: Readonly<Record<string, string | number>>
}

export interface ExplainedDate {
  readonly day: Day
  /** A year that is not published took part: the date may move. */
  readonly provisional: boolean
  readonly steps: readonly ExplanationStep[]
}

/** Every code that `explainWorkingDays` writes, so that a table of sentences can be checked against it. */
export const workingDayRules = [
  'start_day_not_counted', // 当天不计; note.limit
  'same_day', //              a limit of 0 working days; note.limit
  'count_begins', //          from the first counted day; days = the whole limit; note.limit
  'weekend', //               days off
  'holiday', //               days off; note.name
  'swap_day', //              a weekend day that counts; note.name
  'pause', //                 days = working days that do not count; note.pause, note.calendarDays
  'no_holiday', //            no public holiday and no swap day on the way
  'year_not_published', //    note.year
  'extended', //              days = by how many the limit was extended, which `count_begins` includes; note.limit
  'result', //                days = the whole limit; note.limit, note.calendar
] as const
export type WorkingDayRule = (typeof workingDayRules)[number]

/** Days that do not count, both ends included. An open pause is given through today. */
export interface Pause {
  readonly from: Day
  readonly to: Day
  /** Why: for example `special_procedure`. */
  readonly rule: string
}

export interface WorkingDayLimit {
  /** What sets the limit: for example `promised_limit`. */
  readonly rule: string
  /** The title of the situation that sets the limit in place of the usual one. */
  readonly situation?: string
  /** The day of the act; not counted. */
  readonly start: Day
  /** Working days. */
  readonly count: number
  readonly calendar: WorkCalendar
  readonly pauses?: readonly Pause[]
  /** How many of `count` are an extension. */
  readonly extension?: number
}

export const pausesMax = 200

/** The day on which a limit ends, with every step of the count. */
export function explainWorkingDays(limit: WorkingDayLimit): ExplainedDate {
  return limit.pauses?.length ? explain(limit) : remembered(limit)
}

/** Derived from an immutable calendar, so remembering it changes no answer: cases of a day share their limits. */
const explained = new WeakMap<WorkCalendar, Map<string, ExplainedDate>>()
const rememberedMax = 10_000

function remembered(limit: WorkingDayLimit): ExplainedDate {
  const { calendar, rule, situation, start, count, extension } = limit
  const dates = explained.get(calendar) ?? new Map<string, ExplainedDate>()
  if (dates.size === 0) explained.set(calendar, dates)
  const key = `${rule} ${start} ${count} ${extension ?? ''} ${situation ?? ''}`
  const known = dates.get(key)
  if (known) return known
  const date = explain(limit)
  if (dates.size >= rememberedMax) dates.clear()
  dates.set(key, date)
  return date
}

function explain(limit: WorkingDayLimit): ExplainedDate {
  requireCount(limit.count)
  const walk = walkLimit(limit)
  return { day: walk.day, provisional: walk.years.length > 0, steps: stepsOf(limit, walk) }
}

interface PausedRun {
  readonly from: Day
  readonly to: Day
  readonly rule: string
  readonly workingDays: number
  readonly calendarDays: number
}

interface Walk {
  readonly day: Day
  /** The first counted day; absent when nothing is counted. */
  readonly firstCounted: Day | undefined
  readonly skipped: SkippedRun[]
  readonly swaps: { readonly day: Day; readonly name: string }[]
  readonly paused: PausedRun[]
  /** Unpublished years touched, with the first day in each. */
  readonly years: { readonly day: Day; readonly year: number }[]
}

function walkLimit({ start, count, calendar, pauses = [] }: WorkingDayLimit): Walk {
  const startSerial = daySerial(start)
  const pauseAt = pauseFinder(pauses)
  const skipped: SkippedRun[] = []
  const swaps: Walk['swaps'] = []
  const paused: PausedRun[] = []
  const years: Walk['years'] = []
  let firstCounted: Day | undefined
  let serial = startSerial
  for (let counted = 0; counted < count; ) {
    serial += 1
    requireSpan(serial - startSerial)
    const day = dayOfSerial(serial)
    const kind = kindOfSerial(calendar, serial)
    if (kind.provisional) noteYear(years, day)
    const pause = pauseAt(serial)
    if (pause) extendPaused(paused, day, pause, kind)
    else if (!kind.working) extendRuns(skipped, day, kind)
    else {
      counted += 1
      firstCounted ??= day
      if (kind.reason === 'swap') swaps.push({ day, name: kind.name ?? '' })
    }
  }
  return { day: dayOfSerial(serial), firstCounted, skipped, swaps, paused, years }
}

/** Where two pauses overlap, the one listed first has the day; no day is taken out twice. */
function pauseFinder(pauses: readonly Pause[]): (serial: number) => Pause | undefined {
  const spans = pauses.map((pause) => ({ first: daySerial(pause.from), last: daySerial(pause.to), pause }))
  if (spans.length > pausesMax || spans.some(({ first, last }) => first > last)) {
    throw calendarProblem('pauses_invalid', { max: pausesMax })
  }
  return (serial) => spans.find(({ first, last }) => serial >= first && serial <= last)?.pause
}

function extendPaused(runs: PausedRun[], day: Day, { rule }: Pause, kind: DayKind): void {
  const working = kind.working ? 1 : 0
  const last = runs.at(-1)
  if (last && last.rule === rule && daySerial(last.to) + 1 === daySerial(day)) {
    const workingDays = last.workingDays + working
    runs[runs.length - 1] = { ...last, to: day, workingDays, calendarDays: last.calendarDays + 1 }
    return
  }
  runs.push({ from: day, to: day, rule, workingDays: working, calendarDays: 1 })
}

function noteYear(years: Walk['years'], day: Day): void {
  const year = Number(day.slice(0, 4))
  if (years.at(-1)?.year !== year) years.push({ day, year })
}

function stepsOf(
  { rule, situation, start, count, calendar, extension }: WorkingDayLimit,
  walk: Walk,
): ExplanationStep[] {
  const step = (
    code: WorkingDayRule,
    from: Day,
    to: Day,
    days: number,
    unit: ExplanationStep['unit'],
    note?: ExplanationStep['note'],
  ): ExplanationStep => ({ rule: code, from, to, days, unit, calendarVersion: calendar.version, ...(note && { note }) })

  const limit = { limit: rule, ...(situation !== undefined && { situation }) }
  const { day, firstCounted, skipped, swaps, paused, years } = walk
  const result = step('result', day, day, count, 'working', { ...limit, calendar: calendar.id })
  if (firstCounted === undefined) return [step('same_day', start, start, 1, 'calendar', limit), result]

  const onTheWay = [
    step('count_begins', firstCounted, day, count, 'working', limit),
    ...(extension ? [step('extended', firstCounted, day, extension, 'working', limit)] : []),
    ...skipped.map((run) =>
      step(run.reason, run.from, run.to, run.days, 'calendar', run.name === undefined ? undefined : { name: run.name }),
    ),
    ...swaps.map((swap) => step('swap_day', swap.day, swap.day, 1, 'working', { name: swap.name })),
    ...paused.map((run) =>
      step('pause', run.from, run.to, run.workingDays, 'working', { pause: run.rule, calendarDays: run.calendarDays }),
    ),
    ...years.map(({ day: first, year }) => step('year_not_published', first, day, 0, 'calendar', { year })),
  ].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const plain = years.length + swaps.length + paused.length === 0 && skipped.every(({ reason }) => reason === 'weekend')
  return [
    step('start_day_not_counted', start, start, 1, 'calendar', limit),
    ...onTheWay,
    ...(plain ? [step('no_holiday', firstCounted, day, 0, 'calendar')] : []),
    result,
  ]
}
