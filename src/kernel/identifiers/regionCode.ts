import { type Checked, normaliseCode } from './checked.ts'

export const regionCodeReasons = ['region_code_length', 'region_code_characters', 'region_code_gap'] as const
export type RegionCodeReason = (typeof regionCodeReasons)[number]

/** In the order of 行使层级 1 … 6 (GB/T 39046). */
export const regionLevels = ['nation', 'province', 'city', 'county', 'street', 'village'] as const
export type RegionLevel = (typeof regionLevels)[number]

export type CheckedRegionCode = Checked<
  {
    readonly level: RegionLevel
    /** 本级 (`430102999000`): the bodies of the region itself, apart from those of its parts. */
    readonly ownLevel: boolean
    /** The region, 12 digits: the value itself, or for a 本级 code the region whose bodies are meant. */
    readonly region: string
    /** The next region up, 12 digits; the nation has none. */
    readonly parent: string | undefined
    /** What the code of every region inside begins with; empty for the nation. */
    readonly prefix: string
  },
  RegionCodeReason
>

/**
 * 行政区划代码, GB/T 2260 and GB/T 10114: 2, 4, 6, 9 or 12 digits, padded to 12 as the platforms do.
 * In cities without counties (东莞 441900) a street stands directly below the city.
 */
export function checkRegionCode(text: string): CheckedRegionCode {
  const given = normaliseCode(text)
  if (![2, 4, 6, 9, 12].includes(given.length)) return { ok: false, reason: 'region_code_length' }
  if (!/^\d+$/.test(given)) return { ok: false, reason: 'region_code_characters' }
  const value = given.padEnd(12, '0')
  const ownLevel = value.endsWith(ownLevelSuffix)
  const region = ownLevel ? value.slice(0, 6).padEnd(12, '0') : value
  if (hasGap(region)) return { ok: false, reason: 'region_code_gap' }
  return {
    ok: true,
    value,
    ownLevel,
    region,
    level: levelOf(region),
    parent: parentOf(region),
    prefix: prefixOf(region),
  }
}

/** Whether a region is the other one or lies inside it; both 12 digits. */
export function regionContains(outer: string, inner: string): boolean {
  return inner.startsWith(regionPrefixOf(outer))
}

/** The digits with which a region and all below it begin; of 12 digits. */
export function regionPrefixOf(region: string): string {
  return prefixOf(region.endsWith(ownLevelSuffix) ? region.slice(0, 6) : region)
}

const ownLevelSuffix = '999000'
/** Where the code of a province, city, county, street and village ends. */
const ends = [2, 4, 6, 9, 12] as const

function levelOf(region: string): RegionLevel {
  return regionLevels[lastFilled(region) + 1]!
}

function parentOf(region: string): string | undefined {
  const last = lastFilled(region)
  if (last < 0) return undefined
  return region.slice(0, ends[last - 1] ?? 0).padEnd(12, '0')
}

function prefixOf(region: string): string {
  return region.slice(0, ends[lastFilled(region)] ?? 0)
}

/** A part is empty above one that is filled. Only the county may be, where a city has none. */
function hasGap(region: string): boolean {
  const county = 2
  const last = lastFilled(region)
  return ends.some((_, part) => part < last && part !== county && !isFilled(region, part))
}

/** Index into `ends` of the last part that is not zero; −1 for the nation. */
function lastFilled(region: string): number {
  return ends.findLastIndex((_, part) => isFilled(region, part))
}

function isFilled(region: string, part: number): boolean {
  return Number(region.slice(ends[part - 1] ?? 0, ends[part])) > 0
}
