import { SearchResults } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { inRegion, itemHref, itemLine, regionOf, withQuery } from './items.ts'

const hotMax = 6
const resultsMax = 20

export function portalPages(web: Web): void {
  web.get('/', async (visit) => ({ redirect: `/${(await visit.region()).code}` }))
  web.get(inRegion('/search'), search)
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
