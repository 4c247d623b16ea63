import { addDays, startOfDay } from '../../../kernel/calendar.ts'
import type { EventActor, Stretch, WatchedClock, WholeCourse } from '../../cases/index.ts'
import type { Level, Rule } from '../schema.ts'
import { factsOf } from './facts.ts'
import { type ClockRule, type InForce, setAt } from './ruleSets.ts'
import { isPausable, leftMoment, overMoment } from './thresholds.ts'

/** A card that a case has by the rules: which, when, whose. Nothing of it changes afterwards. */
export interface RaisedCard {
  readonly ruleNumber: string
  /** What it is for; with case and rule number it names the card. */
  readonly occasion: string
  readonly level: Level
  /** By rule, whenever somebody came to look. */
  readonly raisedAt: Date
  /** The rules by which it rose. */
  readonly ruleSet: { readonly regionPrefix: string; readonly version: number }
  /** The last event before it, or the act that it is for. */
  readonly sequence: number
  /** The body whose card it is, and the post where one is known. */
  readonly officeId: string
  readonly postId: string | null
  readonly details: CardDetails
}

export type CardDetails =
  | {
      readonly kind: 'clock'
      readonly clock: string
      readonly of?: string
      readonly start: string
      readonly day: string
    }
  | { readonly kind: 'act'; readonly type: string }
  | { readonly kind: 'pace'; readonly cases: readonly string[] }
  | { readonly kind: 'unanswered'; readonly cards: readonly string[] }
  | { readonly kind: 'sample'; readonly sampleId: string }

export interface CardsOfCase {
  readonly cards: readonly RaisedCard[]
  /** The next moment at which a card may rise if nothing happens; null: none. */
  readonly next: Date | null
}

/**
 * Every card that the case has until this moment, from its whole course. Pure: followed act by act, twice, late or all at once it gives the same. What
 * rose stays, even if the date moves afterwards; a state that lasted no time raises nothing.
 */
export function cardsOf(course: WholeCourse, timeline: readonly InForce[], until: Date): CardsOfCase {
  const walk: Walk = { course, timeline, until, risen: new Set(), cards: [], begun: new Map(), next: null }
  for (const [place, stretch] of course.stretches.entries()) {
    if (stretch.knownAt > until) break
    cardsOfAct(walk, place, stretch)
    cardsOfClocks(walk, place, stretch)
  }
  return { cards: walk.cards.sort(byMoment), next: walk.next }
}

/**
 * A card that only says that a day is near is settled by going on: it stands while the same limit runs on to the same day, until that day is over.
 */
export function isDayStillNear({ stretches }: WholeCourse, { occasion, details }: RaisedCard, now: Date): boolean {
  if (details.kind !== 'clock' || now >= startOfDay(addDays(details.day, 1))) return false
  const running = stretches.at(-1)?.clocks ?? []
  return running.some((clock) => occasionOf(clock) === occasion && clock.explained.day === details.day)
}

function byMoment(one: RaisedCard, other: RaisedCard): number {
  return one.raisedAt.getTime() - other.raisedAt.getTime() || (one.ruleNumber < other.ruleNumber ? -1 : 1)
}

interface Walk {
  readonly course: WholeCourse
  readonly timeline: readonly InForce[]
  readonly until: Date
  readonly risen: Set<string>
  readonly cards: RaisedCard[]
  /** When each limit was first known. */
  readonly begun: Map<string, Date>
  next: Date | null
}

function cardsOfAct(walk: Walk, place: number, stretch: Stretch): void {
  const { event, knownAt } = stretch
  const set = setAt(walk.timeline, knownAt)
  const watched = set?.actRules.get(event.type)
  if (!set || !watched) return
  const facts = factsOf(walk.course, place)
  for (const { rule, holds } of watched) {
    if (!holds(facts)) continue
    const details = { kind: 'act', type: event.type } as const
    raise(walk, set, rule, { occasion: `act/${event.sequence}`, raisedAt: knownAt, stretch, details })
  }
}

function cardsOfClocks(walk: Walk, place: number, stretch: Stretch): void {
  for (const clock of stretch.clocks) {
    const occasion = occasionOf(clock)
    if (!walk.begun.has(occasion)) walk.begun.set(occasion, stretch.knownAt)
  }
  const end = endOf(walk, place)
  const isLast = walk.course.stretches[place + 1] === undefined
  for (const { set, from, to, closed } of segments(walk.timeline, stretch.knownAt, end)) {
    for (const clock of stretch.clocks) {
      const runsFrom = laterOf(from, resumedAt(clock, stretch))
      if (!runsFrom) continue
      for (const rule of set.clockRules.get(clock.kind) ?? []) {
        const occasion = occasionOf(clock)
        if (walk.risen.has(`${rule.number} ${occasion}`)) continue
        const at = laterOf(momentOf(walk, rule, clock, stretch), runsFrom) ?? runsFrom
        if (at > to || (at.getTime() === to.getTime() && !closed)) continue
        if (at > walk.until || stretch.knownAt >= walk.until) {
          if (isLast) comeAgain(walk, at)
          continue
        }
        const { of, start, explained } = clock
        const details = {
          kind: 'clock',
          clock: clock.kind,
          ...(of !== undefined && { of }),
          start,
          day: explained.day,
        } as const
        raise(walk, set, rule, { occasion, raisedAt: at, stretch, clock, details })
      }
    }
  }
}

