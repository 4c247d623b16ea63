import { promised } from '../promise.ts'
import type { Grid } from './find.ts'

/**
 * ISO/IEC 18004 as far as our own codes need it: level M, versions 2 to 13, undamaged, so that no error correction is needed. The
 * data blocks as [how many, codewords each], and where the alignment patterns stand.
 */
// biome-ignore format: a table reads in columns
const versions: Readonly<Record<number, { readonly blocks: readonly (readonly [number, number])[]; readonly alignment: readonly number[] }>> = {
  2:  { blocks: [[1, 28]],          alignment: [6, 18] },
  3:  { blocks: [[1, 44]],          alignment: [6, 22] },
  4:  { blocks: [[2, 32]],          alignment: [6, 26] },
  5:  { blocks: [[2, 43]],          alignment: [6, 30] },
  6:  { blocks: [[4, 27]],          alignment: [6, 34] },
  7:  { blocks: [[4, 31]],          alignment: [6, 22, 38] },
  8:  { blocks: [[2, 38], [2, 39]], alignment: [6, 24, 42] },
  9:  { blocks: [[3, 36], [2, 37]], alignment: [6, 26, 46] },
  10: { blocks: [[4, 43], [1, 44]], alignment: [6, 28, 50] },
  11: { blocks: [[1, 50], [4, 51]], alignment: [6, 30, 54] },
  12: { blocks: [[6, 36], [2, 37]], alignment: [6, 32, 58] },
  13: { blocks: [[8, 37], [1, 38]], alignment: [6, 34, 62] },
}

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
]

/** Laid over the format, so that it is never all light. */
const formatMask = 0b10101
const levelM = 0b00

export function textOfGrid(grid: Grid): string {
  const version = (grid.length - 17) / 4
  const layout = versions[version]
  promised(layout !== undefined, `a QR code of version ${version} is not one of ours`)
  // Five bits beside the first corner: two of the level, three of the mask.
  const format = Number.parseInt([0, 1, 2, 3, 4].map((column) => (grid[8]?.[column] ? 1 : 0)).join(''), 2) ^ formatMask
  promised(format >> 3 === levelM, 'the QR code is not of level M')
  const mask = masks[format & 0b111]!
  const bits = pathOf(grid.length, layout.alignment).map(([row, column]) => grid[row]![column]! !== mask(row, column))
  const codewords = Array.from({ length: Math.floor(bits.length / 8) }, (_, index) => numberOf(bits, index * 8, 8))
  const data = inOrder(codewords, layout.blocks)
  const plain = data.flatMap((byte) => Array.from({ length: 8 }, (_, bit) => ((byte >> (7 - bit)) & 1) === 1))
  return textOfBits(plain, version)
}

/** All places of data, in the order in which they are filled: two columns at a time, upwards and downwards in turn. */
function pathOf(size: number, alignment: readonly number[]): [number, number][] {
  const path: [number, number][] = []
  let upwards = true
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const row = upwards ? size - 1 - step : step
      for (const column of [right, right - 1]) if (!isPattern(row, column, size, alignment)) path.push([row, column])
    }
    upwards = !upwards
  }
  return path
}

function isPattern(row: number, column: number, size: number, alignment: readonly number[]): boolean {
  const far = size - 8
  if (row === 6 || column === 6) return true
  if ((row < 9 && column < 9) || (row < 9 && column >= far) || (row >= far && column < 9)) return true
  const version = (size - 17) / 4
  const ofVersion = (one: number, other: number) => version >= 7 && one < 6 && other >= size - 11 && other < far
  if (ofVersion(row, column) || ofVersion(column, row)) return true
  const last = alignment.at(-1)!
  return alignment.some((y) =>
    alignment.some((x) => {
      const inCorner = (x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6)
      return !inCorner && Math.abs(row - y) <= 2 && Math.abs(column - x) <= 2
    }),
  )
}

/** Codewords are dealt to the blocks like cards; the shorter blocks come first and get none in the last round. */
function inOrder(codewords: readonly number[], groups: readonly (readonly [number, number])[]): number[] {
  const lengths = groups.flatMap(([count, length]) => Array.from({ length: count }, () => length))
  const blocks: number[][] = lengths.map(() => [])
  let next = 0
  for (let round = 0; round < Math.max(...lengths); round++) {
    for (const [index, length] of lengths.entries()) if (round < length) blocks[index]!.push(codewords[next++]!)
  }
  return blocks.flat()
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** Pieces of text, each in the closest packing for it. */
function textOfBits(bits: readonly boolean[], version: number): string {
  let at = 0
  const take = (length: number) => {
    const value = numberOf(bits, at, length)
    at += length
    return value
  }
  const small = version < 10
  let text = ''
  while (at + 4 <= bits.length) {
    const kind = take(4)
    if (kind === 0b0001) {
      for (let left = take(small ? 10 : 12); left > 0; left -= 3) {
        const digits = Math.min(left, 3)
        text += String(take(digits * 3 + 1)).padStart(digits, '0')
      }
    } else if (kind === 0b0010) {
      for (let left = take(small ? 9 : 11); left > 0; left -= 2) {
        const pair = take(left > 1 ? 11 : 6)
        text += left > 1 ? letters.charAt(Math.floor(pair / 45)) + letters.charAt(pair % 45) : letters.charAt(pair)
      }
    } else if (kind === 0b0100) {
      const bytes = Array.from({ length: take(small ? 8 : 16) }, () => take(8))
      text += Buffer.from(bytes).toString('utf8')
    } else break
  }
  return text
}

function numberOf(bits: readonly boolean[], from: number, length: number): number {
  let value = 0
  for (let bit = from; bit < from + length; bit++) value = value * 2 + (bits[bit] ? 1 : 0)
  return value
}
