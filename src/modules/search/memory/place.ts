import { elsewhere, firstOf, type Line, sharedDigits } from './lines.ts'

/** Where somebody asks: the region and those above it, nearest first, the state (twelve zeros) last. */
export interface Place {
  readonly regionCodes: readonly string[]
  /** What the asker has narrowed the answer to. */
  readonly fits: (line: Line) => boolean
}

export interface Found {
  readonly line: Line
  /** 0: of the region itself; 1 and more: of one above. */
  readonly levelsUp: number
  /** Of another region, and can be handed in here. */
  readonly alsoHere: boolean
}

export const state = '000000000000'

/** The items of one definition for somebody at a place: those of the nearest level that has any, otherwise one whose scope reaches here. */
export function linesHere(lines: readonly Line[], place: Place): readonly Found[] {
  const own = ownLines(lines, place)
  return own.length > 0 ? own : reached(lines, place)
}

const anyLine = () => true

/** The same for all items, narrowed to nothing, by the mark that says where the nearest is: not looked for at each level once more. */
export function linesMarked(lines: readonly Line[], mark: number, regionCodes: readonly string[]): readonly Found[] {
  const place = { regionCodes, fits: anyLine }
  return mark === elsewhere ? reached(lines, place) : linesAt(lines, place, mark - 1)
}

function reached(lines: readonly Line[], place: Place): readonly Found[] {
  const reaching = reachingLine(lines, place)
  return reaching ? [{ line: reaching, levelsUp: 0, alsoHere: true }] : []
}

function ownLines(lines: readonly Line[], place: Place): readonly Found[] {
  for (const levelsUp of place.regionCodes.keys()) {
    const found = linesAt(lines, place, levelsUp)
    if (found.length > 0) return found
  }
  return []
}

function linesAt(lines: readonly Line[], { regionCodes, fits }: Place, levelsUp: number): readonly Found[] {
  const regionCode = regionCodes[levelsUp]!
  const found: Found[] = []
  for (let at = firstOf(lines, regionCode); lines[at]?.regionCode === regionCode; at += 1) {
    if (fits(lines[at]!)) found.push({ line: lines[at]!, levelsUp, alsoHere: false })
  }
  return found
}

/** Of several the nearest: the one that shares most of the region's code. */
function reachingLine(lines: readonly Line[], { regionCodes, fits }: Place): Line | undefined {
  const here = regionCodes[0] ?? state
  let best: Line | undefined
  let bestShared = -1
  for (const line of lines) {
    const needed = line.scope === null ? undefined : sharedDigits[line.scope]
    if (needed === undefined) continue
    const shared = digitsShared(line.regionCode, here)
    if (shared >= needed && shared > bestShared && fits(line)) {
      best = line
      bestShared = shared
    }
  }
  return best
}

function digitsShared(one: string, other: string): number {
  let at = 0
  while (at < 12 && one[at] === other[at]) at += 1
  return at
}
