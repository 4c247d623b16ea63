import { searchTextOf } from './searchText.ts'
import { type CatalogStore, write } from './store.ts'
import {
  type ChangePlace,
  type ChangesStore,
  changesWrite,
  type ItemChange,
  type StandardChange,
} from './store-changes.ts'
import type { Versions } from './versions.ts'

/** One page of what changed. Standards come before the items that claim them. */
export type CatalogChanges =
  | { readonly standards: readonly StandardChange[] }
  | { readonly items: readonly ItemChange[] }

/** 0.4 kB a claim, 1 kB a standard: a page stays near a megabyte, and parsing it near 10 ms. */
const rowsAPage = 1_000
const rowsAFilling = 500
const firstId = '00000000-0000-0000-0000-000000000000'

/**
 * What was written after revision `since` up to `until`, abolished items too, oldest first. A row that is written again meanwhile is left
 * to the next time.
 */
export async function* changesSince(store: ChangesStore, since: number, until: number): AsyncGenerator<CatalogChanges> {
  const begin: ChangePlace = { changedIn: since + 1, id: firstId }
  for (let after: ChangePlace | undefined = begin; after; ) {
    const standards = await store.changedStandards(after, until, rowsAPage)
    if (standards.length > 0) yield { standards }
    const last = standards.length < rowsAPage ? undefined : standards.at(-1)
    after = last && { changedIn: last.changedIn, id: last.standardId }
  }
  for (let after: ChangePlace | undefined = begin; after; ) {
    const items = await store.changedItems(after, until, rowsAPage)
    if (items.length > 0) yield { items }
    const last = items.length < rowsAPage ? undefined : items.at(-1)
    after = last && { changedIn: last.changedIn, id: last.itemId }
  }
}

/** What was written before there was a search text gets one, once. */
export async function adoptSearchTexts(
  store: CatalogStore,
  changes: ChangesStore,
  versions: Pick<Versions, 'findStandard' | 'loadOwn'>,
  themeNames: Readonly<Record<string, string>>,
): Promise<void> {
  for (;;) {
    const missing = await changes.standardsWithoutText(rowsAFilling)
    if (missing.length === 0) break
    const rows = await Promise.all(
      missing.map(async ({ id, versionId }) => {
        const standard = await versions.findStandard(versionId)
        if (!standard) throw new Error(`standard ${id} has no version ${versionId}`)
        return { id, searchText: searchTextOf(standard.content.definition, themeNames), scope: null }
      }),
    )
    await store.write([write.nextRevision(), changesWrite.standardTexts(rows)])
  }
  for (;;) {
    const missing = await changes.itemsWithoutText(rowsAFilling)
    if (missing.length === 0) return
    const loaded = await versions.loadOwn(missing.map(({ versionId }) => versionId))
    const rows = loaded.map(({ version: { itemId, definition }, own }) => ({
      id: itemId,
      searchText: own.kind === 'whole' ? searchTextOf(definition, themeNames) : null,
      scope: definition.scope,
    }))
    await store.write([write.nextRevision(), changesWrite.itemTexts(rows)])
  }
}
