import type { ItemSummary } from './queries.ts'
import type { CatalogStore } from './store.ts'
import type { ListStore } from './store-lists.ts'

/** 常办: what people really applied for, and what was chosen by hand as long as that is not enough. */
export interface MostUsed {
  /** Most first, with the number of applications. */
  readonly used: readonly { readonly item: ItemSummary; readonly submitted: number }[]
  /** Chosen by hand, in that order, without what is in `used`. */
  readonly chosen: readonly ItemSummary[]
}

export async function mostUsedIn(
  stores: { readonly items: Pick<CatalogStore, 'featuredItems'>; readonly lists: ListStore },
  regionCode: string,
  limit: number,
): Promise<MostUsed> {
  const [used, featured] = await Promise.all([
    stores.lists.mostUsed(regionCode, limit),
    stores.items.featuredItems(regionCode, limit),
  ])
  const known = new Set(used.map(({ itemId }) => itemId))
  return {
    used: used.map(({ submitted, ...item }) => ({ item, submitted })),
    chosen: featured.filter(({ itemId }) => !known.has(itemId)).slice(0, Math.max(limit - used.length, 0)),
  }
}
