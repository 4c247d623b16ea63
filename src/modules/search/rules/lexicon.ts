import texts from './fillers.json' with { type: 'json' }
import { createNearPhrases, type NearPhrases } from './nearPhrases.ts'
import { sameWords } from './sameWords.ts'
import { comparedSound } from './sounds.ts'

/** Words that mean the same: `same` puts the first word in the place of the others, `meaning` looks for what catalogues say as well. */
export interface SynonymGroup {
  readonly kind: 'same' | 'meaning'
  /** What people say. Several words with blanks between them: all of them, anywhere in the question. */
  readonly said: readonly string[]
  /** What it is called, the likeliest first; of `same` the one word. */
  readonly means: readonly string[]
  /** The group holds in this region and below it; null: everywhere. */
  readonly regionCode: string | null
}

export interface Meaning {
  readonly means: readonly string[]
  readonly regionCode: string | null
}

export interface Same {
  readonly word: string
  readonly regionCode: string | null
}

export type WordSet = Meaning & { readonly words: readonly string[] }

/** The synonyms and fillers in the form in which questions are read. */
export interface Lexicon {
  /** Everyday word → the words that stand for it, each in its region. */
  readonly same: ReadonlyMap<string, readonly Same[]>
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>
  /** Those that have a meaning, in the order of their characters: what begins alike stands together. */
  readonly phrases: readonly string[]
  /** By the first character of their first word: a question has few characters, and there are 20,000 sets. */
  readonly wordSets: ReadonlyMap<string, readonly WordSet[]>
  readonly fillers: ReadonlySet<string>
  /** What is said, by its sound; fillers too (`filler`), so that whole questions can be typed in pinyin. */
  readonly spoken: ReadonlyMap<string, { readonly phrase: string; readonly filler: boolean }>
  /** Phrases of four characters and more without one of them, for one wrong character. */
  readonly shortened: ReadonlyMap<string, string>
  readonly longest: number
  readonly near: NearPhrases
}

const spokenLettersMin = 4
const correctedCharactersMin = 4

export function createLexicon(
  groups: readonly SynonymGroup[],
  syllables: (text: string) => readonly string[],
): Lexicon {
  const same = new Map<string, Same[]>()
  const meanings = new Map<string, Meaning[]>()
  const sets: WordSet[] = []
  for (const { kind, said, means, regionCode } of groups) {
    // The word itself too: it is not taken apart for a shorter one inside it.
    if (kind !== 'same') continue
    for (const phrase of [...means, ...said])
      same.set(phrase, [...(same.get(phrase) ?? []), { word: means[0]!, regionCode }])
  }
  const longestSame = Math.max(1, ...[...same.keys()].map((phrase) => phrase.length))
  // Questions have their everyday words replaced before anything else, so what is said has too: with the words that hold everywhere, and,
  // for those who ask there, with the words of each region that has some of its own. One region's words change nothing in another.
  const replacedIn = (phrase: string, regionCode: string | null) =>
    sameWords(phrase, (piece) => sameIn(same.get(piece), regionCode), longestSame).text
  const ownWords = new Map<string, Set<string>>()
  for (const [phrase, each] of same)
    for (const { regionCode } of each)
      if (regionCode !== null) ownWords.set(regionCode, (ownWords.get(regionCode) ?? new Set()).add(phrase))
  const put = (phrase: string, meaning: Meaning) => {
    if (phrase.includes(' ')) sets.push({ words: phrase.split(' '), ...meaning })
    else meanings.set(phrase, [...(meanings.get(phrase) ?? []), meaning])
  }
  for (const { kind, said, means, regionCode } of groups) {
    if (kind === 'same') continue
    const everywhere = new Set(said.map((phrase) => replacedIn(phrase, null)))
    for (const phrase of everywhere) put(phrase, { means, regionCode })
    for (const [own, words] of ownWords) {
      const touched = said.filter((phrase) => [...words].some((word) => phrase.includes(word)))
      for (const phrase of new Set(touched.map((one) => replacedIn(one, own))))
        if (!everywhere.has(phrase)) put(phrase, { means, regionCode: regionCode ?? own })
    }
  }
  const fillers = new Set(texts.fillers)
  const spoken = new Map<string, { phrase: string; filler: boolean }>()
  const shortened = new Map<string, string>()
  const speak = (phrase: string, filler: boolean) => {
    const sound = comparedSound(syllables(phrase))
    if (sound.length >= spokenLettersMin && !spoken.has(sound)) spoken.set(sound, { phrase, filler })
  }
  for (const phrase of [...meanings.keys(), ...same.keys()]) {
    speak(phrase, false)
    if (phrase.length < correctedCharactersMin) continue
    for (let at = 0; at < phrase.length; at += 1) {
      const rest = phrase.slice(0, at) + phrase.slice(at + 1)
      if (!shortened.has(rest)) shortened.set(rest, phrase)
    }
  }
  for (const filler of fillers) if (filler.length >= 2) speak(filler, true)
  const longest = Math.max(1, ...[...meanings.keys(), ...same.keys(), ...fillers].map((phrase) => phrase.length))
  const near = createNearPhrases([
    ...[...meanings].flatMap(([said, all]) => all.map((meaning) => ({ said, meaning }))),
    ...sets.map(({ words, ...meaning }) => ({ said: words.join(' '), meaning })),
  ])
  const wordSets = Map.groupBy(sets, ({ words }) => words[0]!.charAt(0))
  const phrases = [...meanings.keys()].sort()
  return { same, meanings, phrases, wordSets, fillers, spoken, shortened, longest, near }
}

/** The word of the region, else the one that holds everywhere. */
function sameIn(each: readonly Same[] | undefined, regionCode: string | null): string | undefined {
  const known =
    each?.findLast((one) => one.regionCode === regionCode) ?? each?.findLast((one) => one.regionCode === null)
  return known?.word
}
