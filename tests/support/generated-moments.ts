import { addDays, dayOf, isWorkingDay, startOfDay } from '../../src/kernel/calendar.ts'
import { calendar } from '../../src/modules/cases/test-support.ts'
import type { Random } from './mutations/random.ts'

const firstDay = '2025-10-20'
const daysOfStart = 430
const named = Object.values(calendar.years).flatMap(({ holidays, workdays }) => [...holidays, ...workdays])
const hardDays = [...named.map(({ day }) => day), '2025-12-31', '2026-12-31'].filter((day) => day >= firstDay)
const timesOfDay = ['00:00:00', '09:00:00', '16:30:00', '23:59:59']

/** A moment from which a life begins: any, and often the hard ones. */
export function someMoment(random: Random): Date {
  const drawn = random.next()
  const day =
    drawn < 0.3
      ? addDays(pick(random, hardDays), whole(random, 3) - 1)
      : drawn < 0.5
        ? addDays(pick(random, ['2025-11-25', '2026-11-25']), whole(random, 38))
        : addDays(firstDay, whole(random, daysOfStart))
  return new Date(`${day}T${pick(random, timesOfDay)}+08:00`)
}

const minute = 60_000
const hour = 60 * minute
const oneDay = 24 * hour

/** What the clock says after a while: minutes to weeks, to the end of the next limit, to a holiday, or an hour set back. */
export function someLater(clock: Date, next: () => Date | undefined, toNext: number, random: Random): Date {
  const drawn = random.next()
  const now = clock.getTime()
  const after = (ms: number) => new Date(now + Math.floor(random.next() * ms))
  const due = drawn < toNext ? next() : undefined
  if (due && due > clock) return new Date(due.getTime() - (drawn < 0.1 ? 1 : 0))
  if (drawn < 0.62) return after(2 * hour)
  if (drawn < 0.8) return after(6 * oneDay)
  if (drawn < 0.87) return after(6 * 7 * oneDay)
  if (drawn < 0.92) return lastSecondBeforeDaysOff(clock)
  return drawn < 0.96 ? new Date(now - hour) : clock
}

function lastSecondBeforeDaysOff(from: Date): Date {
  let day = dayOf(from)
  while (isWorkingDay(calendar, addDays(day, 1)).working) day = addDays(day, 1)
  return new Date(startOfDay(addDays(day, 1)).getTime() - 1_000)
}

export function pick<Value>(random: Random, values: readonly Value[]): Value {
  return values[whole(random, values.length)] as Value
}

export function whole(random: Random, below: number): number {
  return Math.floor(random.next() * below)
}
