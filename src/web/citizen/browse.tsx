import { type Browse, themeNames } from '../../modules/catalog/index.ts'
import { formatNumber } from '../texts/format.ts'
import type { TabLink } from '../ui/index.ts'
import { BrowseList, type BrowseListModel } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { inRegion, itemLine, regionOf, withQuery } from './items.ts'
import type { readingPages } from './reading.ts'
import { regionCrumb, wayTabs } from './ways.ts'

/** The three ways into the catalogue: themes for persons, themes for organisations, departments. */
export const shelves = ['person', 'organization', 'departments'] as const
export type Shelf = (typeof shelves)[number]

const linesMax = 20

export function browsePages(web: Web, reading: ReturnType<typeof readingPages>): void {
  for (const shelf of shelves) {
    const parameters = [shelf === 'departments' ? 'name' : 'theme', 'after']
    web.get(inRegion(`/browse/${shelf}`), reading({ parameters, handler: (visit) => browse(visit, shelf) }))
  }
  web.get(inRegion('/browse'), async (visit) => ({ redirect: `/${visit.parameter('region')}/browse/person` }))
}

export function shelfTabs(visit: Visit, current: Shelf, href: (shelf: Shelf) => string): TabLink[] {
  return shelves.map((shelf) => ({
    label: visit.t(`personal.browse.${shelf}`),
    href: href(shelf),
    current: shelf === current,
  }))
}

async function browse(visit: Visit, shelf: Shelf): Promise<Answer> {
  const region = await regionOf(visit)
  const { catalog } = visit.modules
  const path = `/${region.code}/browse/${shelf}`
  const department = shelf === 'departments' ? visit.query('name') : undefined
  const theme = shelf === 'departments' ? undefined : visit.query('theme')
  const after = visit.query('after')
  const [counts, found, frame] = await Promise.all([
    catalog.browse(region.code),
    catalog.listItems({
      regionCode: region.code,
      limit: linesMax,
      ...(department !== undefined && { department }),
      ...(theme !== undefined && { theme: `${shelf}/${theme}` }),
      ...(shelf !== 'departments' && { audience: shelf }),
      ...(after !== undefined && { after }),
    }),
    visit.frame(),
  ])
  const all = visit.t('personal.browse.all')
  const categories = categoriesOf(path, shelf, counts, department ?? theme)
  const title = categories.find(({ current }) => current)?.label ?? all
  return {
    title,
    page: (
      <BrowseList
        frame={frame}
        model={{
          crumbs: [regionCrumb(region)],
          title,
          notes: shelf === 'departments' ? [] : unpublishedNotes(visit, counts),
          tabs: wayTabs(visit, region, shelf),
          categories: [
            { label: all, href: path, current: department === undefined && theme === undefined },
            ...categories,
          ],
          items: found.items.map(itemLine),
          paging: { next: found.next ? withQuery(path, { name: department, theme, after: found.next }) : undefined },
        }}
      />
    ),
  }
}

function categoriesOf(
  path: string,
  shelf: Shelf,
  counts: Browse,
  current: string | undefined,
): BrowseListModel['categories'] {
  if (shelf === 'departments') {
    return counts.department.map(({ value, items }) => ({
      label: value,
      count: items,
      href: withQuery(path, { name: value }),
      current: value === current,
    }))
  }
  // Every theme of the vocabulary is named, those with most items first; one without items leads nowhere.
  const themes = Object.entries(themeNames).flatMap(([value, label]) => {
    const [audience, code = ''] = value.split('/')
    if (audience !== shelf) return []
    const count = counts.theme.find((theme) => theme.value === value)?.items ?? 0
    const here = code === current
    return [
      { code, label, count, href: count > 0 || here ? withQuery(path, { theme: code }) : undefined, current: here },
    ]
  })
  return themes.sort((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1))
}

/** What publishes neither theme nor audience stands on no shelf, and the page says so. */
function unpublishedNotes(visit: Visit, { unpublished }: Browse): string[] {
  const of = (facet: string) => unpublished.find(({ value }) => value === facet)?.items ?? 0
  const [theme, audience] = [of('theme'), of('audience')]
  const number = (count: number) => formatNumber(count, visit.language)
  const told = { theme: number(theme), audience: number(audience) }
  return theme + audience > 0 ? [visit.t('browse.themes.unpublished', told)] : []
}
