import type { WorkCalendar } from '../../../kernel/calendar.ts'
import type { ItemDefinition } from '../../catalog/index.ts'
import { allClocks } from './clock.ts'
import type { CalendarRef, CaseEvent } from './events.ts'
import type { CaseState } from './state.ts'

const format = 'yimen-case-dates/1' as const

export interface DatedCase {
  readonly caseNumber: string
  readonly item: ItemDefinition
  readonly events: readonly CaseEvent[]
  readonly state: CaseState
  /** The version that counts now. */
  readonly calendar: WorkCalendar
  /** Each that the case ever pinned, the first one first. */
  readonly calendars: readonly WorkCalendar[]
  readonly seen: SeenOfDates
}

/** What of a case the reader of the file sees: steps within the body, and what other bodies were asked. */
export interface SeenOfDates {
  readonly internal: boolean
  readonly opinionsOf: (departmentId: string) => boolean
}

/**
 * What the dates of a case depend on, and the dates, for anybody to recompute (docs/decisions/case-dates.md). Nothing of the applicant and
 * nothing of what was found: of an event only what a date follows from. Who does not see the steps within the body gets neither them nor their dates.
 */
export function datesFileOf({ caseNumber, item, events, state, calendar, calendars, seen }: DatedCase) {
  const shown = events.filter((event) => isSeen(event, seen))
  const opinions = new Set(shown.flatMap((event) => (event.type === 'opinion_requested' ? [event.data.opinionId] : [])))
  const dates = allClocks(item, state, calendar).filter(
    ({ kind, of = '' }) => (kind !== 'step' || seen.internal) && (kind !== 'opinion' || opinions.has(of)),
  )
  const { name, type, limits, promise } = item
  return {
    format,
    caseNumber,
    item: {
      name,
      type,
      limits,
      duties: item.duties.map(({ duty, limitDays }) => ({
        duty,
        ...(seen.internal && limitDays !== undefined && { limitDays }),
      })),
      situations: item.situations.map(({ id, statutory, promised }) => ({ id, statutory, promised })),
      promise: promise && { checkDays: promise.checkDays, rectifyDays: promise.rectifyDays },
    },
    calendars: calendars.map(({ id, version, years }) => ({ id, version, years: namedDays(years) })),
    events: shown.map(({ sequence, type, effectiveAt, recordedAt, data }) => ({
      sequence,
      type,
      effectiveAt: effectiveAt.toISOString(),
      recordedAt: recordedAt.toISOString(),
      data: Object.fromEntries(Object.entries(data).filter(([name]) => dated.has(name))),
    })),
    dates: dates.map(({ kind, of, start, days, unit, explained }) => ({
      kind,
      ...(of !== undefined && { of }),
      start,
      days,
      unit,
      day: explained.day,
      provisional: explained.provisional,
    })),
  }
}

function isSeen(event: CaseEvent, { internal, opinionsOf }: SeenOfDates): boolean {
  if (event.type === 'opinion_requested' || event.type === 'opinion_given') return opinionsOf(event.data.departmentId)
  return internal || !steps.has(event.type)
}

/** Events within the body: no date but that of a step follows from them. */
const steps: ReadonlySet<CaseEvent['type']> = new Set(['review_passed', 'returned', 'routed'])

export type DatesFile = ReturnType<typeof datesFileOf>

function namedDays(years: WorkCalendar['years']) {
  return Object.fromEntries(
    Object.entries(years).map(([year, { holidays, workdays }]) => [
      year,
      { holidays: [...holidays], workdays: [...workdays] },
    ]),
  )
}

/** What of an event a date follows from. */
const dated: ReadonlySet<string> = new Set([
  'calendar',
  'course',
  'to',
  'outcome',
  'procedure',
  'days',
  'unit',
  'opinionId',
  'pending',
  'materials',
  'kind',
  'finding',
])

/** The calendars that these events pin, each once and in order; null: the first one that the region had. */
export function calendarsPinned(events: readonly CaseEvent[]): (CalendarRef | null)[] {
  const pins = events.flatMap((event) => {
    if (event.type === 'submitted') return [event.data.calendar ?? null]
    return event.type === 'dates_moved' ? [event.data.calendar] : []
  })
  return pins.filter((pin, place) => pins.findIndex((one) => sameCalendar(one, pin)) === place)
}

function sameCalendar(one: CalendarRef | null, other: CalendarRef | null): boolean {
  return one?.id === other?.id && one?.version === other?.version
}
