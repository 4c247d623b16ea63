import { isDay } from '../../kernel/day.ts'
import { checkRegionCode } from '../../kernel/identifiers/regionCode.ts'
import { isUuid } from '../../kernel/ids.ts'

export interface Paging {
  /** 1-100, default 25. */
  readonly limit?: number | undefined
  /** `next` of the page before. One that was tampered with begins the list again. */
  readonly after?: string | undefined
}

export interface Page<One> {
  readonly lines: readonly One[]
  /** Give it back as `after`; undefined on the last page. */
  readonly next: string | undefined
}

const pageDefault = 25
const pageMax = 100

export function bounded(limit = pageDefault): number {
  return Math.min(Math.max(Math.trunc(limit), 1), pageMax)
}

/** One row more than the limit was asked for. */
export function pageOf<One>(rows: readonly One[], limit: number, cursorOf: (row: One) => string): Page<One> {
  const lines = rows.slice(0, limit)
  const last = rows.length > limit ? lines.at(-1) : undefined
  return { lines, next: last && cursorOf(last) }
}

/** Where a page ends: a day or a moment, then the id. */
export interface Cursor {
  readonly at: string
  readonly id: string
}

export const cursor = (at: string | Date, id: string): string =>
  `${typeof at === 'string' ? at : at.toISOString()}_${id}`

export function parseCursor(after: string | undefined): Cursor | undefined {
  const [at = '', id = ''] = after?.split('_') ?? []
  // The server knows no year 0.
  const isMoment = at > '0001' && isDay(at.slice(0, 10)) && /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}\.\d{3}Z)?$/.test(at)
  return isUuid(id) && isMoment && !Number.isNaN(Date.parse(at)) ? { at, id } : undefined
}

/** The part of the country that a post watches, and how many of its digits the indices of lists know. */
export interface Scope {
  readonly prefix: string
  readonly length: 0 | 2 | 4 | 6 | 9
}

export function scopeOf(regionCode: string): Scope {
  const checked = checkRegionCode(regionCode)
  const prefix = checked.ok ? checked.prefix : regionCode
  const length = ([9, 6, 4, 2] as const).find((digits) => digits <= prefix.length) ?? 0
  return { prefix, length }
}

/** The condition that lets a list read its index: the digits that it knows; the rest of them is looked at row by row (villages have few). */
export function inScope({ length }: Scope, prefix: string): string {
  const known = length === 0 ? 'true' : `left(region_code, ${length}) = left(${prefix}, ${length})`
  return `${known} and starts_with(region_code, ${prefix})`
}
