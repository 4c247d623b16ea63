import type { Duty } from '../../kernel/actor.ts'
import type { WorkbenchFrameModel } from '../ui/index.ts'
import type { Visit } from '../visit.ts'
import { staffWith, workplace } from '../workbench/desk.ts'

export type OfficePlace =
  | 'items'
  | 'standards'
  | 'proposals'
  | 'reviews'
  | 'vocabulary'
  | 'search'
  | 'exchange'
  | 'site'
  | 'help'

/** 事项管理, 编制审核 and 合法性审核: whoever writes the catalogue or has a say in it. */
export const officeDuties = ['catalogue', 'establish', 'legal'] as const satisfies readonly Duty[]

/** Anybody of the catalogue's three duties; for everybody else there is no such page. */
export function officer(visit: Visit): Visit['staff'] {
  return staffWith(visit, ...officeDuties)
}

/** Whoever writes: the establishment and legal offices read and review. */
export function author(visit: Visit): Visit['staff'] {
  return staffWith(visit, 'catalogue')
}

/** The bar of the catalogue's pages. A link stands there for whoever may use what is behind it. */
export async function officeFrame(visit: Visit, current?: OfficePlace): Promise<WorkbenchFrameModel> {
  const { t } = visit
  const { duties } = officer(visit).actor
  const writes = duties.includes('catalogue')
  // biome-ignore format: a table reads in columns
  const places: readonly (readonly [OfficePlace, string, boolean])[] = [
    ['items',      '/catalogue/items',      true],
    ['standards',  '/catalogue/standards',  true],
    ['proposals',  '/catalogue/proposals',  writes],
    ['reviews',    '/catalogue/reviews',    true],
    ['vocabulary', '/catalogue/vocabulary', writes],
    ['search',     '/catalogue/search',     writes],
    ['exchange',   '/catalogue/import',     writes],
    ['site',       '/catalogue/sites',      writes],
    ['help',       '/catalogue/help',       true],
  ]
  const links = places
    .filter(([, , open]) => open)
    .map(([place, href]) => ({ label: t(`catalogue.links.${place}`), href, current: place === current }))
  return workplace(visit, { title: t('catalogue.title'), home: '/catalogue', links })
}
