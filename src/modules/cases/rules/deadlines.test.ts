import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import calendarFile from '../../../../data/calendars/cn-2026.json' with { type: 'json' }
import { replay } from '../../../../tests/support/replay.ts'
import {
  addDays,
  dayOf,
  endOfDay,
  isWorkingDay,
  parseCalendar,
  startOfDay,
  workingDaysBetween,
} from '../../../kernel/calendar.ts'
import { citizen, given, items, staff, submitted } from '../test-support.ts'
import { type CaseClock, correctionDaysDefault, currentClock, decisionClock, silenceDay } from './clock.ts'
import { fold } from './fold.ts'
import type { CaseItem } from './state.ts'

const calendar = parseCalendar(calendarFile)

/** Any millisecond of 2026 and of the first days of 2027, and often the hard ones: holidays, swap days, the last second, New Year. */
const someInstant = fc.oneof(
  fc
    .integer({ min: startOfDay('2026-01-01').getTime(), max: endOfDay('2027-01-20').getTime() })
    .map((ms) => new Date(ms)),
  fc
    .tuple(
      fc.constantFrom(
        ...[...calendar.years[2026]!.holidays, ...calendar.years[2026]!.workdays].map(({ day }) => day),
        '2026-12-31',
        '2027-01-01',
      ),
      fc.constantFrom(-1, 0, 1),
      fc.constantFrom('00:00:00', '09:00:00', '23:59:59'),
    )
    .map(([day, shift, time]) => new Date(`${addDays(day, shift)}T${time}+08:00`)),
)
const someLimits = fc.record({
  acceptanceDays: fc.integer({ min: 0, max: 30 }),
  promised: fc.integer({ min: 0, max: 90 }),
  unit: fc.constantFrom('working' as const, 'calendar' as const),
})

function itemWith(limits: { acceptanceDays: number; promised: number; unit: 'working' | 'calendar' }): CaseItem {
  const { acceptanceDays, unit } = limits
  const promised = { days: limits.promised, unit, note: null }
  return { ...items.food, limits: { ...items.food.limits, acceptanceDays, promised } }
}

function expectSound(clock: CaseClock | undefined, startsOn: string, days: number): void {
  if (!clock) throw new Error('a clock runs')
  const { day, provisional, steps } = clock.explained
  expect(clock).toMatchObject({ start: startsOn, days })
  expect(replay(clock.explained)).toBe(days)
  expect(steps.at(-1)).toMatchObject({ rule: 'result', to: day })
  expect(steps.every((step) => step.calendarVersion === calendar.version)).toBe(true)
  if (days === 0) {
    expect(day).toBe(startsOn)
    return
  }
  expect(day > startsOn).toBe(true)
  expect(steps[0]).toMatchObject({ rule: 'start_day_not_counted', from: startsOn, to: startsOn })
  if (clock.unit === 'calendar') {
    expect(day).toBe(addDays(startsOn, days))
    return
  }
  expect(isWorkingDay(calendar, day).working).toBe(true)
  expect(workingDaysBetween(calendar, startsOn, day)).toBe(days)
  expect(provisional).toBe(day >= '2027-01-01')
}

