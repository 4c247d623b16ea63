import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { platformProblem } from './errors.ts'

/** Files under the hash of their bytes: an S3-shaped port. Written once, never changed; the same bytes are the same object. */
export interface FileStore {
  /** Stores the bytes; refuses more than `bytesMax` with a `file.too_large` problem and then leaves nothing behind. */
  put(source: Buffer | Readable, limits: { readonly bytesMax: number }): Promise<StoredFile>
  read(hash: string): Promise<Buffer>
  stream(hash: string): Readable
  has(hash: string): Promise<boolean>
  remove(hash: string): Promise<void>
}

export interface StoredFile {
  /** SHA-256 of the stored bytes, hex. */
  readonly hash: string
  readonly bytes: number
}

export function createDiskFiles(directory: string): FileStore {
  const incoming = join(directory, 'incoming')
  const pathOf = (hash: string) => join(directory, hash.slice(0, 2), hash.slice(2, 4), hash)
  return {
    async put(source, { bytesMax }) {
      await mkdir(incoming, { recursive: true })
      const temporary = join(incoming, randomUUID())
      const digest = createHash('sha256')
      let bytes = 0
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          bytes += chunk.length
          if (bytes > bytesMax)
            return done(platformProblem('file.too_large', { megabytes: Math.floor(bytesMax / 1_000_000) }))
          digest.update(chunk)
          done(null, chunk)
        },
      })
      try {
        await pipeline(
          Buffer.isBuffer(source) ? Readable.from([source]) : source,
          measure,
          createWriteStream(temporary, { flush: true }),
        )
        const hash = digest.digest('hex')
        await mkdir(dirname(pathOf(hash)), { recursive: true })
        await rename(temporary, pathOf(hash))
        return { hash, bytes }
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    },
    read: (hash) => readFile(pathOf(hash)),
    stream: (hash) => createReadStream(pathOf(hash)),
    has: (hash) =>
      stat(pathOf(hash)).then(
        () => true,
        () => false,
      ),
    remove: (hash) => rm(pathOf(hash), { force: true }),
  }
}

/** Removes what an interrupted process left half-written. Called once at start, before any upload can be under way. */
export async function clearUnfinishedUploads(directory: string): Promise<number> {
  const incoming = join(directory, 'incoming')
  const names = await readdir(incoming).catch(() => [])
  await Promise.all(names.map((name) => rm(join(incoming, name), { force: true })))
  return names.length
}
