import {
  addDays,
  addWorkingDays,
  type Day,
  dayOf,
  endOfDay,
  isWorkingDay,
  type WorkCalendar,
} from '../../../kernel/calendar.ts'
import { type ExplainedDate, explainWorkingDays, type Pause } from '../../../kernel/explanation.ts'
import type { TimeLimit } from '../../catalog/index.ts'
import type { CaseItem } from './caseItem.ts'
import { inCourse } from './course.ts'
import { explainCalendarDays } from './explain.ts'
import type { Standing } from './standing.ts'
import { type CaseState, type Opinion, type Procedure, runningProcedure } from './state.ts'

/**
 * 受理 acceptance · 补正 correction · 承诺 promised · 法定 statutory · 环节 step · 征求意见 opinion · 容缺补交 pending · 整改 rectify ·
 * 承诺核查 check · 送达 delivery
 */
export const clockKinds = [
  'acceptance',
  'correction',
  'promised',
  'statutory',
  'step',
  'opinion',
  'pending',
  'rectify',
  'check',
  'delivery',
] as const
export type ClockKind = (typeof clockKinds)[number]

export interface CaseClock {
  readonly kind: ClockKind
  /** Which of several: the id of an opinion, the index of a step in the item. */
  readonly of?: string
  readonly start: Day
  /** Length of the limit, in `unit`, with an extension. */
  readonly days: number
  readonly unit: 'working' | 'calendar'
  readonly explained: ExplainedDate
  /** A procedure runs: since its day the clock stands. */
  readonly stopped?: { readonly procedure: string; readonly since: Day }
}

/** Where an item publishes no time for corrections: ours, a setting of the platform, said so in the guide. */
export const correctionDaysDefault = 15
/** Where a paper may come later and the item does not say when: ours. */
export const pendingDaysDefault = 10
/** 行政许可法 art. 42: twenty working days, and ten more with the leave of the head of the body. Art. 44: ten to deliver. */
const permitDays = { statutory: 20, extension: 10, delivery: 10 } as const

/** The limit that runs now, or undefined when none does: what lists are ordered by and the status page shows. */
export function currentClock(item: CaseItem, state: CaseState, calendar: WorkCalendar): CaseClock | undefined {
  switch (state.awaiting) {
    case 'pre_review':
    case 'accept':
      return acceptanceClock(item, state, calendar)
    case 'correct':
      return correctionClock(item, state, calendar)
    case 'review':
    case 'decide':
      return decisionClock('promised', item, state, calendar) ?? decisionClock('statutory', item, state, calendar)
    case 'issue':
    case 'deliver':
      return deliveryClock(item, state, calendar)
    case 'check':
      return rectifyClock(state, calendar) ?? checkClock(item, state, calendar)
    case null:
      return undefined
  }
}

/** Every date that the case has now, in the order of `clockKinds`. What is decided, given or ended has none any more. */
export function allClocks(item: CaseItem, state: CaseState, calendar: WorkCalendar): CaseClock[] {
  const { awaiting, decisionFrom } = state
  const deciding = awaiting === 'review' || awaiting === 'decide'
  const asked = state.opinions.filter((one) => one.givenAt === null && decisionFrom && one.requestedAt >= decisionFrom)
  return [
    awaiting === 'pre_review' || awaiting === 'accept' ? acceptanceClock(item, state, calendar) : undefined,
    awaiting === 'correct' ? correctionClock(item, state, calendar) : undefined,
    deciding ? decisionClock('promised', item, state, calendar) : undefined,
    deciding ? decisionClock('statutory', item, state, calendar) : undefined,
    stepClock(item, state, calendar),
    ...(deciding ? asked.map((opinion) => opinionClock(opinion, calendar)) : []),
    deciding ? pendingClock(state, calendar) : undefined,
    rectifyClock(state, calendar),
    checkClock(item, state, calendar),
    awaiting === 'issue' || awaiting === 'deliver' ? deliveryClock(item, state, calendar) : undefined,
  ].filter((clock) => clock !== undefined)
}

