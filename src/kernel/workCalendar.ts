import texts from './calendar.texts.json' with { type: 'json' }
import { calendarProblem } from './calendarProblem.ts'
import { type Day, isDay, weekdayOf } from './day.ts'
import type { FieldFault } from './problem.ts'

/** A day that the yearly notice of the State Council names, with the holiday it belongs to. */
export interface NamedDay {
  readonly day: Day
  readonly name: string
}

export interface CalendarYear {
  /** Days off, the weekend days inside a holiday included. */
  readonly holidays: readonly NamedDay[]
  /** 调休: weekend days that are worked instead. */
  readonly workdays: readonly NamedDay[]
}

/** One version of one region's calendar. Immutable: a new year or a correction is a new version. */
export interface WorkCalendar {
  /** For example `CN`. */
  readonly id: string
  /** For example `2026-1`. Events pin it. */
  readonly version: string
  /** The published years. A year that is absent counts plain weekdays and makes a date provisional. */
  readonly years: Readonly<Record<number, CalendarYear>>
}

type FaultCode = keyof typeof texts.faults
type Report = (field: string, code: FaultCode) => void

const yearsMax = 200
const namedDaysMax = 366

/**
 * A calendar out of a file or an administrator's upload, or a `calendar_invalid` problem that lists every fault with
 * its place. Named days must be real, inside their year and listed once; a swapped working day must be a weekend day.
 */
export function parseCalendar(json: unknown): WorkCalendar {
  const faults: FieldFault[] = []
  const report: Report = (field, code) => faults.push({ field, code, sentence: texts.faults[code] })
  const source = recordOf(json)
  const id = parseText(source.id, 'id', report)
  const version = parseText(source.version, 'version', report)
  const years = parseYears(source.years, report)
  if (faults.length > 0) throw calendarProblem('calendar_invalid', { count: faults.length }, undefined, faults)
  return { id, version, years }
}

function parseText(value: unknown, field: string, report: Report): string {
  if (typeof value === 'string' && /^[\w.-]{1,40}$/.test(value)) return value
  report(field, 'shape')
  return ''
}

function parseYears(value: unknown, report: Report): Record<number, CalendarYear> {
  const years: Record<number, CalendarYear> = {}
  const entries = Object.entries(recordOf(value))
  if (entries.length === 0 || entries.length > yearsMax) report('years', 'shape')
  for (const [year, content] of entries.slice(0, yearsMax)) {
    const path = `years.${year}`
    if (!/^[12]\d{3}$/.test(year)) {
      report(path, 'year_not_real')
      continue
    }
    const { holidays, workdays } = recordOf(content)
    years[Number(year)] = {
      holidays: parseDays(holidays, `${path}.holidays`, year, report),
      workdays: parseDays(workdays, `${path}.workdays`, year, report),
    }
    checkSwaps(years[Number(year)]!, path, report)
  }
  return years
}

function parseDays(value: unknown, path: string, year: string, report: Report): NamedDay[] {
  if (!Array.isArray(value) || value.length > namedDaysMax) {
    report(path, 'shape')
    return []
  }
  const seen = new Set<string>()
  return value.flatMap((entry: unknown, position): NamedDay[] => {
    const field = `${path}.${position}`
    const { day, name } = recordOf(entry)
    const fault = faultOfDay(day, name, year, seen)
    if (fault) report(field, fault)
    if (fault || typeof day !== 'string' || typeof name !== 'string') return []
    seen.add(day)
    return [{ day, name }]
  })
}

function faultOfDay(day: unknown, name: unknown, year: string, seen: ReadonlySet<string>): FaultCode | undefined {
  if (typeof day !== 'string' || typeof name !== 'string' || name.length > 40) return 'shape'
  if (name.trim() === '') return 'name_missing'
  if (!isDay(day)) return 'day_not_real'
  if (!day.startsWith(`${year}-`)) return 'day_outside_year'
  return seen.has(day) ? 'day_twice' : undefined
}

function checkSwaps(year: CalendarYear, path: string, report: Report): void {
  const holidays = new Set(year.holidays.map(({ day }) => day))
  for (const { day } of year.workdays) {
    if (holidays.has(day)) report(`${path}.workdays.${day}`, 'holiday_and_workday')
    if (weekdayOf(day) < 6) report(`${path}.workdays.${day}`, 'workday_not_weekend')
  }
}

/** Anything that is not an object reads as an empty one, whose missing members are then reported. */
function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
