/** Where something stands in a definition, and what it is worth there. The name counts most, the conditions least. */
export const fields = [
  'name',
  'brackets',
  'parent',
  'result',
  'questions',
  'sorting',
  'materials',
  'conditions',
] as const
export type Field = (typeof fields)[number]
// biome-ignore format: one line a table
export const fieldShares: Readonly<Record<Field, number>> = { name: 1, brackets: 0.95, parent: 0.6, result: 0.5, questions: 0.35, sorting: 0.25, materials: 0.2, conditions: 0.12 }
const fieldBits = 3
/** Of an entry: which field it is. What a field is worth is looked up in tables of plain numbers; see the scorer's hottest loop. */
export const fieldMask = 7
export const shareOfField = Float64Array.from(fields, (field) => fieldShares[field])
/** What stands in the name itself: 1 outside of brackets, a quarter in them, 0 elsewhere. */
export const nameShareOfField = Float64Array.from(fields, (field) =>
  field === 'name' ? 1 : field === 'brackets' ? 0.25 : 0,
)

export const slotOf = (entry: number): number => entry >> fieldBits

/** Gram → definitions that hold it, with the best field. One number each: slot and field. */
export class Postings {
  readonly #lists = new Map<string, number[]>()
  #entries = 0

  add(gram: string, slot: number, field: Field): void {
    const entry = (slot << fieldBits) | fields.indexOf(field)
    const list = this.#lists.get(gram)
    if (list) list.push(entry)
    else this.#lists.set(gram, [entry])
    this.#entries += 1
  }

  has(gram: string): boolean {
    return this.#lists.has(gram)
  }

  count(gram: string): number {
    return this.#lists.get(gram)?.length ?? 0
  }

  entries(gram: string): readonly number[] {
    return this.#lists.get(gram) ?? none
  }

  /** An estimate: 8 bytes an entry and what grows ahead, 120 a gram. */
  get bytes(): number {
    return this.#entries * 11 + this.#lists.size * 120
  }
}

const none: readonly number[] = []
