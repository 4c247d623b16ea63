import { openArchive, zip } from '../../src/platform/spreadsheets/index.ts'

/** For tests: the archive with one entry changed or added. */
export async function patched(file: Buffer, name: string, change: (text: string) => string): Promise<Buffer> {
  const archive = openArchive(file)
  const names = archive.has(name) ? archive.names : [...archive.names, name]
  const entries = await Promise.all(
    names.map(async (one) => {
      const content = archive.has(one) ? await archive.bytes(one) : Buffer.alloc(0)
      return { name: one, content: one === name ? Buffer.from(change(content.toString('utf8'))) : content }
    }),
  )
  return zip(entries)
}

/** For tests: text in GBK, which Node reads and does not write. */
export function gbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk')
  const codes = new Map<string, number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) codes.set(decoder.decode(Buffer.from([lead, trail])), [lead, trail])
    }
  }
  return Buffer.from(
    [...text].flatMap((character) =>
      character < '\x80' ? [character.charCodeAt(0)] : (codes.get(character) ?? [0x3f]),
    ),
  )
}
