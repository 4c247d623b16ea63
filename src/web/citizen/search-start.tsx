import { themeNames } from '../../modules/catalog/index.ts'
import type { Region } from '../../modules/organizations/index.ts'
import { SearchStart, type SearchStartModel } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { PageAnswer } from '../web.ts'
import { stageRail } from './home-ways.ts'
import { itemHref, withQuery } from './items.ts'

const popularMax = 8
const themesMax = 12
const audiences = ['person', 'organization'] as const
const examples = ['question', 'word', 'pinyin', 'initials'] as const

/** The page of a question that is still empty. */
export async function searchStart(visit: Visit, region: Region): Promise<PageAnswer> {
  const { t } = visit
  const searchAction = `/${region.code}/search`
  const { popular, groups } = await offeredIn(visit, region)
  const model: SearchStartModel = {
    searchAction,
    examples: examples.map((example) => {
      const label = t(`search.start.${example}`)
      return { label, about: t(`search.start.${example}About`), href: withQuery(searchAction, { q: label }) }
    }),
    popular,
    groups,
  }
  return { title: t('search.start.title'), page: <SearchStart frame={await visit.frame()} model={model} /> }
}

/** What the region has, else what the nearest above it does for its people. */
async function offeredIn(visit: Visit, region: Region): Promise<Pick<SearchStartModel, 'popular' | 'groups'>> {
  const { catalog, organizations } = visit.modules
  for (const { code } of (await organizations.regionPath(region.code)).toReversed()) {
    const [counts, hot] = await Promise.all([catalog.browse(code), catalog.hotItems(code, popularMax)])
    if (counts.all.length === 0) continue
    const popular = hot.map((item) => ({
      label: item.parentName ?? item.name,
      href: itemHref({ itemId: item.itemId, regionCode: region.code }),
    }))
    const themes = audiences.map((audience) => ({
      id: `themes-${audience}`,
      published: true,
      title: visit.t(`personal.browse.${audience}`),
      allHref: `/${code}/browse/${audience}`,
      links: counts.theme
        .filter(({ value }) => value.startsWith(`${audience}/`))
        .slice(0, themesMax)
        .map(({ value }) => ({
          label: themeNames[value] ?? value,
          href: withQuery(`/${code}/browse/${audience}`, { theme: value.slice(audience.length + 1) }),
        })),
    }))
    const stages = audiences.map((audience) => ({
      id: `stages-${audience}`,
      title: visit.t(`portal.stages.${audience}`),
      published: false,
      allHref: `/${code}/stages`,
      links: stageRail(visit, code, counts, audience).stages,
    }))
    return { popular, groups: [...stages, ...themes].filter(({ links }) => links.length > 0) }
  }
  return { popular: [], groups: [] }
}
