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
  const query = (visit.query('q') ?? '').trim()
  const filter = {
    department: visit.query('department'),
    theme: visit.query('theme'),
    audience: (['person', 'organization'] as const).find((audience) => audience === visit.query('audience')),
  }
  const after = visit.query('after')
  const given = Object.fromEntries(
    Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  const asked = { regionCode: region.code, limit: resultsMax, ...(after !== undefined && { after }) }
  const found =
    query === ''
      ? { ...(await listed(visit, asked, given)), nearest: [], guess: false }
      : await visit.modules.search.find({ ...asked, text: query, filter: given, count: true })
  const nearest =
    found.items.length > 0
      ? []
      : found.nearest.length > 0
        ? found.nearest
        : await visit.modules.catalog.hotItems(region.code, hotMax)
  return {
    title: query ? visit.t('portal.search.for', { query }) : visit.t('portal.search.title'),
    page: (
      <SearchResults
        frame={await visit.frame()}
        model={{
          searchAction: `/${region.code}/search`,
          query,
          guess: found.guess ? visit.t('personal.search.some_words') : undefined,
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

/** Without words a list by what it is narrowed to, and nothing for nothing. */
async function listed(
  visit: Visit,
  asked: { readonly regionCode: string; readonly limit: number; readonly after?: string },
  narrowed: Readonly<Record<string, string>>,
) {
  return Object.keys(narrowed).length === 0
    ? { items: [], next: null }
    : visit.modules.catalog.listItems({ ...asked, ...narrowed })
}
