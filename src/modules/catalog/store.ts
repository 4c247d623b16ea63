import { z } from 'zod'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { ItemWrite } from './itemWrite.ts'
import { facets, type ItemFilter, ItemSummary } from './queries.ts'
import { findingRules } from './rules/findings.ts'
import { ItemDefinition, ItemVersion } from './schema.ts'
import { presentRevision } from './store-changes.ts'

/** The only SQL of the catalogue. Rows are parsed on the way out. */
export function createStore(db: Database) {
  const read = async <Row>(row: z.ZodType<Row>, statement: Statement): Promise<Row[]> =>
    z.array(row).parse(await db.query(statement))

  return {
    async revision(): Promise<number> {
      const [row] = await db.query<{ number: number }>(statement('revision', 'select number from catalog.revision'))
      return row!.number
    },
    version: (id: string) => read(StoredVersion, statement('version', `${selectVersion} where v.id = $1`, id)),
    versions: (ids: readonly string[]) =>
      read(StoredVersion, statement('versions', `${selectVersion} where v.id = any ($1)`, ids)),
    versionsOf: (itemId: string) =>
      read(
        VersionLine,
        statement('versions_of', `${selectVersionLine} where item_id = $1 order by number desc`, itemId),
      ),
    currentVersionId: (itemId: string) =>
      read(
        IdRow,
        statement('current_version', 'select current_version_id as id from catalog.item where id = $1', itemId),
      ),
    itemIdByCode: (regionCode: string, localCode: string) =>
      read(
        IdRow,
        statement(
          'item_by_code',
          'select id from catalog.item where region_code = $1 and local_code = $2',
          regionCode,
          localCode,
        ),
      ),
    /** Items whose id ends so; see the code of a personal list. Plan: item_list_code. */
    itemsByIdEnd: (end: string) =>
      read(
        IdRow,
        statement('items_by_id_end', 'select id from catalog.item where right(id::text, 8) = $1 limit 8', end),
      ),
    /** The state of each identity before an import: what is there, with the hash of its current content. */
    knownItems: (identities: readonly { regionCode: string; localCode: string }[]) =>
      read(KnownItem, statement('known_items', selectKnown, JSON.stringify(identities))),
    facetCounts: (regionCode: string) => read(FacetRow, statement('facet_counts', selectFacets, regionCode)),
    async listItems(filter: ItemFilter, after: { sortKey: string; id: string } | undefined, limit: number) {
      const values = [...filterValues(filter), after?.sortKey ?? null, after?.id ?? null, limit]
      return (await read(ListRow, statement('list_items', listText, ...values))).map(withSummary)
    },
    /** Of those that are there, in no order. */
    async summaries(itemIds: readonly string[]): Promise<ItemSummary[]> {
      const text = `select ${summaryColumns} from catalog.item i where id = any ($1::uuid[])`
      return (await read(SummaryRow, statement('summaries', text, itemIds))).map(toSummary)
    },
    async featuredItems(regionCode: string, limit: number): Promise<ItemSummary[]> {
      const text = `select ${summaryColumns} from catalog.item i
        where region_code = $1 and featured_position is not null and status <> 'abolished' order by featured_position limit $2`
      return (await read(SummaryRow, statement('featured_items', text, regionCode, limit))).map(toSummary)
    },
    findings: (filter: { regionCode: string; rule: string | null }, after: FindingPlace | undefined, limit: number) =>
      read(
        FindingRow,
        statement(
          'findings',
          selectFindings,
          filter.regionCode,
          filter.rule,
          after?.versionId ?? null,
          after?.position ?? null,
          limit,
        ),
      ),
    /** Where to begin recording names; undefined when some are recorded, or there is nothing to record. */
    firstUnrecorded: async () => (await read(IdRow, statement('first_unrecorded', selectFirstUnrecorded)))[0]?.id,
    recordable: (after: string, limit: number) =>
      read(RecordableRow, statement('recordable', selectRecordable, after, limit)),
    findingsOf: (versionId: string) => read(FindingOfVersion, statement('findings_of', selectFindingsOf, versionId)),
    write: (statements: readonly Statement[]) => db.batch(statements),
  }
}

export type CatalogStore = ReturnType<typeof createStore>

function statement(name: string, text: string, ...values: unknown[]): Statement {
  return { name: `catalog.${name}`, text, values }
}

const IdRow = z.strictObject({ id: z.uuid() })
const RecordableRow = z.strictObject({ id: z.uuid(), definition: ItemDefinition })
const VersionLine = ItemVersion.omit({ definition: true })
export type VersionLine = z.infer<typeof VersionLine>
/** As it lies in the database: a claim where there is a base, the whole definition where there is none. */
const StoredVersion = VersionLine.extend({
  content: z.unknown(),
  baseVersionId: z.uuid().nullable(),
  regionCode: z.string(),
})
export type StoredVersion = z.infer<typeof StoredVersion>
const KnownItem = z.strictObject({
  regionCode: z.string(),
  localCode: z.string(),
  itemId: z.uuid(),
  versionId: z.uuid(),
  number: z.int(),
  contentHash: z.string(),
})
export type KnownItem = z.infer<typeof KnownItem>
const FacetRow = z.strictObject({ facet: z.enum(facets), value: z.string(), items: z.int() })

