import { checkRegionCode } from '../../../kernel/identifiers/regionCode.ts'
import type { TallyRow } from '../../cases/index.ts'
import { type Grain, periodAround } from './periods.ts'

export interface RegionSum {
  readonly regionCode: string
  readonly grain: Grain
  readonly period: string
  readonly channel: string
  readonly itemType: string
  readonly tier: string
  readonly measure: string
  readonly amount: number
}

export interface ItemSum extends RegionSum {
  readonly departmentId: string
  readonly itemId: string
}

const regionGrains = ['year', 'month', 'day'] as const
const itemGrains = ['year', 'month'] as const

/** What numbers add to the sums of their region and of every region around it. */
export function regionSumsOf(rows: readonly TallyRow[]): RegionSum[] {
  const sums = new Map<string, RegionSum>()
  for (const row of rows) {
    const { channel, itemType, tier, measure, amount } = row
    for (const regionCode of regionsAround(row.regionCode)) {
      for (const grain of regionGrains) {
        const period = periodAround(grain, row.day).first
        add(sums, { regionCode, grain, period, channel, itemType, tier, measure, amount })
      }
    }
  }
  return nonZero(sums)
}

/** What they add to the sums of their own region by body and item. */
export function itemSumsOf(rows: readonly TallyRow[]): ItemSum[] {
  const sums = new Map<string, ItemSum>()
  for (const row of rows) {
    const { departmentId, itemId, channel, itemType, tier, measure, amount } = row
    const regionCode = ownRegion(row.regionCode)
    for (const grain of itemGrains) {
      const period = periodAround(grain, row.day).first
      add(sums, { regionCode, grain, period, departmentId, itemId, channel, itemType, tier, measure, amount })
    }
  }
  return nonZero(sums)
}

/** The region itself, then every one around it, up to the province. */
export function regionsAround(code: string): string[] {
  const regions: string[] = []
  for (let region: string | undefined = ownRegion(code); region && region !== nation; ) {
    regions.push(region)
    const checked = checkRegionCode(region)
    region = checked.ok ? checked.parent : undefined
  }
  return regions
}

/** Bodies of the region itself (本级) have a code of their own and count there. */
function ownRegion(code: string): string {
  const checked = checkRegionCode(code)
  return checked.ok ? checked.region : code
}

const nation = '000000000000'

function add<Sum extends RegionSum>(sums: Map<string, Sum>, sum: Sum): void {
  const { amount, ...place } = sum
  const key = Object.values(place).join(' ')
  sums.set(key, { ...sum, amount: (sums.get(key)?.amount ?? 0) + amount })
}

/** In the order of the key, so that two that write the same rows do not lock each other out. */
function nonZero<Sum extends RegionSum>(sums: ReadonlyMap<string, Sum>): Sum[] {
  return [...sums]
    .filter(([, { amount }]) => amount !== 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, sum]) => sum)
}
