import type { ItemChange } from '../../catalog/index.ts'
import type { Definition } from './definitions.ts'

/** One item: a definition in a region. What the list shows of it is read from the catalogue when it is shown. */
export interface Line {
  readonly itemId: string
  /** Another one after its standard has changed. */
  definition: Definition
  readonly regionCode: string
  readonly department: string
  readonly type: string | null
  readonly audiences: readonly string[]
  readonly themes: readonly string[]
  readonly lists: readonly string[]
  readonly stages: readonly string[]
  readonly online: boolean
  readonly scope: string | null
  readonly suspended: boolean
  readonly featured: boolean
}

/** The mark of a definition that only other regions have. */
export const elsewhere = 255

/** Items by id. What many of them have in common is kept once. */
export class Lines {
  readonly #byId = new Map<string, Line>()
  readonly #strings = new Map<string, string>()
  readonly #lists = new Map<string, readonly string[]>()
  /** Items of each body by region. */
  readonly #departments = new Map<string, Map<string, number>>()
  readonly #byRegion = new Map<string, Set<Line>>()
  /** Those that can be handed in elsewhere too, by the beginning of the codes of the regions in which they can. */
  readonly #byReach = new Map<string, Set<Line>>()

  put(item: ItemChange, definition: Definition): void {
    this.remove(item.itemId)
    const line: Line = {
      itemId: item.itemId,
      definition,
      regionCode: this.#once(item.regionCode),
      department: this.#once(item.departmentName),
      type: item.type,
      audiences: this.#listOnce(item.audiences),
      themes: this.#listOnce(item.themes),
      lists: this.#listOnce(item.lists),
      stages: this.#listOnce(item.stages),
      online: item.applyOnline,
      scope: item.scope,
      suspended: item.status === 'suspended',
      featured: item.featured,
    }
    this.#byId.set(item.itemId, line)
    this.#count(line, 1)
    setOf(this.#byRegion, line.regionCode).add(line)
    const reach = reachOf(line)
    if (reach !== undefined) setOf(this.#byReach, reach).add(line)
    const { lines } = definition
    lines.splice(firstOf(lines, line.regionCode), 0, line)
  }

  /** The line that was there. */
  remove(itemId: string): Line | undefined {
    const line = this.#byId.get(itemId)
    if (!line) return undefined
    this.#byId.delete(itemId)
    this.#count(line, -1)
    this.#byRegion.get(line.regionCode)?.delete(line)
    this.#byReach.get(reachOf(line) ?? nowhere)?.delete(line)
    const { lines } = line.definition
    lines.splice(lines.indexOf(line), 1)
    return line
  }

  /** Names of bodies that have an item in the region. */
  departmentsOf(regionCode: string): readonly string[] {
    return [...(this.#departments.get(regionCode)?.keys() ?? [])]
  }

  /**
   * Marks the definitions of which somebody in a region may find an item: with 1 for one of the region itself, 2 of the one above it and so on,
   * and with `elsewhere` where only one of another region can be handed in.
   */
  mark(regionCodes: readonly string[], marks: Uint8Array): void {
    const [here = ''] = regionCodes
    for (const [levelsUp, regionCode] of regionCodes.entries())
      for (const { definition } of this.#byRegion.get(regionCode) ?? [])
        if (marks[definition.slot] === 0) marks[definition.slot] = levelsUp + 1
    for (const digits of reachDigits) {
      for (const { definition } of this.#byReach.get(here.slice(0, digits)) ?? [])
        if (marks[definition.slot] === 0) marks[definition.slot] = elsewhere
    }
  }

  ofRegion(regionCode: string): Iterable<Line> {
    return this.#byRegion.get(regionCode) ?? []
  }

  get(itemId: string): Line | undefined {
    return this.#byId.get(itemId)
  }

  get size(): number {
    return this.#byId.size
  }

  /** An estimate: 300 bytes for line, id and its places in maps, set and list. */
  get bytes(): number {
    return this.#byId.size * 300
  }

  #count({ regionCode, department }: Line, change: 1 | -1): void {
    const counts = this.#departments.get(regionCode) ?? new Map<string, number>()
    this.#departments.set(regionCode, counts)
    const items = (counts.get(department) ?? 0) + change
    if (items > 0) counts.set(department, items)
    else counts.delete(department)
  }

  #once(text: string): string {
    const known = this.#strings.get(text)
    if (known !== undefined) return known
    this.#strings.set(text, text)
    return text
  }

  #listOnce(list: readonly string[]): readonly string[] {
    const key = list.join(' ')
    const known = this.#lists.get(key)
    if (known) return known
    this.#lists.set(key, list)
    return list
  }
}

/** 通办范围: how many digits of the region's code have to agree. */
export const sharedDigits: Readonly<Record<string, number>> = { nation: 0, province: 2, city: 4, county: 6 }
const reachDigits = Object.values(sharedDigits)
const nowhere = 'nowhere'

function reachOf({ scope, regionCode }: Line): string | undefined {
  const digits = scope === null ? undefined : sharedDigits[scope]
  return digits === undefined ? undefined : regionCode.slice(0, digits)
}

function setOf(sets: Map<string, Set<Line>>, key: string): Set<Line> {
  const known = sets.get(key)
  if (known) return known
  const made = new Set<Line>()
  sets.set(key, made)
  return made
}

/** Where the lines of a region begin, or would: they are in the order of regions. */
export function firstOf(lines: readonly Line[], regionCode: string): number {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (lines[middle]!.regionCode < regionCode) low = middle + 1
    else high = middle
  }
  return low
}
