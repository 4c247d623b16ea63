import { describe, expect, test } from 'vitest'
import type { WorkCalendar } from '../../../kernel/calendar.ts'
import { editionOf, type PlacedCalendar, publicationOf } from './calendars.ts'

const day = (name: string) => ({ day: name, name: '国庆节' })
const calendar = (version: string, holidays: string[], id = 'CN'): WorkCalendar => ({
  id,
  version,
  years: { 2026: { holidays: holidays.map(day), workdays: [] } },
})
const at = (regionPrefix: string, of: WorkCalendar): PlacedCalendar => ({ calendar: of, regionPrefix })
const first = at('', calendar('2026-1', ['2026-10-01', '2026-10-02']))

describe('what a calendar is beside those that are there', () => {
  test.each([
    [
      'other days under the next version',
      at('', calendar('2026-2', ['2026-10-01'])),
      { kind: 'new', version: '2026-2' },
    ],
    ['the same again', first, { kind: 'known', version: '2026-1' }],
    [
      'the same days in another order, under a new version',
      at('', calendar('2026-2', ['2026-10-02', '2026-10-01'])),
      { kind: 'known', version: '2026-1' },
    ],
    ['other days under an old version', at('', calendar('2026-1', [])), { fault: 'calendar_version_taken' }],
    ['an earlier version', at('', calendar('2025-9', [])), { fault: 'calendar_not_newer' }],
    ['a second calendar for the country', at('', calendar('2026-2', [], 'ZH')), { fault: 'calendar_place_taken' }],
    ['the same id for a region', at('43', calendar('2026-2', [])), { fault: 'calendar_place_taken' }],
    ['a region with its own id', at('43', calendar('2026-1', [], 'CN-43')), { kind: 'new', version: '2026-1' }],
    ['a version of no form', at('', calendar('new', [])), { fault: 'calendar_version_form' }],
    [
      'a year left out',
      at('', { id: 'CN', version: '2027-1', years: { 2027: { holidays: [], workdays: [] } } }),
      { fault: 'calendar_year_missing' },
    ],
  ])('%s', (_, candidate, expected) => {
    expect(publicationOf(candidate, [first])).toEqual(expected)
  })

  test('going back to the days of an older version is a new version', () => {
    const second = at('', calendar('2026-2', ['2026-10-01']))
    const back = at('', { ...first.calendar, version: '2026-3' })
    expect(publicationOf(back, [first, second])).toEqual({ kind: 'new', version: '2026-3' })
  })
})

test('versions are put in order by year and number, not as text', () => {
  expect(editionOf('2026-10')).toBeGreaterThan(editionOf('2026-9')!)
  expect(editionOf('2027-1')).toBeGreaterThan(editionOf('2026-999')!)
})
