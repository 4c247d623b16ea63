import type { Action } from './actionTable.ts'
import type { Standing } from './standing.ts'
import { timedActs } from './timed.ts'

/**
 * The moment of an act that happens by itself: the first after the last day of its limit, whenever a process came to it. Throws when the
 * moment has not come: a timer that fires early is a fault of the program.
 */
export function ruleMoment(action: Action, { item, state, calendar, now }: Standing): Date {
  const due = timedActs(item, state, calendar).find((act) => act.action === action)?.dueAt
  if (!due || due > now) throw new Error(`${action} is not due`)
  return due
}
