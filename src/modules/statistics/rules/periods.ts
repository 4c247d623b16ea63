import { isDay } from '../../../kernel/day.ts'

/** A year, a month or a day, as people and addresses write it: 2026, 2026-11, 2026-11-20. */
export const grains = ['year', 'month', 'day'] as const
export type Grain = (typeof grains)[number]

export interface Period {
  readonly grain: Grain
  /** As it is written. */
  readonly text: string
  /** Its days, both included. */
  readonly first: string
  readonly last: string
}

/** Undefined for what is no period, or one before numbers were kept and after people live. */
export function periodOf(text: string): Period | undefined {
  const day = text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text
  if (!/^20\d\d(-\d\d){0,2}$/.test(text) || !isDay(day)) return undefined
  const grain = text.length === 4 ? 'year' : text.length === 7 ? 'month' : 'day'
  return { grain, text, first: day, last: lastOf(grain, day) }
}

/** The period of that grain in which a day lies. */
export function periodAround(grain: Grain, day: string): Period {
  const text = day.slice(0, textLengths[grain])
  const first = grain === 'day' ? day : grain === 'month' ? `${text}-01` : `${text}-01-01`
  return { grain, text, first, last: lastOf(grain, first) }
}

/** The one just before or after, of the same length. */
export function neighbour(period: Period, step: 1 | -1): Period {
  const date = new Date(`${period.first}T00:00:00Z`)
  if (period.grain === 'year') date.setUTCFullYear(date.getUTCFullYear() + step)
  else if (period.grain === 'month') date.setUTCMonth(date.getUTCMonth() + step)
  else date.setUTCDate(date.getUTCDate() + step)
  return periodAround(period.grain, date.toISOString().slice(0, 10))
}

/** The next longer one that holds it. */
export function around(period: Period): Period | undefined {
  if (period.grain === 'year') return undefined
  return periodAround(period.grain === 'month' ? 'year' : 'month', period.first)
}

/** What is one grain finer and has begun, in its order: the months of a year, the days of a month; of a day nothing. */
export function partsOf(period: Period, today: string): Period[] {
  if (period.grain === 'day') return []
  const parts: Period[] = []
  let part = periodAround(period.grain === 'year' ? 'month' : 'day', period.first)
  for (; part.first <= period.last && part.first <= today; part = neighbour(part, 1)) parts.push(part)
  return parts
}

const textLengths = { year: 4, month: 7, day: 10 } as const

function lastOf(grain: Grain, first: string): string {
  if (grain === 'day') return first
  const [year = 0, month = 1] = first.split('-').map(Number)
  const end = grain === 'year' ? Date.UTC(year + 1, 0, 0) : Date.UTC(year, month, 0)
  return new Date(end).toISOString().slice(0, 10)
}
