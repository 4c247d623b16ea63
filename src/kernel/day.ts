import { calendarProblem } from './calendarProblem.ts'

/** A day in Asia/Shanghai, `YYYY-MM-DD`. Days compare as text. */
export type Day = string

/** China has kept +08:00 without summer time since 1991, so the offset is a constant and needs no time-zone data. */
const shanghaiOffsetMs = 8 * 3_600_000
const dayMs = 86_400_000

/** True for a day that exists: `2026-02-29` is not one. */
export function isDay(text: string): boolean {
  return serialOf(text) !== undefined
}

/** The day on which an instant falls in Asia/Shanghai. */
export function dayOf(instant: Date): Day {
  return dayOfSerial(Math.floor((instant.getTime() + shanghaiOffsetMs) / dayMs))
}

/** Of the clock on the wall in China, 0 to 23. */
export function hourOf(instant: Date): number {
  return new Date(instant.getTime() + shanghaiOffsetMs).getUTCHours()
}

/** 00:00:00.000+08:00 */
export function startOfDay(day: Day): Date {
  return new Date(daySerial(day) * dayMs - shanghaiOffsetMs)
}

/** 23:59:59.999+08:00: a limit that ends on a day ends here. */
export function endOfDay(day: Day): Date {
  return new Date(startOfDay(day).getTime() + dayMs - 1)
}

const dayFormats = {
  zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
}

/** With its year, for sentences of problems: 2029年12月10日, 10 December 2029. */
export function dayInWords(day: Day): { zh: string; en: string } {
  const instant = new Date(`${day}T00:00:00Z`)
  return { zh: dayFormats.zh.format(instant), en: dayFormats.en.format(instant) }
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  return weekdayOfSerial(daySerial(day))
}

/** `count` calendar days later; earlier when negative. */
export function addDays(day: Day, count: number): Day {
  return dayOfSerial(daySerial(day) + count)
}

/** Calendar days from one day to another: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return daySerial(to) - daySerial(from)
}

/** Days since 1970-01-01: what walks over days count in. Throws for a day that does not exist. */
export function daySerial(day: Day): number {
  const serial = serialOf(day)
  if (serial === undefined) throw calendarProblem('day_not_real', { day: day.slice(0, 32) })
  return serial
}

export function dayOfSerial(serial: number): Day {
  return remembered(days, serial, () => new Date(serial * dayMs).toISOString().slice(0, 10))
}

/** Days are few and asked for all the time: writing one takes 20 times as long as finding it. */
const days = new Map<number, Day>()
const serials = new Map<Day, number>()
/** A century. */
const rememberedMax = 36_525

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key)
  if (found !== undefined) return found
  const value = make()
  if (known.size >= rememberedMax) known.clear()
  known.set(key, value)
  return value
}

/** 1970-01-01 was a Thursday. */
export function weekdayOfSerial(serial: number): number {
  return ((((serial + 3) % 7) + 7) % 7) + 1
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/

function serialOf(text: string): number | undefined {
  const known = serials.get(text)
  if (known !== undefined) return known
  if (!dayPattern.test(text)) return undefined
  const ms = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(ms)) return undefined
  const serial = ms / dayMs
  // Date.parse rolls 30 February over into March.
  return dayOfSerial(serial) === text ? remembered(serials, text, () => serial) : undefined
}
