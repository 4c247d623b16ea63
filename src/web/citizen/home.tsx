import { type Browse, themeNames } from '../../modules/catalog/index.ts'
import type { Region } from '../../modules/organizations/index.ts'
import type { Block, Site } from '../../modules/sites/index.ts'
import { type AboveLine, PortalHome, type PortalHomeModel, type PortalTile, themeIcon } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { announcementLine } from './announcements.tsx'
import { type Shelf, shelfTabs, shelves } from './browse.tsx'
import { easyLists, stageRail } from './home-ways.ts'
import { inRegion, regionOf, withQuery } from './items.ts'
import type { readingPages } from './reading.ts'

const tilesMax = 12
const hotMax = 6
const announcementsMax = 4
const belowMax = 24
/** 县 and what is below it: there people live whose things are done by that county. */
const countyLevel = 3

/** A region, and what the catalogue has of it. */
interface Level {
  readonly region: Region
  readonly counts: Browse
  readonly total: number
}

export function homePages(web: Web, reading: ReturnType<typeof readingPages>): void {
  web.get(inRegion(''), reading({ parameters: ['for'], handler: home }))
}

async function home(visit: Visit): Promise<Answer> {
  await regionOf(visit)
  const site = await visit.site()
  const [model, frame] = await Promise.all([homeModel(visit, site), visit.frame()])
  return { title: visit.t('common.nav.home'), page: <PortalHome frame={frame} model={model} /> }
}

/** What the home shows with these settings: for everybody, and for the officer who tries them. */
export async function homeModel(visit: Visit, site: Site): Promise<PortalHomeModel> {
  const { region, path, settings } = site
  const home = `/${region.code}`
  const shows = (block: Block) => settings.blocks[block].value
  const levels = await levelsOf(visit, path)
  // What people here can do is what their own region has, else what the nearest above does for them.
  const serving = levels.find(({ total }) => total > 0)
  const [hot, announcements, below] = await Promise.all([
    shows('hot') ? hotOf(visit, region, levels) : [],
    shows('announcements') ? visit.modules.sites.currentAnnouncements(region.code, announcementsMax) : [],
    belowOf(visit, region, serving),
  ])
  return {
    searchAction: `${home}/search`,
    trail: path.slice(0, -1).map(({ name, code }) => ({ label: name, href: `/${code}` })),
    // What an officer wrote is Chinese; who reads English has our own sentence.
    welcome: visit.language === 'zh' ? (settings.welcome.value ?? undefined) : undefined,
    hot,
    services: serving && servicesOf(visit, region, serving),
    stages: serving && shows('stages') ? stagesOf(visit, serving) : undefined,
    lists: serving && shows('lists') ? easyLists(visit, serving.region.code, serving.counts) : undefined,
    progress: shows('progress') ? { action: '/progress', csrf: '' } : undefined,
    hotline: settings.hotline.value,
    helpHref: '/help',
    announcements: announcements.map((line) => announcementLine(visit, region, line)),
    announcementsHref: `${home}/announcements`,
    above: shows('above') ? aboveOf(levels, serving) : [],
    below,
  }
}

/** Nearest first. */
function levelsOf(visit: Visit, path: readonly Region[]): Promise<Level[]> {
  return Promise.all(
    path.toReversed().map(async (region) => {
      const counts = await visit.modules.catalog.browse(region.code)
      return { region, counts, total: counts.all[0]?.items ?? 0 }
    }),
  )
}

async function hotOf(visit: Visit, here: Region, levels: readonly Level[]): Promise<PortalHomeModel['hot']> {
  for (const { region, total } of levels) {
    const items = total > 0 ? await visit.modules.catalog.hotItems(region.code, hotMax) : []
    if (items.length === 0) continue
    return items.map((item) => ({
      label: item.parentName ?? item.name,
      // On the site where she is: the guide says there who does it.
      href: `/${here.code}/items/${item.itemId}`,
      region: region.code === here.code ? undefined : region.name,
    }))
  }
  return []
}

function servicesOf(visit: Visit, here: Region, { region, counts }: Level): PortalHomeModel['services'] {
  const shelf = chosenShelf(visit, counts)
  return {
    servedBy: region.code === here.code ? undefined : { region: region.name, here: here.name },
    tabs: shelfTabs(visit, shelf, (one) => withQuery(`/${here.code}`, { for: one })),
    tiles: tilesOf(region.code, shelf, counts).slice(0, tilesMax),
    allHref: `/${region.code}/browse/${shelf}`,
  }
}

/** The life of whom the tabs are about; departments are looked through by persons first. */
function stagesOf(visit: Visit, { region, counts }: Level): PortalHomeModel['stages'] {
  const audience = chosenShelf(visit, counts) === 'organization' ? 'organization' : 'person'
  return stageRail(visit, region.code, counts, audience)
}

/** What was asked for, or the first that has something in it. */
function chosenShelf(visit: Visit, counts: Browse): Shelf {
  const asked = shelves.find((shelf) => shelf === visit.query('for'))
  if (asked) return asked
  return counts.theme.some(({ value }) => value.startsWith('person/')) ? 'person' : 'departments'
}

function tilesOf(regionCode: string, shelf: Shelf, counts: Browse): PortalTile[] {
  if (shelf === 'departments') {
    return counts.department.map(({ value, items }) => ({
      label: value,
      count: items,
      href: withQuery(`/${regionCode}/browse/departments`, { name: value }),
      icon: 'building-2',
    }))
  }
  return counts.theme
    .filter(({ value }) => value.startsWith(`${shelf}/`))
    .map(({ value, items }) => {
      const code = value.slice(shelf.length + 1)
      return {
        label: themeNames[value] ?? value,
        count: items,
        href: withQuery(`/${regionCode}/browse/${shelf}`, { theme: code }),
        icon: themeIcon(shelf, code),
      }
    })
}

/** The regions above the one whose services are shown. */
function aboveOf(levels: readonly Level[], serving: Level | undefined): AboveLine[] {
  const from = serving ? levels.indexOf(serving) + 1 : levels.length
  return levels
    .slice(from)
    .filter(({ total }) => total > 0)
    .map(({ region, total }) => ({ region: region.name, count: total, href: `/${region.code}` }))
}

/** Provinces and cities lead on to their counties; so does a region where nothing is to be found. */
async function belowOf(visit: Visit, region: Region, serving: Level | undefined): Promise<PortalHomeModel['below']> {
  if (region.level >= countyLevel && serving) return undefined
  const children = await visit.modules.organizations.childRegions(region.code)
  if (children.length === 0) return undefined
  const choices = children.slice(0, belowMax).map(({ name, code }) => ({ label: name, href: `/${code}` }))
  return { choices, allHref: `/${region.code}/regions` }
}
