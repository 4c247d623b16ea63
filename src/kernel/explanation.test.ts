import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import file from '../../data/calendars/cn-2026.json' with { type: 'json' }
import { addDays, addWorkingDays, daysBetween, isWorkingDay, parseCalendar } from './calendar.ts'
import { type ExplainedDate, explainWorkingDays, type Pause, pausesMax, workingDayRules } from './explanation.ts'

const calendar = parseCalendar(file)
const limit = { rule: 'promised_limit', start: '2026-11-20', count: 10, calendar }
const brief = ({ steps }: ExplainedDate) => steps.map(({ rule, from, to, days }) => `${rule} ${from} ${to} ${days}`)

/** Counts again from the steps alone, as an outsider would. */
function replay({ day, steps }: ExplainedDate): number {
  const begins = steps.find(({ rule }) => rule === 'count_begins')
  if (!begins) return 0
  const off = steps
    .filter(({ rule, from }) => ['weekend', 'holiday', 'pause'].includes(rule) && from >= begins.from)
    .reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0)
  return daysBetween(begins.from, day) + 1 - off
}

describe('explainWorkingDays', () => {
  it('tells the plain case: start, beginning, weekends, no holiday, result', () => {
    const explained = explainWorkingDays(limit)
    expect(explained.day).toBe('2026-12-04')
    expect(explained.provisional).toBe(false)
    expect(brief(explained)).toEqual([
      'start_day_not_counted 2026-11-20 2026-11-20 1',
      'weekend 2026-11-21 2026-11-22 2',
      'count_begins 2026-11-23 2026-12-04 10',
      'weekend 2026-11-28 2026-11-29 2',
      'no_holiday 2026-11-23 2026-12-04 0',
      'result 2026-12-04 2026-12-04 10',
    ])
    expect(explained.steps.at(-1)).toEqual({
      rule: 'result',
      from: '2026-12-04',
      to: '2026-12-04',
      days: 10,
      unit: 'working',
      calendarVersion: '2026-1',
      note: { limit: 'promised_limit', calendar: 'CN' },
    })
  })
  it('names holidays and swap days', () => {
    const explained = explainWorkingDays({ ...limit, start: '2026-09-30', count: 4 })
    expect(brief(explained)).toEqual([
      'start_day_not_counted 2026-09-30 2026-09-30 1',
      'holiday 2026-10-01 2026-10-07 7',
      'count_begins 2026-10-08 2026-10-12 4',
      'swap_day 2026-10-10 2026-10-10 1',
      'weekend 2026-10-11 2026-10-11 1',
      'result 2026-10-12 2026-10-12 4',
    ])
    expect(explained.steps[1]?.note).toEqual({ name: '国庆节' })
    expect(explained.steps[3]?.note).toEqual({ name: '国庆节' })
  })
  it('takes a pause out once, and says how many working days it took', () => {
    const pauses: Pause[] = [
      { from: '2026-11-25', to: '2026-11-30', rule: 'special_procedure' },
      { from: '2026-11-27', to: '2026-12-01', rule: 'correction' },
    ]
    const explained = explainWorkingDays({ ...limit, pauses })
    expect(explained.day).toBe('2026-12-11')
    expect(explained.steps.filter(({ rule }) => rule === 'pause')).toMatchObject([
      {
        from: '2026-11-25',
        to: '2026-11-30',
        days: 4,
        unit: 'working',
        note: { pause: 'special_procedure', calendarDays: 6 },
      },
      { from: '2026-12-01', to: '2026-12-01', days: 1, note: { pause: 'correction', calendarDays: 1 } },
    ])
  })
  it('keeps a pause that begins after the result out of it', () => {
    const pauses = [{ from: '2026-12-05', to: '2026-12-20', rule: 'special_procedure' }]
    expect(explainWorkingDays({ ...limit, pauses })).toEqual(explainWorkingDays(limit))
  })
  it('says which year is not published', () => {
    const explained = explainWorkingDays({ ...limit, start: '2026-12-30', count: 3 })
    expect(explained).toMatchObject({ day: '2027-01-04', provisional: true })
    expect(explained.steps.find(({ rule }) => rule === 'year_not_published')).toMatchObject({
      from: '2027-01-01',
      note: { year: 2027 },
    })
  })
  it('ends on the same day for a limit of zero', () => {
    expect(brief(explainWorkingDays({ ...limit, count: 0 }))).toEqual([
      'same_day 2026-11-20 2026-11-20 1',
      'result 2026-11-20 2026-11-20 0',
    ])
  })
  it('refuses pauses that end before they begin, too many of them, and too long ones', () => {
    const pause = { from: '2026-11-25', to: '2026-11-25', rule: 'x' }
    const explain = (pauses: Pause[]) => () => explainWorkingDays({ ...limit, pauses })
    expect(explain([{ ...pause, to: '2026-11-24' }])).toThrow('pauses_invalid')
    expect(explain(Array.from({ length: pausesMax + 1 }, () => pause))).toThrow('pauses_invalid')
    expect(explain([{ ...pause, to: '2099-01-01' }])).toThrow('span_too_long')
  })
  it('can be replayed from its steps, agrees with addWorkingDays, and never counts a paused day', () => {
    const someDay = fc.integer({ min: 0, max: 760 }).map((offset) => addDays('2025-01-01', offset))
    const somePause = fc.record({ from: someDay, length: fc.integer({ min: 0, max: 20 }) })
    fc.assert(
      fc.property(
        someDay,
        fc.integer({ min: 0, max: 60 }),
        fc.array(somePause, { maxLength: 4 }),
        (start, count, found) => {
          const pauses = found.map(({ from, length }) => ({ from, to: addDays(from, length), rule: 'pause' }))
          const explained = explainWorkingDays({ rule: 'x', start, count, calendar, pauses })
          expect(replay(explained)).toBe(count)
          expect(explained.steps.every(({ rule }) => workingDayRules.some((known) => known === rule))).toBe(true)
          const plain = addWorkingDays(calendar, start, count)
          if (pauses.length === 0) expect(explained).toMatchObject({ day: plain.day, provisional: plain.provisional })
          expect(explained.day >= plain.day).toBe(true)
          if (count === 0) return
          expect(isWorkingDay(calendar, explained.day).working).toBe(true)
          expect(pauses.some(({ from, to }) => explained.day >= from && explained.day <= to)).toBe(false)
        },
      ),
      { numRuns: 3_000 },
    )
  })
})