interface Ending {
  readonly at: Date
  /** What is due at the very moment of the end still rises: people's acts come after it, what happens by itself before it. */
  readonly closed: boolean
}

/** When the next event was known, or what is due by itself comes; else never. An empty stretch has no time in it. */
function endOf({ course: { stretches, endsByItselfAt } }: Walk, place: number): Ending {
  const next = stretches[place + 1]
  if (next) return { at: next.knownAt, closed: !next.byItself }
  return endsByItselfAt ? { at: endsByItselfAt, closed: false } : { at: never, closed: false }
}

const never = new Date(8_640_000_000_000_000)

interface Segment {
  readonly set: InForce['set']
  readonly from: Date
  readonly to: Date
  readonly closed: boolean
}

/** The parts of a stretch in which one rule set counts. */
function segments(timeline: readonly InForce[], from: Date, { at: end, closed }: Ending): Segment[] {
  if (end <= from) return []
  const parts: Segment[] = []
  for (const [index, one] of timeline.entries()) {
    const until = timeline[index + 1]?.from ?? never
    const start = one.from > from ? one.from : from
    if (until <= from || start > end || (start.getTime() === end.getTime() && !closed)) continue
    parts.push(
      until <= end
        ? { set: one.set, from: start, to: until, closed: false }
        : { set: one.set, from: start, to: end, closed },
    )
  }
  return parts
}

function momentOf({ begun }: Walk, { on }: ClockRule, clock: WatchedClock, stretch: Stretch): Date {
  if ('over' in on) return overMoment(clock, on, stretch)
  return leftMoment(clock, on, stretch, begun.get(occasionOf(clock)) ?? stretch.knownAt)
}

/** The first moment at which a stopped limit runs again; null: not before the procedure ends. */
function resumedAt({ kind }: WatchedClock, { procedure, knownAt }: Stretch): Date | null {
  if (!procedure || !isPausable(kind)) return knownAt
  return procedure.through === null ? null : startOfDay(addDays(procedure.through, 1))
}

/** An extension or a pause makes no new occasion; a reopened case has another start. */
function occasionOf({ kind, of, start }: WatchedClock): string {
  return `${kind}/${of ?? ''}/${start}`
}

function comeAgain(walk: Walk, at: Date): void {
  const soonest = new Date(walk.until.getTime() + 1)
  const next = at > soonest ? at : soonest
  if (!walk.next || next < walk.next) walk.next = next
}

interface Cause {
  readonly occasion: string
  readonly raisedAt: Date
  readonly stretch: Stretch
  readonly clock?: WatchedClock
  readonly details: CardDetails
}

function raise(
  walk: Walk,
  set: InForce['set'],
  rule: Rule,
  { occasion, raisedAt, stretch, clock, details }: Cause,
): void {
  walk.risen.add(`${rule.number} ${occasion}`)
  walk.cards.push({
    ruleNumber: rule.number,
    occasion,
    level: rule.level,
    raisedAt,
    ruleSet: { regionPrefix: set.regionPrefix, version: set.version },
    sequence: stretch.event.sequence,
    ...(rule.responsible === 'actor' && stretch.event.actor.kind === 'staff'
      ? responsibleActor(stretch.event.actor)
      : responsibleAwaited(walk.course, stretch, clock)),
    details,
  })
}

type Responsible = Pick<RaisedCard, 'officeId' | 'postId'>

export function responsibleActor({ departmentId, postId }: Extract<EventActor, { kind: 'staff' }>): Responsible {
  return { officeId: departmentId, postId }
}

function responsibleAwaited({ place }: WholeCourse, stretch: Stretch, clock: WatchedClock | undefined): Responsible {
  const officeId = clock?.departmentId ?? stretch.awaitingDepartmentId ?? place.departmentId
  return { officeId, postId: officeId === stretch.awaitingDepartmentId ? stretch.assignedPostId : null }
}

function laterOf(one: Date, other: Date | null): Date | null {
  if (other === null) return null
  return one > other ? one : other
}
