import type { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'
import { uuidV7 } from '../../kernel/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { materialProblem } from './errors.ts'
import { cleanName, drained, readBounded, typeNames } from './incoming.ts'
import { deleteUpload, findUpload, insertUpload, type UploadRow, uploadRows } from './store.ts'

export { materialProblem }

/** One paper as handed in: what pages show. */
export interface Upload {
  readonly uploadId: string
  readonly materialId: string
  readonly name: string
  readonly mediaType: string
  /** Size of the paper itself. */
  readonly bytes: number
  readonly uploadedAt: Date
}

export interface Receiving {
  /** The draft; it becomes the case under the same id. */
  readonly subjectId: string
  readonly materialId: string
  /** As the sender named it; cleaned of paths and control characters. */
  readonly fileName: string
  readonly content: Readable
  /** Media types that the item allows for this material. */
  readonly accept: readonly string[]
  readonly bytesMax: number
  readonly filesMax: number
}

/** Papers of drafts and cases: sniffed, bounded, sealed with a key of their own, kept by content hash. */
export interface Materials {
  /** Throws `material.*` problems; an upload that is refused or broken off leaves nothing. */
  receive(receiving: Receiving): Promise<Upload>
  uploadsOf(subjectId: string): Promise<Upload[]>
  /** The paper's bytes. Undefined when it is not one of this subject. */
  open(subjectId: string, uploadId: string): Promise<(Upload & { readonly content: Buffer }) | undefined>
  remove(subjectId: string, uploadId: string): Promise<boolean>
  /** Removes every paper of a subject: for drafts that are thrown away. */
  removeAll(subjectId: string): Promise<void>
}

/** All papers of one subject together. */
export const subjectBytesMax = 200 * 1024 * 1024

export function createMaterials({ db, clock, keys, files }: Platform): Materials {
  const openRow = (row: UploadRow): Upload => ({
    uploadId: row.uploadId,
    materialId: row.materialId,
    name: keys.open<string>(keys.unwrap(row.wrappedKey), nameContext(row.uploadId), row.sealedName),
    mediaType: row.mediaType,
    bytes: row.bytes,
    uploadedAt: row.uploadedAt,
  })

  async function removeRow(row: UploadRow): Promise<void> {
    await db.batch([deleteUpload(row.uploadId)])
    await files.remove(row.fileHash)
  }

  return {
    async receive(receiving) {
      const present = await uploadRows(db, receiving.subjectId)
      const ofMaterial = present.filter((row) => row.materialId === receiving.materialId)
      if (ofMaterial.length >= receiving.filesMax) {
        throw await drained(receiving.content, materialProblem('material.too_many_files', { max: receiving.filesMax }))
      }
      const content = await readBounded(receiving.content, receiving.bytesMax)
      if (content.length === 0) throw materialProblem('material.empty')
      if (content.length + present.reduce((sum, row) => sum + row.bytes, 0) > subjectBytesMax)
        throw materialProblem('material.too_much')
      const mediaType = (await fileTypeFromBuffer(content))?.mime
      if (!mediaType || !receiving.accept.includes(mediaType))
        throw materialProblem('material.type', { types: typeNames(receiving.accept) })

      const now = clock.now()
      const uploadId = uuidV7(now.getTime())
      const { key, wrapped } = keys.newDataKey()
      const sealed = keys.sealBytes(key, contentContext(uploadId), content)
      const stored = await files.put(sealed, { bytesMax: sealed.length })
      const row: UploadRow = {
        uploadId,
        subjectId: receiving.subjectId,
        materialId: receiving.materialId,
        wrappedKey: wrapped,
        sealedName: keys.seal(key, nameContext(uploadId), cleanName(receiving.fileName)),
        mediaType,
        bytes: content.length,
        fileHash: stored.hash,
        uploadedAt: now,
      }
      try {
        await db.batch([insertUpload(row)])
      } catch (error) {
        await files.remove(stored.hash)
        throw error
      }
      return openRow(row)
    },
    uploadsOf: async (subjectId) => (await uploadRows(db, subjectId)).map(openRow),
    async open(subjectId, uploadId) {
      const row = await findUpload(db, subjectId, uploadId)
      if (!row) return undefined
      const content = keys.openBytes(
        keys.unwrap(row.wrappedKey),
        contentContext(uploadId),
        await files.read(row.fileHash),
      )
      return { ...openRow(row), content }
    },
    async remove(subjectId, uploadId) {
      const row = await findUpload(db, subjectId, uploadId)
      if (!row) return false
      await removeRow(row)
      return true
    },
    async removeAll(subjectId) {
      for (const row of await uploadRows(db, subjectId)) await removeRow(row)
    },
  }
}

const contentContext = (uploadId: string): string => `upload/${uploadId}`
const nameContext = (uploadId: string): string => `upload/${uploadId}/name`
