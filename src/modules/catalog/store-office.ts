import { z } from 'zod'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'

export const itemStatuses = ['active', 'suspended', 'abolished'] as const

const OfficeItem = z.strictObject({
  itemId: z.uuid(),
  versionId: z.uuid(),
  name: z.string(),
  localCode: z.string(),
  departmentName: z.string(),
  status: z.enum(itemStatuses),
  /** Follows a standard; null: it is written whole. */
  standardId: z.uuid().nullable(),
  applyOnline: z.boolean(),
})
export type OfficeItem = z.infer<typeof OfficeItem>
const ListedItem = OfficeItem.extend({ sortKey: z.string() })
const OwnClaim = z.strictObject({
  standardId: z.uuid(),
  itemId: z.uuid(),
  departmentName: z.string(),
  status: z.enum(itemStatuses),
})
export type OwnClaim = z.infer<typeof OwnClaim>

export interface OfficeFilter {
  readonly regionCode: string
  /** Already escaped for LIKE; part of the name, or the beginning of the code. */
  readonly text: string | null
  readonly departmentId: string | null
  readonly status: (typeof itemStatuses)[number] | null
  /** True: follows a standard. */
  readonly claimed: boolean | null
}

/** SQL of what an office sees of its own region. */
export function createOfficeStore(db: Database) {
  const read = async <Row>(row: z.ZodType<Row>, statement: Statement): Promise<Row[]> =>
    z.array(row).parse(await db.query(statement))
  return {
    /** An ordered scan of one region's items (item_order); the filters are looked at on the way. */
    items: (filter: OfficeFilter, after: { sortKey: string; id: string } | null, limit: number) =>
      read(ListedItem, {
        name: 'catalog.office_items',
        text: selectItems,
        values: [
          filter.regionCode,
          filter.text,
          filter.departmentId,
          filter.status,
          filter.claimed,
          after?.sortKey ?? null,
          after?.id ?? null,
          limit,
        ],
      }),
    /** A region's claims of these standards that have not ended. Index: item_standard. */
    claimsIn: (regionCode: string, standardIds: readonly string[]) =>
      read(OwnClaim, {
        name: 'catalog.claims_in',
        text: `select standard_id as "standardId", id as "itemId", department_name as "departmentName", status
          from catalog.item where standard_id = any ($2::uuid[]) and region_code = $1 and status <> 'abolished'
          order by standard_id, id limit 500`,
        values: [regionCode, standardIds],
      }),
  }
}
export type OfficeStore = ReturnType<typeof createOfficeStore>

const selectItems = `select id as "itemId", current_version_id as "versionId", name, local_code as "localCode",
    department_name as "departmentName", status, standard_id as "standardId", apply_online as "applyOnline", sort_key as "sortKey"
  from catalog.item
  where region_code = $1 and ($2::text is null or name like '%' || $2 || '%' or local_code like $2 || '%')
    and ($3::uuid is null or department_id = $3) and ($4::text is null or status = $4)
    and ($5::boolean is null or (standard_id is not null) = $5)
    and ($6::text is null or (sort_key, id) > ($6, $7::uuid))
  order by sort_key, id limit $8`
