import type { DoneLine } from '../../../modules/cases/index.ts'
import { formatInstant } from '../../texts/format.ts'
import {
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
import { ListHead, Nothing } from './inbox-page.tsx'
import { awaitingWord } from './words.ts'

export interface DonePageModel {
  tabs: readonly TabLink[]
  lines: readonly { line: DoneLine; href: string; act: string }[]
  paging: PagingModel
  idle: boolean
}

/** What this person did today, newest first, and where each case is now. */
export function DonePage({ model, frame }: { model: DonePageModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <ListHead list="doneToday" />
        {model.tabs.length > 1 && <Tabs label={t('workbench.inbox.tabs')} tabs={model.tabs} />}
        {model.lines.length === 0 ? <Nothing list="doneToday" idle={model.idle} /> : <Lines lines={model.lines} />}
        <Paging {...model.paging} />
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Lines({ lines }: Pick<DonePageModel, 'lines'>) {
  const t = useText()
  const language = useLanguage()
  return (
    <div className="card work-list" data-inbox="">
      <Table
        caption={t('workbench.doneToday.title')}
        captionHidden
        rows={lines}
        rowKey={({ line, href, act }) => `${href} ${act} ${line.at.getTime()}`}
        columns={[
          {
            head: t('workbench.inbox.item'),
            names: true,
            cell: ({ line, href }) => (
              <a href={href}>
                <Published>{line.listed.itemName}</Published>
              </a>
            ),
          },
          {
            head: t('workbench.inbox.applicant'),
            cell: ({ line }) => <Published>{line.listed.applicant}</Published>,
          },
          {
            head: t('workbench.inbox.receipt'),
            cell: ({ line }) => <span className="mono">{line.listed.receiptNumber}</span>,
          },
          { head: t('workbench.doneToday.act'), cell: ({ act }) => act },
          { head: t('workbench.doneToday.at'), cell: ({ line }) => formatInstant(line.at, language) },
          { head: t('workbench.doneToday.now'), cell: ({ line }) => awaitingWord(t, line.listed) },
        ]}
      />
    </div>
  )
}
