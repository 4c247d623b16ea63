import { answer, type Hit } from './answer.ts'
import type { SearchIndex } from './memory/searchIndex.ts'
import type { Meaning } from './rules/lexicon.ts'
import { normaliseQuestion } from './rules/normalise.ts'
import type { Reading } from './rules/understand.ts'
import type { Suggestion } from './schema.ts'

const suggestionsMax = 8
const queriesMax = 2
const lettersMin = 2

interface Asking {
  readonly regionCodes: readonly string[]
  readonly reading: Omit<Reading, 'inNames' | 'regionCodes'>
}

/** Names of items for what has been typed so far, and before them what people usually say that begins so. */
export function suggest(
  index: SearchIndex,
  typed: string,
  asking: Asking,
  kind?: Suggestion['kind'],
): readonly Suggestion[] {
  const text = normaliseQuestion(typed)
  if (text === '' || (/^[a-z]+$/.test(text) && text.length < lettersMin)) return []
  const find = (question: string): readonly Hit[] => {
    const { hits, nearest } = answer(index, question, {}, { ...asking, itemWithCode: undefined })
    return hits.length > 0 ? hits : nearest
  }
  const queries = kind === 'item' ? [] : saidSo(text, asking).filter((query) => find(query).length > 0)
  const items = new Map<string, Suggestion>()
  for (const { line } of kind === 'query' ? [] : find(text)) {
    const { label } = line.definition
    if (!items.has(label))
      items.set(label, { kind: 'item', text: label, itemId: line.itemId, regionCode: line.regionCode })
  }
  const asked = queries.map((query): Suggestion => ({ kind: 'query', text: query, itemId: null, regionCode: null }))
  return [...asked, ...items.values()].slice(0, suggestionsMax)
}

/** What people say here that begins with the text and is longer; shortest first. */
function saidSo(text: string, { regionCodes, reading }: Asking): readonly string[] {
  if (!/^\p{Script=Han}{2,}$/u.test(text)) return []
  const isHere = ({ regionCode }: Meaning) => regionCode === null || regionCodes.includes(regionCode)
  const { phrases, meanings } = reading.lexicon
  const longer: string[] = []
  for (let at = placeOf(text, phrases); phrases[at]?.startsWith(text); at += 1) {
    const phrase = phrases[at]!
    if (phrase.length > text.length && meanings.get(phrase)?.some(isHere)) longer.push(phrase)
  }
  return longer.sort((one, other) => one.length - other.length || (one < other ? -1 : 1)).slice(0, queriesMax)
}

/** Where the text stands among the sorted phrases, or would. */
function placeOf(text: string, phrases: readonly string[]): number {
  let low = 0
  let high = phrases.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (phrases[middle]! < text) low = middle + 1
    else high = middle
  }
  return low
}
