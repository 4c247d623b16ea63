import type { Meaning } from './lexicon.ts'

/** What people say, by its characters: for questions in which nothing that is known stands as it is. */
export interface NearPhrases {
  readonly phrases: readonly NearPhrase[]
  /** Character → phrases with it. */
  readonly holding: ReadonlyMap<string, readonly number[]>
  /** Rare characters tell more: the logarithm of how seldom one is in what people say. */
  readonly weights: ReadonlyMap<string, number>
}

interface NearPhrase {
  readonly said: string
  readonly characters: string
  readonly meaning: Meaning
}

/** So much of a phrase stands in the question, by weight. */
const coveredMin = 0.66
/** Two characters that are not in everything. */
const weightMin = 8
const charactersMin = 2
const foundMax = 3

export function createNearPhrases(said: readonly { readonly said: string; readonly meaning: Meaning }[]): NearPhrases {
  const phrases = said.map((one) => ({ ...one, characters: [...new Set(one.said.replaceAll(' ', ''))].join('') }))
  const holding = new Map<string, number[]>()
  for (const [at, { characters }] of phrases.entries()) {
    for (const character of characters) {
      const known = holding.get(character)
      if (known) known.push(at)
      else holding.set(character, [at])
    }
  }
  const weights = new Map(
    [...holding].map(([character, { length }]) => [character, Math.log2(1 + phrases.length / length)]),
  )
  return { phrases, holding, weights }
}

/**
 * 准备养两百头猪 is near 养猪场: most of what is said, by weight, stands somewhere in the question. The nearest first. Weighs
 * the phrases that have two characters of the question, some hundreds of 28,000, and only for a question that finds nothing else.
 */
export function nearPhrases(
  { phrases, holding, weights }: NearPhrases,
  question: string,
  holds: (meaning: Meaning) => boolean,
): readonly { readonly said: string; readonly meaning: Meaning; readonly covered: number }[] {
  const asked = new Set(question)
  const common = new Uint8Array(phrases.length)
  for (const character of asked) for (const at of holding.get(character) ?? []) common[at]! += 1
  const near = phrases.flatMap(({ said, characters, meaning }, at) => {
    if (common[at]! < charactersMin) return []
    let all = 0
    let found = 0
    for (const character of characters) {
      const weight = weights.get(character) ?? 0
      all += weight
      if (asked.has(character)) found += weight
    }
    const covered = found / all
    return covered >= coveredMin && found >= weightMin && holds(meaning) ? [{ said, meaning, covered, found }] : []
  })
  return near
    .sort((one, other) => other.covered * other.found - one.covered * one.found || (one.said < other.said ? -1 : 1))
    .slice(0, foundMax)
}