const SummaryRow = ItemSummary
const ListRow = SummaryRow.extend({ sortKey: z.string() })

export interface FindingPlace {
  readonly versionId: string
  readonly position: number
}
const FindingOfVersion = z.strictObject({ pointer: z.string(), rule: z.enum(findingRules), found: z.string() })
const FindingRow = FindingOfVersion.extend({
  versionId: z.uuid(),
  position: z.int(),
  itemId: z.uuid(),
  itemName: z.string(),
  localCode: z.string(),
})
export type FindingRow = z.infer<typeof FindingRow>

function withSummary<Row extends ItemSummary>(row: Row) {
  return { ...row, summary: toSummary(row) }
}

function toSummary(row: ItemSummary): ItemSummary {
  const { itemId, versionId, regionCode, localCode, name, parentName, departmentName } = row
  const { type, audience, applyOnline, promisedDays, promisedUnit, visits, status } = row
  const places = { itemId, versionId, regionCode, localCode, name, parentName, departmentName }
  return { ...places, type, audience, applyOnline, promisedDays, promisedUnit, visits, status }
}

const selectVersionLine = `select id, item_id as "itemId", number, content_hash as "contentHash",
  published_at as "publishedAt", superseded_at as "supersededAt" from catalog.item_version`
const selectVersion = `select v.id, v.item_id as "itemId", v.number, v.content_hash as "contentHash",
  v.published_at as "publishedAt", v.superseded_at as "supersededAt", v.definition as content,
  v.base_version_id as "baseVersionId", i.region_code as "regionCode"
  from catalog.item_version v join catalog.item i on i.id = v.item_id`

export const summaryColumns = `i.id as "itemId", current_version_id as "versionId", region_code as "regionCode",
  local_code as "localCode", name, parent_name as "parentName", department_name as "departmentName", type,
  audiences as "audience", apply_online as "applyOnline", promised_days as "promisedDays",
  promised_unit as "promisedUnit", visits, status`

/** $1 region $2 department $3 theme $4 audience $5 type $6 online $7 list $8 stage */
const filterText = `region_code = $1 and status <> 'abolished' and ($2::text is null or department_name = $2)
  and ($3::text is null or $3 = any (themes)) and ($4::text is null or $4 = any (audiences))
  and ($5::text is null or type = $5) and ($6::boolean is null or apply_online = $6)
  and ($7::text is null or $7 = any (lists)) and ($8::text is null or $8 = any (stages))`

function filterValues(filter: ItemFilter): readonly unknown[] {
  const { regionCode, department, theme, audience, type, online, list, stage } = filter
  return [regionCode, department, theme, audience, type, online, list, stage].map((value) => value ?? null)
}

const listText = `select ${summaryColumns}, sort_key as "sortKey" from catalog.item i
  where ${filterText} and ($9::text is null or (sort_key, id) > ($9, $10::uuid)) order by sort_key, id limit $11`

const selectKnown = `
  select i.region_code as "regionCode", i.local_code as "localCode", i.id as "itemId", v.id as "versionId", v.number,
    v.content_hash as "contentHash"
  from jsonb_to_recordset($1::jsonb) as asked ("regionCode" text, "localCode" text)
  join catalog.item i on i.region_code = asked."regionCode" and i.local_code = asked."localCode"
  join catalog.item_version v on v.id = i.current_version_id`

const selectFacets = `select facet, value, items from catalog.facet_count where region_code = $1 order by items desc, value`

/** Findings of the current versions of a region. */
const selectFindings = `
  select f.pointer, f.rule, f.found, f.version_id as "versionId", f.position, i.id as "itemId", i.name as "itemName",
    i.local_code as "localCode"
  from catalog.item i join catalog.item_finding f on f.version_id = i.current_version_id
  where i.region_code = $1 and ($2::text is null or f.rule = $2)
    and ($3::uuid is null or (f.version_id, f.position) > ($3::uuid, $4::integer))
  order by f.version_id, f.position limit $5`
const selectFindingsOf = 'select pointer, rule, found from catalog.item_finding where version_id = $1 order by position'

/** The nil id lies before every item. */
const selectFirstUnrecorded = `select '00000000-0000-0000-0000-000000000000'::uuid as id
  where not exists (select 1 from catalog.vocabulary_link) and exists (select 1 from catalog.item)`
const selectRecordable = `select i.id, v.definition from catalog.item i join catalog.item_version v on v.id = i.current_version_id
  where i.id > $1 and v.base_version_id is null order by i.id limit $2`

