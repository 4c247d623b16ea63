import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'

export interface DraftRow {
  readonly draftId: string
  readonly personId: string
  readonly organizationId: string | null
  readonly staffId: string | null
  readonly postId: string | null
  readonly regionCode: string
  readonly itemId: string
  readonly versionId: string
  readonly wrappedKey: Buffer
  readonly sealed: Buffer
  readonly revision: number
  readonly updatedAt: Date
}

const selection = `draft_id as "draftId", person_id as "personId", organization_id as "organizationId", staff_id as "staffId",
  post_id as "postId", region_code as "regionCode", item_id as "itemId", version_id as "versionId",
  wrapped_key as "wrappedKey", sealed, revision, updated_at as "updatedAt"`

export function insertDraft(row: DraftRow): Statement {
  return {
    name: 'cases.draft.insert',
    text: `insert into cases.draft (draft_id, person_id, organization_id, staff_id, post_id, region_code, item_id, version_id,
             wrapped_key, sealed, revision, updated_at) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)`,
    values: [
      row.draftId,
      row.personId,
      row.organizationId,
      row.staffId,
      row.postId,
      row.regionCode,
      row.itemId,
      row.versionId,
      row.wrappedKey,
      row.sealed,
      row.revision,
      row.updatedAt,
    ],
  }
}

/** Saves over exactly the revision that was read; returns false when another device was faster. */
export async function updateDraft(
  db: Database,
  draftId: string,
  { sealed, versionId }: Pick<DraftRow, 'sealed' | 'versionId'>,
  revision: number,
  at: Date,
): Promise<boolean> {
  const rows = await db.query({
    name: 'cases.draft.update',
    text: `update cases.draft set sealed = $2, revision = $3 + 1, updated_at = $4, version_id = $5
           where draft_id = $1 and revision = $3 returning draft_id`,
    values: [draftId, sealed, revision, at, versionId],
  })
  return rows.length === 1
}

export function deleteDraft(draftId: string): Statement {
  return { name: 'cases.draft.delete', text: 'delete from cases.draft where draft_id = $1', values: [draftId] }
}

export async function findDraft(db: Database, draftId: string): Promise<DraftRow | undefined> {
  const [row] = await db.lookUp<DraftRow & Record<string, unknown>>({
    name: 'cases.draft.find',
    text: `select ${selection} from cases.draft where draft_id = $1`,
    values: [draftId],
  })
  return row
}

export const draftsMax = 20

/** A person's own drafts, newest first; those that a clerk files for her are the clerk's. */
export async function draftsOfPerson(db: Database, personId: string): Promise<DraftRow[]> {
  return db.query<DraftRow & Record<string, unknown>>({
    name: 'cases.drafts.of_person',
    text: `select ${selection} from cases.draft where person_id = $1 and staff_id is null order by updated_at desc limit ${draftsMax + 1}`,
    values: [personId],
  })
}

export async function draftsOfStaff(db: Database, staffId: string): Promise<DraftRow[]> {
  return db.query<DraftRow & Record<string, unknown>>({
    name: 'cases.drafts.of_staff',
    text: `select ${selection} from cases.draft where staff_id = $1 order by updated_at desc limit ${draftsMax + 1}`,
    values: [staffId],
  })
}

/** Drafts that nobody touched since then; taken away in small batches with their papers. */
export async function staleDrafts(db: Database, before: Date): Promise<string[]> {
  const rows = await db.query<{ draft_id: string }>({
    name: 'cases.drafts.stale',
    text: 'select draft_id from cases.draft where updated_at < $1 order by updated_at limit 200',
    values: [before],
  })
  return rows.map((row) => row.draft_id)
}
