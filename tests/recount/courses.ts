import { verifyDates } from '../../scripts/verify-dates.ts'
import { dayNamed, dayOf, type Line, midnight, type Pause, proceduresOf, type Works, worksOf } from './days.ts'

/** A limit that runs: after `start`, through `last`. */
export interface Limit {
  readonly kind: string
  readonly of: string
  readonly start: number
  readonly last: number
  readonly days: number
  readonly unit: string
}

/** An event, when it is known, and how the case stands after it. */
export interface Known {
  readonly event: Line
  readonly at: number
  readonly byItself: boolean
  readonly limits: readonly Limit[]
  readonly works: Works
  readonly pauses: readonly Pause[]
  readonly running: { readonly through: number } | undefined
}

/** What happens by itself, and after which limit. */
const byThemselves: Readonly<Record<string, string>> = {
  accepted: 'acceptance',
  withdrawn: 'correction',
  pending_lapsed: 'pending',
  promise_lapsed: 'rectify',
}

const years = new WeakMap<object, Works>()

/** The course of a case: the dates are those of the second program for dates, asked after each event. */
export function courseOf(one: Line, version: Line, calendars: readonly Line[]): Known[] {
  const known: Known[] = []
  for (const [index, event] of one.events.entries()) {
    const events = one.events.slice(0, index + 1)
    const pin = events.findLast(({ data }: Line) => data.calendar)?.data.calendar
    const calendar =
      calendars.find(({ id, version: edition }) => id === pin?.id && edition === pin?.version) ?? calendars[0]
    const works = years.get(calendar) ?? worksOf(calendar.years)
    years.set(calendar, works)
    const before = known.at(-1)
    const awaited = event.actor.kind === 'system' ? byThemselves[event.type] : undefined
    const limit = before?.limits.find(({ kind }) => kind === awaited)
    const at = limit ? midnight(limit.last + 1) : Date.parse(event.recordedAt)
    known.push({
      event,
      at: Math.max(at, before?.at ?? at),
      byItself: limit !== undefined,
      limits: limitsOf(version.item, events, calendars),
      works,
      ...proceduresOf(works, events),
    })
  }
  return known
}

function limitsOf(item: Line, events: readonly Line[], calendars: readonly Line[]): Limit[] {
  const file = { format: 'yimen-case-dates/1', item, events, calendars, dates: [] }
  return verifyDates(file).lines.map(({ kind, of, start, recomputed, days, unit }) => ({
    kind,
    of,
    start: dayNamed(start),
    last: dayNamed(recomputed ?? start),
    days,
    unit,
  }))
}

/** When the next thing happens by itself, if nobody does anything. */
export function nextByItself(course: readonly Known[], place: number, isPermit: boolean): number {
  const past = course.slice(0, place + 1)
  const lastOf = (...types: string[]) => past.findLastIndex(({ event }) => types.includes(event.type))
  const isMade = lastOf('decided') <= lastOf('result_issued', 'reopened')
  const kinds = ['correction', 'pending', ...(isPermit ? ['acceptance'] : []), ...(isMade ? ['rectify'] : [])]
  const limits = past.at(-1)?.limits ?? []
  return Math.min(...limits.filter(({ kind }) => kinds.includes(kind)).map(({ last }) => midnight(last + 1)))
}

export const actDay = ({ event }: Known): number => dayOf(Date.parse(event.effectiveAt))
