import { type Answers, type DutyStep, type Limits, type Route, routeIn } from '../../catalog/index.ts'
import type { CaseItem } from './caseItem.ts'

/**
 * What the answers made of the item in this case: the situation and the steps of its route that are taken. It stands in the event that
 * brought the answers, which themselves are sealed; so the state needs no answer, and a case keeps what it was told.
 */
export interface Course {
  /** Id of the situation; null: the item has none. */
  readonly situation: string | null
  /** Indices of the item's duties, in order. */
  readonly steps: readonly number[]
}

/** Of items whose route and limits are the same for everybody nothing is recorded. */
function courseOf(item: CaseItem, answers: Answers): Course | undefined {
  if (item.situations.length === 0 && item.duties.every(({ when }) => when === undefined)) return undefined
  const { situation, duties } = routeOf(item, answers)
  return { situation: situation?.id ?? null, steps: duties.map((step) => item.duties.indexOf(step)) }
}

/** As the member of an event. */
export function withCourse(item: CaseItem, answers: Answers): { readonly course?: Course } {
  const course = courseOf(item, answers)
  return course ? { course } : {}
}

/** Why these answers cannot be handled here, in the words of the item; null: they can. */
export function refusalIn(item: CaseItem, answers: Answers): string | null {
  return item.situations.length === 0 ? null : routeOf(item, answers).refusal
}

/** Answers are never changed, only replaced: what they make of an item is worked out once for all that asks in an act. */
const routes = new WeakMap<Answers, { readonly item: CaseItem; readonly route: Route }>()

function routeOf(item: CaseItem, answers: Answers): Route {
  const known = routes.get(answers)
  if (known?.item === item) return known.route
  const route = routeIn(item, answers)
  routes.set(answers, { item, route })
  return route
}

/** Route and limits of this case. Cases of before, and items without situations, have those of the item. */
export interface CaseCourse {
  readonly duties: readonly DutyStep[]
  readonly limits: Limits
  readonly situation: { readonly id: string; readonly title: string } | undefined
  /** Which limits the situation sets in place of the item's. */
  readonly ownLimits: readonly ('statutory' | 'promised')[]
}

export function inCourse(item: CaseItem, course: Course | null): CaseCourse {
  const { limits } = item
  if (!course) return { duties: item.duties, limits, situation: undefined, ownLimits: [] }
  const situation = item.situations.find(({ id }) => id === course.situation)
  const statutory = situation?.statutory ?? null
  const promised = situation?.promised ?? null
  return {
    duties: course.steps.flatMap((at) => item.duties[at] ?? []),
    limits: { ...limits, ...(statutory && { statutory }), ...(promised && { promised }) },
    situation: situation && { id: situation.id, title: situation.title },
    ownLimits: [...(statutory ? (['statutory'] as const) : []), ...(promised ? (['promised'] as const) : [])],
  }
}
