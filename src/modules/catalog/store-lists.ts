import { z } from 'zod'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { ItemWrite } from './itemWrite.ts'
import { ItemSummary } from './queries.ts'
import { summaryColumns } from './store.ts'
import { presentRevision } from './store-changes.ts'

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
    /** What people applied for most, with how often. */
    mostUsed: (regionCode: string, limit: number) =>
      read(UsedItem, statement('most_used', selectMostUsed, regionCode, limit)),
    /** Items that may be meant by a name or a 基本编码, in these regions; `at` is the place of the question in the list. */
    itemsMeant: (
      asked: readonly { readonly name: string; readonly code: string | null }[],
      regionCodes: readonly string[],
    ) => read(MeantItem, statement('items_meant', selectMeant, JSON.stringify(asked), regionCodes, meantMax)),
  }
}

/** Of one name or code in one chain of regions. */
const meantMax = 20

export type ListStore = ReturnType<typeof createListStore>

/** Of this version: a newer one was sorted as it was written. */
export type ItemPlaces = Pick<ItemWrite, 'itemId' | 'lists' | 'listsUnknown' | 'stages'> & {
  readonly versionId: string
}

export const listStatements = {
  place: (rows: readonly ItemPlaces[]) => statement('place_items', placeItems, JSON.stringify(rows)),
  classified: (hash: string) => statement('classified', 'update catalog.classification set hash = $1', hash),
}

/** One more application of an item. One reader of news writes them, so nobody waits for anybody. */
export function countUse(itemId: string): Statement {
  return statement('count_use', insertUse, itemId)
}

function statement(name: string, text: string, ...values: unknown[]): Statement {
  return { name: `catalog.${name}`, text, values }
}

const HashRow = z.strictObject({ hash: z.string() })
const PlacedItem = z.strictObject({ itemId: z.uuid(), versionId: z.uuid(), regionCode: z.string() })

const UsedItem = ItemSummary.extend({ submitted: z.int() })
const MeantItem = ItemSummary.extend({ at: z.int(), catalogCode: z.string().nullable() })
export type MeantItem = z.infer<typeof MeantItem>

const selectMostUsed = `select ${summaryColumns}, submitted
  from (select item_id, submitted from catalog.item_use where region_code = $1 order by submitted desc, item_id limit $2) u
  join catalog.item i on i.id = u.item_id where status <> 'abolished' order by submitted desc, i.id`

const selectMeant = `select ${summaryColumns}, asked.at::integer as at, catalog_code as "catalogCode"
  from (
    select (value ->> 'name') as asked_name, (value ->> 'code') as asked_code, at
    from jsonb_array_elements($1::jsonb) with ordinality as t (value, at)
  ) asked
  cross join lateral (
    (select * from catalog.item where name = asked_name and region_code = any ($2) and status <> 'abolished' limit $3)
    union
    (select * from catalog.item where catalog_code = asked_code and region_code = any ($2) and status <> 'abolished' limit $3)
  ) i order by at, sort_key, i.id`

/** An item that is gone meanwhile counts nothing. */
const insertUse = `insert into catalog.item_use (item_id, region_code, submitted)
  select id, region_code, 1 from catalog.item where id = $1
  on conflict (item_id) do update set submitted = item_use.submitted + 1`

const placeItems = `update catalog.item i set lists = t.lists, lists_unknown = t."listsUnknown", stages = t.stages,
  changed_in = ${presentRevision}
  from jsonb_to_recordset($1::jsonb) as t ("itemId" uuid, "versionId" uuid, lists text[], "listsUnknown" text[], stages text[])
  where i.id = t."itemId" and i.current_version_id = t."versionId" and (i.lists, i.lists_unknown, i.stages) is distinct from (t.lists, t."listsUnknown", t.stages)`
