import { chunks } from '../../kernel/chunks.ts'
import type { NextTimer } from '../../platform/timers.ts'
import { type CaseNews, caseNewsTopic, coursesMax } from '../cases/index.ts'
import type { SupervisionContext } from './context.ts'
import { followerName } from './followerName.ts'
import { askAgainMs, recordCourses } from './recording.ts'
import { stageNext, watchTopic } from './watching.ts'

/**
 * Every case is looked at when something happens to it, and at the moment that comes next for it. Both come in batches: cases are read together, and
 * cards, timers and the place in the news are one transaction.
 */
export function follow(context: SupervisionContext): void {
  const { outbox, timers, db, clock } = context.platform

  outbox.subscribeBatch(followerName, [caseNewsTopic], async (all) => {
    const news = all.map(({ payload }) => payload as CaseNews)
    const caseIds = [...new Set(news.map(({ caseId }) => caseId))]
    const past = new Set(news.filter((one) => one.past === true).map(({ caseId }) => caseId))
    const recorded = await Promise.all(
      chunks(caseIds, coursesMax).map(async (ids) => recordCourses(context, await context.cases.courses(ids), past)),
    )
    return recorded.flatMap(({ statements, next }) => [...statements, ...stageNext(context.platform, next)])
  })

  timers.handleBatch(watchTopic, async (due) => {
    for (const some of chunks(due, coursesMax)) {
      const courses = await context.cases.courses(some.map(({ subjectId }) => subjectId))
      const { statements, next } = await recordCourses(context, courses)
      const again = new Date(clock.now().getTime() + askAgainMs)
      // What could not be read is not in it, and is not forgotten for that.
      const taken = some.map((timer): NextTimer => {
        const found = next.get(timer.subjectId)
        return { timer, next: found === undefined ? again : found }
      })
      await db.batch([...statements, ...timers.stageNext(taken)])
    }
  })
}
