import type { ItemFilter, ItemPage, ItemSummary, ListAsked } from '../queries.ts'
import type { ItemVersion } from '../schema.ts'
import type { Entry } from '../sheets/entry.ts'
import type { Versions } from '../versions.ts'
import { type ExportFormat, type OutFile, writeEntries, writeTemplate } from './file.ts'
import { linkedData } from './linkedData.ts'
import { writeUploadTables } from './uploadTables.ts'

export type { ExportFormat, OutFile }

/** The catalogue as files, and in the shapes of others. Published items are public, so anybody may take them. */
export interface Exporting {
  /** The items of a region that fit, at most 20,000; read back, no byte of them changes. */
  items(filter: ItemFilter, format: ExportFormat): Promise<OutFile>
  /** What lists show of each item that fits, in their order; `complete` is false where there are more than `limit`, itself at most 20,000. */
  summaries(
    filter: ItemFilter,
    limit: number,
  ): Promise<{ readonly items: readonly ItemSummary[]; readonly complete: boolean }>
  template(format: 'xlsx' | 'zip'): OutFile
  /** The upload tables of the national platform as a zip of CSV. */
  uploadTables(filter: ItemFilter): Promise<OutFile>
  /** CPSV-AP and CCCEV as JSON-LD. */
  linkedData(version: ItemVersion, baseUrl: string): Readonly<Record<string, unknown>>
}

const itemsMax = 20_000
const pageSize = 100

export function createExporting(parts: {
  readonly versions: Pick<Versions, 'loadOwn'>
  list(asked: ListAsked): Promise<ItemPage>
}): Exporting {
  async function* pages(filter: ItemFilter) {
    let after: string | null | undefined
    for (let taken = 0; taken < itemsMax && after !== null; taken += pageSize) {
      const page: ItemPage = await parts.list({ ...filter, limit: pageSize, ...(after && { after }) })
      yield await parts.versions.loadOwn(page.items.map(({ versionId }) => versionId))
      after = page.next
    }
  }
  return {
    async items(filter, format) {
      const entries: Entry[] = []
      for await (const page of pages(filter)) {
        // What the version itself says: a suspension closes an item on the way out and is not written into it.
        for (const { version, own } of page)
          entries.push({ definition: own.kind === 'whole' ? own.definition : version.definition })
      }
      return writeEntries(entries, format)
    },
    async summaries(filter, limit) {
      const wanted = Math.min(limit, itemsMax)
      const items: ItemSummary[] = []
      let after: string | null | undefined
      while (items.length < wanted && after !== null) {
        const page: ItemPage = await parts.list({
          ...filter,
          limit: Math.min(pageSize, wanted - items.length),
          ...(after && { after }),
        })
        items.push(...page.items)
        after = page.next
      }
      return { items, complete: after === null }
    },
    template: writeTemplate,
    async uploadTables(filter) {
      const versions: ItemVersion[] = []
      for await (const page of pages(filter)) versions.push(...page.map(({ version }) => version))
      return writeUploadTables(versions)
    },
    linkedData,
  }
}
