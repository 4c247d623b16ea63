import { isUuid } from '../../kernel/ids.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'

export interface UploadRow {
  readonly uploadId: string
  readonly subjectId: string
  readonly materialId: string
  readonly wrappedKey: Buffer
  readonly sealedName: Buffer
  readonly mediaType: string
  readonly bytes: number
  readonly fileHash: string
  readonly uploadedAt: Date
}

const selection = `upload_id as "uploadId", subject_id as "subjectId", material_id as "materialId", wrapped_key as "wrappedKey",
  sealed_name as "sealedName", media_type as "mediaType", bytes, file_hash as "fileHash", uploaded_at as "uploadedAt"`

/** A subject holds at most some hundred papers: filesMax of each material bounds it. */
const rowsMax = 400

export async function uploadRows(db: Database, subjectId: string): Promise<UploadRow[]> {
  return db.lookUp<UploadRow & Record<string, unknown>>({
    name: 'materials.uploads.of',
    text: `select ${selection} from materials.upload where subject_id = $1 order by upload_id limit ${rowsMax}`,
    values: [subjectId],
  })
}

export async function findUpload(db: Database, subjectId: string, uploadId: string): Promise<UploadRow | undefined> {
  if (!isUuid(uploadId) || !isUuid(subjectId)) return undefined
  const [row] = await db.query<UploadRow & Record<string, unknown>>({
    name: 'materials.upload.find',
    text: `select ${selection} from materials.upload where upload_id = $1 and subject_id = $2`,
    values: [uploadId, subjectId],
  })
  return row
}

export function insertUpload(row: UploadRow): Statement {
  return {
    name: 'materials.upload.insert',
    text: `insert into materials.upload
             (upload_id, subject_id, material_id, wrapped_key, sealed_name, media_type, bytes, file_hash, uploaded_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      row.uploadId,
      row.subjectId,
      row.materialId,
      row.wrappedKey,
      row.sealedName,
      row.mediaType,
      row.bytes,
      row.fileHash,
      row.uploadedAt,
    ],
  }
}

export function deleteUpload(uploadId: string): Statement {
  return {
    name: 'materials.upload.delete',
    text: 'delete from materials.upload where upload_id = $1',
    values: [uploadId],
  }
}
