import type { TimeLimit } from '../schema/process.ts'

/** True when `below` is no longer than `above`; limits in different units cannot be compared and count as longer. */
export function isNoLonger(below: TimeLimit, above: TimeLimit | null): boolean {
  return above === null || (below.unit === above.unit && below.days <= above.days)
}