function acceptanceClock(item: CaseItem, state: CaseState, calendar: WorkCalendar): CaseClock {
  return working({ kind: 'acceptance', start: dayOf(state.completeAt), days: item.limits.acceptanceDays }, calendar)
}

function correctionClock(item: CaseItem, state: CaseState, calendar: WorkCalendar): CaseClock {
  const start = dayOf(state.correctionRequestedAt ?? state.awaitingSince)
  return working({ kind: 'correction', start, days: item.limits.correctionDays ?? correctionDaysDefault }, calendar)
}

/** The limit for the decision. It starts with acceptance, and the day of acceptance is not counted. */
export function decisionClock(
  kind: 'promised' | 'statutory',
  item: CaseItem,
  state: CaseState,
  calendar: WorkCalendar,
): CaseClock | undefined {
  const { situation, ownLimits } = inCourse(item, state.course)
  const limit = limitOf(kind, item, state)
  if (!state.decisionFrom || !limit?.unit) return undefined
  const running = runningProcedure(state)
  const clock = limited(
    {
      kind,
      start: dayOf(state.decisionFrom),
      days: limit.days + state.extensionDays,
      ...(ownLimits.includes(kind) && situation && { situation: situation.title }),
      extension: state.extensionDays,
      stops: stopsOf(state, calendar),
    },
    limit.unit,
    calendar,
  )
  if (!running) return clock
  return { ...clock, stopped: { procedure: running.procedure, since: dayOf(running.startedAt) } }
}

function limitOf(kind: 'promised' | 'statutory', item: CaseItem, state: CaseState): TimeLimit | null {
  const limit = inCourse(item, state.course).limits[kind]
  if (limit?.unit || kind === 'promised' || item.type !== '01') return limit
  return { days: permitDays.statutory, unit: 'working', note: null }
}

function stepClock(item: CaseItem, state: CaseState, calendar: WorkCalendar): CaseClock | undefined {
  const step = inCourse(item, state.course).duties.find(({ duty }) => duty === state.awaiting)
  if (step?.limitDays === undefined) return undefined
  const of = String(item.duties.indexOf(step))
  const start = dayOf(state.awaitingSince)
  return working({ kind: 'step', of, start, days: step.limitDays, stops: stopsOf(state, calendar) }, calendar)
}

export function opinionClock({ opinionId, requestedAt, days }: Opinion, calendar: WorkCalendar): CaseClock {
  return working({ kind: 'opinion', of: opinionId, start: dayOf(requestedAt), days }, calendar)
}

export function pendingClock({ pending }: CaseState, calendar: WorkCalendar): CaseClock | undefined {
  if (pending?.status !== 'open') return undefined
  return working({ kind: 'pending', start: dayOf(pending.from), days: pending.days }, calendar)
}

/** What was refused, taken back or ended otherwise has nothing left to put right. */
export function rectifyClock({ promise, outcome, status, result }: CaseState, calendar: WorkCalendar) {
  if (promise?.status !== 'rectifying' || !promise.rectifyFrom) return undefined
  if (outcome === 'denied' || status === 'withdrawn' || (result !== null && result !== 'in_force')) return undefined
  return working({ kind: 'rectify', start: dayOf(promise.rectifyFrom), days: promise.rectifyDays ?? 0 }, calendar)
}

export function checkClock(item: CaseItem, state: CaseState, calendar: WorkCalendar): CaseClock | undefined {
  const { promise, decidedAt, outcome, result } = state
  if (promise?.kind !== 'permit' || promise.status !== 'made' || !decidedAt || outcome === 'denied') return undefined
  if (!item.promise || (result !== null && result !== 'in_force')) return undefined
  return working({ kind: 'check', start: dayOf(decidedAt), days: item.promise.checkDays }, calendar)
}

function deliveryClock(item: CaseItem, state: CaseState, calendar: WorkCalendar): CaseClock | undefined {
  const days = item.limits.deliveryDays ?? (item.type === '01' ? permitDays.delivery : null)
  if (days === null) return undefined
  return working({ kind: 'delivery', start: dayOf(state.decidedAt ?? state.awaitingSince), days }, calendar)
}

