import { lifeStages, serviceLists, serviceListTexts, themeNames } from '../../modules/catalog/index.ts'
import { type FacetName, type Facets, resultsMax, type SearchFilter } from '../../modules/search/index.ts'
import type { FacetGroup, SearchResultsModel } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'

type Label = (visit: Visit, value: string) => Promise<string> | string

/** By what results are narrowed, in the order of the page, with the words of each value. What kind of item it is in law helps nobody. */
const labels = {
  audience: ({ t }, value) => t(value === 'organization' ? 'search.audience.organization' : 'search.audience.person'),
  online: ({ t }, value) => t(value === 'true' ? 'search.online.yes' : 'search.online.no'),
  stage: ({ language }, value) => lifeStages.find(({ id }) => id === value)?.name[language] ?? value,
  list: ({ language }, value) => {
    const list = serviceLists.find((one) => one === value)
    return list ? serviceListTexts[list].name[language] : value
  },
  theme: (_, value) => themeNames[value] ?? value,
  department: (_, value) => value,
  region: async ({ modules }, value) => (await modules.organizations.findRegion(value))?.name ?? value,
} as const satisfies Partial<Record<FacetName, Label>>

type Narrowing = keyof typeof labels
const narrowings = Object.keys(labels) as Narrowing[]
const valuesMax = 40

export function chosenFilter(visit: Visit): SearchFilter {
  return Object.fromEntries(narrowings.flatMap((name) => (visit.query(name) ? [[name, visit.query(name)]] : [])))
}

/** What was chosen, what else can be, and how many results there are. */
export async function facetModels(
  visit: Visit,
  facets: Facets,
  filter: SearchFilter,
  href: (filter: SearchFilter) => string,
): Promise<Pick<SearchResultsModel, 'facets' | 'chosen' | 'clearHref' | 'count'>> {
  const label = async (name: Narrowing, value: string) => labels[name](visit, value)
  // Each result can be applied for online or cannot.
  const items = facets.online.reduce((sum, { items }) => sum + items, 0)
  const groups = await Promise.all(
    narrowings
      .filter((name) => filter[name] === undefined)
      .map(async (name): Promise<FacetGroup> => {
        const values = await Promise.all(
          facets[name].slice(0, valuesMax).map(async (one) => ({
            label: await label(name, one.value),
            href: href({ ...filter, [name]: one.value }),
            items: one.items,
          })),
        )
        return { id: name, title: visit.t(`search.facet.${name}`), values }
      }),
  )
  const chosen = await Promise.all(
    narrowings.flatMap((name) => {
      const value = filter[name]
      if (value === undefined) return []
      const { [name]: _, ...rest } = filter
      return [
        label(name, value).then((words) => ({
          title: visit.t(`search.facet.${name}`),
          label: words,
          href: href(rest),
        })),
      ]
    }),
  )
  return {
    count: { items, more: items >= resultsMax },
    // What all results have in common narrows nothing.
    facets: groups.filter(({ values }) => values.some((value) => value.items < items)),
    chosen,
    clearHref: chosen.length > 1 ? href({}) : undefined,
  }
}
