import type { ListedCase } from '../../../modules/cases/index.ts'
import { formatInstant } from '../../texts/format.ts'
import {
  Button,
  Details,
  EmptyState,
  Published,
  Table,
  useLanguage,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { wordOf } from '../workbench/words.ts'

export interface CountedLine {
  listed: ListedCase
  href: string
  /** On which it counts. */
  days: readonly string[]
  /** What it adds to the number. */
  adds: string
}

export interface CountedCasesModel {
  measure: string
  /** The number, with what is above and below its line. */
  text: string
  definition: string
  /** Place, kind and time. */
  where: readonly string[]
  lines: readonly CountedLine[]
  first: string | undefined
  /** Earlier cases: a page may have found none among those that it looked through. */
  next: string | undefined
  backHref: string
}

/** The cases behind a number, each with what it adds. */
export function CountedCases({ model, frame }: { model: CountedCasesModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const { measure, text, lines, first, next } = model
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {t('statistics.counted.title', { measure })}{' '}
            <span className="small">
              <Published>{model.where.join(' · ')}</Published>
            </span>
          </h1>
          <div className="work-head-acts no-print">
            <a href={model.backHref}>{t('statistics.counted.back')}</a>
            <Button type="button" look="link" icon="printer" print>
              {t('common.print')}
            </Button>
          </div>
        </div>
        <p>{t('statistics.counted.value', { measure, text })}</p>
        <p className="small">{t('statistics.counted.how')}</p>
        <Details summary={t('statistics.how')}>
          <p className="small">{model.definition}</p>
        </Details>
        {lines.length === 0 ? (
          <div className="card">
            <EmptyState title={t('statistics.counted.none')} icon="search">
              {next && <p>{t('statistics.counted.noneMore')}</p>}
            </EmptyState>
          </div>
        ) : (
          <Lines lines={lines} />
        )}
        <nav className="periods no-print" aria-label={t('common.paging.label')}>
          {first && <a href={first}>{t('statistics.counted.first')}</a>}
          {next && <a href={next}>{t('statistics.counted.more')}</a>}
        </nav>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Lines({ lines }: Pick<CountedCasesModel, 'lines'>) {
  const t = useText()
  const language = useLanguage()
  return (
    <div className="card work-list">
      <Table
        caption={t('statistics.counted.list')}
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
          { head: t('supervision.columns.state'), cell: ({ listed }) => wordOf(t, 'states', listed.status) },
          {
            head: t('supervision.columns.submitted'),
            cell: ({ listed }) => formatInstant(listed.submittedAt, language, 'year'),
          },
          { head: t('statistics.counted.day'), cell: ({ days }) => days.join(t('common.listComma')) },
          { head: t('statistics.counted.adds'), cell: ({ adds }) => adds },
        ]}
      />
    </div>
  )
}
