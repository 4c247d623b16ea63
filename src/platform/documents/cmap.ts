/**
 * Which characters a TrueType font can draw, read from its `cmap` table (OpenType 1.9, formats 4 and 12). A character that
 * no font has would be printed as an empty box (生僻字): `substitutes.ts` asks here first.
 */
export function fontCodePoints(font: Buffer): Set<number> {
  const table = findTable(font, 'cmap')
  const covered = new Set<number>()
  for (let index = 0; index < font.readUInt16BE(table + 2); index++) {
    const subtable = table + font.readUInt32BE(table + 4 + index * 8 + 4)
    const format = font.readUInt16BE(subtable)
    if (format === 4) readSegments(font, subtable, covered)
    if (format === 12) readGroups(font, subtable, covered)
  }
  return covered
}

function findTable(font: Buffer, tag: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const entry = 12 + index * 16
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8)
  }
  throw new Error(`The font has no table ${tag}`)
}

/** Format 12: groups of (first, last, first glyph), 32 bits each. */
function readGroups(font: Buffer, subtable: number, covered: Set<number>): void {
  for (let group = 0; group < font.readUInt32BE(subtable + 12); group++) {
    const at = subtable + 16 + group * 12
    const glyph = font.readUInt32BE(at + 8)
    const first = font.readUInt32BE(at)
    for (let code = first; code <= font.readUInt32BE(at + 4); code++) if (glyph + code - first > 0) covered.add(code)
  }
}

/** Format 4: parallel arrays of segment ends, starts, deltas and offsets, 16 bits each. */
function readSegments(font: Buffer, subtable: number, covered: Set<number>): void {
  const bytes = font.readUInt16BE(subtable + 6)
  for (let at = 0; at < bytes; at += 2) {
    const end = font.readUInt16BE(subtable + 14 + at)
    const start = font.readUInt16BE(subtable + 16 + bytes + at)
    const delta = font.readUInt16BE(subtable + 16 + bytes * 2 + at)
    const offsetAt = subtable + 16 + bytes * 3 + at
    const offset = font.readUInt16BE(offsetAt)
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const glyph = offset === 0 ? code + delta : font.readUInt16BE(offsetAt + offset + (code - start) * 2)
      if ((glyph & 0xffff) > 0) covered.add(code)
    }
  }
}
