import {
  EmptyState,
  Paging,
  type PagingModel,
  type TabLink,
  Tabs,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { type ProposalEntry, ProposalTable } from './proposal-table.tsx'

export interface ProposalListModel {
  frame: WorkbenchFrameModel
  show: 'open' | 'done' | 'review'
  tabs: readonly TabLink[]
  entries: readonly ProposalEntry[]
  paging: PagingModel
}

export function ProposalListPage({ model: { frame, show, tabs, entries, paging } }: { model: ProposalListModel }) {
  const t = useText()
  const title = t(show === 'review' ? 'catalogueLists.list.reviews' : 'catalogueLists.list.proposals')
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>{title}</h1>
        </div>
        {tabs.length > 0 && <Tabs tabs={tabs} label={title} />}
        <div className="card work-list">
          {entries.length === 0 ? (
            <EmptyState title={t(`catalogueLists.list.${show}None`)}>
              <p>{t(`catalogueLists.list.${show}NoneHelp`)}</p>
            </EmptyState>
          ) : (
            <ProposalTable caption={title} entries={entries} withOffice={show === 'review'} />
          )}
        </div>
        <Paging {...paging} />
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
