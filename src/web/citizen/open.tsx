import type { Region } from '../../modules/organizations/index.ts'
import { found } from '../faults.ts'
import { datasetPath, resultCells } from '../open/datasets.ts'
import { openMonths, openNumbers } from '../open/numbers.ts'
import { formatDay, formatNumber } from '../texts/format.ts'
import { type OpenResult, OpenResults, OpenStart } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { inRegion, regionOf, withQuery } from './items.ts'
import type { readingPages } from './reading.ts'
import { regionCrumb } from './ways.ts'

const shownFirst = 8
const pointsMax = 40

/** What everybody may read of how a region works: results, numbers, evaluations, bodies. Nobody signs in, nobody's values are in it. */
export function openPages(web: Web, reading: ReturnType<typeof readingPages>): void {
  web.get(inRegion('/open'), reading({ version: today, handler: start }))
  web.get(inRegion('/open/results'), reading({ parameters: ['after'], handler: results }))
}

const today = async (visit: Visit) => visit.modules.cases.today()

/** The region itself, or the nearest around it that has published something. */
async function publishing(visit: Visit, region: Region): Promise<Region> {
  const path = await visit.modules.organizations.regionPath(region.code)
  for (const one of path.toReversed()) {
    const { results: some } = await visit.modules.statistics.results(one.code, { limit: 1 })
    if (some.length > 0) return one
  }
  return region
}

async function start(visit: Visit): Promise<Answer> {
  const region = await regionOf(visit)
  const { statistics, evaluations, organizations } = visit.modules
  const { month, sums } = found((await openMonths(visit, region.code)).at(-1))
  const [of, published, points, frame] = await Promise.all([
    publishing(visit, region),
    evaluations.published(region.code, month),
    organizations.servicePointsOf(region.code),
    visit.frame(),
  ])
  const first = await statistics.results(of.code, { limit: shownFirst })
  const share = (value: number | null | undefined) => (value == null ? undefined : `${(value * 100).toFixed(1)}%`)
  const base = `/${region.code}`
  return {
    title: visit.t('open.title'),
    page: (
      <OpenStart
        frame={frame}
        model={{
          crumbs: [regionCrumb(region)],
          region: region.name,
          results: await Promise.all(first.results.map((result) => openResult(visit, result))),
          resultsOf: of.code === region.code ? undefined : of.name,
          resultsHref: `/${of.code}/open/results`,
          month,
          numbers: openNumbers(sums, visit.language),
          evaluations: {
            count: formatNumber(published?.counted ?? 0, visit.language),
            satisfaction: share(published?.satisfaction),
            praise: share(published?.praise),
          },
          points: points.slice(0, pointsMax),
          links: [
            { label: visit.t('score.public.title'), href: `${base}/scores` },
            { label: visit.t('portal.announcements.title'), href: `${base}/announcements` },
            { label: visit.t('browse.lists.title'), href: `${base}/lists` },
            { label: visit.t('open.departments'), href: `${base}/browse/departments` },
          ],
          files: filesOf(region.code),
        }}
      />
    ),
  }
}

function filesOf(regionCode: string) {
  return [
    { key: 'results_rss', href: datasetPath(regionCode, 'results', 'rss') },
    { key: 'results_csv', href: datasetPath(regionCode, 'results', 'csv') },
    { key: 'results_json', href: datasetPath(regionCode, 'results', 'json') },
    { key: 'numbers_csv', href: datasetPath(regionCode, 'numbers', 'csv') },
    { key: 'numbers_json', href: datasetPath(regionCode, 'numbers', 'json') },
    { key: 'columns', href: '/open/columns.json' },
  ] as const
}

async function results(visit: Visit): Promise<Answer> {
  const region = await regionOf(visit)
  const path = `/${region.code}/open/results`
  const [{ results: rows, next }, frame] = await Promise.all([
    visit.modules.statistics.results(region.code, { after: visit.query('after') }),
    visit.frame(),
  ])
  return {
    title: visit.t('open.results.title'),
    page: (
      <OpenResults
        frame={frame}
        model={{
          crumbs: [regionCrumb(region), { label: visit.t('open.title'), href: `/${region.code}/open` }],
          results: await Promise.all(rows.map((result) => openResult(visit, result))),
          paging: { previous: visit.query('after') && path, next: next && withQuery(path, { after: next }) },
          feedHref: datasetPath(region.code, 'results', 'rss'),
        }}
      />
    ),
  }
}

async function openResult(visit: Visit, result: Parameters<typeof resultCells>[1]): Promise<OpenResult> {
  const [item = '', body = '', holder = ''] = await resultCells(visit, result)
  return {
    ...{ item, body, holder, key: String(result.resultId) },
    outcome: visit.t(`open.outcomes.${result.outcome}`),
    ended: result.outcome !== 'granted' && result.outcome !== 'partly',
    day: formatDay(result.decidedOn, visit.language, 'year'),
    certificate: result.certificateNumber ?? undefined,
  }
}
