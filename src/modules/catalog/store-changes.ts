import { z } from 'zod'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { Audience, ItemType, ServiceScope } from './schema.ts'
import { SearchText } from './searchText.ts'

/** A standard as search knows it. */
export const StandardChange = z.strictObject({
  standardId: z.uuid(),
  changedIn: z.int(),
  catalogCode: z.string().nullable(),
  text: SearchText,
})
export type StandardChange = z.infer<typeof StandardChange>

/** An item as search knows it. With a standard it has no text of its own. */
export const ItemChange = z.strictObject({
  itemId: z.uuid(),
  changedIn: z.int(),
  standardId: z.uuid().nullable(),
  regionCode: z.string(),
  catalogCode: z.string().nullable(),
  departmentName: z.string(),
  type: ItemType.nullable(),
  audiences: z.array(Audience),
  themes: z.array(z.string()),
  lists: z.array(z.string()),
  stages: z.array(z.string()),
  applyOnline: z.boolean(),
  scope: ServiceScope.nullable(),
  status: z.enum(['active', 'suspended', 'abolished']),
  /** Shown on the front page of its region. */
  featured: z.boolean(),
  text: SearchText.nullable(),
})
export type ItemChange = z.infer<typeof ItemChange>

export interface ChangePlace {
  readonly changedIn: number
  readonly id: string
}

const MissingRow = z.strictObject({ id: z.uuid(), versionId: z.uuid() })

export interface SearchTextWrite {
  readonly id: string
  readonly searchText: SearchText | null
  readonly scope: string | null
}

/** SQL of what changed since a revision, and of filling in what was written before there was a search text. */
export function createChangesStore(db: Database) {
  const read = async <Row>(row: z.ZodType<Row>, statement: Statement): Promise<Row[]> =>
    z.array(row).parse(await db.query(statement))
  return {
    changedStandards: ({ changedIn, id }: ChangePlace, until: number, limit: number) =>
      read(StandardChange, statement('changed_standards', selectStandards, changedIn, id, until, limit)),
    changedItems: ({ changedIn, id }: ChangePlace, until: number, limit: number) =>
      read(ItemChange, statement('changed_items', selectItems, changedIn, id, until, limit)),
    standardsWithoutText: (limit: number) =>
      read(MissingRow, statement('standards_without_text', missingIn('standard'), limit)),
    itemsWithoutText: (limit: number) => read(MissingRow, statement('items_without_text', missingIn('item'), limit)),
  }
}
export type ChangesStore = ReturnType<typeof createChangesStore>

/** A row that was written since it was read has its text already, and a newer one. */
export const changesWrite = {
  standardTexts: (rows: readonly SearchTextWrite[]): Statement =>
    statement(
      'fill_standard_texts',
      `update catalog.standard s set search_text = t."searchText", changed_in = ${presentRevision}
       from ${asTexts} where s.id = t.id and s.search_text is null`,
      JSON.stringify(rows),
    ),
  itemTexts: (rows: readonly SearchTextWrite[]): Statement =>
    statement(
      'fill_item_texts',
      `update catalog.item i set search_text = coalesce(t."searchText", '{}'), scope = t.scope, changed_in = ${presentRevision}
       from ${asTexts} where i.id = t.id and i.search_text is null`,
      JSON.stringify(rows),
    ),
}

/** The number that the same transaction has taken before. */
export const presentRevision = '(select number from catalog.revision)'

function statement(name: string, text: string, ...values: unknown[]): Statement {
  return { name: `catalog.${name}`, text, values }
}

const asTexts = `jsonb_to_recordset($1::jsonb) as t (id uuid, "searchText" jsonb, scope text)`

const missingIn = (table: 'standard' | 'item') =>
  `select id, current_version_id as "versionId" from catalog.${table} where search_text is null order by id limit $1`

const selectStandards = `
  select id as "standardId", changed_in as "changedIn", code as "catalogCode", search_text as "text" from catalog.standard
  where (changed_in, id) > ($1, $2::uuid) and changed_in <= $3 and search_text is not null order by changed_in, id limit $4`

const selectItems = `
  select id as "itemId", changed_in as "changedIn", standard_id as "standardId", region_code as "regionCode", catalog_code as "catalogCode",
    department_name as "departmentName", type, audiences, themes, lists, stages, apply_online as "applyOnline", scope, status,
    featured_position is not null as featured, nullif(search_text, '{}') as "text"
  from catalog.item
  where (changed_in, id) > ($1, $2::uuid) and changed_in <= $3 and search_text is not null order by changed_in, id limit $4`
