import type { Statement } from '../../platform/db/statement.ts'
import type { Platform } from '../../platform/platform.ts'

export const watchTopic = 'supervision.watch'

/** One timer a case, at the moment at which it is looked at next; none where nothing can rise any more. */
export function stageNext({ timers }: Pick<Platform, 'timers'>, next: ReadonlyMap<string, Date | null>): Statement[] {
  const due = [...next].flatMap(([subjectId, dueAt]) => (dueAt ? [{ topic: watchTopic, subjectId, dueAt }] : []))
  const done = [...next].flatMap(([subjectId, dueAt]) => (dueAt ? [] : [subjectId]))
  return [
    ...(due.length > 0 ? [timers.stageAll(due)] : []),
    ...(done.length > 0 ? [timers.stageDoneAll(watchTopic, done)] : []),
  ]
}
