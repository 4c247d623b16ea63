import type { FoundNextStep } from '../../modules/catalog/index.ts'
import type { Region } from '../../modules/organizations/index.ts'
import type { NextLine } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import { itemHref, withQuery } from './items.ts'

/** Items of the whole country stand under it. */
const state = '000000000000'

/** A region and what is above it, from the nearest to the state. */
export interface RegionChain {
  readonly region: Region
  readonly codes: readonly string[]
  nameOf(code: string): string
}

export async function chainOf(visit: Visit, region: Region): Promise<RegionChain> {
  const path = await visit.modules.organizations.regionPath(region.code)
  const names = new Map([
    ...path.map(({ code, name }) => [code, name] as const),
    [state, visit.t('portal.regions.top')],
  ])
  return {
    region,
    codes: [...path.map(({ code }) => code).reverse(), state],
    nameOf: (code) => names.get(code) ?? code,
  }
}

export function nextLines(found: readonly FoundNextStep[], chain: RegionChain): NextLine[] {
  const { code } = chain.region
  return found.map(({ step, item }) => ({
    name: item?.name ?? step.name,
    reason: step.reason,
    href: item ? itemHref(item) : undefined,
    region: item && item.regionCode !== code ? chain.nameOf(item.regionCode) : undefined,
    searchHref: withQuery(`/${code}/search`, { q: step.name }),
  }))
}
