import type { Actor } from '../../kernel/actor.ts'
import type { WorkCalendar } from '../../kernel/calendar.ts'
import type { Problem } from '../../kernel/problem.ts'
import { type CalendarNews, calendarNewsTopic } from '../organizations/index.ts'
import { act } from './commands.ts'
import type { CasesContext } from './context.ts'
import { type LoadedCase, loadCase } from './load.ts'
import { allClocks, type CaseClock } from './rules/clock.ts'
import type { MovedDate } from './rules/events.ts'
import { undecidedCases } from './store-undecided.ts'

const moveJob = 'cases.move_dates'
const mover: Actor = { kind: 'system', job: moveJob }
/** Cases of one round of the job; the next round is staged with the last case that was looked at. */
const roundMax = 200

/**
 * A decree moved holidays: every case that is not decided goes over to the new version, and says which of its dates moved, from and to. What was
 * decided stays. The job goes through the cases by id and can be stopped and repeated: a case that has the version is left alone.
 */
export function followCalendars(context: CasesContext): void {
  const { outbox, jobs } = context.platform
  outbox.subscribe('cases.calendar', [calendarNewsTopic], async (news) => [
    jobs.stage(moveJob, { ...(news.payload as CalendarNews), after: null }),
  ])
  jobs.register(moveJob, async (payload) => {
    const { calendarId, version, regionPrefix } = payload as unknown as CalendarNews
    const after = typeof payload.after === 'string' ? payload.after : null
    const caseIds = await undecidedCases(context.platform.db, regionPrefix, after, roundMax)
    for (const caseId of caseIds) await moveDates(context, caseId, { calendarId, version })
    const last = caseIds.at(-1)
    if (caseIds.length < roundMax || !last) return
    await context.platform.db.batch([jobs.stage(moveJob, { calendarId, version, regionPrefix, after: last })])
  })
}

async function moveDates(
  context: CasesContext,
  caseId: string,
  { calendarId, version }: Pick<CalendarNews, 'calendarId' | 'version'>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const loaded = await loadCase(context, caseId, [])
      const calendar = await context.organizations.newestCalendarFor(loaded.head.regionCode)
      // A nearer calendar counts there, or a newer version came meanwhile: that one's own news moves the dates.
      if (calendar.id !== calendarId || calendar.version !== version) return
      if (loaded.calendar.id === calendar.id && loaded.calendar.version === version) return
      await act(context, {
        caseId,
        actor: mover,
        command: { action: 'move_dates', calendar: { id: calendar.id, version }, moved: movedDates(loaded, calendar) },
        expectedSequence: loaded.state.sequence,
      })
      return
    } catch (error) {
      const { code } = error as Problem
      // Decided or ended meanwhile, or its key destroyed: nothing to move any more.
      if (code === 'case.state' || code === 'case.not_found') return
      if (code !== 'case.changed_meanwhile' || attempt === attemptsMax) throw error
    }
  }
}

const attemptsMax = 5

/** Which dates of the case are others under the new version. */
function movedDates({ item, state, calendar }: LoadedCase, newer: WorkCalendar): MovedDate[] {
  const before = allClocks(item, state, calendar)
  const after = new Map(allClocks(item, state, newer).map((clock) => [nameOf(clock), clock.explained.day]))
  return before.flatMap((clock) => {
    const from = clock.explained.day
    const to = after.get(nameOf(clock)) ?? from
    return from === to ? [] : [{ kind: clock.kind, from, to }]
  })
}

function nameOf({ kind, of }: CaseClock): string {
  return `${kind}/${of ?? ''}`
}
