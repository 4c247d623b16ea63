import type { Duty } from '../../../kernel/actor.ts'
import type { DutyStep, StepDuty } from '../schema/process.ts'
import type { Tier } from '../schema/vocabulary.ts'

/** The duty that a post must have to take a step. Pre-review is done by whoever may accept. */
export const dutyOfStep = {
  pre_review: 'accept',
  accept: 'accept',
  review: 'review',
  decide: 'decide',
} as const satisfies Record<StepDuty, Duty>

interface TierRule {
  readonly route: readonly DutyStep[]
  /** Steps that must be there, in this order, and no others besides a pre-review. */
  readonly duties: readonly StepDuty[]
  /** Steps that one person may take in the same case; every other pair needs two people. */
  readonly onePerson: readonly StepDuty[]
}

/** 受理审批监管相分离: the tier says which duties one person may hold in one case. */
export const tierRules: Readonly<Record<Tier, TierRule>> = {
  simple: {
    route: [
      { duty: 'accept', by: 'window' },
      { duty: 'decide', by: 'window' },
    ],
    duties: ['accept', 'decide'],
    onePerson: ['accept', 'decide'],
  },
  general: {
    route: [
      { duty: 'accept', by: 'window' },
      { duty: 'review', by: 'department' },
      { duty: 'decide', by: 'department' },
    ],
    duties: ['accept', 'review', 'decide'],
    onePerson: ['review', 'decide'],
  },
  complex: {
    route: [
      { duty: 'pre_review', by: 'window' },
      { duty: 'accept', by: 'window' },
      { duty: 'review', by: 'department' },
      { duty: 'decide', by: 'department' },
    ],
    duties: ['accept', 'review', 'decide'],
    onePerson: ['pre_review', 'accept'],
  },
}

/** The usual route of a tier. An item may name its own posts in its `duties`. */
export function routeOfTier(tier: Tier): readonly DutyStep[] {
  return tierRules[tier].route
}

/** True when the person who took `earlier` may also take `later` in the same case. */
export function mayBeOnePerson(tier: Tier, earlier: StepDuty, later: StepDuty): boolean {
  if (earlier === later) return true
  const acceptance = [earlier, later].every((duty) => dutyOfStep[duty] === 'accept')
  const { onePerson } = tierRules[tier]
  return acceptance || (onePerson.includes(earlier) && onePerson.includes(later))
}

export type RouteFault = 'tier_without_route' | 'route_without_tier' | 'route_differs_from_tier' | 'decides_at_window'

/** What is wrong with a route; empty when it agrees with the tier. */
export function checkRoute(tier: Tier | null, route: readonly DutyStep[]): readonly RouteFault[] {
  if (tier === null) return route.length > 0 ? ['route_without_tier'] : []
  if (route.length === 0) return ['tier_without_route']
  const withoutPreReview = route[0]?.duty === 'pre_review' ? route.slice(1) : route
  const faults: RouteFault[] = []
  const wanted = tierRules[tier].duties
  const same =
    withoutPreReview.length === wanted.length && wanted.every((duty, at) => withoutPreReview[at]?.duty === duty)
  if (!same) faults.push('route_differs_from_tier')
  if (
    tier !== 'simple' &&
    route.some((step) => step.by === 'window' && step.duty !== 'accept' && step.duty !== 'pre_review')
  ) {
    faults.push('decides_at_window')
  }
  return faults
}

interface StepTaker {
  readonly departmentId: string
  readonly regionCode: string
  readonly duties: readonly Duty[]
  /** department · service_center · street_office, of the post's body. */
  readonly departmentKind: 'department' | 'service_center' | 'street_office'
}

/**
 * Whether a post may take a step of an item. A window step belongs to any service centre of the item's region, to
 * which the departments have given the window, and to the competent body's own posts; deciding at a window stays
 * with the competent body. A department step belongs to that body alone.
 */
export function mayTakeStep(
  step: DutyStep,
  item: { readonly regionCode: string; readonly departmentId: string | null },
  post: StepTaker,
): boolean {
  if (!post.duties.includes(dutyOfStep[step.duty]) || post.regionCode !== item.regionCode) return false
  if (item.departmentId !== null && post.departmentId === item.departmentId) return true
  return step.by === 'window' && dutyOfStep[step.duty] === 'accept' && post.departmentKind === 'service_center'
}

/**
 * Steps of an item that no post of the handling body could take, so that a case would wait there for ever. Where one person reviews and
 * decides, one post must carry both. Window steps are not looked at: service centres take them for every body.
 */
export function stepsWithoutPost(
  definition: { readonly tier: Tier | null; readonly duties: readonly DutyStep[] },
  posts: readonly { readonly duties: readonly Duty[] }[],
): readonly StepDuty[] {
  const { tier, duties } = definition
  const own = duties.map(({ duty }) => duty).filter((duty) => duty === 'review' || duty === 'decide')
  const someoneCarries = (wanted: readonly Duty[]) =>
    posts.some((post) => wanted.every((duty) => post.duties.includes(duty)))
  if (tier === 'simple') return someoneCarries(['accept', 'decide']) ? [] : own
  if (tier === 'general') return someoneCarries(['review', 'decide']) ? [] : own
  return own.filter((duty) => !someoneCarries([dutyOfStep[duty]]))
}
