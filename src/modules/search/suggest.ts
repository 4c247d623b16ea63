import { answer, type Hit } from './answer.ts'
import type { SearchIndex } from './memory/searchIndex.ts'
import { normaliseQuestion } from './rules/normalise.ts'
import type { Reading } from './rules/understand.ts'
import type { Suggestion } from './schema.ts'

const suggestionsMax = 8
const queriesMax = 2
const lettersMin = 2

/** Names of items for what has been typed so far, and before them what people usually say that begins so. */
export function suggest(
  index: SearchIndex,
  typed: string,
  asking: { readonly regionCodes: readonly string[]; readonly reading: Omit<Reading, 'inNames' | 'regionCodes'> },
): readonly Suggestion[] {
  const text = normaliseQuestion(typed)
  if (text === '' || (/^[a-z]+$/.test(text) && text.length < lettersMin)) return []
  const find = (question: string): readonly Hit[] => {
    const { hits, nearest } = answer(index, question, {}, { ...asking, itemWithCode: undefined })
    return hits.length > 0 ? hits : nearest
  }
  const queries = saidSo(text, asking.reading).filter((query) => find(query).length > 0)
  const items = new Map<string, Suggestion>()
  for (const { line } of find(text)) {
    const { label } = line.definition
    if (!items.has(label))
      items.set(label, { kind: 'item', text: label, itemId: line.itemId, regionCode: line.regionCode })
  }
  const asked = queries.map((query): Suggestion => ({ kind: 'query', text: query, itemId: null, regionCode: null }))
  return [...asked, ...items.values()].slice(0, suggestionsMax)
}

/** What people say that begins with the text and is longer; shortest first. */
function saidSo(text: string, { lexicon }: Omit<Reading, 'inNames' | 'regionCodes'>): readonly string[] {
  if (!/^\p{Script=Han}{2,}$/u.test(text)) return []
  const longer = [...lexicon.meanings.keys()].filter((phrase) => phrase.startsWith(text) && phrase.length > text.length)
  return longer.sort((one, other) => one.length - other.length || (one < other ? -1 : 1)).slice(0, queriesMax)
}
