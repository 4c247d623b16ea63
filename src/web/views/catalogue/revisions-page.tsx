import type { DifferenceWords } from '../../difference-words.ts'
import {
  Button,
  ErrorSummary,
  type FieldError,
  type FormTarget,
  Icon,
  Published,
  type TabLink,
  Table,
  Tabs,
  Tag,
  type TagTone,
  useText,
} from '../../ui/index.ts'
import { EditorFrame, type EditorModel } from './editor-frame.tsx'

interface RevisionLine {
  revision: number
  current: boolean
  who: string
  when: string
  href: string
}

export interface RevisionsModel {
  editor: EditorModel
  revisions: readonly RevisionLine[]
  errors: readonly FieldError[]
}

export function RevisionsPage({ model }: { model: RevisionsModel }) {
  const t = useText()
  return (
    <EditorFrame model={model.editor}>
      <section className="work-card part" aria-labelledby="revisions-title">
        <h2 id="revisions-title">{t('catalogueEditor.revisions.title')}</h2>
        <ErrorSummary errors={model.errors} />
        <p className="hint">{t('catalogueEditor.revisions.lead')}</p>
        <Table
          caption={t('catalogueEditor.revisions.title')}
          captionHidden
          rows={model.revisions}
          rowKey={({ revision }) => String(revision)}
          columns={[
            {
              head: t('catalogueEditor.revisions.title'),
              names: true,
              cell: ({ revision, current }) => (
                <>
                  {t('catalogueEditor.revisions.revision', { number: revision })}{' '}
                  {current && <Tag>{t('catalogueEditor.revisions.current')}</Tag>}
                </>
              ),
            },
            { head: t('catalogueEditor.revisions.who'), cell: ({ who }) => who },
            { head: t('catalogueEditor.revisions.when'), cell: ({ when }) => when },
            {
              head: t('catalogueEditor.revisions.show'),
              cell: ({ href, revision }) => (
                <a href={href}>
                  {t('catalogueEditor.revisions.show')}
                  <span className="unseen"> {t('catalogueEditor.revisions.revision', { number: revision })}</span>
                </a>
              ),
            },
          ]}
        />
      </section>
    </EditorFrame>
  )
}

export interface RevisionModel {
  editor: EditorModel
  revision: number
  backHref: string
  tabs: readonly TabLink[]
  lines: readonly DifferenceWords[]
  /** Left out for the present one, and for readers. */
  restore: FormTarget | undefined
}

export function RevisionPage({ model }: { model: RevisionModel }) {
  const t = useText()
  return (
    <EditorFrame model={model.editor}>
      <a className="back" href={model.backHref}>
        <Icon name="arrow-left" />
        {t('catalogueEditor.revisions.back')}
      </a>
      <section className="work-card part" aria-labelledby="revision-title">
        <div className="card-head">
          <h2 id="revision-title">{t('catalogueEditor.revisions.revision', { number: model.revision })}</h2>
          {model.restore && (
            <form method="post" action={model.restore.action}>
              <input type="hidden" name="_csrf" value={model.restore.csrf} />
              <input type="hidden" name="_revision" value={model.editor.revision} />
              <Button look="quiet" icon="rotate-cw">
                {t('catalogueEditor.revisions.restore')}
              </Button>
            </form>
          )}
        </div>
        <Tabs tabs={model.tabs} label={t('catalogueEditor.revisions.title')} />
        <DifferenceList lines={model.lines} />
      </section>
    </EditorFrame>
  )
}

const tones = {
  added: 'ok',
  removed: 'red',
  changed: 'blue',
  moved: 'grey',
} satisfies Record<DifferenceWords['kind'], TagTone>

/** Where, how, before and after: one block a difference. */
export function DifferenceList({ lines }: { lines: readonly DifferenceWords[] }) {
  const t = useText()
  if (lines.length === 0) return <p>{t('catalogueEditor.revisions.none')}</p>
  return (
    <ul className="differences">
      {lines.map((line, at) => (
        // In the order of the content; two may read alike.
        // biome-ignore lint/suspicious/noArrayIndexKey: see the line above
        <li key={at}>
          <p>
            <Tag tone={tones[line.kind]}>{line.kindWord}</Tag> <Published>{line.place}</Published>
          </p>
          {line.before !== undefined && (
            <div className="difference-before">
              <span className="small">{t('catalogueEditor.revisions.before')}</span>
              <del>
                <Published>{line.before}</Published>
              </del>
            </div>
          )}
          {line.after !== undefined && (
            <div className="difference-after">
              <span className="small">{t('catalogueEditor.revisions.after')}</span>
              <ins>
                <Published>{line.after}</Published>
              </ins>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
