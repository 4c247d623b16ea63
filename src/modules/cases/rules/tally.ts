import { type Day, dayOf, type WorkCalendar } from '../../../kernel/calendar.ts'
import { decisionClock } from './clock.ts'
import type { CaseEvent } from './events.ts'
import type { CaseItem, CaseState } from './state.ts'

/**
 * What is counted. Acts are counted, not cases: a case that is reopened and decided again has two decisions. `on_time` and `late` are decisions
 * against the promise, or where none is published against the limit of the law; `late_demand` is a demand that could have been made the first time.
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
  'concluded',
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
}

/** What the events of one act add. Pure, so that all numbers can be counted again from the events. */
export function tallyOf(
  events: readonly CaseEvent[],
  after: CaseState,
  item: CaseItem,
  calendar: WorkCalendar,
): Counted[] {
  return events.flatMap((event) => {
    const day = dayOf(event.effectiveAt)
    return measuresOf(event, after, item, calendar).map((measure) => ({ measure, day, amount: 1 }))
  })
}

function measuresOf(event: CaseEvent, after: CaseState, item: CaseItem, calendar: WorkCalendar): Measure[] {
  switch (event.type) {
    case 'accepted':
      return event.data.by === 'silence' ? ['accepted', 'accepted_by_silence'] : ['accepted']
    case 'accepted_with_pending':
      return ['accepted', 'accepted_with_pending']
    case 'correction_requested':
      return (event.data.late ?? []).length > 0 ? ['correction_requested', 'late_demand'] : ['correction_requested']
    case 'decided':
      return [event.data.outcome, ...inTime(dayOf(event.effectiveAt), after, item, calendar)]
    case 'withdrawn':
      return event.data.by === 'lapse' ? ['withdrawn', 'lapsed'] : ['withdrawn']
    default:
      return isMeasure(event.type) ? [event.type] : []
  }
}

function inTime(decidedOn: Day, state: CaseState, item: CaseItem, calendar: WorkCalendar): Measure[] {
  const clock = decisionClock('promised', item, state, calendar) ?? decisionClock('statutory', item, state, calendar)
  if (!clock) return []
  return [decidedOn <= clock.explained.day ? 'on_time' : 'late']
}

function isMeasure(type: string): type is Measure {
  return (measures as readonly string[]).includes(type)
}
