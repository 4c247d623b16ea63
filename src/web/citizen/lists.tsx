import { type Browse, type ServiceList, serviceLists, serviceListTexts } from '../../modules/catalog/index.ts'
import type { Region } from '../../modules/organizations/index.ts'
import { found } from '../faults.ts'
import { formatNumber } from '../texts/format.ts'
import { BrowseList, type ListMark, ServiceListsPage } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { inRegion, itemLine, regionOf } from './items.ts'
import { chosenFilter, filterModel, narrowing, nextPage, openFiles } from './narrowed.ts'
import type { readingPages } from './reading.ts'
import { regionCrumb, wayHref, wayTabs } from './ways.ts'

const linesMax = 20

export function listPages(web: Web, reading: ReturnType<typeof readingPages>): void {
  web.get(inRegion('/lists'), reading({ handler: overview }))
  web.get(inRegion('/lists/:list'), reading({ parameters: narrowing, handler: list }))
}

async function overview(visit: Visit): Promise<Answer> {
  const region = await regionOf(visit)
  const [counts, frame] = await Promise.all([visit.modules.catalog.browse(region.code), visit.frame()])
  return {
    title: visit.t('browse.lists.title'),
    page: (
      <ServiceListsPage
        frame={frame}
        model={{
          crumbs: [regionCrumb(region)],
          tabs: wayTabs(visit, region, 'lists'),
          lists: listMarks(visit, region.code, counts),
          rules: serviceLists.map((one) => ({ name: nameOf(visit, one), notes: notesOf(visit, one, counts) })),
        }}
      />
    ),
  }
}

/** The four lists with the counts of a region, for whoever shows them. */
export function listMarks(visit: Visit, regionCode: string, counts: Browse): ListMark[] {
  return serviceLists.map((one) => ({
    name: nameOf(visit, one),
    lead: serviceListTexts[one].lead[visit.language],
    count: countOf(counts, 'list', one),
    href: listHref(regionCode, one),
  }))
}

function nameOf(visit: Visit, one: ServiceList): string {
  return serviceListTexts[one].name[visit.language]
}

function listHref(regionCode: string, one: ServiceList): string {
  return `${wayHref(regionCode, 'lists')}/${one}`
}

function countOf(counts: Browse, facet: 'list' | 'list_unknown', one: ServiceList): number {
  return counts[facet].find(({ value }) => value === one)?.items ?? 0
}

/** The rule, and of how many items it cannot be told because they say too little. */
function notesOf(visit: Visit, one: ServiceList, counts: Browse): string[] {
  const { rule, unknown } = serviceListTexts[one]
  const missing = countOf(counts, 'list_unknown', one)
  return [
    visit.t('browse.lists.rule', { rule: rule[visit.language] }),
    missing > 0
      ? visit.t('browse.lists.unknown', {
          count: formatNumber(missing, visit.language),
          reason: unknown[visit.language],
        })
      : visit.t('browse.lists.complete'),
  ]
}

async function list(visit: Visit): Promise<Answer> {
  const one = found(serviceLists.find((name) => name === visit.parameter('list')))
  const region = await regionOf(visit)
  const { catalog } = visit.modules
  const path = listHref(region.code, one)
  const chosen = chosenFilter(visit)
  const after = visit.query('after')
  const [counts, items, frame] = await Promise.all([
    catalog.browse(region.code),
    catalog.listItems({ regionCode: region.code, list: one, limit: linesMax, ...chosen, ...(after && { after }) }),
    visit.frame(),
  ])
  const narrowed = Object.keys(chosen).length > 0
  return {
    title: nameOf(visit, one),
    page: (
      <BrowseList
        frame={frame}
        model={{
          crumbs: [regionCrumb(region), { label: visit.t('browse.lists.title'), href: wayHref(region.code, 'lists') }],
          title: nameOf(visit, one),
          about: aboutOf(visit, region, one, counts),
          notes: notesOf(visit, one, counts),
          tabs: wayTabs(visit, region, 'lists'),
          categories: serviceLists.map((other) => ({
            label: nameOf(visit, other),
            count: countOf(counts, 'list', other),
            href: listHref(region.code, other),
            current: other === one,
          })),
          filter: items.items.length > 0 || narrowed ? filterModel(visit, path, counts, chosen) : undefined,
          items: items.items.map(itemLine),
          empty: visit.t(narrowed ? 'browse.filter.none' : 'browse.lists.none'),
          paging: { next: nextPage(path, chosen, items.next) },
          files: openFiles(region.code, 'lists', one),
        }}
      />
    ),
  }
}

function aboutOf(visit: Visit, region: Region, one: ServiceList, counts: Browse): string {
  const lead = serviceListTexts[one].lead[visit.language]
  const count = visit.t('portal.count', { count: countOf(counts, 'list', one) })
  return visit.t('browse.lists.count', { lead, region: region.name, count })
}
