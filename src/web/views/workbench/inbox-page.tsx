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

export interface InboxPageModel {
  tabs: readonly TabLink[]
  lines: readonly InboxLine[]
  paging: PagingModel
  /** The post handles no cases at all. */
  idle: boolean
  done?: { title: string; href: string; label: string } | undefined
  receipt: { value: string; unknown: boolean }
}

/** Everything that waits for the post, nearest date first. */
export function InboxPage({ model, frame }: { model: InboxPageModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {t('workbench.inbox.title')} <span className="small">{t('workbench.inbox.order')}</span>
          </h1>
          <ReceiptForm {...model.receipt} />
        </div>
        {model.done && (
          <Notice title={model.done.title} tone="ok" live>
            <a href={model.done.href}>{model.done.label}</a>
          </Notice>
        )}
        {model.tabs.length > 1 && <Tabs label={t('workbench.inbox.tabs')} tabs={model.tabs} />}
        {model.lines.length === 0 ? <Nothing idle={model.idle} /> : <Lines lines={model.lines} />}
        <Paging {...model.paging} />
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Nothing({ idle }: { idle: boolean }) {
  const t = useText()
  return (
    <div className="card">
      <EmptyState title={t('workbench.inbox.none')} icon="circle-check">
        <p>{t(idle ? 'workbench.inbox.noneDuty' : 'workbench.inbox.noneHelp')}</p>
      </EmptyState>
    </div>
  )
}

function Lines({ lines }: { lines: readonly InboxLine[] }) {
  const t = useText()
  const language = useLanguage()
  return (
    <div className="card work-list" data-inbox="">
      <Table
        caption={t('workbench.inbox.title')}
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
