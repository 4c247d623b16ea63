import { actionFit } from '../rules/actions.ts'
import { gramShare, gramsOf, lettersInThrees, lettersInTwos } from '../rules/grams.ts'
import { comparedSound, containedShare, mixedSyllables } from '../rules/sounds.ts'
import type { Part, Understood, Way } from '../rules/understand.ts'
import type { Definition, Definitions } from './definitions.ts'
import { greatest } from './greatest.ts'
import { type Found, linesMarked } from './place.ts'
import { fieldMask, nameShareOfField, shareOfField, slotOf } from './postings.ts'
import { SlotList } from './slotList.ts'

export interface Scored {
  readonly definition: Definition
  readonly found: readonly Found[]
  /** How much of the question it explains, 0 to 1. */
  readonly share: number
  readonly score: number
  /** How the weightiest part of the question was found. */
  readonly way: Way | undefined
}

/** How many are looked at closely, and how many at all: the work for a question has an end. */
const closelyMax = 160
const presenceMax = 4_000
const soundsMax = 60
/** Definitions that are compared with typed letters, about. */
const typedMax = 300
/** Below that the sounds are tried as well: a character may be wrong. */
const sureShare = 0.8
const soundLikenessMin = 0.72
/** Characters say more than typed letters: of two or three, one other sound in them is another word (火化, 生活护理). */
const shortSound = { letters: 9, likenessMin: 0.95 }
const soundFactor = 0.88
const soundLettersMin = 5
const unknownWeight = 0.8
const meaningWeightMax = 16

/** Scores definitions against a question. Keeps its arrays from one question to the next. */
export class Scorer {
  readonly #definitions: Definitions
  #total = new Float32Array(0)
  #part = new Float32Array(0)
  #way = new Float32Array(0)
  /** How much of the name the question explains. */
  #explained = new Float32Array(0)
  readonly #counted = new Set<string>()
  /** Definitions that have an item for the regions, and where the nearest is. */
  #here: Uint8Array = new Uint8Array(0)
  /** Which way explained the weightiest part best, and which explains the present one best. */
  #mainWay = new Uint8Array(0)
  #partWay = new Uint8Array(0)
  /** Slots with a value in the array of the way, of the part and of the whole. */
  readonly #touched = new SlotList()
  readonly #seen = new SlotList()
  readonly #all = new SlotList()

  constructor(definitions: Definitions) {
    this.#definitions = definitions
  }

