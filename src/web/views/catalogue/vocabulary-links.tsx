import { guessReasonSentence, type LinkKind, type VocabularyLink } from '../../../modules/catalog/index.ts'
import { formatInstant } from '../../texts/format.ts'
import {
  Button,
  EmptyState,
  type FormTarget,
  Notice,
  Paging,
  type PagingModel,
  Published,
  type TabLink,
  Table,
  useLanguage,
  useText,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { VocabularyPage } from './vocabulary-frame.tsx'

export interface LinkRow {
  link: VocabularyLink
  /** The entry that holds now; absent: none. */
  entry: { name: string; href: string } | undefined
}

export interface LinkFault {
  kind: LinkKind
  name: string
  typed: string
  sentence: string
}

export interface VocabularyLinksModel {
  tabs: readonly TabLink[]
  filter: { status: string; kind: string }
  rows: readonly LinkRow[]
  /** Names that may be typed, by what the row is. */
  choices: Readonly<Record<LinkKind, readonly string[]>>
  target: FormTarget
  hidden: Readonly<Record<string, string>>
  paging: PagingModel
  done: boolean
  fault: LinkFault | undefined
}

/** Names with what they are taken for: each row is one decision. */
export function VocabularyLinks({ model, frame }: { model: VocabularyLinksModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const { rows, choices, fault } = model
  return (
    <VocabularyPage
      frame={frame}
      tabs={model.tabs}
      title={t('catalogueVocabulary.title')}
      about={t('catalogueVocabulary.lead')}
    >
      {fault ? (
        <Notice title={t('catalogueVocabulary.faultTitle')} tone="red" live>
          <p>
            <Published>{fault.sentence}</Published>
          </p>
        </Notice>
      ) : (
        model.done && <Notice title={t('catalogueVocabulary.done')} tone="ok" live />
      )}
      <Filters filter={model.filter} />
      {rows.length === 0 ? (
        <div className="card">
          <EmptyState title={t('catalogueVocabulary.none')} icon="search">
            <p>{t('catalogueVocabulary.noneHelp')}</p>
          </EmptyState>
        </div>
      ) : (
        <div className="card work-list vocabulary-links">
          <Rows model={model} />
        </div>
      )}
      {(['material', 'field'] as const).map((kind) => (
        <datalist key={kind} id={`choices-${kind}`}>
          {choices[kind].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      ))}
      <Paging {...model.paging} />
    </VocabularyPage>
  )
}

function Filters({ filter }: { filter: VocabularyLinksModel['filter'] }) {
  const t = useText()
  const statuses = ['guessed', 'confirmed', 'corrected', 'rejected'] as const
  const kinds = ['material', 'field'] as const
  return (
    <search className="no-print">
      <form method="get" action="/catalogue/vocabulary" className="filters" data-autosubmit="">
        <div className="field">
          <label htmlFor="status">{t('catalogueVocabulary.filters.status')}</label>
          <select id="status" name="status" className="input" defaultValue={filter.status}>
            {statuses.map((status) => (
              <option key={status} value={status}>
                {t(`catalogueVocabulary.status.${status}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="kind">{t('catalogueVocabulary.filters.kind')}</label>
          <select id="kind" name="kind" className="input" defaultValue={filter.kind}>
            <option value="">{t('catalogueVocabulary.filters.any')}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`catalogueVocabulary.kind.${kind}`)}
              </option>
            ))}
          </select>
        </div>
        <Button look="quiet">{t('catalogueVocabulary.filters.apply')}</Button>
      </form>
    </search>
  )
}

function Rows({ model }: { model: VocabularyLinksModel }) {
  const t = useText()
  const language = useLanguage()
  const placed = model.rows.map((row, at) => ({ row, id: `link-${at}` }))
  return (
    <Table
      caption={t('catalogueVocabulary.list')}
      captionHidden
      rows={placed}
      rowKey={({ id }) => id}
      columns={[
        {
          head: t('catalogueVocabulary.columns.name'),
          names: true,
          cell: ({ row: { link }, id }) => (
            <div id={id} className="vocabulary-name">
              <Published>{link.shown}</Published>
              <div className="small">
                {t(`catalogueVocabulary.kind.${link.kind}`)} · {t('catalogueVocabulary.uses', { count: link.uses })}
              </div>
            </div>
          ),
        },
        {
          head: t('catalogueVocabulary.columns.guess'),
          cell: ({ row: { entry } }) =>
            entry ? <a href={entry.href}>{entry.name}</a> : t('catalogueVocabulary.nothing'),
        },
        {
          head: t('catalogueVocabulary.columns.why'),
          cell: ({ row: { link } }) => (
            <>
              {guessReasonSentence(link.reason)[language]}
              <div className="small">
                {link.decidedAt
                  ? t('catalogueVocabulary.decidedAt', { when: formatInstant(link.decidedAt, language) })
                  : t('catalogueVocabulary.confidence', { count: link.confidence })}
              </div>
            </>
          ),
        },
        {
          head: t('catalogueVocabulary.columns.decide'),
          cell: ({ row, id }) => <Decision model={model} row={row} id={id} />,
        },
      ]}
    />
  )
}

function Decision({ model, row: { link, entry }, id }: { model: VocabularyLinksModel; row: LinkRow; id: string }) {
  const t = useText()
  const { target, hidden, fault } = model
  const name = link.shown
  const faulty = fault?.kind === link.kind && fault.name === link.name
  const sent = { ...hidden, row: id, linkKind: link.kind, name: link.name, expected: String(link.revision) }
  return (
    <form method="post" action={target.action} className="vocabulary-decision">
      <input type="hidden" name="_csrf" value={target.csrf} />
      {Object.entries(sent).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <input
        className="input"
        name="entry"
        list={`choices-${link.kind}`}
        maxLength={200}
        autoComplete="off"
        aria-label={t('catalogueVocabulary.other', { name })}
        aria-invalid={faulty || undefined}
        placeholder={t('catalogueVocabulary.otherPlaceholder')}
        defaultValue={faulty ? fault.typed : undefined}
      />
      <Button name="verdict" value="choose" look="quiet" label={t('catalogueVocabulary.chooseWhat', { name })}>
        {t('catalogueVocabulary.choose')}
      </Button>
      {entry && link.status !== 'confirmed' && link.key === link.guessedKey && (
        <Button
          name="verdict"
          value="confirm"
          label={t('catalogueVocabulary.confirmWhat', { name, guess: entry.name })}
        >
          {t('catalogueVocabulary.confirm')}
        </Button>
      )}
      {link.status !== 'rejected' && (
        <Button name="verdict" value="none" look="link" label={t('catalogueVocabulary.noneWhat', { name })}>
          {t('catalogueVocabulary.noneOfThem')}
        </Button>
      )}
    </form>
  )
}
