import type { SearchText } from '../../catalog/index.ts'
import { actionsOf } from '../rules/actions.ts'
import { gramShare, gramsOf, lettersInThrees, lettersInTwos } from '../rules/grams.ts'
import { normalise, withoutBrackets } from '../rules/normalise.ts'
import { comparedLetters, comparedSound, initialsOf } from '../rules/sounds.ts'
import type { Line } from './lines.ts'
import { type Field, Postings } from './postings.ts'

/** One definition: a standard, or what items without a standard say alike. */
export interface Definition {
  readonly slot: number
  /** Of a standard its id, of others the hash of what they say. */
  readonly key: string
  /** As it is called. */
  readonly label: string
  /** The name as it is compared, and without what stands in brackets. */
  readonly name: string
  readonly bare: string
  /** Both without blanks, as a question is compared with the whole name. */
  readonly names: readonly string[]
  readonly catalogCode: string | null
  readonly sound: string
  readonly syllables: readonly string[]
  readonly initials: string
  readonly actions: number
  /** Items of it, in the order of their regions. */
  readonly lines: Line[]
  alive: boolean
}

/** 1: what stands in every name still counts a little. */
const idf = (all: number, holding: number) => Math.log(1 + all / (holding + 0.5))

/** All definitions with their inverted indexes. Something changed is taken out and put in again at the end; slots are used once. */
export class Definitions {
  readonly #slots: Definition[] = []
  readonly grams = new Postings()
  readonly sounds = new Postings()
  readonly initials = new Postings()
  #dead = 0
  #nameWeights: number[] = []
  #weighedAt = 0

  add(key: string, text: SearchText, catalogCode: string | null): Definition {
    const slot = this.#slots.length
    const name = normalise(text.name)
    const syllables = text.sounds === '' ? [] : text.sounds.split(' ')
    const bare = normalise(withoutBrackets(text.name))
    const definition: Definition = {
      slot,
      key,
      label: text.name,
      name,
      bare,
      names: [...new Set([name, bare].map((one) => one.replaceAll(' ', '')))],
      catalogCode,
      sound: comparedSound(syllables),
      syllables: syllables.map(comparedLetters),
      initials: initialsOf(syllables),
      actions: actionsOf(name),
      lines: [],
      alive: true,
    }
    this.#slots.push(definition)
    this.#post(definition, text)
    return definition
  }

  remove(definition: Definition): void {
    if (!definition.alive) return
    definition.alive = false
    this.#dead += 1
  }

  get(slot: number): Definition {
    return this.#slots[slot]!
  }

  /** By the beginning of the 基本编码, or a longer code that begins with it. */
  withCode(code: string): readonly Definition[] {
    return this.#slots.filter(
      ({ alive, catalogCode }) =>
        alive &&
        catalogCode &&
        (catalogCode.toLowerCase().startsWith(code) || code.includes(catalogCode.toLowerCase())),
    )
  }

  get length(): number {
    return this.#slots.length
  }

  /** More than a quarter of what is looked through is gone: time to begin anew. */
  get worn(): boolean {
    return this.#dead > 1_000 && this.#dead * 4 > this.#slots.length
  }

  get alive(): number {
    return this.#slots.length - this.#dead
  }

  weight(gram: string): number {
    return idf(this.#slots.length, this.grams.count(gram)) * gramShare(gram)
  }

  /** What a whole name weighs. Remembered until there are a tenth more definitions: by then the weights have hardly moved. */
  nameWeight({ slot, name, bare }: Definition): number {
    if (this.#slots.length > this.#weighedAt * 1.1) {
      this.#nameWeights = []
      this.#weighedAt = this.#slots.length
    }
    const known = this.#nameWeights[slot]
    if (known !== undefined) return known
    const inBare = new Set(gramsOf(bare))
    let weight = 0
    for (const gram of new Set([...inBare, ...gramsOf(name)]))
      weight += this.weight(gram) * (inBare.has(gram) ? 1 : 0.25)
    this.#nameWeights[slot] = weight
    return weight
  }

  /** An estimate: postings, and 0.7 kB for the strings and numbers of a definition. */
  get bytes(): number {
    return this.grams.bytes + this.sounds.bytes + this.initials.bytes + this.#slots.length * 700
  }

  #post(definition: Definition, text: SearchText): void {
    const seen = new Set<string>()
    const post = (field: Field, ...texts: (string | null)[]) => {
      for (const one of texts) {
        if (!one) continue
        for (const gram of gramsOf(one)) {
          // Single characters of long texts say nothing, and would be half of the index.
          if (seen.has(gram) || (gram.length === 1 && !namesItem.has(field))) continue
          seen.add(gram)
          this.grams.add(gram, definition.slot, field)
        }
      }
    }
    post('name', definition.bare)
    post('brackets', definition.name)
    post('parent', text.parent && normalise(text.parent))
    post('result', text.result && normalise(text.result))
    post('questions', normalise(text.questions))
    post('sorting', normalise(text.department), ...text.themes.map(normalise))
    post('materials', normalise(text.materials))
    post('conditions', normalise(text.conditions))
    for (const letters of lettersInThrees(definition.sound)) this.sounds.add(letters, definition.slot, 'name')
    for (const letters of lettersInTwos(definition.initials)) this.initials.add(letters, definition.slot, 'name')
  }
}

const namesItem: ReadonlySet<Field> = new Set(['name', 'brackets', 'parent'])
