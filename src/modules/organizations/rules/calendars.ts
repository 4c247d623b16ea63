import type { WorkCalendar } from '../../../kernel/calendar.ts'

/** A calendar with the place where it applies: a region and everything below it. */
export interface PlacedCalendar {
  readonly calendar: WorkCalendar
  /** The leading digits of region codes, such as `4301`; empty for the whole country. The longest that fits wins. */
  readonly regionPrefix: string
}

export type CalendarFault =
  | 'calendar_version_form'
  | 'calendar_version_taken'
  | 'calendar_not_newer'
  | 'calendar_place_taken'
  | 'calendar_year_missing'

/** `2026-1` → 2026001: versions are put in order by it. Undefined for a version of another form. */
export function editionOf(version: string): number | undefined {
  const match = /^(\d{4})-(\d{1,3})$/.exec(version)
  return match ? Number(match[1]) * 1000 + Number(match[2]) : undefined
}

/**
 * What a calendar that is to be published is, beside those that are there: new, there already under a version of the same content, or
 * refused. A version that left a year out would make dates provisional that were certain.
 */
export function publicationOf(
  { calendar, regionPrefix }: PlacedCalendar,
  known: readonly PlacedCalendar[],
): { readonly kind: 'new' | 'known'; readonly version: string } | { readonly fault: CalendarFault } {
  const { id, version } = calendar
  const edition = editionOf(version)
  if (edition === undefined) return { fault: 'calendar_version_form' }
  if (known.some((other) => (other.calendar.id === id) !== (other.regionPrefix === regionPrefix)))
    return { fault: 'calendar_place_taken' }
  const versions = known
    .filter((other) => other.calendar.id === id)
    .map((other) => other.calendar)
    .sort((one, other) => (editionOf(other.version) ?? 0) - (editionOf(one.version) ?? 0))
  const same = versions.find((other) => other.version === version)
  if (same) return sameDays(same, calendar) ? { kind: 'known', version } : { fault: 'calendar_version_taken' }
  const [newest] = versions
  if (!newest) return { kind: 'new', version }
  if (sameDays(newest, calendar)) return { kind: 'known', version: newest.version }
  if (edition <= (editionOf(newest.version) ?? 0)) return { fault: 'calendar_not_newer' }
  const missing = Object.keys(newest.years).some((year) => !(Number(year) in calendar.years))
  return missing ? { fault: 'calendar_year_missing' } : { kind: 'new', version }
}

/** The order in which a file lists its days says nothing. */
function sameDays(one: WorkCalendar, other: WorkCalendar): boolean {
  return listed(one) === listed(other)
}

function listed({ years }: WorkCalendar): string {
  const inOrder = Object.entries(years).map(([year, { holidays, workdays }]) => [
    year,
    ...[holidays, workdays].map((days) => days.map(({ day, name }) => `${day} ${name}`).sort()),
  ])
  return JSON.stringify(inOrder)
}
