import { dayOf } from '../../kernel/calendar.ts'
import { type ItemVersion, situationSection, themeNames } from '../../modules/catalog/index.ts'
import { found } from '../faults.ts'
import { situationHref } from '../situation-answers.ts'
import { GuidePage, type GuidePlace } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { inRegion, regionOf, withQuery } from './items.ts'
import { chainOf, nextLines } from './next.ts'
import { countingOpened } from './opened.ts'
import type { readingPages } from './reading.ts'

export function guidePages(web: Web, reading: ReturnType<typeof readingPages>): void {
  const current = (visit: Visit) => visit.modules.catalog.findCurrentVersion(visit.parameter('itemId'))
  web.get(
    inRegion('/items/:itemId'),
    countingOpened(
      reading({
        version: async (visit) => (await current(visit))?.id,
        handler: async (visit) => guide(visit, found(await current(visit))),
      }),
    ),
  )
}

async function guide(visit: Visit, version: ItemVersion): Promise<Answer> {
  await regionOf(visit)
  const { region, path } = await visit.site()
  const { definition } = version
  // The guide stands on the site of its own region and of every region below; a link with another one leads to its own.
  const served = path.find(({ code }) => code === definition.regionCode)
  if (!served) return { redirect: `/${definition.regionCode}/items/${version.itemId}` }
  const [places, chain, frame] = await Promise.all([
    placesOf(visit, definition.servicePointIds),
    chainOf(visit, region),
    visit.frame(),
  ])
  const next = await visit.modules.catalog.nextSteps.after(definition, 'open', chain.codes)
  const [theme] = definition.themes
  const themeCrumb = theme && {
    label: themeNames[`${theme.audience}/${theme.code}`] ?? theme.code,
    href: withQuery(`/${served.code}/browse/${theme.audience}`, { theme: theme.code }),
  }
  return {
    title: definition.name,
    page: (
      <GuidePage
        frame={frame}
        model={{
          crumbs: [{ label: region.name, href: `/${region.code}` }, ...(themeCrumb ? [themeCrumb] : [])],
          servedBy: served.code === region.code ? undefined : { region: served.name, here: region.name },
          definition,
          version: version.number,
          publishedDay: dayOf(version.publishedAt),
          applyHref: definition.applyOnline ? withQuery('/apply', { item: version.itemId }) : undefined,
          situationHref: situationSection(definition.form) && situationHref(version),
          places,
          next: nextLines(next, chain),
        }}
      />
    ),
  }
}

/** The service points that a definition names, with their addresses. */
export async function placesOf(visit: Visit, ids: readonly string[]): Promise<GuidePlace[]> {
  const { organizations } = visit.modules
  const places = await Promise.all(
    ids.map(async (id) => {
      const point = await organizations.findServicePoint(id)
      const department = point && (await organizations.findDepartment(point.departmentId))
      if (!point) return []
      const { name, address, hours, phone } = point
      return [{ name, address, hours, phone, ours: department?.demo ?? false }]
    }),
  )
  return places.flat()
}
