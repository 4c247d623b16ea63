import { actDay, type Known } from './courses.ts'
import { counted, type Line } from './days.ts'

type Facts = Readonly<Record<string, unknown>>

/** What a condition may ask of the act at this place of the course. */
export function factsOf(course: readonly Known[], place: number, version: Line): Facts {
  const act = course[place] as Known
  const { event, at, works } = act
  const past = course.slice(0, place + 1)
  const isEnd = event.type === 'procedure_ended'
  const begun = isEnd ? past.findLastIndex(({ event: { type } }) => type === 'procedure_started') : -1
  const accepted = past.findLast(({ event: { type } }) => type === 'accepted' || type === 'accepted_with_pending')
  return {
    late: event.data.late?.length ?? 0,
    demands: event.data.demands ?? 0,
    hasReason: event.hasPayload,
    missingPoints: event.type === 'decided' ? missingPoints(past, version) : null,
    against: event.data.discretion?.filter((one: Line) => one.against).length ?? 0,
    daysLeft: daysLeft(course, place),
    daysLeftAtStart: begun < 0 ? null : daysLeft(course, begun),
    pauseDays: begun < 0 ? null : counted(works, actDay(course[begun] as Known), actDay(act), 'working', []).length,
    secondsSinceAccepted: accepted ? (at - accepted.at) / 1000 : null,
    corrections: past.filter(({ event: { type } }) => type === 'correction_requested').length,
    outcome: event.data.outcome ?? null,
    by: event.data.by ?? null,
  }
}

function daysLeft(course: readonly Known[], place: number): number | null {
  const before = course[place - 1]
  const limit = ['promised', 'statutory'].map((kind) => before?.limits.find((one) => one.kind === kind)).find(Boolean)
  if (!before || !limit) return null
  const today = actDay(course[place] as Known)
  const days = counted(before.works, limit.start, limit.last, limit.unit, before.pauses)
  return days.filter((day) => day >= today).length
}

function missingPoints(past: readonly Known[], { item, reviewPoints }: Line): number {
  const reopened = past.findLastIndex(({ event: { type } }) => type === 'reopened')
  const route: number[] = past.findLast(({ event: { data } }) => data.course?.steps)?.event.data.course.steps ?? [
    ...item.duties.keys(),
  ]
  const duties = route.map((step) => item.duties[step]?.duty)
  const named = past
    .filter(({ event: { type } }, index) => type === 'decided' || (type === 'review_passed' && index > reopened))
    .filter(({ event: { type } }, index, all) => type === 'review_passed' || index === all.length - 1)
    .flatMap(({ event: { data } }) => data.points ?? [])
  return reviewPoints.filter(
    ({ id, duty }: Line) => ['review', 'decide'].includes(duty) && duties.includes(duty) && !named.includes(id),
  ).length
}

/** FEEL as far as rules have needed it: comparisons with a number or a text, `not(…)`, `and`, `or`; with nothing to compare it is not true. */
export function holds(condition: string, facts: Facts): boolean {
  return condition.split(/\s+or\s+/).some((some) => some.split(/\s+and\s+/).every((one) => isTrue(one.trim(), facts)))
}

function isTrue(text: string, facts: Facts): boolean {
  const negated = /^not\((\w+)\)$/.exec(text)?.[1]
  if (negated) return facts[negated] === false
  const [, name = '', operator = '', literal = ''] = /^(\w+)\s*(<=|>=|!=|=|<|>)\s*(.+)$/.exec(text) ?? []
  if (!(name in facts)) throw new Error(`this condition is not understood: ${text}`)
  const value = facts[name]
  const other: unknown = JSON.parse(literal)
  if (operator === '=') return value === other
  if (operator === '!=') return value !== other
  if (typeof value !== 'number' || typeof other !== 'number') return false
  const results = { '<=': value <= other, '>=': value >= other, '<': value < other, '>': value > other }
  return results[operator as keyof typeof results]
}
