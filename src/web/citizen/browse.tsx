import { themeNames } from '../../modules/catalog/index.ts'
import type { TabLink } from '../ui/index.ts'
import { BrowseList, type BrowseListModel } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { inRegion, itemLine, regionOf, withQuery } from './items.ts'
import type { readingPages } from './reading.ts'

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
          crumbs: [{ label: region.name, href: `/${region.code}` }],
          title,
          tabs: shelfTabs(visit, shelf, (one) => `/${region.code}/browse/${one}`),
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
  counts: Awaited<ReturnType<Visit['modules']['catalog']['browse']>>,
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
  return counts.theme.flatMap(({ value, items }) => {
    const [audience, code] = value.split('/')
    if (audience !== shelf || !code) return []
    const href = withQuery(path, { theme: code })
    return [{ label: themeNames[value] ?? value, count: items, href, current: code === current }]
  })
}
