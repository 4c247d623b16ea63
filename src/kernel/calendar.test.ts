import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import file from '../../data/calendars/cn-2026.json' with { type: 'json' }
import {
  addDays,
  addWorkingDays,
  dayOf,
  daysBetween,
  endOfDay,
  isDay,
  isWorkingDay,
  listWorkingDays,
  parseCalendar,
  startOfDay,
  type WorkCalendar,
  weekdayOf,
  workingDaysBetween,
  workingDaysMax,
} from './calendar.ts'
import { Problem } from './problem.ts'

const calendar = parseCalendar(file)
/** Days of the published years and of the unpublished ones on both sides. */
const someDay = fc.integer({ min: -400, max: 1_200 }).map((offset) => addDays('2025-01-01', offset))
const someCount = fc.integer({ min: 0, max: 120 })
const runs = { numRuns: 10_000 }

describe('days', () => {
  it('knows which days exist', () => {
    expect(['2024-02-29', '2026-12-31'].every(isDay)).toBe(true)
    const unreal = ['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '20260101', '', '2026-01-01T00']
    expect(unreal.filter(isDay)).toEqual([])
  })
  it('cuts days at midnight in Shanghai', () => {
    expect(dayOf(new Date('2026-03-04T15:59:59.999Z'))).toBe('2026-03-04')
    expect(dayOf(new Date('2026-03-04T16:00:00.000Z'))).toBe('2026-03-05')
    expect(startOfDay('2026-03-05').toISOString()).toBe('2026-03-04T16:00:00.000Z')
    expect(endOfDay('2026-03-05').toISOString()).toBe('2026-03-05T15:59:59.999Z')
  })
  it('adds and subtracts over leap years, and knows weekdays', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -3_000, max: 3_000 }), (day, count) => {
        const later = addDays(day, count)
        expect(daysBetween(day, later)).toBe(count)
        expect(weekdayOf(later)).toBe(((((weekdayOf(day) - 1 + count) % 7) + 7) % 7) + 1)
        expect(dayOf(startOfDay(later))).toBe(later)
        expect(dayOf(endOfDay(later))).toBe(later)
      }),
      { numRuns: 2_000 },
    )
    expect(weekdayOf('2026-11-20')).toBe(5)
    expect(weekdayOf('1949-10-01')).toBe(6)
  })
  it('says which day does not exist', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(Problem)
  })
})

describe('isWorkingDay', () => {
  it.each([
    ['2026-11-20', { working: true, provisional: false, reason: 'weekday' }],
    ['2026-11-21', { working: false, provisional: false, reason: 'weekend' }],
    ['2026-02-14', { working: true, provisional: false, reason: 'swap', name: '春节' }],
    ['2026-09-20', { working: true, provisional: false, reason: 'swap', name: '国庆节' }],
    ['2026-10-03', { working: false, provisional: false, reason: 'holiday', name: '国庆节' }],
    ['2025-10-06', { working: false, provisional: false, reason: 'holiday', name: '国庆节、中秋节' }],
    ['2027-01-01', { working: true, provisional: true, reason: 'weekday' }],
    ['2027-01-02', { working: false, provisional: true, reason: 'weekend' }],
  ])('%s', (day, kind) => {
    expect(isWorkingDay(calendar, day)).toEqual(kind)
  })
  it('counts 248 working days in 2025 and 2026 each', () => {
    expect(workingDaysBetween(calendar, '2024-12-31', '2025-12-31')).toBe(248)
    expect(workingDaysBetween(calendar, '2025-12-31', '2026-12-31')).toBe(248)
  })
})

