import type { ListedCase } from '../../../modules/cases/index.ts'
import { formatDay, formatInstant } from '../../texts/format.ts'
import {
  Button,
  EmptyState,
  type InboxEntry,
  type Option,
  Paging,
  type PagingModel,
  Published,
  Table,
  useLanguage,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { awaitingWord, wordOf } from '../workbench/words.ts'

export interface SupervisedLine {
  listed: ListedCase
  href: string
  due: Pick<InboxEntry, 'due' | 'urgency'>
}

export interface SupervisedCasesModel {
  region: string
  filter: { region: string; show: string; department: string; item: string; awaiting: string }
  departments: readonly Option[]
  items: readonly Option[]
  awaiting: readonly Option[]
  lines: readonly SupervisedLine[]
  paging: PagingModel
  exportHref: string
  exportMax: number
  resetHref: string
}

/** The region's cases with their clocks, filtered, to read only. */
export function SupervisedCases({ model, frame }: { model: SupervisedCasesModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {t('supervision.title')} <span className="small">{t('supervision.lead', { region: model.region })}</span>
          </h1>
          <div className="work-head-acts no-print">
            <a href={model.exportHref} title={t('supervision.exportHint', { max: model.exportMax })}>
              {t('supervision.export')}
            </a>
            <Button type="button" look="link" icon="printer" print>
              {t('common.print')}
            </Button>
          </div>
        </div>
        <Filters model={model} />
        {model.lines.length === 0 ? (
          <div className="card">
            <EmptyState title={t('supervision.none')} icon="search">
              <p>{t('supervision.noneHelp')}</p>
            </EmptyState>
          </div>
        ) : (
          <Lines lines={model.lines} />
        )}
        <Paging {...model.paging} />
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Filters({ model: { filter, departments, items, awaiting, resetHref } }: { model: SupervisedCasesModel }) {
  const t = useText()
  const shows = (['open', 'overdue', 'all'] as const).map((value) => ({ value, label: t(`supervision.${value}`) }))
  const select = (name: 'show' | 'department' | 'item' | 'awaiting', options: readonly Option[], any: boolean) => (
    <div className="field">
      <label htmlFor={name}>{t(`supervision.${name}`)}</label>
      <select id={name} name={name} className="input" defaultValue={filter[name]}>
        {any && <option value="">{t('supervision.any')}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <search className="no-print">
      <form method="get" action="/supervision" className="filters" data-autosubmit="">
        <input type="hidden" name="region" value={filter.region} />
        {select('show', shows, false)}
        {select('department', departments, true)}
        {select('item', items, true)}
        {select('awaiting', awaiting, true)}
        <Button look="quiet">{t('supervision.apply')}</Button>
        <a href={resetHref}>{t('supervision.reset')}</a>
      </form>
    </search>
  )
}

function Lines({ lines }: { lines: readonly SupervisedLine[] }) {
  const t = useText()
  const language = useLanguage()
  return (
    <div className="card work-list" data-inbox="">
      <Table
        caption={t('supervision.list')}
        captionHidden
        rows={lines}
        rowKey={({ href }) => href}
        columns={[
          {
            head: t('supervision.columns.item'),
            names: true,
            cell: ({ listed, href }) => (
              <>
                <a href={href}>
                  <Published>{listed.itemName}</Published>
                </a>
                <div className="small mono">{listed.receiptNumber}</div>
              </>
            ),
          },
          {
            head: t('supervision.columns.applicant'),
            cell: ({ listed }) => <Published>{listed.applicant}</Published>,
          },
          {
            head: t('supervision.columns.department'),
            cell: ({ listed }) => <Published>{listed.departmentName}</Published>,
          },
          {
            head: t('supervision.columns.state'),
            cell: ({ listed }) => wordOf(t, 'states', listed.status),
          },
          {
            head: t('supervision.columns.awaiting'),
            cell: ({ listed }) => (
              <>
                {awaitingWord(t, listed)}
                {listed.awaitingDepartment && (
                  <div className="small">
                    <Published>{listed.awaitingDepartment}</Published>
                  </div>
                )}
              </>
            ),
          },
          {
            head: t('supervision.columns.submitted'),
            cell: ({ listed }) => formatInstant(listed.submittedAt, language),
          },
          { head: t('supervision.columns.due'), cell: (line) => <Due line={line} /> },
        ]}
      />
    </div>
  )
}

function Due({ line: { listed, due } }: { line: SupervisedLine }) {
  const t = useText()
  const language = useLanguage()
  if (listed.awaiting === null) return listed.endedAt && <span>{formatInstant(listed.endedAt, language)}</span>
  return (
    <>
      <span className={`due due-${due.urgency}`}>{due.due}</span>
      {listed.dueOn && listed.dueKind && (
        <div className="small">
          {wordOf(t, 'dueKind', listed.dueKind)} {formatDay(listed.dueOn, language, 'short')}
        </div>
      )}
    </>
  )
}
