/** A page in black and white. */
export interface Bitmap {
  readonly width: number
  readonly height: number
  isDark(x: number, y: number): boolean
}

/** Modules of a QR code by row and column, true where dark. */
export type Grid = readonly (readonly boolean[])[]

interface Finder {
  readonly x: number
  readonly y: number
  /** Pixels of one module. */
  readonly module: number
}

/** Dark, light, dark, light, dark: what a line through the middle of a corner pattern crosses. */
const proportions = [1, 1, 3, 1, 1] as const
const finderModules = 7

/** The QR code of a page that was drawn and not photographed: upright, sharp, undamaged. */
export function gridOf(bitmap: Bitmap): Grid | undefined {
  const finders = findersOf(bitmap)
  for (const corner of finders) {
    const right = finders.find((one) => one.x > corner.x + corner.module * finderModules && isLevel(one.y, corner))
    const below = finders.find((one) => one.y > corner.y + corner.module * finderModules && isLevel2(one.x, corner))
    if (right && below && Math.abs(right.x - corner.x - (below.y - corner.y)) < corner.module) {
      return sample(bitmap, corner, right, below)
    }
  }
  return undefined
}

const isLevel = (y: number, corner: Finder) => Math.abs(y - corner.y) < corner.module
const isLevel2 = (x: number, corner: Finder) => Math.abs(x - corner.x) < corner.module

function sample(bitmap: Bitmap, corner: Finder, right: Finder, below: Finder): Grid {
  const across = right.x - corner.x
  const down = below.y - corner.y
  const size = Math.round(across / corner.module) + finderModules
  // Sizes are 17 plus a multiple of four; the measured width of a module is a little off.
  const exact = Math.round((size - 17) / 4) * 4 + 17
  const steps = exact - finderModules
  const centre = (finderModules - 1) / 2
  return Array.from({ length: exact }, (_, row) =>
    Array.from({ length: exact }, (_, column) => {
      const x = corner.x + ((column - centre) * across) / steps
      const y = corner.y + ((row - centre) * down) / steps
      return bitmap.isDark(Math.round(x), Math.round(y))
    }),
  )
}

/** Centres of the corner patterns, each once. */
function findersOf(bitmap: Bitmap): Finder[] {
  const found: Finder[] = []
  for (let y = 0; y < bitmap.height; y++) {
    for (const { middle: x, module } of patternsOf(bitmap.width, (at) => bitmap.isDark(at, y))) {
      if (found.some((one) => Math.abs(one.x - x) < module * 2 && Math.abs(one.y - y) < module * 4)) continue
      const from = Math.max(0, Math.round(y - module * finderModules))
      const length = Math.round(module * finderModules * 2)
      const column = patternsOf(length, (at) => bitmap.isDark(Math.round(x), from + at))
      const crossing = column.find((one) => Math.abs(one.module - module) < module * 0.25)
      if (crossing) found.push({ x, y: from + crossing.middle, module })
    }
  }
  return found
}

/** Where a line has runs of the right proportions. */
function patternsOf(length: number, isDark: (at: number) => boolean): { middle: number; module: number }[] {
  const starts = [0]
  for (let at = 1; at < length; at++) if (isDark(at) !== isDark(at - 1)) starts.push(at)
  return starts.flatMap((start, index) => {
    const ends = starts.slice(index + 1, index + 6)
    if (ends.length < 5 || !isDark(start)) return []
    const module = (ends[4]! - start) / finderModules
    const runs = ends.map((end, run) => end - (run === 0 ? start : ends[run - 1]!))
    const fits = module > 2 && runs.every((run, part) => Math.abs(run - proportions[part]! * module) <= module * 0.6)
    return fits ? [{ middle: (start + ends[4]! - 1) / 2, module }] : []
  })
}
