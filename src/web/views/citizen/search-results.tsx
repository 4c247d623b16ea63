import { Details, Frame, Icon, PageHead, Paging, type PagingModel, SearchForm, useText } from '../../ui/index.ts'
import { type ChipLink, Related } from './chips.tsx'
import { type ItemLine, ItemLines } from './item-line.tsx'
import { type Chosen, ChosenFacets, type FacetGroup, FacetGroups } from './search-facets.tsx'
import { NothingFound, type NothingFoundModel } from './search-nothing.tsx'
import type { ViewProps } from './view.ts'

export interface SearchResultsModel {
  searchAction: string
  /** What the person typed. */
  query: string
  /** How it was read, where it was not read as it stands, and the way to have it read otherwise. */
  reading?: { sentence: string; otherwise?: { words: string; href: string } | undefined } | undefined
  /** Items in all; `more` when there are more than are looked through. */
  count: { items: number; more: boolean }
  items: readonly ItemLine[]
  /** Of other regions, and can be handed in here: 通办. */
  alsoHere: readonly ItemLine[]
  paging: PagingModel
  facets: readonly FacetGroup[]
  chosen: readonly Chosen[]
  clearHref?: string | undefined
  /** What others say that is like it. */
  related: readonly ChipLink[]
  /** The place to leave the question. */
  leaveHref: string
  /** Given when there are no results. */
  nothing?: NothingFoundModel | undefined
}

export function SearchResults({ model, frame }: ViewProps<SearchResultsModel>) {
  const t = useText()
  const { query, nothing, reading } = model
  return (
    <Frame frame={frame} ownSearch narrow={nothing !== undefined}>
      <SearchForm look="page" action={model.searchAction} query={query} />
      <PageHead title={t(nothing ? 'search.none' : 'search.title', { query })}>
        {!nothing && (
          <p className="small">
            {t(model.count.more ? 'search.countMore' : 'search.count', { count: model.count.items })}
          </p>
        )}
        {reading && (
          <p className="reading">
            <Icon name="info" />
            <span>
              {reading.sentence} {reading.otherwise && <a href={reading.otherwise.href}>{reading.otherwise.words}</a>}
            </span>
          </p>
        )}
        <ChosenFacets chosen={model.chosen} clearHref={model.clearHref} />
      </PageHead>
      {nothing ? (
        <NothingFound model={nothing} hotline={frame.hotline} related={model.related} />
      ) : (
        <Results model={model} />
      )}
    </Frame>
  )
}

function Results({ model }: { model: SearchResultsModel }) {
  const t = useText()
  const { facets } = model
  return (
    <div className={facets.length > 0 ? 'browse results' : 'results'}>
      {facets.length > 0 && (
        <>
          <nav className="facets-beside" aria-label={t('search.narrow')}>
            <FacetGroups groups={facets} level="beside" />
          </nav>
          {/* The same once more, folded: a phone shows this one and no other. */}
          <nav className="facets-above" aria-label={t('search.narrow')}>
            <Details summary={t('search.narrow')}>
              <FacetGroups groups={facets} level="above" />
            </Details>
          </nav>
        </>
      )}
      <div className="stack">
        {model.items.length > 0 && <ItemLines items={model.items} />}
        {model.alsoHere.length > 0 && (
          <section className="also-here" aria-labelledby="also-here">
            <h2 id="also-here">{t('search.alsoHere')}</h2>
            <p className="small">{t('search.alsoHereLead')}</p>
            <ItemLines items={model.alsoHere} />
          </section>
        )}
        <Paging {...model.paging} />
        <Related links={model.related} />
        <p className="small leave-line">
          {t('search.notIt')} <a href={model.leaveHref}>{t('search.leave')}</a>
        </p>
      </div>
    </div>
  )
}
