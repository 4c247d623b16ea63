import type { FormSection } from '../../../modules/catalog/index.ts'
import {
  Button,
  Details,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Published,
  useText,
} from '../../ui/index.ts'
import { SectionFields } from '../citizen/entry-fields.tsx'
import type { FieldValues } from '../citizen/form-fields.tsx'

export interface MendingFormModel {
  target: FormTarget
  hidden: Readonly<Record<string, string>>
  cancelHref: string
  sections: readonly FormSection[]
  values: FieldValues
  note: string
  errors: readonly FieldError[]
}

const formId = 'mending'

/**
 * Trifles put right on the spot. Identity numbers and entries stay folded away, so that they are not on the screen
 * without need.
 */
export function MendingForm({ model }: { model: MendingFormModel }) {
  const t = useText()
  const fields = (section: FormSection) => (
    <SectionFields
      section={section}
      values={model.values}
      errors={model.errors}
      sources={{}}
      action={model.target.action}
      mainButton={{ name: 'action', value: 'mend' }}
    />
  )
  const ids = model.sections.flatMap((section) => (section.repeat ? [] : section.fields.filter(isId)))
  const idsWrong = ids.some(({ id }) => errorOf(model.errors, id))
  return (
    <section className="work-card" aria-labelledby="mending-title">
      <h2 id="mending-title">{t('workbench.mending.title')}</h2>
      <Form id={formId} target={model.target} hidden={model.hidden} errors={model.errors} warnUnsaved>
        <div className="dense-form">
          <Field
            type="textarea"
            name="_note"
            label={t('workbench.mending.note')}
            hint={t('workbench.mending.noteHint')}
            value={model.note}
            error={errorOf(model.errors, '_note')}
            maxLength={300}
          />
          {model.sections.map((section) => (
            <section key={section.id}>
              <h3>
                <Published>{section.title}</Published>
              </h3>
              {fields(
                section.repeat ? section : { ...section, fields: section.fields.filter((field) => !isId(field)) },
              )}
            </section>
          ))}
          {ids.length > 0 && (
            <Details summary={t('workbench.mending.ids')} open={idsWrong || undefined}>
              {fields({ id: 'ids', title: '', fields: ids })}
            </Details>
          )}
        </div>
      </Form>
    </section>
  )
}

/** Stands where the acts stood, so that they stay in sight beside a long form. */
export function MendingActs({ model }: { model: MendingFormModel }) {
  const t = useText()
  return (
    <>
      <p>{t('workbench.mending.lead')}</p>
      <div className="acts">
        <Button form={formId} name="action" value="mend">
          {t('workbench.mending.submit')}
        </Button>
        <a href={model.cancelHref}>{t('workbench.mending.cancel')}</a>
      </div>
    </>
  )
}

const isId = ({ element }: FormSection['fields'][number]) => element === 'citizenId'
