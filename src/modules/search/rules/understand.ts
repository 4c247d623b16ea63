import { actionsOf } from './actions.ts'
import type { Lexicon, Meaning } from './lexicon.ts'
import { nearPhrases } from './nearPhrases.ts'
import { normaliseQuestion } from './normalise.ts'
import { type Asked, longestAt, sameWords } from './sameWords.ts'
import { comparedLetters, comparedSound } from './sounds.ts'

/** How a part of a question is looked for. */
export interface Way {
  readonly kind: 'said' | 'meaning' | 'sound'
  readonly text: string
  /** How much finding it this way is worth, up to 1. */
  readonly factor: number
}

/** A piece of a question that an item explains or does not. */
export interface Part {
  readonly said: string
  readonly ways: readonly Way[]
  /** Letters for pinyin and initials; null where the part is Chinese. */
  readonly letters: string | null
}

export interface Understood {
  readonly text: string
  readonly parts: readonly Part[]
  /** New, renewed, replaced, changed, ended: see actions.ts. */
  readonly actions: number
}

export interface Reading {
  readonly lexicon: Lexicon
  /** The region asked for and those above it: whose own words count. */
  readonly regionCodes: ReadonlySet<string>
  readonly syllables: (text: string) => readonly string[]
  /** True for two characters in a row that stand in the name of some item: no filler is cut out of them. */
  readonly inNames: (two: string) => boolean
}

const partsMax = 12
const waysMax = 12
/** What is meant counts hardly less than what is said; the likeliest meaning a little more than the next. */
const meaningFactor = 0.98
const meaningStep = 0.015
/** Heard or misspelt: right in most cases. */
const heardFactor = 0.92
/** Only near to what is known: a guess, and told as one. */
const nearFactor = 0.55
/** Two characters are a word and no sentence around one. */
const nearLengthMin = 3

/** Pure: from what somebody typed to the parts that are looked up. */
export function understand(typed: string, reading: Reading): Understood {
  const asked = sameWords(
    spelledTogether(normaliseQuestion(typed)),
    (piece) => sameWordOf(piece, reading),
    reading.lexicon.longest,
  )
  const left = asked.text.split('')
  const parts = [...saidParts(left, asked, reading), ...wordSetParts(left, asked, reading)]
  for (const { at, run } of runsWithoutFillers(left, reading))
    parts.push(...runParts(run, asked.before(at, run.length), reading))
  const kept = parts.length > 0 ? parts : wholeAsPart(asked.text)
  return { text: asked.original, parts: kept.slice(0, partsMax), actions: actionsOf(`${asked.original} ${asked.text}`) }
}

/** A question in which nothing known stands as it is, by what people say that comes near to it; undefined: nothing does. */
export function understandNear(typed: string, { lexicon, regionCodes }: Reading): Understood | undefined {
  const text = normaliseQuestion(typed)
  if (text.length < nearLengthMin) return undefined
  const same = sameWords(text, (piece) => sameWordOf(piece, { lexicon, regionCodes }), lexicon.longest)
  const near = nearPhrases(lexicon.near, `${text}${same.text}`, (meaning) => holdsIn(meaning, regionCodes))
  const means = [...new Set(near.flatMap(({ meaning }) => meaning.means))].slice(0, waysMax)
  const [first] = near
  if (!first) return undefined
  const ways = means.map((one): Way => ({ kind: 'meaning', text: one, factor: nearFactor }))
  return { text, parts: [{ said: first.said, ways, letters: null }], actions: actionsOf(text) }
}

const syllable = '(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouvü]{1,3}(?:ng?|r)?'
const spelledOut = new RegExp(`(?<![a-z])${syllable}(?: +${syllable})+(?![a-z])`, 'g')

/** Pinyin written syllable by syllable: shen fen zheng is one word and not three. */
function spelledTogether(text: string): string {
  return text.replace(spelledOut, (syllables) => syllables.replaceAll(' ', ''))
}

/** What people say in one piece. What is taken is blanked out of `left`. */
function saidParts(left: string[], asked: Asked, reading: Reading): Part[] {
  const { lexicon } = reading
  const { text } = asked
  const parts: Part[] = []
  const known = (piece: string) => meaningsOf(piece, reading).length > 0
  const taken: { at: number; length: number }[] = []
  for (let at = 0; at < text.length; at += 1) {
    const length = longestAt(text, at, lexicon.longest, known)
    if (length > 0) taken.push({ at, length })
  }
  // The longest phrase counts, wherever it begins: 个体营业执照 before 个体.
  for (const { at, length } of taken.sort((one, other) => other.length - one.length)) {
    if (left.slice(at, at + length).includes(' ')) continue
    const said = text.slice(at, at + length)
    parts.push(partOf(asked.before(at, length), said, meaningsOf(said, reading), 1))
    left.fill(' ', at, at + length)
  }
  return parts
}

/** 孩子 出生: both, anywhere. What an earlier part has taken counts as said too. */
function wordSetParts(left: string[], { text }: Asked, { lexicon, regionCodes }: Reading): Part[] {
  const fitting = [...new Set(text)].flatMap((first) =>
    (lexicon.wordSets.get(first) ?? []).filter(
      (set) => set.words.every((word) => text.includes(word)) && holdsIn(set, regionCodes),
    ),
  )
  const bySet = new Map<string, Meaning[]>()
  for (const { words, ...meaning } of fitting) {
    const key = words.join(' ')
    bySet.set(key, [...(bySet.get(key) ?? []), meaning])
  }
  const longestFirst = [...bySet].sort(([one], [other]) => other.length - one.length).slice(0, 2)
  return longestFirst.map(([key, meanings]) => {
    for (const word of key.split(' ')) {
      const at = text.indexOf(word)
      left.fill(' ', at, at + word.length)
    }
    return partOf(key, key, meanings, 1)
  })
}

