import type { DataElementId } from '../schema/vocabulary.ts'
import { syllables } from '../sounds.ts'
import type texts from './guess.texts.json'
import { bareName, linkName } from './names.ts'

/** Why an entry was guessed; sentences in guess.texts.json. */
export type GuessReason = keyof typeof texts

/** What the guess may lead to: an evidence type, or a data element with its type. */
export interface Entry {
  readonly key: string
  readonly name: { readonly zh: string }
  readonly aliases: readonly string[]
  readonly standardCodes?: readonly string[]
  readonly element?: DataElementId
}

/** What is known of a name in an item. */
export interface Named {
  readonly shown: string
  readonly standardCode: string | null
  readonly element: DataElementId | null
}

export interface Guess {
  readonly key: string | null
  /** 0 to 100; how it is found says how sure it is (README: measured). */
  readonly confidence: number
  readonly reason: GuessReason
}

interface Term {
  readonly key: string
  readonly text: string
  readonly main: boolean
}

export type Guesser = (named: Named) => Guess

const nothing: Guess = { key: null, confidence: 0, reason: 'nothing_found' }
/** A part of a name shorter than this says too little: 申请 is in half of all names. */
const mentionLengthMin = 3
const sharedMin = 0.55

/** A guesser over one vocabulary. The ways go from sure to doubtful, and the first that finds something answers. */
export function createGuesser(entries: Iterable<Entry>): Guesser {
  const list = [...entries]
  const terms = list.flatMap(termsOf)
  const exact = firstOf(terms, ({ text }) => text)
  const spoken = firstOf(terms, ({ text }) => soundOf(text))
  const byLength = terms.filter(({ text }) => text.length >= mentionLengthMin).sort(longestFirst)
  const pairs = terms.map((term) => ({ term, pairs: pairsOf(term.text) }))
  const codes = new Map(list.flatMap(({ key, standardCodes = [] }) => standardCodes.map((code) => [code, key])))
  const elements = new Map(list.map(({ key, element }) => [key, element]))

  const bySound = (bare: string): Guess | undefined => {
    const found = bare.length >= mentionLengthMin ? spoken.get(soundOf(bare)) : undefined
    return found && { key: found.key, confidence: 70, reason: 'sounds_like' }
  }
  const byMention = (bare: string): Guess | undefined => {
    const found = mentionsIn(bare, byLength)
    const last = found.at(-1)
    if (!last) return undefined
    if (new Set(found.map(({ key }) => key)).size > 1) return { key: last.key, confidence: 45, reason: 'several_types' }
    const ends = bare.endsWith(last.text)
    return { key: last.key, confidence: ends ? 80 : 40, reason: ends ? 'ends_with' : 'contains' }
  }
  const byPairs = (bare: string): Guess | undefined => {
    const own = pairsOf(bare)
    let best: { key: string; shared: number } | undefined
    for (const { term, pairs: theirs } of pairs) {
      const shared = sharedPart(own, theirs)
      if (shared >= sharedMin && shared > (best?.shared ?? 0)) best = { key: term.key, shared }
    }
    return best && { key: best.key, confidence: Math.round(best.shared * 60), reason: 'shares_words' }
  }

  return ({ shown, standardCode, element }) => {
    const name = linkName(shown)
    const bare = bareName(shown)
    const byCode = standardCode === null ? undefined : codes.get(standardCode)
    const guess =
      whole(exact.get(name), 100, 95) ??
      (byCode === undefined ? undefined : withCode(byCode, bare, byLength)) ??
      whole(exact.get(bare), 92, 88) ??
      bySound(bare) ??
      byMention(bare) ??
      byPairs(bare) ??
      nothing
    const wanted = guess.key === null ? undefined : elements.get(guess.key)
    const differs = element !== null && wanted !== undefined && wanted !== element
    return differs ? { ...guess, confidence: Math.max(guess.confidence - 50, 5), reason: 'other_type' } : guess
  }

  function whole(term: Term | undefined, asName: number, asAlias: number): Guess | undefined {
    if (!term) return undefined
    const confidence = term.main ? asName : asAlias
    if (asName < 100) return { key: term.key, confidence, reason: 'same_without_additions' }
    return { key: term.key, confidence, reason: term.main ? 'same_name' : 'alias' }
  }
}

/** A code says what the paper is, unless the name offers several papers of which the code names one. */
function withCode(key: string, bare: string, byLength: readonly Term[]): Guess {
  const others = mentionsIn(bare, byLength).some((term) => term.key !== key)
  return others ? { key, confidence: 60, reason: 'several_types' } : { key, confidence: 98, reason: 'standard_code' }
}

function termsOf({ key, name, aliases }: Entry): readonly Term[] {
  return [name.zh, ...aliases].map((text, at) => ({ key, text: linkName(text), main: at === 0 }))
}

function firstOf(terms: readonly Term[], of: (term: Term) => string): ReadonlyMap<string, Term> {
  const found = new Map<string, Term>()
  for (const term of terms) if (!found.has(of(term))) found.set(of(term), term)
  return found
}

/** Terms that stand in the name, none inside another, in the order in which they stand. */
function mentionsIn(name: string, byLength: readonly Term[]): readonly Term[] {
  let rest = name
  const found: { term: Term; at: number }[] = []
  for (const term of byLength) {
    const at = rest.lastIndexOf(term.text)
    if (at < 0) continue
    found.push({ term, at })
    rest = rest.slice(0, at) + '\0'.repeat(term.text.length) + rest.slice(at + term.text.length)
  }
  return found.sort((left, right) => left.at - right.at).map(({ term }) => term)
}

function longestFirst(left: Term, right: Term): number {
  return right.text.length - left.text.length
}

function soundOf(text: string): string {
  return syllables(text).join(' ') || text
}

function pairsOf(text: string): ReadonlySet<string> {
  const characters = [...text]
  return new Set(characters.slice(1).map((character, at) => `${characters[at]}${character}`))
}

/** Dice's coefficient: 1 for the same pairs of characters, 0 for none in common. */
function sharedPart(own: ReadonlySet<string>, theirs: ReadonlySet<string>): number {
  if (own.size + theirs.size === 0) return 0
  let both = 0
  for (const pair of own) if (theirs.has(pair)) both += 1
  return (2 * both) / (own.size + theirs.size)
}
