import { addDays, type Day, dayOf, type WorkCalendar, workingDaysBetween } from '../../../kernel/calendar.ts'
import { type CaseClock, decisionClock, stopsOf } from './clock.ts'
import type { CaseEvent } from './events.ts'
import type { CaseItem, CaseState } from './state.ts'

/**
 * What is counted. Acts are counted, not cases: a case that is reopened and decided again has two decisions. `on_time` and `late` are decisions
 * against the promise, or where none is published against the limit of the law; `late_demand` is a demand that could have been made the first time.
 * Of those decisions whose limit is in working days (`timed`), `days_used` and `days_allowed` are sums of working days. A case that was concluded has
 * its `trips`, and is one of `visits_0`, `visits_1` and `visits_2`, the last with two or more. What each means exactly stands in the texts of the
 * module `statistics`.
 */
export const measures = [
  'submitted',
  'accepted',
  'accepted_by_silence',
  'accepted_with_pending',
  'not_accepted',
  'correction_requested',
  'late_demand',
  'corrected',
  'extended',
  'granted',
  'partly',
  'denied',
  'on_time',
  'late',
  'on_the_spot',
  'timed',
  'days_used',
  'days_allowed',
  'concluded',
  'visits_0',
  'visits_1',
  'visits_2',
  'trips',
  'withdrawn',
  'lapsed',
  'recalled',
  'annulled',
  'forfeited',
  'cancelled',
  'promise_broken',
  'reopened',
] as const
export type Measure = (typeof measures)[number]

export interface Counted {
  readonly measure: Measure
  /** On which it took effect: what happened by itself over a week-end counts there, whenever it was recorded. */
  readonly day: Day
  readonly amount: number
  /** 事项类型 and 办理层次 of the version that the case is on. */
  readonly itemType: string
  readonly tier: string
}

type Amounts = Partial<Record<Measure, number>>

/** What the events of one act add. Pure, so that all numbers can be counted again from the events. */
export function tallyOf(
  events: readonly CaseEvent[],
  after: CaseState,
  item: CaseItem,
  calendar: WorkCalendar,
): Counted[] {
  return events.flatMap((event) => {
    const at = { day: dayOf(event.effectiveAt), itemType: item.type ?? '', tier: item.tier ?? '' }
    const amounts = Object.entries(amountsOf(event, after, item, calendar)) as [Measure, number][]
    return amounts.flatMap(([measure, amount]) => (amount === 0 ? [] : [{ measure, amount, ...at }]))
  })
}

function amountsOf(event: CaseEvent, after: CaseState, item: CaseItem, calendar: WorkCalendar): Amounts {
  switch (event.type) {
    case 'accepted':
      return event.data.by === 'silence' ? { accepted: 1, accepted_by_silence: 1 } : { accepted: 1 }
    case 'accepted_with_pending':
      return { accepted: 1, accepted_with_pending: 1 }
    case 'correction_requested':
      return { correction_requested: 1, late_demand: (event.data.late ?? []).length > 0 ? 1 : 0 }
    case 'decided':
      return { [event.data.outcome]: 1, ...inTime(dayOf(event.effectiveAt), after, item, calendar) }
    case 'concluded':
      return { concluded: 1, trips: after.visitedOn.length, [visitsOf(after)]: 1 }
    case 'withdrawn':
      return event.data.by === 'lapse' ? { withdrawn: 1, lapsed: 1 } : { withdrawn: 1 }
    default:
      return isMeasure(event.type) ? { [event.type]: 1 } : {}
  }
}

function inTime(decidedOn: Day, state: CaseState, item: CaseItem, calendar: WorkCalendar): Amounts {
  const clock = decisionClock('promised', item, state, calendar) ?? decisionClock('statutory', item, state, calendar)
  const onTheSpot = dayOf(state.completeAt) === decidedOn ? 1 : 0
  if (!clock) return { on_the_spot: onTheSpot }
  return {
    [decidedOn <= clock.explained.day ? 'on_time' : 'late']: 1,
    on_the_spot: onTheSpot,
    ...(clock.unit === 'working' && {
      timed: 1,
      days_used: daysUsed(clock, decidedOn, state, calendar),
      days_allowed: clock.days,
    }),
  }
}

/** Working days after the day of acceptance, through the day of the decision, that no procedure took out. */
function daysUsed({ start }: CaseClock, decidedOn: Day, state: CaseState, calendar: WorkCalendar): number {
  const paused = stopsOf(state, calendar).pauses.reduce((sum, { from, to }) => {
    const through = to < decidedOn ? to : decidedOn
    return from > through ? sum : sum + workingDaysBetween(calendar, addDays(from, -1), through)
  }, 0)
  return workingDaysBetween(calendar, start, decidedOn) - paused
}

function visitsOf({ visitedOn: { length } }: CaseState): Measure {
  if (length === 0) return 'visits_0'
  return length === 1 ? 'visits_1' : 'visits_2'
}

function isMeasure(type: string): type is Measure {
  return (measures as readonly string[]).includes(type)
}
