import { z } from 'zod'
import { isUuid } from '../../kernel/ids.ts'
import type { RevisionCache } from '../../platform/revisionCache.ts'
import { readCursor, writeCursor } from './cursor.ts'
import type { ServiceList } from './rules/lists.ts'
import { Audience, DayUnit, ItemType } from './schema.ts'
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

export interface ListAsked extends ItemFilter {
  /** 1 to 100; 20 if absent. */
  readonly limit?: number
  /** The `next` of the page before. */
  readonly after?: string
}

export interface ItemPage {
  readonly items: readonly ItemSummary[]
  /** For the next page; null on the last. */
  readonly next: string | null
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

export async function listItems(store: CatalogStore, asked: ListAsked): Promise<ItemPage> {
  const limit = Math.min(Math.max(asked.limit ?? 20, 1), 100)
  const from = asked.after === undefined ? undefined : readCursor(asked.after)
  const rows = await store.listItems(asked, from, limit + 1)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const next = last ? writeCursor({ sortKey: last.sortKey, id: last.itemId }) : null
  return { items: shown.map((row) => row.summary), next }
}

/** Those that are there, in the order of the ids. */
export async function summariesOf(store: CatalogStore, itemIds: readonly string[]): Promise<readonly ItemSummary[]> {
  if (itemIds.length === 0) return []
  const found = new Map((await store.summaries(itemIds)).map((summary) => [summary.itemId, summary]))
  return itemIds.flatMap((id) => found.get(id) ?? [])
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
