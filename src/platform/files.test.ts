import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clearUnfinishedUploads, createDiskFiles, type FileStore } from './files.ts'

let directory: string
let files: FileStore
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'yimen-files-'))
  files = createDiskFiles(directory)
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const everyFile = (): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [entry.name] : [],
  )

test('bytes lie under their SHA-256; the same bytes are one object', async () => {
  const bytes = Buffer.from('sealed paper')
  const hash = createHash('sha256').update(bytes).digest('hex')
  expect(await files.put(bytes, { bytesMax: 100 })).toEqual({ hash, bytes: bytes.length })
  expect(await files.put(Readable.from([bytes.subarray(0, 5), bytes.subarray(5)]), { bytesMax: 100 })).toEqual({
    hash,
    bytes: bytes.length,
  })
  expect(everyFile()).toEqual([hash])
  expect(await files.read(hash)).toEqual(bytes)
  expect(Buffer.concat(await files.stream(hash).toArray())).toEqual(bytes)
  expect(await files.has(hash)).toBe(true)
  await files.remove(hash)
  await files.remove(hash)
  expect(await files.has(hash)).toBe(false)
})

test('one byte over the bound is refused, and nothing is left', async () => {
  await expect(files.put(Buffer.alloc(11), { bytesMax: 10 })).rejects.toMatchObject({ code: 'file.too_large' })
  expect(everyFile()).toEqual([])
  await expect(files.put(Buffer.alloc(10), { bytesMax: 10 })).resolves.toMatchObject({ bytes: 10 })
})

test('a sender that breaks off leaves nothing', async () => {
  const broken = new Readable({
    read() {
      this.push(Buffer.alloc(1000))
      this.destroy(new Error('gone'))
    },
  })
  await expect(files.put(broken, { bytesMax: 10_000 })).rejects.toThrow()
  expect(everyFile()).toEqual([])
})

test('what a killed process left half-written is cleared at the next start, what was stored stays', async () => {
  const { hash } = await files.put(Buffer.from('kept'), { bytesMax: 10 })
  mkdirSync(join(directory, 'incoming'), { recursive: true })
  writeFileSync(join(directory, 'incoming', 'half'), 'half')
  expect(await clearUnfinishedUploads(directory)).toBe(1)
  expect(everyFile()).toEqual([hash])
  expect(await clearUnfinishedUploads(join(directory, 'never-used'))).toBe(0)
})
