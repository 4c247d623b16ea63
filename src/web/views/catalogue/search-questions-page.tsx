import type { ReactNode } from 'react'
import {
  Button,
  EmptyState,
  type FormTarget,
  Paging,
  type PagingModel,
  Published,
  Table,
  useText,
} from '../../ui/index.ts'
import { type SearchOffice, SearchOfficePage } from './search-frame.tsx'

export interface QuestionRow {
  /** Unlike every other on the page. */
  id: string
  question: string
  /** How often, in words; left out for questions that somebody left. */
  times: string | undefined
  day: string
  writeHref: string
  lookHref: string | undefined
  away: FormTarget
  /** Values that go with taking it off the list. */
  hidden: Readonly<Record<string, string>>
}

export interface SearchQuestionsModel {
  office: SearchOffice
  list: 'notFound' | 'notClicked' | 'left'
  rows: readonly QuestionRow[]
  paging: PagingModel
  exportHref: string | undefined
}

/** What people asked, each with what to do about it. */
export function SearchQuestionsPage({ model }: { model: SearchQuestionsModel }) {
  const t = useText()
  const { list, rows, exportHref } = model
  const acts: ReactNode = exportHref && rows.length > 0 && (
    <a href={exportHref}>{t('catalogueSearch.exportQuestions')}</a>
  )
  return (
    <SearchOfficePage office={model.office} acts={acts}>
      <p className="work-lead">{t(`catalogueSearch.lead.${list}`)}</p>
      <div className="card work-list">
        {rows.length === 0 ? (
          <EmptyState title={t(`catalogueSearch.none.${list}`)} icon="circle-check">
            <p>{t('catalogueSearch.noneHelp.questions')}</p>
          </EmptyState>
        ) : (
          <Rows list={list} rows={rows} />
        )}
      </div>
      <Paging {...model.paging} />
    </SearchOfficePage>
  )
}

function Rows({ list, rows }: Pick<SearchQuestionsModel, 'list' | 'rows'>) {
  const t = useText()
  const left = list === 'left'
  return (
    <Table
      caption={t(`catalogueSearch.tabs.${list}`)}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          head: t('catalogueSearch.columns.question'),
          names: true,
          cell: ({ question }) => (
            <span className="question-asked">
              <Published>{question}</Published>
            </span>
          ),
        },
        ...(left ? [] : [{ head: t('catalogueSearch.columns.count'), cell: ({ times }: QuestionRow) => times }]),
        {
          head: t(left ? 'catalogueSearch.columns.leftOn' : 'catalogueSearch.columns.lastOn'),
          cell: ({ day }) => day,
        },
        { head: t('catalogueSearch.columns.acts'), cell: (row) => <Acts row={row} left={left} /> },
      ]}
    />
  )
}

function Acts({ row: { question, writeHref, lookHref, away, hidden }, left }: { row: QuestionRow; left: boolean }) {
  const t = useText()
  return (
    <form method="post" action={away.action} className="row-acts">
      <input type="hidden" name="_csrf" value={away.csrf} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <a className="button quiet" href={writeHref} aria-label={t('catalogueSearch.writeFor', { question })}>
        {t('catalogueSearch.write')}
      </a>
      {lookHref && (
        <a href={lookHref} aria-label={t('catalogueSearch.lookFor', { question })}>
          {t('catalogueSearch.look')}
        </a>
      )}
      <Button look="link" label={t(left ? 'catalogueSearch.finishWhat' : 'catalogueSearch.setAsideWhat', { question })}>
        {t(left ? 'catalogueSearch.finish' : 'catalogueSearch.setAside')}
      </Button>
    </form>
  )
}
