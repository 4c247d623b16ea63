import type { Region } from '../../modules/organizations/index.ts'
import type { SearchAnswer, SearchFilter } from '../../modules/search/index.ts'
import { SearchResults, type SearchResultsModel } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer, Web } from '../web.ts'
import { inRegion, regionOf, withQuery } from './items.ts'
import { questionHref, questionTarget } from './question.tsx'
import { chosenFilter, facetModels } from './search-facets.ts'
import { foundHref, foundLine } from './search-lines.ts'
import { searchStart } from './search-start.tsx'
import { wayTabs } from './ways.ts'

const resultsMax = 20
const relatedMax = 6

export function searchPages(web: Web): void {
  web.get(inRegion('/search'), async (visit): Promise<Answer> => {
    const region = await regionOf(visit)
    const query = (visit.query('q') ?? '').trim()
    // A guide that is opened from here is counted by where it was opened from (opened.ts). No other site learns it.
    visit.reply.header('referrer-policy', 'same-origin')
    return query === '' ? searchStart(visit, region) : results(visit, region, query)
  })
}

/** The question as its address has it. */
interface Asked {
  readonly region: Region
  readonly query: string
  readonly filter: SearchFilter
  /** By its letters alone: no synonyms, nothing mended. */
  readonly exact: boolean
}

async function results(visit: Visit, region: Region, query: string): Promise<PageAnswer> {
  const { search } = visit.modules
  const asked = { region, query, filter: chosenFilter(visit), exact: visit.query('exact') === '1' }
  const narrowed = Object.keys(asked.filter).length > 0
  const after = visit.query('after')
  const found = await search.find({
    regionCode: region.code,
    text: query,
    filter: asked.filter,
    exact: asked.exact,
    limit: resultsMax,
    ...(after && { after }),
    // Only the question itself: not its pages, and not what somebody looks at more closely.
    count: !narrowed && !asked.exact,
  })
  const suggested = await search.suggest(region.code, query, found.items.length > 0 ? 'query' : undefined)
  const shown = new Set([...found.items, ...found.nearest].map(({ itemId }) => itemId))
  const related = suggested
    .filter(({ text, kind, itemId }) => text !== query && (kind === 'query' || (itemId !== null && !shown.has(itemId))))
    .slice(0, relatedMax)
    .map((suggestion) => ({ label: suggestion.text, href: foundHref(region, suggestion) }))
  const model: SearchResultsModel = {
    searchAction: `/${region.code}/search`,
    query,
    reading: readingOf(visit, asked, found),
    items: found.items.filter(({ alsoHere }) => !alsoHere).map((item) => foundLine(region, item)),
    alsoHere: found.items.filter(({ alsoHere }) => alsoHere).map((item) => foundLine(region, item)),
    paging: { next: found.next ? hrefOf(asked, { after: found.next }) : undefined },
    ...(await facetModels(visit, found.facets, asked.filter, (filter) => hrefOf({ ...asked, filter }))),
    related,
    leaveHref: questionHref(region, query),
    nothing: found.items.length > 0 ? undefined : nothingOf(visit, region, query, found),
  }
  return {
    title: visit.t('search.title', { query }),
    page: <SearchResults frame={await visit.frame()} model={model} />,
  }
}

function hrefOf({ region, query, filter, exact }: Asked, rest: Readonly<Record<string, string>> = {}): string {
  return withQuery(`/${region.code}/search`, { q: query, exact: exact ? '1' : undefined, ...filter, ...rest })
}

/** How the question was read, where that is not what stands there, and the way to have it the other way. */
function readingOf(visit: Visit, asked: Asked, { taken, guess }: SearchAnswer): SearchResultsModel['reading'] {
  const { t } = visit
  const { query } = asked
  if (asked.exact) {
    const otherwise = { words: t('search.reading.asMeant'), href: hrefOf({ ...asked, exact: false }) }
    return { sentence: t('search.reading.exact', { query }), otherwise }
  }
  const partly = guess && taken?.kind !== 'sound' ? t('search.reading.partly') : ''
  if (!taken) return partly ? { sentence: partly } : undefined
  const otherwise = { words: t('search.reading.exactly', { query }), href: hrefOf({ ...asked, exact: true }) }
  const sentence = t(`search.reading.${taken.kind}`, { ...taken })
  return {
    sentence: [sentence, partly].filter(Boolean).join(' '),
    otherwise: taken.kind === 'pinyin' ? undefined : otherwise,
  }
}

function nothingOf(
  visit: Visit,
  region: Region,
  query: string,
  { nearest }: SearchAnswer,
): SearchResultsModel['nothing'] {
  return {
    nearest: nearest.map((item) => foundLine(region, item)),
    ways: wayTabs(visit, region, 'person'),
    question: { target: questionTarget(visit, region), text: query, errors: [] },
  }
}
