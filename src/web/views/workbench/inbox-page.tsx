import type { ReactNode } from 'react'
import type { ListedCase } from '../../../modules/cases/index.ts'
import { formatInstant } from '../../texts/format.ts'
import type { TextKey } from '../../texts/index.ts'
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
  Tag,
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
  /** 绿色通道, 我承办. */
  marks?: readonly string[]
}

/** The lists of open cases; what was done today has a page of its own. */
type OpenList = 'inbox' | 'waiting' | 'check' | 'mine' | 'asked'

/** Name, order and what an empty one says. */
export const listTexts = {
  inbox: {
    title: 'workbench.inbox.title',
    order: 'workbench.inbox.order',
    none: 'workbench.inbox.none',
    help: 'workbench.inbox.noneHelp',
  },
  waiting: {
    title: 'workbench.waiting.title',
    order: 'workbench.waiting.order',
    none: 'workbench.waiting.none',
    help: 'workbench.waiting.noneHelp',
  },
  doneToday: {
    title: 'workbench.doneToday.title',
    order: 'workbench.doneToday.order',
    none: 'workbench.doneToday.none',
    help: 'workbench.doneToday.noneHelp',
  },
  check: {
    title: 'handling.lists.check',
    order: 'handling.lists.checkOrder',
    none: 'handling.lists.checkNone',
    help: 'handling.lists.checkHelp',
  },
  mine: {
    title: 'handling.lists.mine',
    order: 'handling.lists.mineOrder',
    none: 'handling.lists.mineNone',
    help: 'handling.lists.mineHelp',
  },
  asked: {
    title: 'handling.lists.asked',
    order: 'handling.lists.askedOrder',
    none: 'handling.lists.askedNone',
    help: 'handling.lists.askedHelp',
  },
} as const satisfies Record<OpenList | 'doneToday', Record<'title' | 'order' | 'none' | 'help', TextKey>>

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
        {t(listTexts[list].title)} <span className="small">{t(listTexts[list].order)}</span>
      </h1>
      {children}
    </div>
  )
}

export function Nothing({ list, idle }: { list: OpenList | 'doneToday'; idle: boolean }) {
  const t = useText()
  return (
    <div className="card">
      <EmptyState title={t(listTexts[list].none)} icon="circle-check">
        <p>{t(idle ? 'workbench.inbox.noneDuty' : listTexts[list].help)}</p>
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
        caption={t(listTexts[list].title)}
        captionHidden
        rows={lines}
        rowKey={({ href }) => href}
        columns={[
          {
            head: t('workbench.inbox.item'),
            names: true,
            cell: ({ listed, href, marks = [] }) => (
              <>
                <a href={href}>
                  <Published>{listed.itemName}</Published>
                </a>
                {marks.map((mark) => (
                  <Tag key={mark} tone="ok">
                    {mark}
                  </Tag>
                ))}
              </>
            ),
          },
          { head: t('workbench.inbox.applicant'), cell: ({ listed }) => <Published>{listed.applicant}</Published> },
          {
            head: t('workbench.inbox.receipt'),
            cell: ({ listed }) => <span className="mono">{listed.receiptNumber}</span>,
          },
          {
            head: t('workbench.inbox.waits'),
            cell: ({ listed }) => (list === 'asked' ? t('handling.opinion.open') : awaitingWord(t, listed)),
          },
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
