import { contentHash, placesOf } from './itemWrite.ts'
import { serviceListTexts } from './rules/lists.ts'
import { lifeStages } from './rules/stages.ts'
import { type CatalogStore, write } from './store.ts'
import { type ListStore, listStatements } from './store-lists.ts'
import type { Versions } from './versions.ts'

const itemsAPage = 500

/**
 * Sorts what is here into lists and stages again when the data or the sentences of the rules are others than those by which it was sorted.
 * What is written meanwhile is sorted as it is written. Stopped half-way it begins anew at the next start: doing it twice changes nothing.
 */
export async function classifyAgain(
  stores: { readonly items: Pick<CatalogStore, 'write'>; readonly lists: ListStore },
  versions: Pick<Versions, 'loadOwn'>,
): Promise<void> {
  const hash = contentHash({ lifeStages, serviceListTexts })
  if ((await stores.lists.classificationHash()) === hash) return
  const regions = new Set<string>()
  for (let after: string | null | undefined = null; after !== undefined; ) {
    const page = await stores.lists.itemsAfter(after, itemsAPage)
    const loaded = await versions.loadOwn(page.map(({ versionId }) => versionId))
    const places = loaded.map(({ version: { id, itemId, definition } }) => ({
      itemId,
      versionId: id,
      ...placesOf(definition),
    }))
    await stores.items.write([write.nextRevision(), listStatements.place(places)])
    for (const { regionCode } of page) regions.add(regionCode)
    after = page.length === itemsAPage ? page.at(-1)?.itemId : undefined
  }
  await stores.items.write([write.nextRevision(), ...write.recount([...regions]), listStatements.classified(hash)])
}
