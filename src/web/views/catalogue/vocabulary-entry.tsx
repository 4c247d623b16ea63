import type { AskingSubject, EvidenceSupplier, VocabularyLink } from '../../../modules/catalog/index.ts'
import {
  Card,
  Paging,
  type PagingModel,
  Published,
  SummaryList,
  type SummaryRow,
  type TabLink,
  Table,
  Tag,
  useText,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { VocabularyPage } from './vocabulary-frame.tsx'

export interface VocabularyEntryModel {
  tabs: readonly TabLink[]
  name: string
  rows: readonly SummaryRow[]
  /** Only of an evidence type. */
  suppliers:
    | readonly { supplier: EvidenceSupplier; name: string; since: string; until: string | null; live: boolean }[]
    | undefined
  links: readonly VocabularyLink[]
  asking: readonly { subject: AskingSubject; region: string; href: string | undefined }[]
  paging: PagingModel
}

/** One evidence type or data element, and everything that hangs on it. */
export function VocabularyEntry({ model, frame }: { model: VocabularyEntryModel; frame: WorkbenchFrameModel }) {
  return (
    <VocabularyPage frame={frame} tabs={model.tabs} title={model.name}>
      <div className="stack">
        <Card>
          <SummaryList rows={model.rows} dense />
        </Card>
        {model.suppliers && <Suppliers suppliers={model.suppliers} />}
        <Asking asking={model.asking} />
        <Paging {...model.paging} />
        <Names links={model.links} />
      </div>
    </VocabularyPage>
  )
}

function Suppliers({ suppliers }: { suppliers: NonNullable<VocabularyEntryModel['suppliers']> }) {
  const t = useText()
  return (
    <Card title={t('catalogueVocabulary.suppliers')} id="suppliers">
      {suppliers.length === 0 ? (
        <p>{t('catalogueVocabulary.noSuppliers')}</p>
      ) : (
        <Table
          caption={t('catalogueVocabulary.suppliers')}
          captionHidden
          rows={suppliers}
          rowKey={({ supplier }) => `${supplier.key} ${supplier.liveSince}`}
          columns={[
            { head: t('catalogueVocabulary.supplier'), names: true, cell: ({ name }) => name },
            {
              head: t('catalogueVocabulary.supplierColumn'),
              cell: ({ live }) =>
                live ? (
                  <Tag tone="ok">{t('catalogueVocabulary.live')}</Tag>
                ) : (
                  <Tag tone="grey">{t('catalogueVocabulary.ended')}</Tag>
                ),
            },
            { head: t('catalogueVocabulary.since'), cell: ({ since }) => since },
            { head: t('catalogueVocabulary.until'), cell: ({ until }) => until ?? '–' },
          ]}
        />
      )}
    </Card>
  )
}

function Asking({ asking }: { asking: VocabularyEntryModel['asking'] }) {
  const t = useText()
  return (
    <Card title={t('catalogueVocabulary.asking')} id="asking">
      {asking.length === 0 ? (
        <p>{t('catalogueVocabulary.noAsking')}</p>
      ) : (
        <Table
          caption={t('catalogueVocabulary.asking')}
          captionHidden
          rows={asking}
          rowKey={({ subject }) => subject.subjectId}
          columns={[
            {
              head: t('catalogueVocabulary.item'),
              names: true,
              cell: ({ subject, href }) => (
                <>
                  {href ? (
                    <a href={href}>
                      <Published>{subject.name}</Published>
                    </a>
                  ) : (
                    <Published>{subject.name}</Published>
                  )}{' '}
                  {subject.subjectKind === 'standard' && <Tag>{t('catalogueVocabulary.standard')}</Tag>}
                </>
              ),
            },
            { head: t('catalogueVocabulary.region'), cell: ({ region }) => <Published>{region}</Published> },
          ]}
        />
      )}
    </Card>
  )
}

function Names({ links }: { links: VocabularyEntryModel['links'] }) {
  const t = useText()
  return (
    <Card title={t('catalogueVocabulary.names')} id="names">
      {links.length === 0 ? (
        <p>{t('catalogueVocabulary.noNames')}</p>
      ) : (
        <Table
          caption={t('catalogueVocabulary.names')}
          captionHidden
          rows={links}
          rowKey={({ name }) => name}
          columns={[
            {
              head: t('catalogueVocabulary.columns.name'),
              names: true,
              cell: ({ shown }) => <Published>{shown}</Published>,
            },
            {
              head: t('catalogueVocabulary.filters.status'),
              cell: ({ status, confidence }) =>
                status === 'guessed'
                  ? `${t('catalogueVocabulary.status.guessed')} · ${t('catalogueVocabulary.confidence', { count: confidence })}`
                  : t(`catalogueVocabulary.status.${status}`),
            },
            {
              head: t('catalogueVocabulary.asking'),
              cell: ({ uses }) => t('catalogueVocabulary.uses', { count: uses }),
            },
          ]}
        />
      )}
    </Card>
  )
}
