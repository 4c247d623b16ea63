import { parseCalendar, type WorkCalendar } from '../../kernel/calendar.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Platform } from '../../platform/platform.ts'
import type { RevisionCache } from '../../platform/revisionCache.ts'
import { problem } from './errors.ts'
import { editionOf, type PlacedCalendar, publicationOf } from './rules/calendars.ts'
import { type CalendarRow, type OrganizationsStore, write } from './store.ts'

export const calendarNewsTopic = 'organizations.calendar'

/** What news of a calendar says. Whoever follows it reads the version by `getCalendar`: it is there as soon as the news is. */
export interface CalendarNews extends Record<string, unknown> {
  readonly calendarId: string
  readonly version: string
  readonly regionPrefix: string
}

export interface Publication {
  readonly calendarId: string
  readonly version: string
  /** False where the same days are there already, under this version or as the newest one. */
  readonly published: boolean
}

export interface Calendars {
  /** The calendar of a region: the newest version, or the one of that name. Throws `calendar_not_found`. */
  calendarFor(regionCode: string, version?: string): Promise<WorkCalendar>
  /** The newest version of this moment, asked of the database: for whoever follows the news of one and must not meet what is remembered. */
  newestCalendarFor(regionCode: string): Promise<WorkCalendar>
  /** Exactly the version that an event has pinned. Asked of the database once in the life of a process. Throws `calendar_not_found`. */
  getCalendar(id: string, version: string): Promise<WorkCalendar>
  /** The first calendar there was for a region: cases that pin none were counted by it. Throws `calendar_not_found`. */
  firstCalendarFor(regionCode: string): Promise<WorkCalendar>
  /**
   * Publishes what a calendar file holds (`regionPrefix` beside the calendar's own members; absent: the whole country) as a new version,
   * with its news in the same transaction. The same days twice are one version. Throws `calendar_invalid` or one of `CalendarFault`.
   */
  publishCalendar(file: unknown): Promise<Publication>
}

export function createCalendars(
  { db, clock, outbox, log }: Pick<Platform, 'db' | 'clock' | 'outbox' | 'log'>,
  store: OrganizationsStore,
  cache: RevisionCache,
): Calendars {
  /** Versions never change, so what is known stays known; one object a version, for whatever is derived from it. */
  const versions = new Map<string, WorkCalendar>()

  function remembered(row: CalendarRow): WorkCalendar {
    const key = `${row.id}/${row.version}`
    const calendar = versions.get(key) ?? parseCalendar(row.calendar)
    if (versions.size >= versionsMax) versions.clear()
    versions.set(key, calendar)
    return calendar
  }

  const first = async (key: string, load: () => Promise<CalendarRow[]>): Promise<WorkCalendar> => {
    const calendar = await cache.get(key, async () => (await load()).map(remembered)[0])
    if (!calendar) throw problem('calendar_not_found')
    return calendar
  }

  return {
    calendarFor: (regionCode, version) =>
      first(`calendar/${regionCode}/${version ?? ''}`, () => store.calendarFor(regionCode, version ?? null)),
    async newestCalendarFor(regionCode) {
      const [row] = await store.calendarFor(regionCode, null)
      if (!row) throw problem('calendar_not_found')
      return remembered(row)
    },
    async getCalendar(id, version) {
      return (
        versions.get(`${id}/${version}`) ??
        first(`calendar-version/${id}/${version}`, () => store.calendar(id, version))
      )
    },
    firstCalendarFor: (regionCode) => first(`calendar-first/${regionCode}`, () => store.firstCalendarFor(regionCode)),
    async publishCalendar(file) {
      const placed = parseCalendarFile(file)
      const { calendar, regionPrefix } = placed
      const [place] = await store.region(regionPrefix.padEnd(12, '0'))
      if (regionPrefix !== '' && !place) throw problem('calendar_place_form')
      const publication = publicationOf(placed, (await store.calendarsLike(calendar.id, regionPrefix)).map(placedRow))
      if ('fault' in publication) throw problem(publication.fault, { id: calendar.id, version: calendar.version })
      const calendarId = calendar.id
      if (publication.kind === 'known') return { calendarId, version: publication.version, published: false }
      const now = clock.now()
      try {
        await db.batch([write.newCalendar(placed, now), stageCalendarNews(outbox, placed, now), write.nextRevision()])
      } catch (error) {
        // Another operator was faster by a moment. What she published is compared on the next try.
        if (violatedConstraint(error)?.startsWith('calendar_')) throw problem('calendar_overtaken')
        throw error
      }
      cache.forget()
      log.info({ calendarId, version: calendar.version, regionPrefix }, 'calendar published')
      return { calendarId, version: calendar.version, published: true }
    },
  }
}

/** A country has some, and each of its regions may have one. */
const versionsMax = 2_000

export function stageCalendarNews(
  outbox: Platform['outbox'],
  { calendar: { id, version }, regionPrefix }: PlacedCalendar,
  at: Date,
): Statement {
  const payload: CalendarNews = { calendarId: id, version, regionPrefix }
  return outbox.stage({ topic: calendarNewsTopic, payload }, at)
}

/** Codes are cut where a level ends: province, city, county, town, village. */
const prefixPattern = /^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})?$/

/** A file of data/calendars or of an operator. Throws `calendar_invalid`, `calendar_place_form` or `calendar_version_form`. */
export function parseCalendarFile(file: unknown): PlacedCalendar {
  const calendar = parseCalendar(file)
  const { regionPrefix = '' } = file as { readonly regionPrefix?: unknown }
  if (typeof regionPrefix !== 'string' || !prefixPattern.test(regionPrefix)) throw problem('calendar_place_form')
  if (editionOf(calendar.version) === undefined)
    throw problem('calendar_version_form', { id: calendar.id, version: calendar.version })
  return { calendar, regionPrefix }
}

function placedRow(row: CalendarRow): PlacedCalendar {
  return { calendar: parseCalendar(row.calendar), regionPrefix: row.regionPrefix }
}
