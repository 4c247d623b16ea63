import type { Region } from '../../modules/organizations/index.ts'
import { localPath } from '../preferences.ts'
import { type RegionChoice, RegionPicker } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { inRegion, regionOf, withQuery } from './items.ts'

/** Province, city, district, street, village. Whoever changes the region stays on the same thing where there is one. */
export function regionPages(web: Web): void {
  web.get('/regions', async (visit) => picker(visit, undefined))
  web.get(inRegion('/regions'), async (visit) => picker(visit, await regionOf(visit)))
}

async function picker(visit: Visit, here: Region | undefined): Promise<Answer> {
  const { organizations } = visit.modules
  const back = visit.query('back')
  const [path, below] = await Promise.all([
    here ? organizations.regionPath(here.code) : [],
    organizations.childRegions(here?.code ?? null),
  ])
  // At the lowest level the neighbours are shown, so that the page is never empty.
  const listed = below.length === 0 && here ? await organizations.childRegions(here.parentCode) : below
  const trail = [
    { label: visit.t('portal.regions.top'), href: withQuery('/regions', { back }) },
    ...path.slice(0, -1).map(({ name, code }) => ({ label: name, href: pickerHref(code, back) })),
  ]
  return {
    title: visit.t('portal.regions.title'),
    page: (
      <RegionPicker
        frame={await visit.frame()}
        model={{
          trail: here ? trail : [],
          here: here && (await choiceOf(visit, here, back)),
          choices: await Promise.all(listed.map((region) => choiceOf(visit, region, back))),
        }}
      />
    ),
  }
}

async function choiceOf(visit: Visit, region: Region, back: string | undefined): Promise<RegionChoice> {
  const { organizations, catalog } = visit.modules
  const [below, counts] = await Promise.all([organizations.childRegions(region.code), catalog.browse(region.code)])
  return {
    name: region.name,
    siteHref: counts.all.length > 0 ? withQuery('/preferences', { region: region.code, back }) : undefined,
    belowHref: below.length > 0 ? pickerHref(region.code, back) : undefined,
  }
}

function pickerHref(code: string, back: string | undefined): string {
  return withQuery(`/${code}/regions`, { back })
}

/** Where the same thing stands in another region: the list, the search, the item of the same code, else its name searched for. */
export async function samePlaceIn(visit: Visit, regionCode: string, back: string | undefined): Promise<string> {
  const home = `/${regionCode}`
  const path = localPath(back)
  const [, from, rest = ''] = /^\/(\d{12})(.*)$/.exec(path) ?? []
  if (!from) return back && path !== '/' ? path : home
  if (rest.startsWith('/regions')) return home
  const [, itemId] = /^\/items\/([^/?]+)/.exec(rest) ?? []
  if (!itemId) return rest.startsWith('/search') ? home + rest : home
  const { catalog } = visit.modules
  const here = await catalog.findCurrentVersion(itemId)
  const there = here && (await catalog.findByCode(regionCode, here.definition.localCode))
  if (there) return `${home}/items/${there.itemId}`
  return here ? withQuery(`${home}/search`, { q: here.definition.name }) : home
}