describe('the clocks of a case, over generated moments', () => {
  test('acceptance: counted from the day after submission, ends on a working day, can be replayed', () => {
    fc.assert(
      fc.property(someInstant, someLimits, (at, limits) => {
        const item = itemWith(limits)
        const clock = currentClock(item, fold(item, given(submitted(at))), calendar)
        expect(clock?.kind).toBe('acceptance')
        expectSound(clock, dayOf(at), limits.acceptanceDays)
        expect(silenceDay(item, at, calendar)).toBe(clock?.explained.day)
      }),
      { numRuns: 600 },
    )
  })

  test('decision: counted from the day after acceptance, by the promise while there is one, else by law', () => {
    fc.assert(
      fc.property(someInstant, fc.nat({ max: 40 * 86_400_000 }), someLimits, (at, later, limits) => {
        const item = itemWith(limits)
        const acceptedAt = new Date(at.getTime() + later)
        const events = given(submitted(at), { type: 'accepted', data: { by: 'window' }, effectiveAt: acceptedAt })
        const state = fold(item, events)
        expect(currentClock(item, state, calendar)?.kind).toBe('promised')
        expectSound(currentClock(item, state, calendar), dayOf(acceptedAt), limits.promised)
        const statutoryOnly = { ...item, limits: { ...item.limits, promised: null } }
        expect(currentClock(statutoryOnly, state, calendar)?.kind).toBe('statutory')
        expectSound(decisionClock('statutory', statutoryOnly, state, calendar), dayOf(acceptedAt), 10)
      }),
      { numRuns: 600 },
    )
  })

  test('silence dates acceptance to the day on which everything was in, and the decision clock with it', () => {
    fc.assert(
      fc.property(someInstant, (at) => {
        const item = items.food
        const recordedAt = new Date(endOfDay(silenceDay(item, at, calendar)!).getTime() + 1)
        const accepted = { type: 'accepted', data: { by: 'silence' }, effectiveAt: at } as const
        const [submission, silence] = given(submitted(at), accepted)
        const state = fold(item, [submission!, { ...silence!, recordedAt }])
        expect(state).toMatchObject({ acceptedAt: at, recordedAt })
        expectSound(decisionClock('promised', item, state, calendar), dayOf(at), 10)
      }),
      { numRuns: 200 },
    )
  })

  test('a correction runs from the day it was asked, and the time to accept begins anew with its answer', () => {
    fc.assert(
      fc.property(someInstant, fc.nat({ max: 30 * 86_400_000 }), (at, later) => {
        const answeredAt = new Date(at.getTime() + later)
        const asked = {
          type: 'correction_requested',
          data: { demands: 1 },
          effectiveAt: at,
          by: staff(['accept']),
        } as const
        const item = items.food
        const open = fold(item, given(submitted(at), asked))
        expect(currentClock(item, open, calendar)?.kind).toBe('correction')
        expectSound(currentClock(item, open, calendar), dayOf(at), 20)
        const ours = { ...item, limits: { ...item.limits, correctionDays: null } }
        expectSound(currentClock(ours, open, calendar), dayOf(at), correctionDaysDefault)
        const answered = { type: 'corrected', data: {}, effectiveAt: answeredAt, by: citizen } as const
        const state = fold(item, given(submitted(at), asked, answered))
        expectSound(currentClock(item, state, calendar), dayOf(answeredAt), 5)
      }),
      { numRuns: 200 },
    )
  })
})

describe('the clocks of a case, day by day', () => {
  const due = (at: string, item: CaseItem = items.food) =>
    currentClock(item, fold(item, given(submitted(at))), calendar)?.explained

  test.each([
    ['an ordinary Friday', '2026-11-20T09:00:00+08:00', '2026-11-27', false],
    ['the last second of a day belongs to it', '2026-11-20T23:59:59+08:00', '2026-11-27', false],
    ['the first second of the next is the next', '2026-11-23T00:00:00+08:00', '2026-11-30', false],
    ['a Saturday: counting begins on Monday as after Friday', '2026-11-21T10:00:00+08:00', '2026-11-27', false],
    [
      'before the National Day: seven days off, a swap Saturday counts',
      '2026-09-30T16:00:00+08:00',
      '2026-10-13',
      false,
    ],
    ['in the middle of the holiday', '2026-10-03T12:00:00+08:00', '2026-10-13', false],
    ['over the end of the year: 2027 is not published', '2026-12-30T09:00:00+08:00', '2027-01-06', true],
    ['still in 2026, on its last day', '2026-12-24T09:00:00+08:00', '2026-12-31', false],
  ])('%s', (_, at, day, provisional) => {
    expect(due(at)).toMatchObject({ day, provisional })
  })

  test('after the decision the delivery clock runs; nothing runs at the end, or where no limit is published', () => {
    const decided = {
      type: 'decided',
      data: { outcome: 'granted', points: [] },
      effectiveAt: new Date('2026-11-20T09:00:00+08:00'),
    } as const
    const item = items.food
    const state = fold(item, given(submitted('2026-11-19T09:00:00+08:00'), decided))
    expect(currentClock(item, state, calendar)).toMatchObject({ kind: 'delivery', explained: { day: '2026-11-27' } })
    const unpublished = { ...item, limits: { ...item.limits, deliveryDays: null } }
    // 行政许可法 art. 44: ten days for a permit whose item says nothing; for others nothing runs.
    expect(currentClock(unpublished, state, calendar)).toMatchObject({ days: 10, explained: { day: '2026-12-04' } })
    expect(currentClock({ ...unpublished, type: '20' }, state, calendar)).toBeUndefined()
    expect(currentClock(item, { ...state, awaiting: null }, calendar)).toBeUndefined()
    const noUnit = { ...item, limits: { ...item.limits, promised: { days: 5, unit: null, note: null } } }
    expect(decisionClock('promised', noUnit, { ...state, acceptedAt: new Date() }, calendar)).toBeUndefined()
  })

  test('silence ends nothing where the law does not say so', () => {
    expect(silenceDay(items.birth, new Date('2026-11-20T09:00:00+08:00'), calendar)).toBeUndefined()
  })
})
