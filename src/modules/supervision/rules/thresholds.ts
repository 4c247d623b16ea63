import { addDays, addWorkingDays, type Day, endOfDay, isWorkingDay, startOfDay } from '../../../kernel/calendar.ts'
import type { Stretch, WatchedClock } from '../../cases/index.ts'
import type { LeftRule, OverRule } from '../schema.ts'

export type Counting = Pick<Stretch, 'pauses' | 'calendar'>
type Clock = Pick<WatchedClock, 'kind' | 'start' | 'days' | 'unit' | 'explained'>

/**
 * The moment from which too little time is left. Long limits: 00:00 of the day on which so many counted days are left, that day included. Short ones:
 * at half – of two days or more 00:00 of the day on which half of them are left, of one day its noon, of none half of what was left of the day
 * when the limit began.
 */
export function leftMoment(clock: Clock, { left }: LeftRule, counting: Counting, begunAt: Date): Date {
  const { days, explained } = clock
  const last = explained.day
  if (days > left.shortLimitDays) {
    const share = Math.ceil((Math.round(left.share * 1000) * days) / 1000)
    return startOfDay(dayWithLeft(clock, Math.max(left.daysMin, share), counting))
  }
  if (days >= 2) return startOfDay(dayWithLeft(clock, Math.floor(days / 2), counting))
  if (days === 1) return new Date(startOfDay(last).getTime() + noon)
  const end = endOfDay(last).getTime() + 1
  const from = begunAt.getTime()
  return new Date(from >= end ? from : Math.floor((from + end) / 2))
}

const noon = 12 * 3_600_000

/** 00:00 of the n-th day after the last one: working days, of limits in calendar days any day. */
export function overMoment({ unit, explained }: Clock, { over }: Pick<OverRule, 'over'>, { calendar }: Counting): Date {
  const day = unit === 'calendar' ? addDays(explained.day, over) : addWorkingDays(calendar, explained.day, over).day
  return startOfDay(day)
}

/** Counted days from this one through the last one; 0 when the time is over. */
export function countedDaysLeft(clock: Clock, from: Day, counting: Counting): number {
  let count = 0
  for (let day = clock.explained.day; day >= from && day > clock.start; day = addDays(day, -1)) {
    if (isCounted(clock, day, counting)) count += 1
  }
  return count
}

/** The day on which so many counted days are left; the first one of the limit where it has fewer. */
function dayWithLeft(clock: Clock, wanted: number, counting: Counting): Day {
  let found = clock.explained.day
  let count = 0
  for (let day = clock.explained.day; day > clock.start && count < wanted; day = addDays(day, -1)) {
    if (!isCounted(clock, day, counting)) continue
    found = day
    count += 1
  }
  return found
}

function isCounted({ kind, unit }: Clock, day: Day, { calendar, pauses }: Counting): boolean {
  if (isPausable(kind) && pauses.some(({ from, to }) => day >= from && day <= to)) return false
  return unit === 'calendar' || isWorkingDay(calendar, day).working
}

/** A procedure stops the limits of the decision and of its step, nothing else. */
export function isPausable(kind: Clock['kind']): boolean {
  return kind === 'promised' || kind === 'statutory' || kind === 'step'
}
