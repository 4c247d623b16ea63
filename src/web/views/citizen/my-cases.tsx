import { formatDay, formatInstant } from '../../texts/format.ts'
import {
  ButtonLink,
  Card,
  EmptyState,
  Frame,
  PageHead,
  Paging,
  type PagingModel,
  Published,
  type TabLink,
  Tabs,
  Tag,
  useLanguage,
  useText,
} from '../../ui/index.ts'
import { type CaseStatusCode, statusTones } from './case-states.ts'
import type { ViewProps } from './view.ts'

export interface CaseLine {
  href: string
  itemName: string
  receiptNumber: string
  applicant: string
  status: CaseStatusCode
  /** `YYYY-MM-DD` */
  submittedDay: string
  /** The promised day, while a clock runs. */
  dueDay?: string | undefined
  needsYou: boolean
}

export interface DraftLine {
  href: string
  itemName: string
  savedAt: Date
}

export interface MyCasesModel {
  /** In progress, ended; none where the list is one. */
  tabs: readonly TabLink[]
  drafts: readonly DraftLine[]
  cases: readonly CaseLine[]
  paging: PagingModel
}

export function MyCases({ model, frame }: ViewProps<MyCasesModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow>
      <PageHead title={t('status.mine.title')} />
      {model.drafts.length > 0 && <Drafts drafts={model.drafts} />}
      {model.tabs.length > 0 && <Tabs tabs={model.tabs} label={t('status.mine.title')} />}
      {model.cases.length === 0 ? (
        <div className="card">
          <EmptyState title={t('status.mine.none')}>
            <p>{t('status.mine.noneHelp')}</p>
            <ButtonLink href={frame.links.home} look="quiet">
              {t('status.mine.find')}
            </ButtonLink>
          </EmptyState>
        </div>
      ) : (
        <ul className="item-lines">
          {model.cases.map((line) => (
            <Line key={line.href} line={line} />
          ))}
        </ul>
      )}
      <Paging {...model.paging} />
    </Frame>
  )
}

function Line({ line }: { line: CaseLine }) {
  const t = useText()
  const language = useLanguage()
  return (
    <li className="case-line">
      <div>
        <a className="item-name" href={line.href}>
          <Published>{line.itemName}</Published>
        </a>
        <p className="small">
          {line.applicant} · {line.receiptNumber} ·{' '}
          {t('status.mine.submittedOn', { day: formatDay(line.submittedDay, language, 'short') })}
        </p>
        <p className="tags">
          <Tag tone={statusTones[line.status]}>{t(`status.states.${line.status}`)}</Tag>
          {line.needsYou && <Tag tone="warn">{t('status.mine.needsYou')}</Tag>}
        </p>
      </div>
      {line.dueDay && (
        <p className="case-due">
          <time dateTime={line.dueDay}>{t('status.mine.by', { day: formatDay(line.dueDay, language) })}</time>
        </p>
      )}
    </li>
  )
}

function Drafts({ drafts }: { drafts: readonly DraftLine[] }) {
  const t = useText()
  const language = useLanguage()
  return (
    <div className="section-end">
      <Card title={t('status.mine.drafts')} id="drafts">
        <ul className="papers">
          {drafts.map(({ href, itemName, savedAt }) => (
            <li key={href}>
              <a href={href}>
                <Published>{itemName}</Published>
              </a>
              <span className="small">{t('status.mine.savedOn', { day: formatInstant(savedAt, language) })}</span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}
