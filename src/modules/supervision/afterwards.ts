import { addWorkingDays, dayOf } from '../../kernel/calendar.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { WholeCourse } from '../cases/index.ts'
import type { SupervisionContext } from './context.ts'
import { idFrom } from './names.ts'
import { stagePace } from './pace.ts'
import type { OpenRuleBook } from './ruleBook.ts'
import { decisionsOnTheSpot, isSampled, quickDecisionsOf } from './rules/afterwards.ts'
import { setAt } from './rules/ruleSets.ts'
import { hourOf, type QuickRow } from './store-pace.ts'
import { insertSamples, type NewSample } from './store-samples.ts'

/** What is looked at beside the cards of the case itself: the pace of posts, and decisions on the spot that are drawn. */
export async function stageAfterwards(
  context: SupervisionContext,
  book: OpenRuleBook,
  courses: readonly WholeCourse[],
  past: ReadonlySet<string>,
): Promise<Statement[]> {
  const quick = courses.flatMap((course) => quickRows(course, book))
  const samples = courses
    .filter(({ caseId }) => !past.has(caseId))
    .flatMap((course) => samplesOf(context, course, book))
  return [...stagePace(context, quick), ...(samples.length > 0 ? [insertSamples(samples)] : [])]
}

function quickRows(course: WholeCourse, book: OpenRuleBook): QuickRow[] {
  const { regionCode, departmentId, itemId, channel } = course.place
  return quickDecisionsOf(course, book.inForceFor(regionCode)).map(({ stretch: { event, knownAt }, seconds }) => ({
    ...{ caseId: course.caseId, sequence: event.sequence, regionCode, departmentId, itemId, channel },
    postId: event.actor.postId,
    officeId: event.actor.departmentId,
    hour: hourOf(knownAt),
    decidedAt: knownAt,
    seconds: Math.ceil(seconds),
  }))
}

function samplesOf({ platform }: SupervisionContext, course: WholeCourse, book: OpenRuleBook): NewSample[] {
  const { regionCode, departmentId, itemId, channel } = course.place
  return decisionsOnTheSpot(course).flatMap(({ event, knownAt, calendar }) => {
    const set = setAt(book.inForceFor(regionCode), knownAt)
    const hash = platform.keys.hash('supervision-sample', `${course.caseId}/${event.sequence}`)
    const drawn = Buffer.from(hash, 'base64url').readUInt32BE(0) / 2 ** 32
    if (!set || !isSampled(drawn, set.sample.permille)) return []
    return {
      ...{ caseId: course.caseId, sequence: event.sequence, regionCode, departmentId, itemId, channel },
      sampleId: idFrom(course.caseId, 'sample', event.sequence),
      officeId: event.actor.departmentId,
      postId: event.actor.postId,
      decidedAt: knownAt,
      lookBy: addWorkingDays(calendar, dayOf(knownAt), set.sample.answerDays).day,
    }
  })
}
