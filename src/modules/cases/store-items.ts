import type { Database } from '../../platform/db/database.ts'

/** One open case of an item. Nothing of the applicant is in it. */
export interface OpenOfItem extends Record<string, unknown> {
  readonly itemId: string
  readonly versionId: string
  readonly regionCode: string
  readonly receiptNumber: string
  readonly awaiting: string
  readonly submittedAt: Date
}

export interface DraftOfItem extends Record<string, unknown> {
  readonly itemId: string
  readonly versionId: string
  readonly regionCode: string
  readonly updatedAt: Date
}

/** Plan: for each item an ordered scan of case_head_open_of_item that stops after `limit` rows. */
export async function openHeadsOfItems(
  db: Pick<Database, 'query'>,
  itemIds: readonly string[],
  limit: number,
): Promise<OpenOfItem[]> {
  return db.query<OpenOfItem>({
    name: 'cases.heads.open_of_items',
    text: `select h.item_id as "itemId", h.version_id as "versionId", h.region_code as "regionCode",
             h.receipt_number as "receiptNumber", h.awaiting, h.submitted_at as "submittedAt"
           from unnest($1::uuid[]) as item cross join lateral (
             select * from cases.case_head where item_id = item and awaiting is not null order by case_id desc limit $2
           ) h order by h.case_id desc limit $2`,
    values: [itemIds, limit],
  })
}

/** Plan: for each item an ordered scan of draft_of_item that stops after `limit` rows. */
export async function draftsOfItems(
  db: Pick<Database, 'query'>,
  itemIds: readonly string[],
  limit: number,
): Promise<DraftOfItem[]> {
  return db.query<DraftOfItem>({
    name: 'cases.drafts.of_items',
    text: `select d.item_id as "itemId", d.version_id as "versionId", d.region_code as "regionCode", d.updated_at as "updatedAt"
           from unnest($1::uuid[]) as item cross join lateral (
             select * from cases.draft where item_id = item order by draft_id desc limit $2
           ) d order by d.draft_id desc limit $2`,
    values: [itemIds, limit],
  })
}
