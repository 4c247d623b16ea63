import type { Region } from '../../modules/organizations/index.ts'
import type { Crumb, TabLink } from '../ui/index.ts'
import type { Visit } from '../visit.ts'

/** The ways into a region's catalogue, each a page: themes for persons and for organisations, departments, stages, lists, most used. */
const ways = ['person', 'organization', 'departments', 'stages', 'lists', 'mostUsed'] as const
export type Way = (typeof ways)[number]

const paths = {
  person: '/browse/person',
  organization: '/browse/organization',
  departments: '/browse/departments',
  stages: '/stages',
  lists: '/lists',
  mostUsed: '/most-used',
} as const satisfies Record<Way, string>

export function wayHref(regionCode: string, way: Way): string {
  return `/${regionCode}${paths[way]}`
}

export function wayTabs(visit: Visit, region: Region, current: Way): TabLink[] {
  const label = (way: Way) =>
    way === 'person' || way === 'organization' || way === 'departments'
      ? visit.t(`personal.browse.${way}`)
      : visit.t(`browse.ways.${way}`)
  return ways.map((way) => ({ label: label(way), href: wayHref(region.code, way), current: way === current }))
}

export function regionCrumb(region: Region): Crumb {
  return { label: region.name, href: `/${region.code}` }
}
