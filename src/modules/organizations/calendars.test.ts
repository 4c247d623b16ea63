import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import cn2026 from '../../../data/calendars/cn-2026.json' with { type: 'json' }
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/support/database.ts'
import { addWorkingDays, isWorkingDay } from '../../kernel/calendar.ts'
import { calendarNewsTopic, createOrganizations, type Organizations } from './index.ts'

const furong = '430102000000'
const guangan = '511602000000'
let platform: TestPlatform
let organizations: Organizations

beforeEach(async () => {
  platform = await testPlatform()
  organizations = createOrganizations(platform)
  await organizations.load('data')
})
afterEach(() => platform.close())

const year = cn2026.years['2026']
/** 2026-12-04, a Friday, becomes a day off; Saturday 2026-12-12 is worked for it. */
const decree = {
  ...cn2026,
  version: '2026-2',
  years: {
    ...cn2026.years,
    2026: {
      holidays: [...year.holidays, { day: '2026-12-04', name: '调整' }],
      workdays: [...year.workdays, { day: '2026-12-12', name: '调整' }],
    },
  },
}
const news = () =>
  asOwner<{ payload: unknown }>(platform, `select payload from platform.news where topic = $1 order by id`, [
    calendarNewsTopic,
  ]).then((rows) => rows.map(({ payload }) => payload))

describe('a decree moves a holiday', () => {
  test('the new version counts otherwise, and the old one stays as it was', async () => {
    expect(await organizations.publishCalendar(decree)).toEqual({
      calendarId: 'CN',
      version: '2026-2',
      published: true,
    })
    const newest = await organizations.calendarFor(furong)
    expect(newest.version).toBe('2026-2')
    expect(isWorkingDay(newest, '2026-12-04')).toMatchObject({ working: false, reason: 'holiday' })
    expect(isWorkingDay(newest, '2026-12-12')).toMatchObject({ working: true, reason: 'swap' })
    expect(addWorkingDays(newest, '2026-12-03', 1).day).toBe('2026-12-07')
    const pinned = await organizations.getCalendar('CN', '2026-1')
    expect(pinned).toEqual(cn2026)
    expect(addWorkingDays(pinned, '2026-12-03', 1).day).toBe('2026-12-04')
    expect(await organizations.calendarFor(furong, '2026-1')).toEqual(cn2026)
    expect(await organizations.firstCalendarFor(furong)).toEqual(cn2026)
  })

  test('is told once, in the same transaction, and the first load tells nothing', async () => {
    expect(await news()).toEqual([])
    await organizations.publishCalendar(decree)
    const told = [{ calendarId: 'CN', version: '2026-2', regionPrefix: '' }]
    expect(await news()).toEqual(told)
    expect(await organizations.publishCalendar(decree)).toMatchObject({ version: '2026-2', published: false })
    const renamed = await organizations.publishCalendar({ ...decree, version: '2026-3' })
    expect(renamed).toMatchObject({ version: '2026-2', published: false })
    expect(await news()).toEqual(told)
  })

  test('two operators at once make one version and one piece of news', async () => {
    const both = await Promise.allSettled([
      organizations.publishCalendar(decree),
      createOrganizations(platform).publishCalendar(decree),
    ])
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true)
    for (const outcome of both)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'calendar_overtaken' })
    expect(await news()).toHaveLength(1)
    expect(await organizations.publishCalendar(decree)).toMatchObject({ published: false })
  })

  test('a faulty file says where, and nothing is written', async () => {
    const faulty = { ...decree, years: { 2026: { holidays: [{ day: '2026-02-30', name: 'x' }], workdays: [] } } }
    await expect(organizations.publishCalendar(faulty)).rejects.toMatchObject({
      code: 'calendar_invalid',
      fields: [{ field: 'years.2026.holidays.0', code: 'day_not_real' }],
    })
    await expect(organizations.publishCalendar({ ...decree, version: '2026-1' })).rejects.toMatchObject({
      code: 'calendar_version_taken',
      kind: 'conflict',
    })
    await expect(organizations.publishCalendar(null)).rejects.toMatchObject({ code: 'calendar_invalid' })
    expect(await news()).toEqual([])
  })
})

describe('a calendar of one region', () => {
  const regional = { ...decree, id: 'CN-4301', version: '2026-1', regionPrefix: '4301' }

  test('goes before the country there, and nowhere else; pins of the country stay with the country', async () => {
    await organizations.publishCalendar(regional)
    expect(await organizations.calendarFor(furong)).toMatchObject({ id: 'CN-4301', version: '2026-1' })
    expect(await organizations.calendarFor('430100000000')).toMatchObject({ id: 'CN-4301' })
    for (const elsewhere of [guangan, '430000000000'])
      expect(await organizations.calendarFor(elsewhere)).toMatchObject({ id: 'CN' })
    expect(await organizations.getCalendar('CN', '2026-1')).toEqual(cn2026)
    expect(await organizations.firstCalendarFor(furong)).toEqual(cn2026)
    expect(await news()).toEqual([{ calendarId: 'CN-4301', version: '2026-1', regionPrefix: '4301' }])
  })

  test.each([430, '430', '4399', '43-1', 'x'])('%j is no place', async (regionPrefix) => {
    await expect(organizations.publishCalendar({ ...regional, regionPrefix })).rejects.toMatchObject({
      code: 'calendar_place_form',
      kind: 'invalid',
    })
  })
})

test('a pinned version is asked of the database once', async () => {
  const other = createOrganizations(platform)
  await other.getCalendar('CN', '2026-1')
  await platform.db.close()
  expect(await other.getCalendar('CN', '2026-1')).toEqual(cn2026)
  await expect(other.getCalendar('CN', '1999-1')).rejects.toThrow()
})

test('versions that nobody published are not there', async () => {
  await expect(organizations.getCalendar('CN', '1999-1')).rejects.toMatchObject({ code: 'calendar_not_found' })
  await expect(organizations.calendarFor(furong, '1999-1')).rejects.toMatchObject({ code: 'calendar_not_found' })
})
