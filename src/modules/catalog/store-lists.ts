import { z } from 'zod'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { ItemWrite } from './itemWrite.ts'

/** SQL of lists, stages, use and what comes next. */
export function createListStore(db: Database) {
  const read = async <Row>(row: z.ZodType<Row>, statement: Statement): Promise<Row[]> =>
    z.array(row).parse(await db.query(statement))

  return {
    async classificationHash(): Promise<string> {
      const [row] = await read(HashRow, statement('classification', 'select hash from catalog.classification'))
      return row!.hash
    },
    /** Every item in the order of its id, to be sorted again. */
    itemsAfter: (after: string | null, limit: number) =>
      read(
        PlacedItem,
        statement(
          'items_after',
          `select id as "itemId", current_version_id as "versionId", region_code as "regionCode" from catalog.item
           where $1::uuid is null or id > $1::uuid order by id limit $2`,
          after,
          limit,
        ),
      ),
  }
}

export type ListStore = ReturnType<typeof createListStore>

export type ItemPlaces = Pick<ItemWrite, 'itemId' | 'lists' | 'listsUnknown' | 'stages'>

export const listStatements = {
  place: (rows: readonly ItemPlaces[]) => statement('place_items', placeItems, JSON.stringify(rows)),
  classified: (hash: string) => statement('classified', 'update catalog.classification set hash = $1', hash),
}

function statement(name: string, text: string, ...values: unknown[]): Statement {
  return { name: `catalog.${name}`, text, values }
}

const HashRow = z.strictObject({ hash: z.string() })
const PlacedItem = z.strictObject({ itemId: z.uuid(), versionId: z.uuid(), regionCode: z.string() })

const placeItems = `update catalog.item i set lists = t.lists, lists_unknown = t."listsUnknown", stages = t.stages
  from jsonb_to_recordset($1::jsonb) as t ("itemId" uuid, lists text[], "listsUnknown" text[], stages text[])
  where i.id = t."itemId" and (i.lists, i.lists_unknown, i.stages) is distinct from (t.lists, t."listsUnknown", t.stages)`
