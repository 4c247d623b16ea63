import { MostUsedPage } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { inRegion, itemLine, regionOf } from './items.ts'
import type { readingPages } from './reading.ts'
import { regionCrumb, wayTabs } from './ways.ts'

const linesMax = 24

export function mostUsedPages(web: Web, reading: ReturnType<typeof readingPages>): void {
  web.get(inRegion('/most-used'), reading({ handler: mostUsed }))
}

async function mostUsed(visit: Visit): Promise<Answer> {
  const region = await regionOf(visit)
  const [most, frame] = await Promise.all([visit.modules.catalog.mostUsed(region.code, linesMax), visit.frame()])
  return {
    title: visit.t('browse.mostUsed.title'),
    page: (
      <MostUsedPage
        frame={frame}
        model={{
          crumbs: [regionCrumb(region)],
          tabs: wayTabs(visit, region, 'mostUsed'),
          region: region.name,
          used: most.used.map(({ item, submitted }) => ({
            ...itemLine(item),
            note: visit.t('browse.mostUsed.times', { count: submitted }),
          })),
          chosen: most.chosen.map(itemLine),
        }}
      />
    ),
  }
}
