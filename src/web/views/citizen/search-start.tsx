import { Card, Frame, PageHead, Published, SearchForm, useText } from '../../ui/index.ts'
import { type ChipLink, Chips } from './chips.tsx'
import type { ViewProps } from './view.ts'

export interface SearchStartModel {
  searchAction: string
  /** How one can ask, each with what it is an example of. */
  examples: readonly (ChipLink & { about: string })[]
  popular: readonly ChipLink[]
  /** Stages of life and themes; `published`: in the words of the catalogue. */
  groups: readonly { id: string; title: string; links: readonly ChipLink[]; allHref: string; published: boolean }[]
}

/** Nothing was asked yet: how one can ask, what others need, and the ways to look through everything. */
export function SearchStart({ model, frame }: ViewProps<SearchStartModel>) {
  const t = useText()
  return (
    <Frame frame={frame} ownSearch narrow>
      <PageHead title={t('search.start.title')} />
      <SearchForm look="page" action={model.searchAction} />
      <div className="stack">
        <Card title={t('search.start.examples')} id="examples">
          <dl className="examples">
            {model.examples.map(({ label, about, href }) => (
              <div key={href}>
                <dt>{about}</dt>
                <dd>
                  <a href={href}>
                    <Published>{label}</Published>
                  </a>
                </dd>
              </div>
            ))}
          </dl>
        </Card>
        {model.popular.length > 0 && (
          <Card title={t('portal.hot')} id="popular">
            <Chips links={model.popular} published />
          </Card>
        )}
        {model.groups.map(({ id, title, links, allHref, published }) => (
          <Card key={id} title={title} id={id} action={<a href={allHref}>{t('portal.all')}</a>}>
            <Chips links={links} published={published} />
          </Card>
        ))}
      </div>
    </Frame>
  )
}
