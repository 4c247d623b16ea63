import { dayOf, isWorkingDay } from '../../../kernel/calendar.ts'
import { dayOfSerial, daySerial } from '../../../kernel/day.ts'
import type { CourseEvent, Stretch, WholeCourse } from '../../cases/index.ts'
import { countedDaysLeft } from './thresholds.ts'

/** What the condition of a rule can ask of an act; null where the act has no such thing. */
export interface ActFacts {
  /** Demands that could have been made the first time. */
  readonly late: number
  /** Everything that was demanded. */
  readonly demands: number
  /** Words were written: reason, opinion. */
  readonly hasReason: boolean
  /** Review points of the item that neither review nor decision named. */
  readonly missingPoints: number
  /** Discretion tables from which the act departs. */
  readonly against: number
  /** Counted days left before the act on the promised, else the statutory limit, its own day included; 0: over. */
  readonly daysLeft: number | null
  /** The same when the procedure that ends began. */
  readonly daysLeftAtStart: number | null
  /** Working days that the procedure which ends took out. */
  readonly pauseDays: number | null
  readonly secondsSinceAccepted: number | null
  /** How often corrections were asked for until then, this time included. */
  readonly corrections: number
  readonly outcome: string | null
  readonly by: string | null
}

export type Condition = (facts: ActFacts) => boolean

/** Two acts of which every condition can say something. */
export const sampleFacts: readonly [ActFacts, ActFacts] = [
  {
    ...{
      late: 0,
      demands: 0,
      hasReason: true,
      missingPoints: 0,
      against: 0,
      daysLeft: 3,
      daysLeftAtStart: 3,
      pauseDays: 2,
    },
    ...{ secondsSinceAccepted: 60, corrections: 0, outcome: 'granted', by: 'window' },
  },
  {
    ...{
      late: 1,
      demands: 1,
      hasReason: false,
      missingPoints: 1,
      against: 1,
      daysLeft: 0,
      daysLeftAtStart: 0,
      pauseDays: 0,
    },
    ...{ secondsSinceAccepted: 1, corrections: 1, outcome: 'denied', by: 'silence' },
  },
]
export const factNames = Object.keys(sampleFacts[0]) as readonly (keyof ActFacts)[]

/** Of the act with this place in the course. */
export function factsOf(course: WholeCourse, place: number): ActFacts {
  const { event, knownAt, calendar } = stretchAt(course, place)
  const before = course.stretches[place - 1]
  const accepted = lastOf(course, place, acceptances)
  const started = event.type === 'procedure_ended' ? lastOf(course, place, procedureStarts) : undefined
  const startedAt = started === undefined ? undefined : stretchAt(course, started)
  const data = event.data as Data
  return {
    late: lengthOf(data.late),
    demands: typeof data.demands === 'number' ? data.demands : 0,
    hasReason: event.hasPayload,
    missingPoints: event.type === 'decided' ? missingPoints(course, place) : 0,
    against: Array.isArray(data.discretion) ? data.discretion.filter(({ against }) => against === true).length : 0,
    daysLeft: before ? daysLeft(before, knownAt) : null,
    daysLeftAtStart: startedAt && started ? daysLeft(stretchAt(course, started - 1), startedAt.knownAt) : null,
    pauseDays: startedAt ? workingDays(calendar, dayOf(startedAt.event.effectiveAt), dayOf(event.effectiveAt)) : null,
    secondsSinceAccepted:
      accepted === undefined ? null : (knownAt.getTime() - stretchAt(course, accepted).knownAt.getTime()) / 1000,
    corrections: countOf(course, place, 'correction_requested'),
    outcome: typeof data.outcome === 'string' ? data.outcome : null,
    by: typeof data.by === 'string' ? data.by : null,
  }
}

interface Data {
  readonly late?: unknown
  readonly demands?: unknown
  readonly discretion?: readonly { readonly against?: unknown }[]
  readonly outcome?: unknown
  readonly by?: unknown
}

const acceptances: ReadonlySet<string> = new Set(['accepted', 'accepted_with_pending'])
const procedureStarts: ReadonlySet<string> = new Set(['procedure_started'])

function stretchAt({ stretches }: WholeCourse, place: number): Stretch {
  const stretch = stretches[place]
  if (!stretch) throw new RangeError(`no event ${place}`)
  return stretch
}

function lastOf({ stretches }: WholeCourse, before: number, types: ReadonlySet<string>): number | undefined {
  for (let place = before - 1; place >= 0; place -= 1) if (types.has(stretches[place]?.event.type ?? '')) return place
  return undefined
}

function countOf({ stretches }: WholeCourse, through: number, type: CourseEvent['type']): number {
  let count = 0
  for (let place = 0; place <= through; place += 1) if (stretches[place]?.event.type === type) count += 1
  return count
}

/** What reviews since acceptance or reopening, and this decision, found met. */
function missingPoints(course: WholeCourse, place: number): number {
  const met = new Set<string>()
  for (let at = place; at >= 0; at -= 1) {
    const { event } = stretchAt(course, at)
    if (event.type === 'reopened') break
    if (event.type === 'decided' || event.type === 'review_passed') for (const id of event.data.points) met.add(id)
  }
  return course.reviewPoints.filter((id) => !met.has(id)).length
}

function daysLeft({ clocks, pauses, calendar }: Stretch, at: Date): number | null {
  const clock = clocks.find(({ kind }) => kind === 'promised') ?? clocks.find(({ kind }) => kind === 'statutory')
  return clock ? countedDaysLeft(clock, dayOf(at), { pauses, calendar }) : null
}

function workingDays(calendar: Stretch['calendar'], after: string, through: string): number {
  let count = 0
  for (let serial = daySerial(after) + 1; serial <= daySerial(through); serial += 1) {
    if (isWorkingDay(calendar, dayOfSerial(serial)).working) count += 1
  }
  return count
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}
