import type { Meaning } from './lexicon.ts'

/** What people say, by its characters: for questions in which nothing that is known stands as it is. */
export interface NearPhrases {
  readonly phrases: readonly { readonly said: string; readonly characters: string; readonly meaning: Meaning }[]
  /** Rare characters tell more: the logarithm of how seldom one is in what people say. */
  readonly weights: ReadonlyMap<string, number>
}

/** So much of a phrase stands in the question, by weight. */
const coveredMin = 0.66
/** Two characters that are not in everything. */
const weightMin = 8
const charactersMin = 2
const foundMax = 3

export function createNearPhrases(said: readonly { readonly said: string; readonly meaning: Meaning }[]): NearPhrases {
  const phrases = said.map((one) => ({ ...one, characters: [...new Set(one.said.replaceAll(' ', ''))].join('') }))
  const counts = new Map<string, number>()
  for (const { characters } of phrases)
    for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1)
  const weights = new Map([...counts].map(([character, count]) => [character, Math.log2(1 + phrases.length / count)]))
  return { phrases, weights }
}

/**
 * 准备养两百头猪 is near 养猪场: most of what is said, by weight, stands somewhere in the question. The nearest first; looks at every phrase
 * once, some milliseconds, and only for a question that finds nothing else.
 */
export function nearPhrases(
  { phrases, weights }: NearPhrases,
  question: string,
  holds: (meaning: Meaning) => boolean,
): readonly { readonly said: string; readonly meaning: Meaning; readonly covered: number }[] {
  const asked = new Set(question)
  const near = phrases.flatMap(({ said, characters, meaning }) => {
    let all = 0
    let found = 0
    let common = 0
    for (const character of characters) {
      const weight = weights.get(character) ?? 0
      all += weight
      if (!asked.has(character)) continue
      found += weight
      common += 1
    }
    const covered = found / all
    return covered >= coveredMin && common >= charactersMin && found >= weightMin && holds(meaning)
      ? [{ said, meaning, covered, found }]
      : []
  })
  return near
    .sort((one, other) => other.covered * other.found - one.covered * one.found || (one.said < other.said ? -1 : 1))
    .slice(0, foundMax)
}
