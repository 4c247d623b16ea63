import { isUuid } from '../../kernel/ids.ts'
import type { CasesContext } from './context.ts'
import { pinnedCalendar } from './load.ts'
import { calendarsPinned } from './rules/datesFile.ts'
import type { CalendarRef } from './rules/events.ts'
import { type WholeCourse, wholeCourse } from './rules/wholeCourse.ts'
import { type CasesAsked, type CourseRows, caseIdsAfter, courseRows, receiptsOf } from './store-courses.ts'

/** Cases of one question: their events are some two megabytes. */
export const coursesMax = 500

export interface Courses {
  /** The whole courses of these cases, at most 500, in any order; ids of no case have none. For those who watch from above. */
  courses(caseIds: readonly string[]): Promise<WholeCourse[]>
  /** Ids of cases by id, at most 10,000 at a time: for jobs that go through all. */
  caseIds(asked: CasesAsked): Promise<string[]>
  /** The numbers by which people know these cases; ids of no case have none. */
  receiptsOf(caseIds: readonly string[]): Promise<ReadonlyMap<string, string>>
}

const idsMax = 10_000

export function createCourses(context: CasesContext): Courses {
  return {
    async courses(caseIds) {
      if (caseIds.length > coursesMax) throw new RangeError(`at most ${coursesMax} courses a question`)
      const asked = [...new Set(caseIds)].filter(isUuid)
      if (asked.length === 0) return []
      const rows = await courseRows(context.platform.db, asked)
      const courses = await Promise.all(rows.map((row) => courseOf(context, row)))
      return courses.filter((course) => course !== undefined)
    },
    caseIds: (asked) => caseIdsAfter(context.platform.db, { ...asked, limit: Math.min(asked.limit, idsMax) }),
    async receiptsOf(caseIds) {
      const asked = [...new Set(caseIds)].filter(isUuid)
      return asked.length === 0 ? new Map() : receiptsOf(context.platform.db, asked)
    },
  }
}

/** Undefined for a case whose events make no sense: it must not keep all others from being watched. */
async function courseOf(
  context: CasesContext,
  { caseId, events, ...place }: CourseRows,
): Promise<WholeCourse | undefined> {
  const { definition } = await context.catalog.getVersion(place.versionId)
  const pins: (CalendarRef | null)[] = [null, ...calendarsPinned(events)]
  const calendars = await Promise.all(pins.map((calendar) => pinnedCalendar(context, place.regionCode, { calendar })))
  const [first] = calendars
  const calendarOf = (pinned: CalendarRef | null) => {
    const at = pins.findIndex((one) => one?.id === pinned?.id && one?.version === pinned?.version)
    const calendar = calendars[at] ?? first
    if (!calendar) throw new Error(`case ${caseId} has no calendar`)
    return calendar
  }
  try {
    return wholeCourse({ caseId, place, item: definition, events, calendarOf })
  } catch (error) {
    context.platform.log.error({ err: error, caseId }, 'the course of a case cannot be read')
    return undefined
  }
}
