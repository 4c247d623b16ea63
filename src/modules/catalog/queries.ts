import { z } from 'zod'
import { isUuid } from '../../kernel/ids.ts'
import type { RevisionCache } from '../../platform/revisionCache.ts'
import { problem } from './errors.ts'
import type { ServiceList } from './rules/lists.ts'
import { Audience, DayUnit, ItemType } from './schema.ts'
import { type SearchWay, type Synonyms, searchQuery, searchWays } from './search/query.ts'
import type { CatalogStore } from './store.ts'

/** What a list shows of an item. */
export const ItemSummary = z.strictObject({
  itemId: z.uuid(),
  versionId: z.uuid(),
  regionCode: z.string(),
  localCode: z.string(),
  name: z.string(),
  parentName: z.string().nullable(),
  departmentName: z.string(),
  type: ItemType.nullable(),
  audience: z.array(Audience),
  applyOnline: z.boolean(),
  promisedDays: z.int().nullable(),
  promisedUnit: DayUnit.nullable(),
  visits: z.int().nullable(),
  /** Suspended ones are listed and marked; abolished ones are in no list. */
  status: z.enum(['active', 'suspended', 'abolished']),
})
export type ItemSummary = z.infer<typeof ItemSummary>

export interface ItemFilter {
  readonly regionCode: string
  /** Words, pinyin, initials or a code, at most 80 characters. Empty or absent: all, in the order of pinyin. */
  readonly text?: string
  /** The department's name. */
  readonly department?: string
  /** `person/005`: audience and theme code. */
  readonly theme?: string
  readonly audience?: Audience
  readonly type?: ItemType
  /** True: only what one can apply for here. */
  readonly online?: boolean
  /** One of the four lists. */
  readonly list?: ServiceList
  /** Id of a stage of life. */
  readonly stage?: string
}

export interface ItemSearch extends ItemFilter {
  /** 1 to 100; 20 if absent. */
  readonly limit?: number
  /** The `next` of the page before. */
  readonly after?: string
}

export interface ItemPage {
  readonly items: readonly ItemSummary[]
  /** For the next page; null on the last. */
  readonly next: string | null
  /** How the text was understood; null for a list without text. `sound` and `some_words` are guesses to be named as such. */
  readonly way: SearchWay | null
}

export const facets = [
  'all',
  'department',
  'theme',
  'audience',
  'type',
  'online',
  'list',
  'list_unknown',
  'stage',
  'unpublished',
] as const
export type Facet = (typeof facets)[number]
/**
 * Counts per facet, most first. `all` has the one value `all`, `online` the values `true` and `false`; `list_unknown` counts the items that say too
 * little to be in a list or out of it, `unpublished` those without any `theme` or `audience`.
 */
export type Browse = Readonly<Record<Facet, readonly { readonly value: string; readonly items: number }[]>>

const Cursor = z.union([
  z.strictObject({ way: z.enum(searchWays), rank: z.number(), id: z.uuid() }),
  z.strictObject({ sortKey: z.string().max(200), id: z.uuid() }),
])
type Cursor = z.infer<typeof Cursor>

export async function searchItems(store: CatalogStore, synonyms: Synonyms, asked: ItemSearch): Promise<ItemPage> {
  const limit = Math.min(Math.max(asked.limit ?? 20, 1), 100)
  const cursor = asked.after === undefined ? undefined : readCursor(asked.after)
  const text = asked.text?.trim() ?? ''
  if (text === '') {
    const from = cursor && 'sortKey' in cursor ? cursor : undefined
    const rows = await store.listItems(asked, from, limit + 1)
    return page(rows, limit, null, (row) => ({ sortKey: row.sortKey, id: row.itemId }))
  }
  const from = cursor && 'way' in cursor ? cursor : undefined
  // A page goes on in the way in which the first one was found.
  for (const way of from ? [from.way] : searchWays) {
    const query = searchQuery(way, text, asked.regionCode, synonyms)
    if (query === undefined) continue
    const rows = await store.searchItems(asked, query, from, limit + 1)
    if (rows.length > 0 || from) return page(rows, limit, way, (row) => ({ way, rank: row.rank, id: row.itemId }))
  }
  return { items: [], next: null, way: 'all_words' }
}

function page<Row extends { readonly summary: ItemSummary }>(
  rows: readonly (Row & { readonly itemId: string })[],
  limit: number,
  way: SearchWay | null,
  cursorOf: (row: Row & { readonly itemId: string }) => Cursor,
): ItemPage {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const next = last ? Buffer.from(JSON.stringify(cursorOf(last))).toString('base64url') : null
  return { items: shown.map((row) => row.summary), next, way }
}

function readCursor(text: string): Cursor {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text.slice(0, 400), 'base64url').toString('utf8')))
  } catch {
    throw problem('cursor_invalid')
  }
}

export async function browseRegion(store: CatalogStore, cache: RevisionCache, regionCode: string): Promise<Browse> {
  return cache.get(`browse/${regionCode}`, async () => {
    const rows = await store.facetCounts(regionCode)
    const of = (facet: Facet) => rows.filter((row) => row.facet === facet).map(({ value, items }) => ({ value, items }))
    return Object.fromEntries(facets.map((facet) => [facet, of(facet)])) as unknown as Browse
  })
}

/** The id, or undefined when the text cannot be one: a malformed id is answered without asking. */
export function asUuid(id: string): string | undefined {
  return isUuid(id) ? id : undefined
}
