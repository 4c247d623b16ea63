import { Button, ButtonLink, EmptyState, Published, Table, Tag, useText } from '../../ui/index.ts'
import { type SearchOffice, SearchOfficePage } from './search-frame.tsx'

export interface SynonymLine {
  href: string
  kind: 'same' | 'meaning'
  said: string
  means: string
  /** Undefined: everywhere. */
  region: string | undefined
}

export interface SynonymListModel {
  office: SearchOffice
  text: string
  removed: boolean
  lines: readonly SynonymLine[]
  exportHref: string
}

export function SynonymListPage({ model }: { model: SynonymListModel }) {
  const t = useText()
  return (
    <SearchOfficePage
      office={model.office}
      acts={
        <>
          <a href={model.exportHref}>{t('catalogueSearch.exportQuestions')}</a>
          <ButtonLink href="/catalogue/search/synonyms/new" icon="plus">
            {t('catalogueSearch.new')}
          </ButtonLink>
        </>
      }
    >
      <p className="work-lead">{t('catalogueSearch.lead.synonyms')}</p>
      <Filters model={model} />
      <div className="card work-list">
        {model.lines.length === 0 ? (
          <EmptyState title={t('catalogueSearch.none.synonyms')} icon="search">
            <p>{t('catalogueSearch.noneHelp.synonyms')}</p>
          </EmptyState>
        ) : (
          <Lines lines={model.lines} />
        )}
      </div>
    </SearchOfficePage>
  )
}

function Filters({ model: { text, removed } }: { model: SynonymListModel }) {
  const t = useText()
  return (
    <search className="no-print">
      <form method="get" action="/catalogue/search/synonyms" className="filters">
        <div className="field">
          <label htmlFor="q">{t('catalogueSearch.find')}</label>
          <input id="q" name="q" type="search" className="input" defaultValue={text} maxLength={40} />
        </div>
        <div className="field">
          <label htmlFor="show">{t('catalogueSearch.shown')}</label>
          <select id="show" name="show" className="input" defaultValue={removed ? 'removed' : ''}>
            <option value="">{t('catalogueSearch.inForce')}</option>
            <option value="removed">{t('catalogueSearch.takenAway')}</option>
          </select>
        </div>
        <Button look="quiet">{t('catalogueSearch.findButton')}</Button>
      </form>
    </search>
  )
}

function Lines({ lines }: Pick<SynonymListModel, 'lines'>) {
  const t = useText()
  return (
    <Table
      caption={t('catalogueSearch.tabs.synonyms')}
      captionHidden
      rows={lines}
      rowKey={({ href }) => href}
      columns={[
        {
          head: t('catalogueSearch.columns.said'),
          names: true,
          cell: ({ href, said }) => (
            <a href={href}>
              <Published>{said}</Published>
            </a>
          ),
        },
        {
          head: t('catalogueSearch.columns.kind'),
          cell: ({ kind }) => <Tag tone="grey">{t(`catalogueSearch.kind.${kind}`)}</Tag>,
        },
        { head: t('catalogueSearch.columns.means'), cell: ({ means }) => <Published>{means}</Published> },
        {
          head: t('catalogueSearch.columns.where'),
          cell: ({ region }) => (region ? <Published>{region}</Published> : t('catalogueSearch.everywhere')),
        },
      ]}
    />
  )
}
