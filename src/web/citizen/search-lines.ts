import type { Region } from '../../modules/organizations/index.ts'
import type { FoundItem, Suggestion } from '../../modules/search/index.ts'
import type { ItemLine } from '../views/citizen/index.ts'
import { itemHref, itemLine, withQuery } from './items.ts'

export function foundLine(here: Region, item: FoundItem): ItemLine {
  const elsewhere = item.fromAbove || item.alsoHere
  return {
    ...itemLine(item),
    // What a region above does is read on the site where one is.
    href: item.alsoHere ? itemHref(item) : itemHref({ itemId: item.itemId, regionCode: here.code }),
    region: elsewhere ? item.regionName : undefined,
  }
}

/** An item leads to its guide, everything else to its results. */
export function foundHref(here: Region, { itemId, text }: Suggestion): string {
  return itemId === null ? withQuery(`/${here.code}/search`, { q: text }) : itemHref({ itemId, regionCode: here.code })
}
