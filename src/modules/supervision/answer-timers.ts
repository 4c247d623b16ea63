import { addDays, addWorkingDays, dayOf, startOfDay, type WorkCalendar } from '../../kernel/calendar.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { SupervisionContext } from './context.ts'
import type { Stepped } from './store-steps.ts'

export const answerTopics = { card: 'supervision.answer', order: 'supervision.order' } as const satisfies Record<
  Stepped,
  string
>

/** One timer for each card or order that waits for an answer, at the first moment after its last day; ends those of others. */
export function stageAnswerTimers(
  { timers }: Pick<SupervisionContext['platform'], 'timers'>,
  of: Stepped,
  all: readonly { readonly id: string; readonly due: string | null }[],
): Statement[] {
  const topic = answerTopics[of]
  const due = all.flatMap(({ id, due }) => (due ? [{ topic, subjectId: id, dueAt: momentAfter(due) }] : []))
  const done = all.flatMap((one) => (one.due ? [] : [one.id]))
  return [
    ...(due.length > 0 ? [timers.stageAll(due)] : []),
    ...(done.length > 0 ? [timers.stageDoneAll(topic, done)] : []),
  ]
}

export function momentAfter(day: string): Date {
  return startOfDay(addDays(day, 1))
}

/** Older than this nobody is asked any more: the card is noted. */
const askedMsMax = 31 * 86_400_000

/** Whether somebody is still asked about what was then. */
export function isStillAsked(moment: Date, now: Date): boolean {
  return now.getTime() - moment.getTime() <= askedMsMax
}

/** So many working days after the day on which somebody was told: nobody can answer what was not shown. */
export function lastDay(calendar: WorkCalendar, told: Date, days: number): string {
  return addWorkingDays(calendar, dayOf(told), days).day
}
