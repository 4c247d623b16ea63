import { z } from 'zod'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { ImportStatus } from './importing/imports.ts'

/** The SQL of imports. */
export function createImportStore(db: Database) {
  return {
    async find(id: string): Promise<ImportRow | undefined> {
      return z.array(ImportRow).parse(await db.query(statement('import', `${select} where id = $1`, id)))[0]
    },
    async list(departmentId: string): Promise<ImportRow[]> {
      const text = `${select} where department_id = $1 order by id desc limit 20`
      return z.array(ImportRow).parse(await db.query(statement('imports', text, departmentId)))
    },
    /** True while another import keeps the same bytes. */
    async keeps(hash: string): Promise<boolean> {
      const text = `select exists (select from catalog.import where file_hash = $1 or bad_file_hash = $1) as kept`
      return Boolean((await db.query<{ kept: boolean }>(statement('import_keeps', text, hash)))[0]?.kept)
    },
    /** Own office's open drafts by what they are about. */
    async openDrafts(departmentId: string, regionCode: string, codes: readonly string[]): Promise<OpenDraft[]> {
      return z
        .array(OpenDraft)
        .parse(await db.query(statement('import_drafts', selectDrafts, departmentId, regionCode, codes)))
    },
    write: (statements: readonly Statement[]) => db.batch(statements),
  }
}
export type ImportStore = ReturnType<typeof createImportStore>

const ImportRow = z.strictObject({
  id: z.uuid(),
  regionCode: z.string(),
  departmentId: z.uuid(),
  fileName: z.string(),
  fileHash: z.string().nullable(),
  badFileHash: z.string().nullable(),
  badExtension: z.string().nullable(),
  badMediaType: z.string().nullable(),
  status: z.enum(['reading', 'ready', 'refused', 'committing', 'committed', 'abandoned']),
  itemsDone: z.int(),
  items: z.int().nullable(),
  report: z.unknown(),
  createdBy: z.uuid(),
  postId: z.uuid(),
  createdAt: z.date(),
  committedAt: z.date().nullable(),
  expiresAt: z.date(),
})
export type ImportRow = z.infer<typeof ImportRow>

const OpenDraft = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['item', 'standard']),
  revision: z.int(),
  localCode: z.string(),
  content: z.unknown(),
})
export type OpenDraft = z.infer<typeof OpenDraft>

export const importStatements = {
  insert: (
    row: Pick<
      ImportRow,
      | 'id'
      | 'regionCode'
      | 'departmentId'
      | 'fileName'
      | 'fileHash'
      | 'createdBy'
      | 'postId'
      | 'createdAt'
      | 'expiresAt'
    >,
  ) =>
    statement(
      'import_insert',
      `insert into catalog.import (id, region_code, department_id, file_name, file_hash, status, created_by, post_id, created_at, expires_at)
       values ($1, $2, $3, $4, $5, 'reading', $6, $7, $8, $9)`,
      row.id,
      row.regionCode,
      row.departmentId,
      row.fileName,
      row.fileHash,
      row.createdBy,
      row.postId,
      row.createdAt,
      row.expiresAt,
    ),
  progress: (id: string, done: number, items: number) =>
    statement(
      'import_progress',
      'update catalog.import set items_done = $2, items = $3 where id = $1',
      id,
      done,
      items,
    ),
  read: (
    id: string,
    status: 'ready' | 'refused',
    report: unknown,
    bad: { hash: string; extension: string; mediaType: string } | undefined,
  ) =>
    statement(
      'import_read',
      `update catalog.import set status = $2, report = $3, bad_file_hash = $4, bad_extension = $5, bad_media_type = $6, items_done = coalesce(items, 0)
       where id = $1 and status = 'reading'`,
      id,
      status,
      JSON.stringify(report),
      bad?.hash ?? null,
      bad?.extension ?? null,
      bad?.mediaType ?? null,
    ),
  /** Moves on only from the state in which it was seen. */
  move: (id: string, from: ImportStatus, to: ImportStatus, at: Date | null): Statement[] => [
    statement(
      'import_move',
      `update catalog.import set status = $3, committed_at = $4, file_hash = case when $3 in ('committed', 'abandoned') then null else file_hash end
       where id = $1 and status = $2`,
      id,
      from,
      to,
      at,
    ),
    statement(
      'import_require',
      `select platform.require(exists (select from catalog.import where id = $1 and status = $2), 'import_moved')`,
      id,
      to,
    ),
  ],
  remove: (id: string) => statement('import_remove', 'delete from catalog.import where id = $1', id),
}

function statement(name: string, text: string, ...values: unknown[]): Statement {
  return { name: `catalog.${name}`, text, values }
}

const select = `select id, region_code as "regionCode", department_id as "departmentId", file_name as "fileName", file_hash as "fileHash",
  bad_file_hash as "badFileHash", bad_extension as "badExtension", bad_media_type as "badMediaType", status, items_done as "itemsDone",
  items, report, created_by as "createdBy", post_id as "postId", created_at as "createdAt", committed_at as "committedAt",
  expires_at as "expiresAt" from catalog.import`

const selectDrafts = `
  select p.id, p.kind, p.revision, r.content, d.definition ->> 'localCode' as "localCode"
  from catalog.proposal p
  join catalog.proposal_revision r on r.proposal_id = p.id and r.revision = p.revision
  cross join lateral (select coalesce(r.content -> 'definition', r.content -> 'standard' -> 'definition') as definition) d
  where p.department_id = $1 and p.region_code = $2 and p.kind in ('item', 'standard') and p.status in ('draft', 'returned')
    and not p.practice and d.definition ->> 'localCode' = any ($3)
  order by p.id desc`
