import type { Day, WorkCalendar } from '../../../kernel/calendar.ts'
import { dayOf } from '../../../kernel/calendar.ts'
import type { Pause } from '../../../kernel/explanation.ts'
import type { ItemDefinition } from '../../catalog/index.ts'
import { departmentAwaited } from './actions.ts'
import type { CaseItem } from './caseItem.ts'
import { allClocks, type CaseClock, spanOf, stopsOf } from './clock.ts'
import { inCourse } from './course.ts'
import type { CalendarRef, CaseEvent } from './events.ts'
import { evolve, fold } from './fold.ts'
import { type Awaiting, type CaseState, runningProcedure } from './state.ts'
import { type TimedAct, timedActs } from './timed.ts'

/** Where a case belongs: what numbers and cards are kept by. */
export interface CasePlace {
  readonly regionCode: string
  /** The competent body. */
  readonly departmentId: string
  readonly windowDepartmentId: string
  readonly itemId: string
  readonly versionId: string
  readonly channel: string
}

/** The whole course of one case, for those who watch it from outside: nothing sealed is opened, nothing of the applicant is in it. */
export interface WholeCourse {
  readonly caseId: string
  readonly place: CasePlace
  readonly itemType: ItemDefinition['type']
  readonly tier: ItemDefinition['tier']
  /** Ids of what review and decision of this route must have found met before anything is granted. */
  readonly reviewPoints: readonly string[]
  /** One for each event, in order: how the case stood from it until the next. */
  readonly stretches: readonly Stretch[]
  /** When the last stretch ends by itself, if nobody acts before; null: never. */
  readonly endsByItselfAt: Date | null
}

export type CourseEvent = CaseEvent & { readonly hasPayload: boolean }

export interface Stretch {
  readonly event: CourseEvent
  /**
   * When the world could know of it: its record; of what happens by itself the moment at which it was due, so that a process that was down
   * changes nothing. Never falls within a case.
   */
  readonly knownAt: Date
  /** What happened by itself at that moment comes before whatever else is due at it. */
  readonly byItself: boolean
  readonly clocks: readonly WatchedClock[]
  readonly awaiting: Awaiting | null
  readonly awaitingDepartmentId: string | null
  /** Of whoever in the awaited office works on it. */
  readonly assignedPostId: string | null
  /** A procedure runs, and stops the decision and the step: through that day; null: until it ends. */
  readonly procedure: { readonly since: Day; readonly through: Day | null } | null
  /** Days that decision and step do not count. */
  readonly pauses: readonly Pause[]
  /** The version that the case is pinned to from this event on. */
  readonly calendar: WorkCalendar
}

export interface WatchedClock extends CaseClock {
  /** Whose time it is: the body that was asked, or the one that the case waits for; null: the applicant's. */
  readonly departmentId: string | null
}

interface Filed {
  readonly caseId: string
  readonly place: CasePlace
  readonly item: Pick<ItemDefinition, 'type' | 'tier'> & CaseItem
  readonly events: readonly CaseEvent[]
  readonly calendarOf: (pinned: CalendarRef | null) => WorkCalendar
}

/** Pure. Throws what `fold` throws. */
export function wholeCourse({ caseId, place, item, events, calendarOf }: Filed): WholeCourse {
  const stretches: Stretch[] = []
  let state: CaseState | undefined
  let calendar = calendarOf(null)
  let ahead: readonly TimedAct[] = []
  for (const event of events) {
    state = state ? evolve(item, state, event) : fold(item, [event])
    const due = dueByItself(event, ahead)
    const own = due ?? event.recordedAt
    const before = stretches.at(-1)?.knownAt
    const knownAt = before && before > own ? before : own
    calendar = calendarOf(state.calendar)
    stretches.push(stretchOf(event, { knownAt, byItself: due !== undefined }, { item, state, calendar, place }))
    ahead = timedActs(item, state, calendar)
  }
  const route = inCourse(item, state?.course ?? null).duties.map(({ duty }) => duty)
  const reviewPoints = item.reviewPoints
    .filter(({ duty }) => (duty === 'review' || duty === 'decide') && route.includes(duty))
    .map(({ id }) => id)
  const endsByItselfAt = ahead[0]?.dueAt ?? null
  return { caseId, place, itemType: item.type, tier: item.tier, reviewPoints, stretches, endsByItselfAt }
}

/** The moment at which an act of a timer was due; undefined for what people and other jobs do. */
function dueByItself(event: CaseEvent, ahead: readonly TimedAct[]): Date | undefined {
  const action = timedActionOf(event)
  return action && event.actor.kind === 'system' ? ahead.find((act) => act.action === action)?.dueAt : undefined
}

function timedActionOf(event: CaseEvent): TimedAct['action'] | undefined {
  switch (event.type) {
    case 'accepted':
      return event.data.by === 'silence' ? 'accept_by_silence' : undefined
    case 'withdrawn':
      return event.data.by === 'lapse' ? 'lapse_correction' : undefined
    case 'pending_lapsed':
      return 'lapse_pending'
    case 'promise_lapsed':
      return 'lapse_promise'
    default:
      return undefined
  }
}

interface Standing {
  readonly item: CaseItem
  readonly state: CaseState
  readonly calendar: WorkCalendar
  readonly place: CasePlace
}

function stretchOf(
  event: CaseEvent,
  known: Pick<Stretch, 'knownAt' | 'byItself'>,
  { item, state, calendar, place }: Standing,
): Stretch {
  const awaitingDepartmentId = departmentAwaited(state, place)
  const running = runningProcedure(state)
  return {
    event: { ...event, hasPayload: event.payloadId !== null },
    ...known,
    clocks: allClocks(item, state, calendar).map((clock) => ({ ...clock, departmentId: bodyOf(clock, state, place) })),
    awaiting: state.awaiting,
    awaitingDepartmentId,
    assignedPostId: state.assigned?.postId ?? null,
    procedure: running
      ? { since: dayOf(running.startedAt), through: running.days === null ? null : spanOf(running, calendar).end }
      : null,
    pauses: state.procedures.length > 0 ? stopsOf(state, calendar).pauses : [],
    calendar,
  }
}

function bodyOf({ kind, of }: CaseClock, state: CaseState, place: CasePlace): string | null {
  switch (kind) {
    case 'opinion':
      return state.opinions.find(({ opinionId }) => opinionId === of)?.departmentId ?? null
    case 'correction':
    case 'pending':
    case 'rectify':
      return null
    default:
      // While the platform makes the result, the body whose result it is answers for it.
      return departmentAwaited(state, place) ?? place.departmentId
  }
}
