import type { ReactNode } from 'react'
import type { Draft, Sheet, SheetContext } from '../../catalogue/sheets/sheet.ts'
import type { SheetLine } from '../../catalogue/sheets/words.ts'
import {
  Button,
  ErrorSummary,
  type FieldError,
  type FormTarget,
  Icon,
  Notice,
  Published,
  Tag,
  useText,
} from '../../ui/index.ts'
import { EditorFrame, type EditorModel } from './editor-frame.tsx'
import { SheetForm } from './sheet-form.tsx'

export interface SheetPageModel {
  editor: EditorModel
  title: string
  /** Left out for whoever may only read. */
  target: FormTarget | undefined
  revision: number
  sheet: Sheet
  draft: Draft
  context: SheetContext
  /** What was wrong with what she just sent. */
  errors: readonly FieldError[]
  /** What is wrong with what is saved, at its field. */
  notes: readonly FieldError[]
  /** A button inside the form was pressed: what is shown is not saved yet, and the page opens at that list. */
  unsaved: string | undefined
  saved: { title: string; merged: boolean; takenBack: boolean } | undefined
  /** The same as text, for readers. */
  lines: readonly SheetLine[]
  /** What is laid down above. */
  above: readonly SheetLine[]
  back: { href: string; label: string } | undefined
  below: ReactNode
}

/** One part of a proposal, or one member of a part. */
export function SheetPage({ model }: { model: SheetPageModel }) {
  const t = useText()
  const warning = model.editor.mayEdit ? whileSent(model.editor.status) : undefined
  return (
    <EditorFrame model={model.editor}>
      {model.back && (
        <a className="back" href={model.back.href}>
          <Icon name="arrow-left" />
          {model.back.label}
        </a>
      )}
      {warning && <Notice tone="warn" title={t(warning)} />}
      {model.saved && (
        <Notice tone="ok" live title={model.saved.title}>
          {model.saved.takenBack && <p>{t('catalogueEditor.takenBack')}</p>}
          {model.saved.merged && <p>{t('catalogueEditor.merged')}</p>}
        </Notice>
      )}
      {model.unsaved && <Notice tone="warn" live title={t('catalogueEditor.unsaved')} />}
      <PartCard model={model} />
      {model.below}
    </EditorFrame>
  )
}

/** Saving in these states takes back what was sent; she knows before she types. */
function whileSent(status: EditorModel['status']) {
  if (status === 'in_review') return 'catalogueEditor.whileReviewed'
  return status === 'approved' ? 'catalogueEditor.whileApproved' : undefined
}

function PartCard({ model }: { model: SheetPageModel }) {
  const t = useText()
  // A part that is a list has no form of its own: its name alone stands above the members.
  if (model.sheet.length === 0 && model.above.length === 0)
    return (
      <div className="part part-bare">
        <h2>{model.title}</h2>
        <ErrorSummary errors={model.errors} />
      </div>
    )
  return (
    <section className="work-card part" aria-labelledby="part-title">
      <h2 id="part-title">{model.title}</h2>
      {model.target ? <PartForm model={model} target={model.target} /> : <PartLines model={model} />}
      {model.above.length > 0 && (
        <section className="sheet-above">
          <h3>
            {t('catalogueEditor.slot.closed')} <Tag tone="grey">{t('catalogueEditor.slot.closedTag')}</Tag>
          </h3>
          <SheetLines lines={model.above} />
        </section>
      )}
    </section>
  )
}

/** To read. Whoever sent a form that she may not send any more is told why; there is no field to lead to. */
function PartLines({ model: { errors, lines } }: { model: SheetPageModel }) {
  return (
    <>
      <ErrorSummary errors={errors.map(({ message }) => ({ field: '', message }))} />
      <SheetLines lines={lines} />
    </>
  )
}

function PartForm({ model, target }: { model: SheetPageModel; target: FormTarget }) {
  const t = useText()
  if (model.sheet.length === 0) return null
  return (
    <form method="post" action={target.action} className="form sheet-form" noValidate data-unsaved="">
      <input type="hidden" name="_csrf" value={target.csrf} />
      <input type="hidden" name="_revision" value={model.revision} />
      {/* Enter in a field presses the first button of a form, and that must be the one that saves. */}
      <button type="submit" hidden>
        {t('catalogueEditor.save')}
      </button>
      <ErrorSummary errors={model.errors} />
      <SheetForm
        sheet={model.sheet}
        draft={model.draft}
        context={model.context}
        errors={[...model.errors, ...model.notes]}
      />
      <div className="sheet-save">
        <Button shortcut="s">{t('catalogueEditor.save')}</Button>
        <span className="small">{t('catalogueEditor.saveHint')}</span>
      </div>
    </form>
  )
}

/** Labels and values of a sheet, to read. */
export function SheetLines({ lines }: { lines: readonly SheetLine[] }) {
  const t = useText()
  return (
    <dl className="case-facts">
      {lines.map(({ at, label, words }) => (
        <div key={at}>
          <dt>{label}</dt>
          <dd>
            <Words words={words} none={t('catalogueEditor.nothing')} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function Words({ words, none }: { words: readonly string[]; none: string }) {
  if (words.length === 0) return <span className="small">{none}</span>
  if (words.length === 1) return <Published>{words[0]}</Published>
  return (
    <ol className="words">
      {words.map((word, at) => (
        // Sentences of a list, in order.
        // biome-ignore lint/suspicious/noArrayIndexKey: see the line above
        <li key={at}>
          <Published>{word}</Published>
        </li>
      ))}
    </ol>
  )
}
