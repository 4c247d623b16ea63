/** Days, counted from 1 January 1970, which was a Thursday; and what calendars and procedures make of them. */
// biome-ignore lint/suspicious/noExplicitAny: lines of an export, as they are described in README.md
export type Line = any

const msOfDay = 86_400_000
const msAheadInShanghai = 8 * 3_600_000

export const dayOf = (moment: number): number => Math.floor((moment + msAheadInShanghai) / msOfDay)
export const midnight = (day: number): number => day * msOfDay - msAheadInShanghai
export const dayNamed = (text: string): number => Date.parse(text) / msOfDay
export const textOf = (day: number): string => new Date(day * msOfDay).toISOString().slice(0, 10)

export type Works = (day: number) => boolean
/** The days that a procedure takes out: after `from`, through `last`. */
export type Pause = { readonly from: number; readonly last: number }

export function worksOf(years: Line): Works {
  const marked = new Map<number, boolean>()
  for (const { holidays, workdays } of Object.values<Line>(years)) {
    for (const { day } of holidays) marked.set(dayNamed(day), false)
    for (const { day } of workdays) marked.set(dayNamed(day), true)
  }
  return (day) => marked.get(day) ?? (day + 3) % 7 < 5
}

/** The n-th day after `from`, working or not. */
export function nthAfter(works: Works, from: number, days: number, unit: string): number {
  let at = from
  for (let left = days; left > 0; ) {
    at += 1
    if (unit === 'calendar' || works(at)) left -= 1
  }
  return at
}

/** The counted days after `start` through `last`. */
export function counted(works: Works, start: number, last: number, unit: string, pauses: readonly Pause[]): number[] {
  const days: number[] = []
  for (let day = start + 1; day <= last; day += 1) {
    if (pauses.some((pause) => pause.from < day && day <= pause.last)) continue
    if (unit === 'calendar' || works(day)) days.push(day)
  }
  return days
}

/** Procedures since the last reopening, until now, and the one that runs. */
export function proceduresOf(works: Works, events: readonly Line[]) {
  const pauses: Pause[] = []
  let running: { readonly through: number } | undefined
  let begun: Line
  const add = (ended: number | undefined) => {
    const from = dayOf(Date.parse(begun.effectiveAt))
    const { days, unit } = begun.data
    const named = typeof days === 'number' ? nthAfter(works, from, days, unit ?? 'working') : undefined
    pauses.push({ from, last: Math.min(named ?? ended ?? from, ended ?? Number.POSITIVE_INFINITY) })
    running = ended === undefined ? { through: named ?? Number.POSITIVE_INFINITY } : undefined
    begun = undefined
  }
  for (const event of events) {
    if (event.type === 'reopened') pauses.length = 0
    if (event.type === 'reopened') begun = undefined
    if (event.type === 'procedure_started') begun = event
    if (event.type === 'procedure_ended' && begun) add(dayOf(Date.parse(event.effectiveAt)))
  }
  if (begun) add(undefined)
  return { pauses, running }
}
