import { createInflateRaw } from 'node:zlib'
import { SpreadsheetFault } from './fault.ts'
import { limits } from './table.ts'

/** An archive in memory. What it unpacks to is counted as it comes out: what its directory says of sizes is not believed. */
export interface Archive {
  readonly names: readonly string[]
  has(name: string): boolean
  /** The entry in pieces; throws `archive_bomb` before memory fills. */
  chunks(name: string): AsyncIterable<Buffer>
  bytes(name: string): Promise<Buffer>
}

interface Entry {
  readonly method: number
  readonly start: number
  readonly packedBytes: number
}

const endSignature = 0x06054b50
const directorySignature = 0x02014b50
const localSignature = 0x04034b50
/** The end record is 22 bytes and may be followed by a comment of 65,535. */
const endSearchBytes = 22 + 65_535

export function openArchive(file: Buffer): Archive {
  const entries = readDirectory(file)
  let unpackedBytes = 0

  async function* chunks(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name)
    if (!entry) throw new SpreadsheetFault('archive_broken', name)
    const packed = file.subarray(entry.start, entry.start + entry.packedBytes)
    let ownBytes = 0
    for await (const chunk of entry.method === 0 ? pieces(packed) : inflated(packed, name)) {
      ownBytes += chunk.length
      unpackedBytes += chunk.length
      const ratioAllows = ownBytes < limits.ratioFromBytes || ownBytes <= entry.packedBytes * limits.ratioMax
      if (!ratioAllows || unpackedBytes > limits.unpackedBytesMax) throw new SpreadsheetFault('archive_bomb', name)
      yield chunk
    }
  }

  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    chunks,
    async bytes(name) {
      const all: Buffer[] = []
      for await (const chunk of chunks(name)) all.push(chunk)
      return Buffer.concat(all)
    },
  }
}

async function* inflated(packed: Buffer, name: string): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 })
  inflate.end(packed)
  try {
    for await (const chunk of inflate) yield chunk as Buffer
  } catch (error) {
    throw error instanceof SpreadsheetFault ? error : new SpreadsheetFault('archive_broken', name)
  }
}

async function* pieces(stored: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < stored.length; at += 64 * 1024) yield stored.subarray(at, at + 64 * 1024)
}

/** The directory at the end of the archive; what stands between entries is not looked at. */
function readDirectory(file: Buffer): ReadonlyMap<string, Entry> {
  const end = findEnd(file)
  const count = file.readUInt16LE(end + 10)
  let at = file.readUInt32LE(end + 16)
  if (count > limits.entriesMax) throw new SpreadsheetFault('archive_entries')
  const entries = new Map<string, Entry>()
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== directorySignature)
      throw new SpreadsheetFault('archive_broken')
    const [flags, method] = [file.readUInt16LE(at + 8), file.readUInt16LE(at + 10)]
    const nameBytes = file.readUInt16LE(at + 28)
    const name = nameOf(file.subarray(at + 46, at + 46 + nameBytes), flags)
    if (flags & 1) throw new SpreadsheetFault('encrypted', name)
    const known = (method === 0 || method === 8) && !entries.has(name)
    if (!known) throw new SpreadsheetFault('archive_broken', name)
    entries.set(name, { method, ...placeOf(file, file.readUInt32LE(at + 42), file.readUInt32LE(at + 20), name) })
    at += 46 + nameBytes + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

function findEnd(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - endSearchBytes); at -= 1) {
    if (file.readUInt32LE(at) === endSignature) return at
  }
  throw new SpreadsheetFault('archive_broken')
}

function placeOf(file: Buffer, local: number, packedBytes: number, name: string) {
  if (local + 30 > file.length || file.readUInt32LE(local) !== localSignature)
    throw new SpreadsheetFault('archive_broken', name)
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
  if (start + packedBytes > file.length) throw new SpreadsheetFault('archive_broken', name)
  return { start, packedBytes }
}

/** Windows packs Chinese names in GBK and says nothing; with the flag they are UTF-8. */
function nameOf(bytes: Buffer, flags: number): string {
  const utf8 = bytes.toString('utf8')
  return flags & 0x800 || !utf8.includes('\uFFFD') ? utf8 : new TextDecoder('gbk').decode(bytes)
}
