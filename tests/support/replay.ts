import { daysBetween } from '../../src/kernel/day.ts'
import type { ExplainedDate } from '../../src/kernel/explanation.ts'

/** How many days a limit counted, from the steps alone: as an outsider would, without our calendar. */
export function replay({ day, steps }: ExplainedDate): number {
  const begins = steps.find(({ rule }) => rule === 'count_begins' || rule === 'calendar_days')
  if (!begins) return 0
  const off = steps
    .filter(({ rule, from }) => ['weekend', 'holiday', 'pause'].includes(rule) && from >= begins.from)
    .reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0)
  return daysBetween(begins.from, day) + 1 - off
}
