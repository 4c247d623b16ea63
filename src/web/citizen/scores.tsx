import type { Region } from '../../modules/organizations/index.ts'
import { openScorePath, scoreFormats } from '../open/scores.ts'
import { formulaText } from '../supervision/score-lines.ts'
import { rankedBodies } from '../supervision/scores.tsx'
import { PublicScores, type PublicScoresModel } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { inRegion, regionOf } from './items.ts'
import { regionCrumb } from './ways.ts'

/** Scores as they are published: `/430102000000/scores?month=2026-12`. */
export function publicScorePages(web: Web): void {
  web.get(inRegion('/scores'), async (visit): Promise<PageAnswer> => {
    const region = await regionOf(visit)
    const model = await modelOf(visit, region)
    return { page: <PublicScores frame={await visit.frame()} model={model} />, title: visit.t('score.public.title') }
  })
}

async function modelOf(visit: Visit, region: Region): Promise<PublicScoresModel> {
  const { scores } = visit.modules.supervision
  const published = await scores.publishedMonths()
  const month = published.find((one) => one === visit.query('month')) ?? published[0] ?? ''
  const shown = await scores.published(region.code, month)
  return {
    crumbs: [regionCrumb(region), { label: visit.t('open.title'), href: `/${region.code}/open` }],
    region: region.name,
    months: published.map((one) => ({
      label: one,
      href: `/${region.code}/scores?month=${one}`,
      current: one === month,
    })),
    month,
    formula: shown ? formulaText(visit, shown.formula) : '',
    bodies: shown ? await rankedBodies(visit, shown.bodies, () => '') : [],
    files: scoreFormats.map((format) => ({ format, href: openScorePath(region.code, month, format) })),
  }
}