/** By how many days the decision may be put off. */
export function extensionDaysMax(item: CaseItem): number {
  return item.limits.extensionDays ?? (item.type === '01' ? permitDays.extension : 0)
}

/** A limit is extended while it has not ended; its last day is still time. The stricter promise may be over already. */
export function mayStillExtend({ item, state, calendar, now }: Standing): boolean {
  if (runningProcedure(state)) return true
  const clock = decisionClock('statutory', item, state, calendar) ?? decisionClock('promised', item, state, calendar)
  return clock !== undefined && dayOf(now) <= clock.explained.day
}

/** Opinions that a decision waits for: not given, and their last day not over. */
export function opinionsAwaited({ state, calendar, now }: Standing): Opinion[] {
  const today = dayOf(now)
  return state.opinions.filter(
    (opinion) => opinion.givenAt === null && today <= opinionClock(opinion, calendar).explained.day,
  )
}

/** The moment at which silence counts as acceptance: the end of the last day of the limit. */
export function silenceDay(item: CaseItem, completeAt: Date, calendar: WorkCalendar): Day | undefined {
  if (!item.limits.acceptanceBySilence) return undefined
  return addWorkingDays(calendar, dayOf(completeAt), item.limits.acceptanceDays).day
}

/** The first moment after the last day of a limit. */
export function momentAfter(day: Day): Date {
  return new Date(endOfDay(day).getTime() + 1)
}

export interface Stops {
  readonly pauses: readonly Pause[]
  /** How long one lasts is not known yet, or only as far as the calendar is: the date is the latest one, and may move. */
  readonly provisional: boolean
}

/**
 * The day of an act is not counted, on either side: a procedure takes out the days after the one on which it started, through the one on which
 * it ended, and never more than the item or the law gives it.
 */
export function stopsOf({ procedures }: Pick<CaseState, 'procedures'>, calendar: WorkCalendar): Stops {
  const spans = procedures.map((procedure) => ({ procedure, ...spanOf(procedure, calendar) }))
  return {
    pauses: spans
      .filter(({ start, end }) => end > start)
      .map(({ procedure, start, end }) => ({ from: addDays(start, 1), to: end, rule: procedure.procedure })),
    provisional: spans.some(({ procedure, unknown }) => procedure.endedAt === null || unknown),
  }
}

/** First and last day between which a procedure stops the clocks; the first one is still counted. */
export function spanOf({ startedAt, endedAt, days, unit }: Procedure, calendar: WorkCalendar) {
  const start = dayOf(startedAt)
  const ended = endedAt && dayOf(endedAt)
  if (days === null) return { start, end: ended ?? start, unknown: false }
  const longest =
    unit === 'calendar' ? { day: addDays(start, days), provisional: false } : addWorkingDays(calendar, start, days)
  if (!ended || ended >= longest.day) return { start, end: longest.day, unknown: longest.provisional }
  // It ended before its time: only the days that it lasted had to be known.
  const unknown =
    unit !== 'calendar' && [addDays(start, 1), ended].some((day) => isWorkingDay(calendar, day).provisional)
  return { start, end: ended, unknown: ended > start && unknown }
}

interface Limit {
  readonly kind: ClockKind
  readonly of?: string
  readonly start: Day
  readonly days: number
  readonly situation?: string
  readonly extension?: number
  readonly stops?: Stops
}

function working(limit: Limit, calendar: WorkCalendar): CaseClock {
  return limited(limit, 'working', calendar)
}

function limited(limit: Limit, unit: CaseClock['unit'], calendar: WorkCalendar): CaseClock {
  const { kind, of, start, days, situation, extension, stops } = limit
  const question = {
    rule: `${kind}_limit`,
    start,
    count: days,
    calendar,
    ...(situation !== undefined && { situation }),
    ...(extension && { extension }),
    ...(stops && { pauses: stops.pauses }),
  }
  const counted = unit === 'working' ? explainWorkingDays(question) : explainCalendarDays(question)
  const explained = stops?.provisional ? { ...counted, provisional: true } : counted
  return { kind, ...(of !== undefined && { of }), start, days, unit, explained }
}
