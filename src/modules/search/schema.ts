import type { ItemSummary } from '../catalog/index.ts'

export const facetNames = ['department', 'theme', 'stage', 'audience', 'list', 'type', 'online', 'region'] as const
export type FacetName = (typeof facetNames)[number]

/** What the answer is narrowed to: a value of each facet, as the facets give it. */
export type SearchFilter = Readonly<Partial<Record<FacetName, string>>>

export interface SearchAsked {
  /** Twelve digits. Items of the regions above are found too. */
  readonly regionCode: string
  /** Words, pinyin, initials, a code or a whole question; what goes beyond 80 characters is not read. */
  readonly text: string
  readonly filter?: SearchFilter
  /** 1 to 100; 20 if absent. */
  readonly limit?: number
  /** The `next` of the page before. */
  readonly after?: string
  /** True: by its letters alone; no synonyms, nothing mended. */
  readonly exact?: boolean
  /** True: counted among the questions of the region. For people's questions, not for those of machines. */
  readonly count?: boolean
}

/** At most that many results are looked through. */
export const resultsMax = 200

/**
 * What the weightiest part of a question was taken for: it means that, a wrong character was mended, it only sounds like that, or its
 * letters are pinyin of that.
 */
export interface Taken {
  readonly kind: 'meaning' | 'mended' | 'sound' | 'pinyin'
  readonly said: string
  readonly as: string
}

/** Why an item is in the answer: said so, meant so, sounds so, its code, its body. */
export type Why = 'name' | 'meaning' | 'sound' | 'code' | 'department'

export interface FoundItem extends ItemSummary {
  readonly regionName: string
  /** Of a region above the one asked for. */
  readonly fromAbove: boolean
  /** Of another region, and can be handed in here (通办). Such items come after all others. */
  readonly alsoHere: boolean
  readonly why: Why
}

export type Facets = Readonly<Record<FacetName, readonly { readonly value: string; readonly items: number }[]>>

export interface SearchAnswer {
  readonly items: readonly FoundItem[]
  /** For the next page; null on the last. There are at most 200 results. */
  readonly next: string | null
  /** What the question was taken for, where that is not what stands there. */
  readonly taken: Taken | null
  /** True: nothing fits the question as it stands, and these are the nearest by sound or by some of the words. */
  readonly guess: boolean
  /** Nothing was found: what comes nearest, at most 5. */
  readonly nearest: readonly FoundItem[]
  /** Counts over all results; most first. */
  readonly facets: Facets
}

export interface Suggestion {
  /** An item leads to its page; a query is what people say, to be searched for. */
  readonly kind: 'item' | 'query'
  readonly text: string
  readonly itemId: string | null
  readonly regionCode: string | null
}

/** A question of a region with what came of it, never with who asked. */
export interface CountedQuestion {
  readonly question: string
  readonly notFound: number
  readonly found: number
  readonly clicked: number
  /** `YYYY-MM-DD` */
  readonly lastOn: string
}

export interface Synonym {
  readonly id: string
  readonly kind: 'same' | 'meaning'
  readonly said: readonly string[]
  readonly means: readonly string[]
  /** It holds here and below; null: everywhere. */
  readonly regionCode: string | null
  /** Goes up with every change; the expected one is given with a change. */
  readonly revision: number
  readonly removed: boolean
}

export interface SynonymChange {
  readonly revision: number
  readonly kind: 'same' | 'meaning'
  readonly said: readonly string[]
  readonly means: readonly string[]
  readonly removed: boolean
  /** Null: the first filling. */
  readonly changedBy: string | null
  readonly changedAt: Date
}

export interface LeftQuestion {
  readonly id: string
  readonly regionCode: string
  readonly text: string
  /** `YYYY-MM-DD` */
  readonly leftOn: string
}
