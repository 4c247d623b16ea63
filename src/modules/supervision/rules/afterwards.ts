import type { Stretch, WholeCourse } from '../../cases/index.ts'
import { factsOf } from './facts.ts'
import { type InForce, rulesWith, setAt } from './ruleSets.ts'

type DecidedByStaff = Stretch & {
  readonly event: Extract<Stretch['event'], { type: 'decided' }> & {
    readonly actor: Extract<Stretch['event']['actor'], { kind: 'staff' }>
  }
}

export interface QuickDecision {
  readonly stretch: DecidedByStaff
  readonly seconds: number
}

/** Permits of the general and complex tier that were decided seconds after they were accepted: what pace rules count. */
export function quickDecisionsOf(course: WholeCourse, timeline: readonly InForce[]): QuickDecision[] {
  if (course.itemType !== '01' || course.tier === 'simple') return []
  return course.stretches.flatMap((stretch, place) => {
    if (!isDecidedByStaff(stretch)) return []
    const set = setAt(timeline, stretch.knownAt)
    const longest = Math.max(0, ...(set ? rulesWith(set, 'pace').map(({ on }) => on.pace.seconds) : []))
    const seconds = factsOf(course, place).secondsSinceAccepted
    return longest > 0 && seconds !== null && seconds <= longest ? [{ stretch, seconds }] : []
  })
}

/** Decisions on the spot: of these a share is looked at afterwards. */
export function decisionsOnTheSpot({ tier, stretches }: WholeCourse): DecidedByStaff[] {
  return tier === 'simple' ? stretches.filter(isDecidedByStaff) : []
}

/** Whether this one is drawn: `drawn` is a number from 0 (inclusive) to 1 (exclusive) that nobody can know beforehand. */
export function isSampled(drawn: number, permille: number): boolean {
  return drawn * 1_000 < permille
}

function isDecidedByStaff(stretch: Stretch): stretch is DecidedByStaff {
  return stretch.event.type === 'decided' && stretch.event.actor.kind === 'staff'
}
