import {
  Button,
  EmptyState,
  Frame,
  Notice,
  PageHead,
  Paging,
  type PagingModel,
  Published,
  useText,
} from '../../ui/index.ts'
import { type ItemLine, ItemLines } from './item-line.tsx'
import type { ViewProps } from './view.ts'

export interface SearchResultsModel {
  searchAction: string
  /** What the person typed. */
  query: string
  /** What was searched instead, when the words were mended. */
  searchedFor?: string | undefined
  /** Nothing fits exactly, and this says what is shown instead. */
  guess?: string | undefined
  items: readonly ItemLine[]
  paging: PagingModel
  /** Offered when nothing was found. */
  nearest: readonly { label: string; href: string }[]
  browseHref: string
}

export function SearchResults({ model, frame }: ViewProps<SearchResultsModel>) {
  const t = useText()
  const title = model.query ? t('portal.search.for', { query: model.query }) : t('portal.search.empty')
  return (
    <Frame frame={frame} ownSearch narrow>
      <search>
        <form className="page-search" action={model.searchAction} method="get">
          <input
            className="input"
            type="search"
            name="q"
            aria-label={t('portal.title')}
            placeholder={t('portal.placeholder')}
            defaultValue={model.query}
            maxLength={60}
          />
          <Button icon="search">{t('common.search.button')}</Button>
        </form>
      </search>
      <PageHead title={title}>
        {model.guess && model.items.length > 0 && <p className="small">{model.guess}</p>}
        {model.searchedFor && <p className="small">{t('portal.search.corrected', { query: model.searchedFor })}</p>}
      </PageHead>
      {model.items.length > 0 ? <ItemLines items={model.items} /> : model.query && <NothingFound model={model} />}
      <Paging {...model.paging} />
    </Frame>
  )
}

function NothingFound({ model }: { model: SearchResultsModel }) {
  const t = useText()
  return (
    <div className="stack">
      <div className="card">
        <EmptyState title={t('portal.search.none', { query: model.query })} icon="search">
          <p>{t('portal.search.noneHelp')}</p>
          <p>
            <a href={model.browseHref}>{t('portal.browse')}</a>
          </p>
        </EmptyState>
      </div>
      {model.nearest.length > 0 && (
        <Notice title={t('portal.search.nearest')}>
          <ul className="plain-links">
            {model.nearest.map(({ label, href }) => (
              <li key={href}>
                <a href={href}>
                  <Published>{label}</Published>
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}