  score(
    understood: Understood,
    syllables: (text: string) => readonly string[],
    regionCodes: readonly string[],
    marks: Uint8Array,
  ): readonly Scored[] {
    this.#grow()
    this.#here = marks
    this.#counted.clear()
    const { parts, actions } = understood
    const weights = parts.map((part) => this.#weightOf(part))
    const whole = weights.reduce((sum, weight) => sum + weight, 0)
    const main = weights.indexOf(Math.max(...weights))
    const here = presence(regionCodes, marks)
    const typed = this.#typedIn(parts, here)
    const ways: Way[][] = []
    for (const [at, part] of parts.entries()) {
      const tried = [...part.ways]
      this.#explain(part, tried, syllables, here, typed)
      ways.push(tried)
      this.#addUp(weights[at]!, at === main)
    }
    const letters = parts.reduce((sum, part) => sum + (part.letters?.length ?? 0), 0)
    const asked = understood.text.replaceAll(' ', '')
    const scored = this.#present(this.#all, this.#total, closelyMax, here).map(({ definition, found }): Scored => {
      const share = this.#total[definition.slot]! / whole
      const explained = Math.min(
        1,
        this.#explained[definition.slot]! / this.#definitions.nameWeight(definition) +
          letters / (definition.sound.length + 1),
      )
      const way = ways[main]?.[this.#mainWay[definition.slot]! - 1]
      const heard = way?.kind === 'sound' ? share : 0
      const cover = 0.55 + 0.45 * Math.max(explained, heard * 0.8)
      const fit = actionFit(actions, definition.actions)
      return { definition, found, share, way, score: share * cover * fit * prior(definition, found, asked) }
    })
    for (const array of [this.#total, this.#mainWay, this.#explained]) array.fill(0)
    this.#all.clear()
    return scored.sort((one, other) => other.score - one.score || one.definition.slot - other.definition.slot)
  }

  /** Puts a part to the whole, and empties its arrays. */
  #addUp(weight: number, isMain: boolean): void {
    const [total, part, mainWay, partWay] = [this.#total, this.#part, this.#mainWay, this.#partWay]
    for (const slot of this.#seen.values()) {
      if (total[slot] === 0) this.#all.push(slot)
      total[slot]! += part[slot]! * weight
      if (isMain) mainWay[slot] = partWay[slot]!
      part[slot] = 0
      partWay[slot] = 0
    }
    this.#seen.clear()
  }

  /** Fills the arrays of the part. */
  #explain(
    part: Part,
    tried: Way[],
    syllables: (text: string) => readonly string[],
    here: Presence,
    typed: ReadonlySet<number>,
  ): void {
    for (const [at, way] of tried.entries()) {
      if (way.kind === 'sound') this.#hear(way.text, way.factor, at + 1, typed, true)
      else this.#look(way, at + 1)
    }
    if (part.letters !== null) return
    const isSure = (slot: number) => this.#part[slot]! >= sureShare && here(this.#definitions.get(slot)).length > 0
    const sure = this.#seen.values().some(isSure)
    const sound = sure ? '' : comparedSound(syllables(part.said))
    if (sound.length >= soundLettersMin) {
      tried.push({ kind: 'sound', text: sound, factor: soundFactor })
      const likest = this.#likest(this.#definitions.sounds, lettersInThrees(sound), here)
      this.#hear(sound, soundFactor, tried.length, likest, false)
    }
  }

  #look(way: Way, wayAt: number): void {
    const grams = gramsOf(way.text)
    const weights = grams.map((gram) => this.#definitions.weight(gram))
    const whole = weights.reduce((sum, weight) => sum + weight, 0)
    const [here, worth, explained, touched] = [this.#here, this.#way, this.#explained, this.#touched]
    for (const [at, gram] of grams.entries()) {
      const weight = weights[at]!
      // What a question says twice explains a name once.
      const explains = this.#counted.has(gram) ? 0 : weight
      this.#counted.add(gram)
      addEntries(this.#definitions.grams.entries(gram), weight / whole, explains, here, worth, explained, touched)
    }
    keepBest(touched.values(), worth, way.factor, wayAt, this.#part, this.#partWay, this.#seen)
    touched.clear()
  }

  /**
   * What may be meant by typed letters, by threes of letters and twos of initials. One set for all parts: what is likest for the rare part is
   * looked at for the frequent one too, of which it is one of hundreds.
   */
  #typedIn(parts: readonly Part[], here: Presence): ReadonlySet<number> {
    const slots = new Set<number>()
    for (const { letters } of parts) {
      if (letters === null || slots.size >= typedMax) continue
      for (const slot of this.#likest(this.#definitions.sounds, lettersInThrees(letters), here)) slots.add(slot)
      for (const slot of this.#likest(this.#definitions.initials, lettersInTwos(letters), here)) slots.add(slot)
    }
    return slots
  }

  /** By letters, exactly. */
  #hear(letters: string, factor: number, wayAt: number, candidates: Iterable<number>, typed: boolean): void {
    for (const slot of candidates) {
      const { sound, initials, syllables } = this.#definitions.get(slot)
      let likeness = letters.length >= 4 ? containedShare(letters, sound) : sound.includes(letters) ? 0.8 : 0
      if (typed && likeness < 1) {
        if (initials.includes(letters)) likeness = Math.max(likeness, initials.startsWith(letters) ? 1 : 0.97)
        else if (letters.length >= 3 && mixedSyllables(letters, syllables) >= 2) likeness = Math.max(likeness, 0.95)
      }
      const least = typed || letters.length > shortSound.letters ? soundLikenessMin : shortSound.likenessMin
      if (likeness >= least) this.#take(slot, likeness * likeness * factor, wayAt)
    }
  }

  #likest(postings: Definitions['sounds'], pieces: readonly string[], here: Presence): readonly number[] {
    const touched = this.#touched
    for (const piece of pieces) {
      const weight = Math.log(1 + this.#definitions.length / (postings.count(piece) + 0.5))
      addWeight(postings.entries(piece), weight, this.#here, this.#way, touched)
    }
    const kept = this.#present(touched, this.#way, soundsMax, here).map(({ definition }) => definition.slot)
    for (const slot of touched.values()) this.#way[slot] = 0
    touched.clear()
    return kept
  }

  #take(slot: number, value: number, wayAt: number): void {
    const before = this.#part[slot]!
    if (value <= before || value === 0) return
    if (before === 0) this.#seen.push(slot)
    this.#part[slot] = value
    this.#partWay[slot] = wayAt
  }

  /** Those with the greatest values of which there is an item here. */
  #present(touched: SlotList, values: Float32Array, count: number, here: Presence): readonly Present[] {
    const presentOf = (slots: readonly number[]) => {
      const present: Present[] = []
      for (const slot of slots) {
        if (present.length === count) break
        const definition = this.#definitions.get(slot)
        const found = here(definition)
        if (found.length > 0) present.push({ definition, found })
      }
      return present
    }
    // What is marked has an item here, all but a few: the first ones are enough nearly always.
    const slots = touched.values()
    const present = presentOf(greatest(slots, values, count))
    const enough = present.length === count || touched.length <= count
    return enough ? present : presentOf(greatest(slots, values, presenceMax))
  }

  /**
   * What no item says hardly counts: a long sentence is mostly that. A phrase whose meaning is known counts like the meaning, whatever it
   * is called.
   */
  #weightOf({ said, letters, ways }: Part): number {
    if (letters !== null) return letters.length * 3
    const own = gramsOf(said).reduce(
      (sum, gram) =>
        sum + (this.#definitions.grams.has(gram) ? this.#definitions.weight(gram) : gramShare(gram) * unknownWeight),
      0,
    )
    const meant = ways.find(({ kind }) => kind === 'meaning')
    if (!meant) return own
    const meaning = gramsOf(meant.text).reduce((sum, gram) => sum + this.#definitions.weight(gram), 0)
    return Math.max(own, Math.min(meaning, meaningWeightMax))
  }

  #grow(): void {
    const { length } = this.#definitions
    if (this.#total.length >= length) return
    const room = Math.ceil(length * 1.25) + 64
    this.#total = new Float32Array(room)
    this.#part = new Float32Array(room)
    this.#way = new Float32Array(room)
    this.#explained = new Float32Array(room)
    this.#mainWay = new Uint8Array(room)
    this.#partWay = new Uint8Array(room)
  }
}

/**
 * The hottest loop of all: it goes over tens of thousands of entries. Fields of a class would be read anew for each, and a number that a
 * function returns would be an object for each: that was half of all that a question left to be collected.
 */
function addEntries(
  entries: readonly number[],
  each: number,
  explains: number,
  here: Uint8Array,
  worth: Float32Array,
  explained: Float32Array,
  touched: SlotList,
): void {
  for (let at = 0; at < entries.length; at += 1) {
    const entry = entries[at]!
    const slot = slotOf(entry)
    if (here[slot] === 0) continue
    const field = entry & fieldMask
    if (worth[slot] === 0) touched.push(slot)
    worth[slot]! += each * shareOfField[field]!
    explained[slot]! += explains * nameShareOfField[field]!
  }
}

/** The same without fields. */
function addWeight(
  entries: readonly number[],
  weight: number,
  here: Uint8Array,
  worth: Float32Array,
  touched: SlotList,
): void {
  for (let at = 0; at < entries.length; at += 1) {
    const slot = slotOf(entries[at]!)
    if (here[slot] === 0) continue
    if (worth[slot] === 0) touched.push(slot)
    worth[slot]! += weight
  }
}

/** Each slot's value goes to its part where it is better than what is there, and its own array is emptied. */
function keepBest(
  slots: Uint32Array,
  worth: Float32Array,
  factor: number,
  wayAt: number,
  part: Float32Array,
  partWay: Uint8Array,
  seen: SlotList,
): void {
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at]!
    const value = worth[slot]! * factor
    worth[slot] = 0
    const before = part[slot]!
    if (value <= before) continue
    if (before === 0) seen.push(slot)
    part[slot] = value
    partWay[slot] = wayAt
  }
}

interface Present {
  readonly definition: Definition
  readonly found: readonly Found[]
}

type Presence = (definition: Definition) => readonly Found[]

/** Asked once a definition and question. */
function presence(regionCodes: readonly string[], marks: Uint8Array): Presence {
  const known = new Map<number, readonly Found[]>()
  return ({ alive, slot, lines }) => {
    if (!alive) return []
    const before = known.get(slot)
    if (before) return before
    const found = linesMarked(lines, marks[slot]!, regionCodes)
    known.set(slot, found)
    return found
  }
}

/** Small: what is asked decides, and among equals what is used often, can be applied for here and is near. */
function prior({ names }: Definition, found: readonly Found[], asked: string): number {
  const { line, levelsUp } = found[0]!
  const exact = names.includes(asked)
  return (
    (exact ? 1.25 : 1) *
    (line.featured ? 1.04 : 1) *
    (line.online ? 1.02 : 1) *
    (line.suspended ? 0.9 : 1) *
    (1 - levelsUp * 0.01)
  )
}
