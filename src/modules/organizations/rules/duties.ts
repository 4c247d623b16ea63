import type { Duty } from '../../../kernel/actor.ts'

/** Who watches, or calls people back about it, may not do what is judged; who writes an item may not be the office that reviews it. */
const apart: readonly (readonly [readonly Duty[], readonly Duty[]])[] = [
  [
    ['supervise', 'callback'],
    ['accept', 'review', 'decide', 'deliver'],
  ],
  [['catalogue'], ['establish', 'legal']],
]

/** False for duties that no post may join, and that nobody may hold together for a term either. */
export function mayMeet(duties: readonly Duty[]): boolean {
  const has = (some: readonly Duty[]) => some.some((duty) => duties.includes(duty))
  return !apart.some(([one, other]) => has(one) && has(other))
}
