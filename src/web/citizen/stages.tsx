import { type Browse, type LifeStage, lifeStages } from '../../modules/catalog/index.ts'
import type { Region } from '../../modules/organizations/index.ts'
import { found } from '../faults.ts'
import { BrowseList, type BrowseListModel, type StageMark, StagesPage } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { inRegion, itemHref, itemLine, regionOf } from './items.ts'
import { chosenFilter, filterModel, narrowing, nextPage, openFiles } from './narrowed.ts'
import { chainOf, nextLines } from './next.ts'
import type { readingPages } from './reading.ts'
import { regionCrumb, wayHref, wayTabs } from './ways.ts'

const linesMax = 20

export function stagePages(web: Web, reading: ReturnType<typeof readingPages>): void {
  web.get(inRegion('/stages'), reading({ handler: overview }))
  web.get(inRegion('/stages/:stage'), reading({ parameters: narrowing, handler: stage }))
}

async function overview(visit: Visit): Promise<Answer> {
  const region = await regionOf(visit)
  const [counts, frame] = await Promise.all([visit.modules.catalog.browse(region.code), visit.frame()])
  const marks = stageMarks(visit, region.code, counts)
  return {
    title: visit.t('browse.stages.title'),
    page: (
      <StagesPage
        frame={frame}
        model={{ crumbs: [regionCrumb(region)], tabs: wayTabs(visit, region, 'stages'), ...marks }}
      />
    ),
  }
}

/** Both lives with the counts of a region, for whoever shows them. */
export function stageMarks(
  visit: Visit,
  regionCode: string,
  counts: Browse,
): Record<LifeStage['audience'], StageMark[]> {
  const of = (audience: LifeStage['audience']) =>
    lifeStages
      .filter((one) => one.audience === audience)
      .map(({ id, name, lead }) => {
        const count = countOf(counts, id)
        const href = count > 0 ? stageHref(regionCode, id) : undefined
        return { name: name[visit.language], lead: lead[visit.language], count, href }
      })
  return { person: of('person'), organization: of('organization') }
}

function countOf(counts: Browse, stageId: string): number {
  return counts.stage.find(({ value }) => value === stageId)?.items ?? 0
}

function stageHref(regionCode: string, stageId: string): string {
  return `${wayHref(regionCode, 'stages')}/${stageId}`
}

async function stage(visit: Visit): Promise<Answer> {
  const { id, name, lead, audience } = found(lifeStages.find((one) => one.id === visit.parameter('stage')))
  const region = await regionOf(visit)
  const { catalog } = visit.modules
  const path = stageHref(region.code, id)
  const chosen = chosenFilter(visit)
  const after = visit.query('after')
  const [counts, items, frame] = await Promise.all([
    catalog.browse(region.code),
    catalog.listItems({ regionCode: region.code, stage: id, limit: linesMax, ...chosen, ...(after && { after }) }),
    visit.frame(),
  ])
  const narrowed = Object.keys(chosen).length > 0
  return {
    title: name[visit.language],
    page: (
      <BrowseList
        frame={frame}
        model={{
          crumbs: [
            regionCrumb(region),
            { label: visit.t('browse.stages.title'), href: wayHref(region.code, 'stages') },
          ],
          title: name[visit.language],
          about: lead[visit.language],
          tabs: wayTabs(visit, region, 'stages'),
          categories: categoriesOf(visit, region, counts, { id, audience }),
          filter: items.items.length > 0 || narrowed ? filterModel(visit, path, counts, chosen) : undefined,
          items: items.items.map(itemLine),
          empty: visit.t(narrowed ? 'browse.filter.none' : 'browse.stages.none', { region: region.name }),
          paging: { next: nextPage(path, chosen, items.next) },
          next: await nextOf(visit, region, items.items),
          files: openFiles(region.code, 'stages', id),
        }}
      />
    ),
  }
}

/** The stages of the same life, as they follow each other. */
function categoriesOf(
  visit: Visit,
  region: Region,
  counts: Browse,
  current: Pick<LifeStage, 'id' | 'audience'>,
): BrowseListModel['categories'] {
  const ofThisLife = lifeStages.filter(({ audience }) => audience === current.audience)
  return ofThisLife.map(({ id, name }) => {
    const count = countOf(counts, id)
    const here = id === current.id
    const href = count > 0 || here ? stageHref(region.code, id) : undefined
    return { label: name[visit.language], count, href, current: here }
  })
}

type Items = Parameters<typeof itemHref>[0] & { readonly versionId: string; readonly name: string }

async function nextOf(visit: Visit, region: Region, items: readonly Items[]): Promise<BrowseListModel['next']> {
  const chain = await chainOf(visit, region)
  const after = await visit.modules.catalog.nextSteps.afterEach(
    items.map(({ versionId }) => versionId),
    chain.codes,
  )
  const steps = new Map(after.map((one) => [one.versionId, one.steps]))
  return items.flatMap((item) => {
    const lines = steps.get(item.versionId)
    return lines ? [{ name: item.name, href: itemHref(item), lines: nextLines(lines, chain) }] : []
  })
}
