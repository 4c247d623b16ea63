import type { ItemSummary } from '../../modules/catalog/index.ts'
import type { Region } from '../../modules/organizations/index.ts'
import type { ItemLine } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'

/** The region that the address names; an unknown one is no page. */
export function regionOf(visit: Visit): Promise<Region> {
  return visit.modules.organizations.getRegion(visit.parameter('region'))
}

/** Routes below a region: twelve digits, so that no other path is taken for one. */
export const inRegion = (path: string): string => `/:region(^\\d{12}$)${path}`

export function itemHref(item: Pick<ItemSummary, 'regionCode' | 'itemId'>): string {
  return `/${item.regionCode}/items/${item.itemId}`
}

export function itemLine(item: ItemSummary): ItemLine {
  return {
    name: item.name,
    href: itemHref(item),
    department: item.departmentName,
    type: item.type ?? undefined,
    applyOnline: item.applyOnline,
    readOnly: !item.applyOnline && item.status === 'active',
    suspended: item.status === 'suspended',
    promised: item.promisedDays === null ? undefined : { days: item.promisedDays, unit: item.promisedUnit },
  }
}

/** An address with the parameters that have a value. */
export function withQuery(path: string, parameters: Readonly<Record<string, string | null | undefined>>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}
