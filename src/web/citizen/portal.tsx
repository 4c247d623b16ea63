import { themeNames } from '../../modules/catalog/index.ts'
import { PortalHome, type PortalTile, SearchResults, themeIcon } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { type Shelf, shelfTabs, shelves } from './browse.tsx'
import { inRegion, itemHref, itemLine, regionOf, withQuery } from './items.ts'
import type { readingPages } from './reading.ts'

const tilesMax = 12
const hotMax = 6
const resultsMax = 20

export function portalPages(web: Web, reading: ReturnType<typeof readingPages>): void {
  web.get('/', async (visit) => ({ redirect: `/${(await visit.region()).code}` }))
  web.get(inRegion(''), reading({ parameters: ['for'], handler: home }))
  web.get(inRegion('/search'), search)
}

async function home(visit: Visit): Promise<Answer> {
  const region = await regionOf(visit)
  const { catalog } = visit.modules
  const [browse, hot, frame] = await Promise.all([
    catalog.browse(region.code),
    catalog.hotItems(region.code, hotMax),
    visit.frame(),
  ])
  // A region without items of its own leads to those below it.
  if (browse.all.length === 0) return { redirect: `/${region.code}/regions` }
  const shelf = chosenShelf(visit, browse)
  const tabs = shelfTabs(visit, shelf, (one) => withQuery(`/${region.code}`, { for: one }))
  return {
    title: visit.t('common.nav.home'),
    page: (
      <PortalHome
        frame={frame}
        model={{
          searchAction: `/${region.code}/search`,
          hot: hot.map((item) => ({ label: item.parentName ?? item.name, href: itemHref(item) })),
          tabs,
          tiles: tilesOf(region.code, shelf, browse).slice(0, tilesMax),
          allHref: `/${region.code}/browse/${shelf}`,
          progress: { action: '/progress', csrf: '' },
        }}
      />
    ),
  }
}

/** What was asked for, or the first that has something in it. */
function chosenShelf(visit: Visit, browse: Awaited<ReturnType<Visit['modules']['catalog']['browse']>>): Shelf {
  const asked = shelves.find((shelf) => shelf === visit.query('for'))
  if (asked) return asked
  return browse.theme.some(({ value }) => value.startsWith('person/')) ? 'person' : 'departments'
}

function tilesOf(
  regionCode: string,
  shelf: Shelf,
  browse: Awaited<ReturnType<Visit['modules']['catalog']['browse']>>,
): PortalTile[] {
  if (shelf === 'departments') {
    return browse.department.map(({ value, items }) => ({
      label: value,
      count: items,
      href: withQuery(`/${regionCode}/browse/departments`, { name: value }),
      icon: 'building-2',
    }))
  }
  return browse.theme
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

async function search(visit: Visit): Promise<Answer> {
  const region = await regionOf(visit)
  const { catalog } = visit.modules
  const query = (visit.query('q') ?? '').trim()
  const filter = {
    department: visit.query('department'),
    theme: visit.query('theme'),
    audience: (['person', 'organization'] as const).find((audience) => audience === visit.query('audience')),
    after: visit.query('after'),
  }
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
  const found =
    query === '' && Object.keys(given).length === 0
      ? { items: [], next: null, way: null }
      : await catalog.search({ regionCode: region.code, text: query, limit: resultsMax, ...given })
  const nearest = found.items.length === 0 ? await catalog.hotItems(region.code, hotMax) : []
  const guess = found.way === 'sound' || found.way === 'some_words' ? found.way : undefined
  return {
    title: query ? visit.t('portal.search.for', { query }) : visit.t('portal.search.title'),
    page: (
      <SearchResults
        frame={await visit.frame()}
        model={{
          searchAction: `/${region.code}/search`,
          query,
          guess: guess && visit.t(`personal.search.${guess}`),
          items: found.items.map(itemLine),
          paging: {
            next: found.next
              ? withQuery(`/${region.code}/search`, { q: query, ...filter, after: found.next })
              : undefined,
          },
          nearest: nearest.map((item) => ({ label: item.name, href: itemHref(item) })),
          browseHref: `/${region.code}/browse/person`,
        }}
      />
    ),
  }
}
