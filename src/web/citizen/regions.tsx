import type { Region } from '../../modules/organizations/index.ts'
import { type FoundRegion, type RegionChoice, RegionPicker } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { inRegion, regionOf, withQuery } from './items.ts'

const foundMax = 30

/** Province, city, district, street, village, or by name. Whoever changes the region stays on the same thing. */
export function regionPages(web: Web): void {
  web.get('/regions', async (visit) => picker(visit, undefined))
  web.get(inRegion('/regions'), async (visit) => picker(visit, await regionOf(visit)))
}

async function picker(visit: Visit, here: Region | undefined): Promise<Answer> {
  const { organizations } = visit.modules
  const back = visit.queryAddress('back')
  const text = visit.query('q')?.trim() ?? ''
  const [path, below, found] = await Promise.all([
    here ? organizations.regionPath(here.code) : [],
    organizations.childRegions(here?.code ?? null),
    organizations.searchRegions(text, foundMax),
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
          search: { action: here ? `/${here.code}/regions` : '/regions', text, back },
          found: text === '' ? undefined : found.map((region) => foundRegion(region, back)),
          trail: here ? trail : [],
          here: here && (await choiceOf(visit, here, back)),
          choices: await Promise.all(listed.map((region) => choiceOf(visit, region, back))),
        }}
      />
    ),
  }
}

async function choiceOf(visit: Visit, region: Region, back: string | undefined): Promise<RegionChoice> {
  const below = await visit.modules.organizations.childRegions(region.code)
  return {
    name: region.name,
    siteHref: siteHref(region, back),
    belowHref: below.length > 0 ? pickerHref(region.code, back) : undefined,
  }
}

function foundRegion(region: Region, back: string | undefined): FoundRegion {
  const { name, pathName } = region
  return { name, within: pathName.slice(0, pathName.length - name.length), href: siteHref(region, back) }
}

function siteHref({ code }: Region, back: string | undefined): string {
  return withQuery('/preferences', { region: code, back })
}

function pickerHref(code: string, back: string | undefined): string {
  return withQuery(`/${code}/regions`, { back })
}
