import type { RecordedReason } from '../../../modules/catalog/index.ts'
import {
  EmptyState,
  Paging,
  type PagingModel,
  Published,
  type TabLink,
  Table,
  useText,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { VocabularyPage } from './vocabulary-frame.tsx'

export interface EndedReasonsModel {
  tabs: readonly TabLink[]
  rows: readonly { reason: RecordedReason; lastDay: string }[]
  paging: PagingModel
}

/** What is asked for although somebody supplies it, and no longer with a reason that holds. */
export function EndedReasons({ model, frame }: { model: EndedReasonsModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <VocabularyPage
      frame={frame}
      tabs={model.tabs}
      title={t('catalogueVocabulary.reasons')}
      about={t('catalogueVocabulary.reasonsLead')}
    >
      {model.rows.length === 0 ? (
        <div className="card">
          <EmptyState title={t('catalogueVocabulary.noReasons')} icon="circle-check">
            <p>{t('catalogueVocabulary.noReasonsHelp')}</p>
          </EmptyState>
        </div>
      ) : (
        <div className="card work-list">
          <Table
            caption={t('catalogueVocabulary.reasons')}
            captionHidden
            rows={model.rows}
            rowKey={({ reason }) => `${reason.subjectId} ${reason.materialId}`}
            columns={[
              {
                head: t('catalogueVocabulary.item'),
                names: true,
                cell: ({ reason }) => <Published>{reason.subjectName}</Published>,
              },
              {
                head: t('catalogueVocabulary.material'),
                cell: ({ reason }) => <Published>{reason.materialName}</Published>,
              },
              { head: t('catalogueVocabulary.reason'), cell: ({ reason }) => <Published>{reason.reason}</Published> },
              { head: t('catalogueVocabulary.lastDay'), cell: ({ lastDay }) => lastDay },
            ]}
          />
        </div>
      )}
      <Paging {...model.paging} />
    </VocabularyPage>
  )
}