/** The statements of one import, in order. All rows of one statement travel as one JSON value. */
export const write = {
  import: (items: readonly ItemWrite[]): Statement[] => {
    const rows = JSON.stringify(items)
    return [
      statement('import_supersede', supersede, rows),
      statement('import_items', putItems, rows),
      statement('import_versions', putVersions, rows),
      statement('import_findings', putFindings, rows),
    ]
  },
  featured: (regionCode: string, localCodes: readonly string[]) =>
    statement('put_featured', putFeatured, regionCode, localCodes),
  recount: (regionCodes: readonly string[]): Statement[] => [
    statement('facets_clear', 'delete from catalog.facet_count where region_code = any ($1)', regionCodes),
    statement('facets_count', countFacets, regionCodes),
  ],
  /** First in every batch that writes items or standards: the writers wait for one another here, and nowhere in a circle. */
  nextRevision: () => statement('next_revision', 'update catalog.revision set number = number + 1'),
}

const asItems = `jsonb_to_recordset($1::jsonb) as t ("itemId" uuid, "versionId" uuid, number integer, "supersedes" uuid,
  "regionCode" text, "localCode" text, "catalogCode" text, "departmentId" uuid, name text, "parentName" text,
  "departmentName" text, type text, audiences text[], themes text[], "applyOnline" boolean, "promisedDays" integer,
  "promisedUnit" text, visits integer, status text, "sortKey" text, "searchText" jsonb, scope text, content jsonb, "contentHash" text,
  "publishedAt" timestamptz, "standardId" uuid, "baseVersionId" uuid, findings jsonb, lists text[],
  "listsUnknown" text[], stages text[])`

/** Two imports of one item cannot both end its version: the second breaks item_version_number_unique and is told. */
const supersede = `update catalog.item_version v set superseded_at = t."publishedAt"
  from ${asItems} where v.id = t."supersedes" and v.superseded_at is null`

const putItems = `
  insert into catalog.item (id, region_code, local_code, catalog_code, department_id, current_version_id, name,
    parent_name, department_name, type, audiences, themes, apply_online, promised_days, promised_unit, visits, status, sort_key,
    search_text, scope, standard_id, changed_in, lists, lists_unknown, stages)
  select "itemId", "regionCode", "localCode", "catalogCode", "departmentId", "versionId", name, "parentName",
    "departmentName", type, audiences, themes, "applyOnline", "promisedDays", "promisedUnit", visits, status, "sortKey",
    coalesce("searchText", '{}'), scope, "standardId", ${presentRevision}, lists, "listsUnknown", stages
  from ${asItems}
  on conflict (id) do update set local_code = excluded.local_code, catalog_code = excluded.catalog_code, department_id = excluded.department_id,
    current_version_id = excluded.current_version_id, name = excluded.name, parent_name = excluded.parent_name,
    department_name = excluded.department_name, type = excluded.type, audiences = excluded.audiences,
    themes = excluded.themes, apply_online = excluded.apply_online, promised_days = excluded.promised_days,
    promised_unit = excluded.promised_unit, visits = excluded.visits, status = excluded.status,
    sort_key = excluded.sort_key, search_text = excluded.search_text, scope = excluded.scope, standard_id = excluded.standard_id,
    changed_in = excluded.changed_in, lists = excluded.lists, lists_unknown = excluded.lists_unknown, stages = excluded.stages`

const putVersions = `
  insert into catalog.item_version (id, item_id, number, definition, content_hash, published_at, base_version_id)
  select "versionId", "itemId", number, content, "contentHash", "publishedAt", "baseVersionId" from ${asItems}`

const putFindings = `
  insert into catalog.item_finding (version_id, position, pointer, rule, found)
  select t."versionId", f.position, f.finding ->> 'pointer', f.finding ->> 'rule', f.finding ->> 'found'
  from ${asItems}, jsonb_array_elements(t.findings) with ordinality as f (finding, position)`

const putFeatured = `
  update catalog.item set featured_position = array_position($2::text[], local_code), changed_in = ${presentRevision}
  where region_code = $1 and featured_position is distinct from array_position($2::text[], local_code)`

const countFacets = `
  insert into catalog.facet_count (region_code, facet, value, items)
  select region_code, facet, value, count(*)
  from catalog.item i, lateral (
    select 'all', 'all'
    union all select 'department', department_name
    union all select 'type', type where type is not null
    union all select 'online', apply_online::text
    union all select 'theme', unnest(themes)
    union all select 'audience', unnest(audiences)
    union all select 'list', unnest(lists)
    union all select 'list_unknown', unnest(lists_unknown)
    union all select 'stage', unnest(stages)
    union all select 'unpublished', 'theme' where themes = '{}'
    union all select 'unpublished', 'audience' where audiences = '{}'
  ) as f (facet, value)
  where region_code = any ($1) and status <> 'abolished' group by 1, 2, 3`
