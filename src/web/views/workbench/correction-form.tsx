import { Button, Details, type FieldError, Form, type FormTarget, Published, useText } from '../../ui/index.ts'

/** One thing of which something can be asked, with the ready sentences about it. */
export interface DemandRow {
  /** `material:<id>`, `field:<id>` or `whole`. */
  about: string
  name: string
  reasons: readonly { id: string; text: string }[]
}

export interface CorrectionFormModel {
  target: FormTarget
  hidden: Readonly<Record<string, string>>
  cancelHref: string
  materials: readonly DemandRow[]
  /** Answers with ready sentences, and the others, which few requests need. */
  fields: readonly DemandRow[]
  otherFields: readonly DemandRow[]
  whole: DemandRow
  typed: { reasons: readonly string[]; own: Readonly<Record<string, string>> }
  errors: readonly FieldError[]
}

/** Name of the text field of one row. */
export const ownName = (about: string) => `own:${about}`

const formId = 'correction'

/** Everything at once: one row a paper or answer, ready sentences to tick and room for own words. */
export function CorrectionForm({ model }: { model: CorrectionFormModel }) {
  const t = useText()
  const rows = (list: readonly DemandRow[]) => list.map((row) => <Row key={row.about} row={row} model={model} />)
  const others = model.otherFields.some(({ about }) => model.typed.own[about])
  return (
    <section className="work-card" aria-labelledby="correction-title">
      <h2 id="correction-title">{t('workbench.correction.title')}</h2>
      <Form id={formId} target={model.target} hidden={model.hidden} errors={model.errors} warnUnsaved>
        <div className="demand-rows">
          <h3>{t('workbench.correction.materials')}</h3>
          {rows(model.materials)}
          {model.fields.length > 0 && <h3>{t('workbench.correction.fields')}</h3>}
          {rows(model.fields)}
          {model.otherFields.length > 0 && (
            <Details summary={t('workbench.correction.otherFields')} open={others || undefined}>
              {rows(model.otherFields)}
            </Details>
          )}
          {rows([model.whole])}
        </div>
      </Form>
    </section>
  )
}

/** Stands where the acts stood, so that it stays in sight beside a long form. */
export function CorrectionActs({ model }: { model: CorrectionFormModel }) {
  const t = useText()
  return (
    <>
      <p>{t('workbench.correction.lead')}</p>
      <div className="acts">
        <Button form={formId} name="action" value="request_correction">
          {t('workbench.correction.submit')}
        </Button>
        <a href={model.cancelHref}>{t('workbench.correction.cancel')}</a>
      </div>
    </>
  )
}

function Row({ row, model }: { row: DemandRow; model: CorrectionFormModel }) {
  const t = useText()
  const name = ownName(row.about)
  const id = name.replaceAll(':', '-')
  return (
    <fieldset className="demand-row">
      <legend>
        <Published>{row.name}</Published>
      </legend>
      {row.reasons.map((reason) => (
        <div className="tick" key={reason.id}>
          <input
            type="checkbox"
            id={`reason-${reason.id}`}
            name="reasons"
            value={reason.id}
            defaultChecked={model.typed.reasons.includes(reason.id)}
          />
          <label htmlFor={`reason-${reason.id}`}>
            <Published>{reason.text}</Published>
          </label>
        </div>
      ))}
      <textarea
        id={id}
        name={name}
        className="input"
        rows={1}
        maxLength={300}
        defaultValue={model.typed.own[row.about] ?? ''}
        aria-label={t('workbench.correction.ownOf', { name: row.name })}
        placeholder={t('workbench.correction.own')}
      />
    </fieldset>
  )
}
