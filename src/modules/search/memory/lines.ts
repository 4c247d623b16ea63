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

/** Items by id. What many of them have in common is kept once. */
export class Lines {
  readonly #byId = new Map<string, Line>()
  readonly #strings = new Map<string, string>()
  readonly #lists = new Map<string, readonly string[]>()
  /** Items of each body by region. */
  readonly #departments = new Map<string, Map<string, number>>()

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
    const { lines } = definition
    lines.splice(firstOf(lines, line.regionCode), 0, line)
  }

  /** The line that was there. */
  remove(itemId: string): Line | undefined {
    const line = this.#byId.get(itemId)
    if (!line) return undefined
    this.#byId.delete(itemId)
    this.#count(line, -1)
    const { lines } = line.definition
    lines.splice(lines.indexOf(line), 1)
    return line
  }

  /** Names of bodies that have an item in the region. */
  departmentsOf(regionCode: string): readonly string[] {
    return [...(this.#departments.get(regionCode)?.keys() ?? [])]
  }

  get(itemId: string): Line | undefined {
    return this.#byId.get(itemId)
  }

  get size(): number {
    return this.#byId.size
  }

  values(): IterableIterator<Line> {
    return this.#byId.values()
  }

  /** An estimate: 250 bytes for line, id and its places in map and list. */
  get bytes(): number {
    return this.#byId.size * 250
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
