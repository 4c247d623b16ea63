import {
  Button,
  type ButtonLook,
  ErrorSummary,
  errorOf,
  Field,
  type FieldError,
  type FieldProps,
  Form,
  type FormTarget,
  Published,
  useText,
} from '../../ui/index.ts'
import type { StaffAction } from './act-panel.tsx'
import { DiscretionPanels, type TablePanel } from './discretion-panel.tsx'

/** Something to know before the act: the law, the longest time, what follows. */
export interface ActFact {
  label: string
  lines: readonly string[]
}

/** The form of one act that needs more than a press: what to know, what to fill in, one button. */
export interface ActFormModel {
  action: StaffAction
  target: FormTarget
  hidden: Readonly<Record<string, string>>
  look: ButtonLook
  shortcut?: string | undefined
  lead?: string | undefined
  facts: readonly ActFact[]
  fields: readonly FieldProps[]
  tables: readonly TablePanel[]
  askHref: string
  errors: readonly FieldError[]
  /** Back to the case; left out where the form is itself the next step. */
  cancelHref?: string | undefined
}

export function ActForm({ model }: { model: ActFormModel }) {
  const t = useText()
  const { action, facts, fields, tables, errors, cancelHref } = model
  const act = t(`workbench.actions.${action}`)
  return (
    <Form target={model.target} hidden={model.hidden}>
      <ErrorSummary errors={errors} />
      <section className="act-form" aria-labelledby="act-form-title">
        <h2 id="act-form-title">{act}</h2>
        {model.lead && <p className="hint">{model.lead}</p>}
        {facts.length > 0 && <Facts facts={facts} />}
        <div className="act-fields" data-focus-first={cancelHref && errors.length === 0 ? '' : undefined}>
          {fields.map((field) => (
            <Field key={field.name} {...field} error={errorOf(errors, field.name)} />
          ))}
        </div>
        {tables.length > 0 && <DiscretionPanels panels={tables} askHref={model.askHref} errors={errors} />}
      </section>
      <div className="acts panel-acts">
        <Button name="action" value={action} look={model.look} shortcut={model.shortcut}>
          {act}
        </Button>
        {cancelHref && <a href={cancelHref}>{t('handling.form.cancel')}</a>}
      </div>
    </Form>
  )
}

export function Facts({ facts }: { facts: readonly ActFact[] }) {
  return (
    <dl className="case-facts">
      {facts.map(({ label, lines }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {lines.map((line) => (
              <div key={line}>
                <Published>{line}</Published>
              </div>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
