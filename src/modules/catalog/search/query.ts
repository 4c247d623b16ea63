import { quote, regionToken } from './document.ts'
import { indexWords, normalise, queryWords, syllables } from './words.ts'

/** How a question was understood, strictest first. The first way that finds something is the answer. */
export const searchWays = ['all_words', 'sound', 'some_words'] as const
export type SearchWay = (typeof searchWays)[number]

/** What people say → what catalogues call it. */
export type Synonyms = readonly { readonly said: readonly string[]; readonly means: string }[]

export const textMax = 80
const wordsMax = 12

/** The tsquery of a question in one way, with the region in it; undefined where that way does not apply. */
export function searchQuery(way: SearchWay, text: string, regionCode: string, synonyms: Synonyms): string | undefined {
  const asked = normalise(text).trim().slice(0, textMax)
  const query = ways[way](asked, synonyms)
  return query === undefined ? undefined : `${quote(regionToken(regionCode))} & (${query})`
}

const ways: Readonly<Record<SearchWay, (asked: string, synonyms: Synonyms) => string | undefined>> = {
  all_words(asked, synonyms) {
    const alternatives = rephrase(asked, synonyms).flatMap((phrase) => {
      const words = terms(phrase)
      return words.length > 0 ? [`(${words.join(' & ')})`] : []
    })
    return alternatives.length > 0 ? alternatives.join(' | ') : undefined
  },
  /** The same sounds in other characters: 声誉登记 finds 生育登记. */
  sound(asked) {
    const spoken = syllables(asked)
    return spoken.length >= 2 ? `${quote(spoken.slice(0, 12).join(''))}:*` : undefined
  },
  some_words(asked, synonyms) {
    const words = rephrase(asked, synonyms).flatMap(terms)
    const shorter = [...new Set(asked.match(/\p{Script=Han}{2,}/gu) ?? [])].flatMap(indexWords).map(quote)
    const all = [...new Set([...words, ...shorter])].slice(0, wordsMax * 2)
    return all.length > 0 ? all.join(' | ') : undefined
  },
}

/** Latin letters are pinyin, initials or a code, and match beginnings; Chinese words match whole. */
function terms(phrase: string): readonly string[] {
  const latin = phrase.match(/[a-z0-9][a-z0-9-]*/g) ?? []
  const chinese = queryWords(phrase.replace(/[a-z0-9-]+/g, ' ')).map(quote)
  return [...latin.map((word) => `${quote(word)}:*`), ...chinese].slice(0, wordsMax)
}

function rephrase(asked: string, synonyms: Synonyms): readonly string[] {
  const others = synonyms.flatMap(({ said, means }) =>
    said.filter((phrase) => asked.includes(phrase)).map((phrase) => asked.replace(phrase, ` ${means} `)),
  )
  return [asked, ...others.slice(0, 8)]
}
