import { Published, type TabLink, Table, useText, type WorkbenchFrameModel } from '../../ui/index.ts'
import { VocabularyPage } from './vocabulary-frame.tsx'

export interface VocabularyEntriesModel {
  tab: 'types' | 'elements'
  tabs: readonly TabLink[]
  entries: readonly { name: string; href: string; about: string; aliases: string }[]
}

/** All entries of one vocabulary: some hundred, so they stand on one page and the browser's own search finds them. */
export function VocabularyEntries({ model, frame }: { model: VocabularyEntriesModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const title = t(`catalogueVocabulary.${model.tab}`)
  const about = model.tab === 'types' ? t('catalogueVocabulary.typesLead') : t('catalogueVocabulary.elementsLead')
  const second = model.tab === 'types' ? 'proves' : 'element'
  return (
    <VocabularyPage frame={frame} tabs={model.tabs} title={title} about={about}>
      <div className="card work-list">
        <Table
          caption={title}
          captionHidden
          rows={model.entries}
          rowKey={({ href }) => href}
          columns={[
            {
              head: t('catalogueVocabulary.columns.name'),
              names: true,
              cell: ({ name, href }) => <a href={href}>{name}</a>,
            },
            { head: t(`catalogueVocabulary.entry.${second}`), cell: ({ about: what }) => what },
            {
              head: t('catalogueVocabulary.entry.aliases'),
              cell: ({ aliases }) => <Published>{aliases}</Published>,
            },
          ]}
        />
      </div>
    </VocabularyPage>
  )
}
