import type { ReactNode } from 'react'
import type { ListedCase } from '../../../modules/cases/index.ts'
import { formatInstant } from '../../texts/format.ts'
import {
  EmptyState,
  type InboxEntry,
  Notice,
  Paging,
  type PagingModel,
  Published,
  type TabLink,
  Table,
  Tabs,
  useLanguage,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { ReceiptForm } from './receipt-form.tsx'
import { awaitingWord } from './words.ts'

export interface InboxLine {
  listed: ListedCase
  href: string
  due: Pick<InboxEntry, 'due' | 'urgency'>
}

/** The two lists of open cases; what was done today has a page of its own. */
type OpenList = 'inbox' | 'waiting'

export interface InboxPageModel {
  list: OpenList
  tabs: readonly TabLink[]
  lines: readonly InboxLine[]
  paging: PagingModel
  /** The post handles no cases at all. */
  idle: boolean
  done?: { title: string; href: string; label: string } | undefined
  /** The field for a receipt number stands on the inbox only. */
  receipt?: { value: string; unknown: boolean } | undefined
}

/** Everything that waits for the post, nearest date first. */
export function InboxPage({ model, frame }: { model: InboxPageModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <ListHead list={model.list}>{model.receipt && <ReceiptForm {...model.receipt} />}</ListHead>
        {model.done && (
          <Notice title={model.done.title} tone="ok" live>
            <a href={model.done.href}>{model.done.label}</a>
          </Notice>
        )}
        {model.tabs.length > 1 && <Tabs label={t('workbench.inbox.tabs')} tabs={model.tabs} />}
        {model.lines.length === 0 ? <Nothing list={model.list} idle={model.idle} /> : <Lines model={model} />}
        <Paging {...model.paging} />
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

/** Name of a list and its order. */
export function ListHead({ list, children }: { list: OpenList | 'doneToday'; children?: ReactNode }) {
  const t = useText()
  return (
    <div className="work-head">
      <h1>
        {t(`workbench.${list}.title`)} <span className="small">{t(`workbench.${list}.order`)}</span>
      </h1>
      {children}
    </div>
  )
}

export function Nothing({ list, idle }: { list: OpenList | 'doneToday'; idle: boolean }) {
  const t = useText()
  return (
    <div className="card">
      <EmptyState title={t(`workbench.${list}.none`)} icon="circle-check">
        <p>{t(idle ? 'workbench.inbox.noneDuty' : `workbench.${list}.noneHelp`)}</p>
      </EmptyState>
    </div>
  )
}

function Lines({ model: { list, lines } }: { model: InboxPageModel }) {
  const t = useText()
  const language = useLanguage()
  return (
    <div className="card work-list" data-inbox="">
      <Table
        caption={t(`workbench.${list}.title`)}
        captionHidden
        rows={lines}
        rowKey={({ href }) => href}
        columns={[
          {
            head: t('workbench.inbox.item'),
            names: true,
            cell: ({ listed, href }) => (
              <a href={href}>
                <Published>{listed.itemName}</Published>
              </a>
            ),
          },
          { head: t('workbench.inbox.applicant'), cell: ({ listed }) => <Published>{listed.applicant}</Published> },
          {
            head: t('workbench.inbox.receipt'),
            cell: ({ listed }) => <span className="mono">{listed.receiptNumber}</span>,
          },
          { head: t('workbench.inbox.waits'), cell: ({ listed }) => awaitingWord(t, listed) },
          {
            head: t('workbench.inbox.since'),
            cell: ({ listed }) => listed.awaitingSince && formatInstant(listed.awaitingSince, language),
          },
          {
            head: t('workbench.inbox.due'),
            cell: ({ due }) => <span className={`due due-${due.urgency}`}>{due.due}</span>,
          },
        ]}
      />
    </div>
  )
}
