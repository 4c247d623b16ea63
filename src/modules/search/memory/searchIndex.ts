import { createHash } from 'node:crypto'
import type { CatalogChanges, ItemChange, StandardChange } from '../../catalog/index.ts'
import type { Understood } from '../rules/understand.ts'
import { type Definition, Definitions } from './definitions.ts'
import { Lines } from './lines.ts'
import { linesHere, type Place } from './place.ts'
import { type Scored, Scorer } from './scorer.ts'

/** Chains of regions whose marks are kept: a byte for each definition. */
const marksMax = 500

/** Everything that can be found, in memory: rebuilt from the catalogue at start, and never the only place of anything. */
export class SearchIndex {
  readonly #definitions = new Definitions()
  readonly #lines = new Lines()
  readonly #byKey = new Map<string, Definition>()
  readonly #scorer = new Scorer(this.#definitions)
  /** Which definitions have an item for a chain of regions: until something changes. */
  readonly #marks = new Map<string, Uint8Array>()

  apply(changes: CatalogChanges, from: number, to: number): void {
    this.#marks.clear()
    if ('standards' in changes) for (const standard of changes.standards.slice(from, to)) this.#putStandard(standard)
    else for (const item of changes.items.slice(from, to)) this.#putItem(item)
  }

  score(
    understood: Understood,
    syllables: (text: string) => readonly string[],
    regionCodes: readonly string[],
  ): readonly Scored[] {
    return this.#scorer.score(understood, syllables, regionCodes, this.#marked(regionCodes))
  }

  withCode(code: string, place: Place): readonly Scored[] {
    return this.#definitions.withCode(code).flatMap((definition) => this.#whole(definition, place))
  }

  withId(itemId: string, place: Place): readonly Scored[] {
    const line = this.#lines.get(itemId)
    return line && place.fits(line) ? this.#whole(line.definition, place) : []
  }

  /** All items of a body, in no order that says anything. */
  ofDepartment(department: string, place: Place, limit: number): readonly Scored[] {
    const found: Scored[] = []
    for (const [levelsUp, regionCode] of place.regionCodes.entries()) {
      for (const line of this.#lines.ofRegion(regionCode)) {
        if (found.length === limit) break
        if (line.department !== department || !place.fits(line)) continue
        const one = { line, levelsUp, alsoHere: false }
        found.push({ definition: line.definition, found: [one], share: 1, score: 1, way: undefined })
      }
    }
    return found
  }

  departmentsOf(regionCode: string): readonly string[] {
    return this.#lines.departmentsOf(regionCode)
  }

  inNames(two: string): boolean {
    return two.length === 2 && this.#definitions.grams.has(two)
  }

  get worn(): boolean {
    return this.#definitions.worn
  }

  get size(): { readonly definitions: number; readonly items: number; readonly bytes: number } {
    const bytes = this.#definitions.bytes + this.#lines.bytes
    return { definitions: this.#definitions.alive, items: this.#lines.size, bytes }
  }

  /** A province lets most items be handed in everywhere: tens of thousands of lines are looked at once, not with every question. */
  #marked(regionCodes: readonly string[]): Uint8Array {
    const key = regionCodes.join(' ')
    const known = this.#marks.get(key)
    if (known) return known
    if (this.#marks.size >= marksMax) this.#marks.clear()
    const marks = new Uint8Array(this.#definitions.length)
    this.#lines.mark(regionCodes, marks)
    this.#marks.set(key, marks)
    return marks
  }

  #whole(definition: Definition, place: Place): readonly Scored[] {
    const found = linesHere(definition.lines, place)
    return found.length > 0 ? [{ definition, found, share: 1, score: 1, way: undefined }] : []
  }

  #putStandard({ standardId, text, catalogCode }: StandardChange): void {
    const before = this.#byKey.get(standardId)
    const definition = this.#definitions.add(standardId, text, catalogCode)
    this.#byKey.set(standardId, definition)
    if (!before) return
    definition.lines.push(...before.lines)
    for (const line of before.lines) line.definition = definition
    before.lines.length = 0
    this.#definitions.remove(before)
  }

  #putItem(item: ItemChange): void {
    const before = this.#lines.remove(item.itemId)?.definition
    if (item.status !== 'abolished') {
      const definition = this.#definitionOf(item)
      if (definition) this.#lines.put(item, definition)
    }
    // A text that nobody says any more; a standard stays without claims.
    const left = before && before.lines.length === 0 && this.#byKey.get(before.key) === before
    if (left && before.key.startsWith('#')) {
      this.#byKey.delete(before.key)
      this.#definitions.remove(before)
    }
  }

  #definitionOf({ standardId, text, catalogCode }: ItemChange): Definition | undefined {
    if (standardId !== null) return this.#byKey.get(standardId)
    if (text === null) return undefined
    // Counties publish the same item one by one: what is the same but for the body is indexed once.
    const said = JSON.stringify([{ ...text, department: '' }, catalogCode])
    const key = `#${createHash('sha256').update(said).digest('base64')}`
    const known = this.#byKey.get(key)
    if (known) return known
    const definition = this.#definitions.add(key, text, catalogCode)
    this.#byKey.set(key, definition)
    return definition
  }
}