/** `said` as it was typed, `known` as the table has it. */
function partOf(said: string, known: string, meanings: readonly Meaning[], factor: number): Part {
  const means = new Set(meanings.flatMap((meaning) => meaning.means))
  const ways: Way[] = [{ kind: 'said', text: said, factor }]
  if (known !== said) ways.push({ kind: 'meaning', text: known, factor: factor * meaningFactor })
  means.delete(said)
  means.delete(known)
  for (const [at, text] of [...means].slice(0, waysMax).entries()) {
    ways.push({ kind: 'meaning', text, factor: factor * (meaningFactor - at * meaningStep) })
  }
  return { said, ways, letters: null }
}

/** What is left between the fillers, in its order. */
function runsWithoutFillers(
  left: readonly string[],
  { lexicon, inNames }: Reading,
): readonly { at: number; run: string }[] {
  const text = left.join('')
  // 不 is a filler, and 不动产 none.
  const partOfName = (piece: string, at: number) =>
    piece.length === 1 && (inNames(text.slice(at, at + 2)) || (at > 0 && inNames(text.slice(at - 1, at + 1))))
  let kept = ''
  for (let at = 0; at < text.length; ) {
    const length = longestAt(text, at, lexicon.longest, (piece) => lexicon.fillers.has(piece) && !partOfName(piece, at))
    kept += length > 0 ? ' '.repeat(length) : text[at]
    at += Math.max(length, 1)
  }
  return [...kept.matchAll(/[^ ]+/g)].map(({ 0: run, index }) => ({ at: index, run }))
}

function runParts(run: string, typed: string, reading: Reading): readonly Part[] {
  const pieces = run.match(/[a-z]+|[^a-z]+/g) ?? []
  return pieces.flatMap((piece) =>
    /^[a-z]/.test(piece) ? latinParts(piece, reading) : hanParts(piece, pieces.length === 1 ? typed : piece, reading),
  )
}

/** Letters: words that are known by their sound, and the rest. */
function latinParts(letters: string, reading: Reading): readonly Part[] {
  const compared = comparedLetters(letters)
  const { spoken } = reading.lexicon
  const isSpokenHere = (piece: string) => {
    const known = spoken.get(piece)
    return known !== undefined && (known.filler || isKnown(known.phrase, reading))
  }
  const parts: Part[] = []
  let rest = ''
  const endRest = () => {
    if (rest !== '') parts.push({ said: rest, ways: [{ kind: 'sound', text: rest, factor: 0.95 }], letters: rest })
    rest = ''
  }
  for (let at = 0; at < compared.length; ) {
    const length = longestAt(compared, at, 40, isSpokenHere)
    if (length === 0) {
      rest += compared[at]
      at += 1
      continue
    }
    endRest()
    const { phrase, filler } = spoken.get(compared.slice(at, at + length))!
    if (!filler) parts.push(heard(phrase, reading))
    at += length
  }
  endRest()
  return parts
}

/** Chinese: a known phrase with the same sound or one wrong character, and otherwise as it is. */
function hanParts(run: string, typed: string, reading: Reading): readonly Part[] {
  const phrase = heardAs(typed, reading)
  const said = partOf(typed, run, [], 1)
  if (!phrase || !isKnown(phrase, reading)) return [said]
  const part = heard(phrase, reading)
  return [{ ...part, said: typed, ways: [...said.ways, ...part.ways] }]
}

function heardAs(run: string, { lexicon, syllables }: Reading): string | undefined {
  if (run.length < 3 || run.length > lexicon.longest) return undefined
  const alike = lexicon.spoken.get(comparedSound(syllables(run)))
  if (alike && !alike.filler && alike.phrase.length === run.length) return alike.phrase
  if (run.length < 4) return lexicon.shortened.get(run)
  for (let at = 0; at < run.length; at += 1) {
    const rest = run.slice(0, at) + run.slice(at + 1)
    const near = lexicon.shortened.get(rest) ?? (lexicon.meanings.has(rest) && rest.length >= 4 ? rest : undefined)
    if (near) return near
  }
  return lexicon.shortened.get(run)
}

function heard(phrase: string, reading: Reading): Part {
  const word = sameWordOf(phrase, reading) ?? phrase
  return partOf(word, word, meaningsOf(word, reading), heardFactor)
}

/** Only fillers: then they are the question (证, 办理). */
function wholeAsPart(text: string): readonly Part[] {
  const said = text.replaceAll(' ', '')
  return said === '' ? [] : [{ said, ways: [{ kind: 'said', text, factor: 1 }], letters: null }]
}

function meaningsOf(phrase: string, { lexicon, regionCodes }: Reading): readonly Meaning[] {
  return (lexicon.meanings.get(phrase) ?? []).filter((meaning) => holdsIn(meaning, regionCodes))
}

/** Said here: a phrase of another region is not what somebody here has misspelt. */
function isKnown(phrase: string, reading: Reading): boolean {
  return sameWordOf(phrase, reading) !== undefined || meaningsOf(phrase, reading).length > 0
}

/** The word that stands for it: that of the nearest region that has one. */
function sameWordOf(
  phrase: string,
  { lexicon, regionCodes }: Pick<Reading, 'lexicon' | 'regionCodes'>,
): string | undefined {
  const each = lexicon.same.get(phrase)
  for (const code of each ? [...regionCodes, null] : []) {
    const known = each?.findLast(({ regionCode }) => regionCode === code)
    if (known) return known.word
  }
  return undefined
}

function holdsIn({ regionCode }: { readonly regionCode: string | null }, regionCodes: ReadonlySet<string>): boolean {
  return regionCode === null || regionCodes.has(regionCode)
}
