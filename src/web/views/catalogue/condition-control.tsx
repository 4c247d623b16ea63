import { type FormField, situationSection } from '../../../modules/catalog/index.ts'
import { type Draft, labelOf, type SheetField } from '../../catalogue/sheets/sheet.ts'
import { errorOf, Field, useText } from '../../ui/index.ts'
import { FeelText } from './feel-control.tsx'
import { type ControlProps, withPresent } from './sheet-control.ts'

/** An earlier question is chosen, then its answers. Without script a button lists the answers; with script they are listed at once. */
export function ConditionControl({
  field,
  name,
  draft,
  context,
  errors,
}: ControlProps & { field: Extract<SheetField, { kind: 'condition' }>; name: string; draft: Draft }) {
  const t = useText()
  const chosen = String(draft.field ?? '')
  const values = (draft.values as readonly string[] | undefined) ?? []
  const feel = String(draft.feel ?? '')
  const choosable = context.earlier.filter(isChoosable)
  const question = choosable.find(({ id }) => id === chosen)
  const answers = withPresent(answersOf(question, t('common.field.yes'), t('common.field.no')), values)
  return (
    <fieldset className="sheet-group condition">
      <legend>{labelOf(field, t)}</legend>
      <div className="condition-question" data-refresh="">
        <Field
          id={name}
          type="select"
          name={`${name}.field`}
          label={t('catalogueEditor.condition.question')}
          hint={choosable.length === 0 ? t('catalogueEditor.condition.none') : t('catalogueEditor.condition.always')}
          error={feel === '' ? errorOf(errors, name) : undefined}
          value={chosen}
          options={withPresent(
            choosable.map(({ id, label }) => ({ value: id, label })),
            [chosen],
          )}
          optional
        />
        <button type="submit" className="button quiet" name="_do" value={`refresh:${name}`} formAction={`#${name}`}>
          {t('catalogueEditor.condition.list')}
        </button>
      </div>
      {answers.length > 0 && (
        <Field
          type="checkboxes"
          name={`${name}.values`}
          label={t('catalogueEditor.condition.answers')}
          values={values}
          options={answers}
        />
      )}
      {(feel !== '' || situationSection(context.definition?.form ?? null)) && (
        <FeelText
          name={`${name}.feel`}
          place={name}
          label={t('catalogueEditor.condition.feel')}
          hint={t('catalogueEditor.condition.feelHint')}
          text={feel}
          context={context}
          errors={feel === '' ? [] : errors}
          optional
        />
      )}
    </fieldset>
  )
}

function isChoosable({ element }: FormField): boolean {
  return element === 'choice' || element === 'choices' || element === 'yesNo'
}

function answersOf(question: FormField | undefined, yes: string, no: string) {
  if (question?.element === 'yesNo')
    return [
      { value: 'true', label: yes },
      { value: 'false', label: no },
    ]
  return question?.options?.map(({ value, label }) => ({ value, label })) ?? []
}