describe('addWorkingDays', () => {
  it('does not count the day of the act', () => {
    expect(addWorkingDays(calendar, '2026-11-20', 10)).toEqual({
      day: '2026-12-04',
      provisional: false,
      skipped: [
        { from: '2026-11-21', to: '2026-11-22', days: 2, reason: 'weekend' },
        { from: '2026-11-28', to: '2026-11-29', days: 2, reason: 'weekend' },
      ],
      swapDays: [],
    })
  })
  it('names holidays and swapped Saturdays around Spring Festival', () => {
    expect(addWorkingDays(calendar, '2026-02-13', 5)).toEqual({
      day: '2026-02-27',
      provisional: false,
      skipped: [{ from: '2026-02-15', to: '2026-02-23', days: 9, reason: 'holiday', name: '春节' }],
      swapDays: [{ day: '2026-02-14', name: '春节' }],
    })
    expect(addWorkingDays(calendar, '2026-02-13', 6).day).toBe('2026-02-28')
  })
  it('is provisional only from the first day that needs 2027', () => {
    expect(addWorkingDays(calendar, '2026-12-30', 1)).toMatchObject({ day: '2026-12-31', provisional: false })
    expect(addWorkingDays(calendar, '2026-12-30', 2)).toMatchObject({ day: '2027-01-01', provisional: true })
  })
  it('gives the start day for a limit of zero', () => {
    expect(addWorkingDays(calendar, '2026-10-01', 0).day).toBe('2026-10-01')
  })
  it('lands on a working day, and workingDaysBetween is its inverse', () => {
    fc.assert(
      fc.property(someDay, someCount, (start, count) => {
        const { day, provisional } = addWorkingDays(calendar, start, count)
        expect(workingDaysBetween(calendar, start, day)).toBe(count)
        if (count === 0) return
        expect(isWorkingDay(calendar, day).working).toBe(true)
        const published = start >= '2024-12-31' && day <= '2026-12-31'
        expect(provisional).toBe(!published)
      }),
      runs,
    )
  })
  it('never ends earlier for a later start or a longer limit', () => {
    fc.assert(
      fc.property(someDay, someCount, fc.integer({ min: 0, max: 30 }), (start, count, more) => {
        const { day } = addWorkingDays(calendar, start, count)
        expect(addWorkingDays(calendar, start, count + more).day >= day).toBe(true)
        expect(addWorkingDays(calendar, addDays(start, more), count).day >= day).toBe(true)
      }),
      runs,
    )
  })
  it('accounts for every calendar day: counted or in a run', () => {
    fc.assert(
      fc.property(someDay, someCount, (start, count) => {
        const { day, skipped } = addWorkingDays(calendar, start, count)
        const off = skipped.reduce((sum, run) => sum + run.days, 0)
        expect(daysBetween(start, day)).toBe(count + off)
      }),
      { numRuns: 2_000 },
    )
  })
  it('lists the same days one by one', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 60 }), (start, count) => {
        const days = listWorkingDays(calendar, start, count)
        expect(days).toHaveLength(count)
        expect(days.every((day) => isWorkingDay(calendar, day).working)).toBe(true)
        expect(days.at(-1)).toBe(addWorkingDays(calendar, start, count).day)
      }),
      { numRuns: 2_000 },
    )
  })
  it('is bounded', () => {
    expect(addWorkingDays(calendar, '2026-01-01', workingDaysMax).provisional).toBe(true)
    for (const count of [workingDaysMax + 1, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => addWorkingDays(calendar, '2026-01-01', count)).toThrow('working_days_out_of_range')
      expect(() => listWorkingDays(calendar, '2026-01-01', count)).toThrow('working_days_out_of_range')
    }
    expect(() => workingDaysBetween(calendar, '2000-01-01', '2026-01-01')).toThrow('span_too_long')
    expect(workingDaysBetween(calendar, '2026-01-01', '2000-01-01')).toBe(0)
  })
  it('follows a new version that publishes 2027', () => {
    const holidays = [{ day: '2027-01-01', name: '元旦（演示）' }]
    const next: WorkCalendar = {
      ...calendar,
      version: 'demo',
      years: { ...calendar.years, 2027: { holidays, workdays: [] } },
    }
    expect(addWorkingDays(next, '2026-12-30', 2)).toMatchObject({ day: '2027-01-04', provisional: false })
  })
})

describe('parseCalendar', () => {
  const year = (content: unknown) => ({ id: 'CN', version: 'demo', years: { 2026: content } })
  const faults = (json: unknown): string[] => {
    try {
      parseCalendar(json)
      return []
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return error.fields.map(({ field, code }) => `${field} ${code}`)
    }
  }
  it.each([
    ['nothing', null, ['id shape', 'version shape', 'years shape']],
    ['a list', year([]), ['years.2026.holidays shape', 'years.2026.workdays shape']],
    [
      'unreal, foreign, nameless and repeated days',
      year({
        holidays: [
          { day: '2026-02-29', name: 'x' },
          { day: '2025-01-01', name: 'x' },
          { day: '2026-01-01', name: ' ' },
          { day: '2026-01-02', name: 'x' },
          { day: '2026-01-02', name: 'x' },
          'x',
        ],
        workdays: [],
      }),
      [
        'years.2026.holidays.0 day_not_real',
        'years.2026.holidays.1 day_outside_year',
        'years.2026.holidays.2 name_missing',
        'years.2026.holidays.4 day_twice',
        'years.2026.holidays.5 shape',
      ],
    ],
    [
      'a swapped day that is a holiday, and one that is no weekend day',
      year({
        holidays: [{ day: '2026-10-03', name: 'x' }],
        workdays: [
          { day: '2026-10-03', name: 'x' },
          { day: '2026-10-09', name: 'x' },
        ],
      }),
      ['years.2026.workdays.2026-10-03 holiday_and_workday', 'years.2026.workdays.2026-10-09 workday_not_weekend'],
    ],
    [
      'a year that is none',
      { id: 'CN', version: '1', years: { '26': { holidays: [], workdays: [] } } },
      ['years.26 year_not_real'],
    ],
  ])('names every fault of %s', (_, json, expected) => {
    expect(faults(json)).toEqual(expected)
  })
  it('reads no more than the calendar out of a file', () => {
    expect(parseCalendar({ ...file, comment: 'x' })).toEqual(file)
  })
})
