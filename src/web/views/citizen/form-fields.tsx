import {
  type Condition,
  conditionWords,
  controlsDecision,
  type DataElementId,
  type FormField,
  type FormSection,
  questionsOfCondition,
} from '../../../modules/catalog/index.ts'
import {
  errorOf,
  Field,
  type FieldError,
  type FieldProps,
  Published,
  Tag,
  useLanguage,
  useText,
} from '../../ui/index.ts'

/** What was answered so far, as the controls hold it: yes and no for yes/no, a list for several choices. */
export type FieldValues = Readonly<Record<string, string | readonly string[] | undefined>>

export interface FormFieldsProps {
  section: FormSection
  values: FieldValues
  errors: readonly FieldError[]
  /** Where a filled-in value came from, by field id. */
  sources: Readonly<Record<string, string>>
  /** Fields whose answer is known for certain. */
  fixed?: ReadonlySet<string> | undefined
  /** Questions that are new since the draft was begun, by field id. */
  fresh?: ReadonlySet<string> | undefined
  /** What stands before the names of the controls: `<section id>.<index>.` in an entry of a repeated section. */
  prefix?: string
  /** The page asks one question, and its label is the page's heading. */
  labelIsHeading?: boolean
}

/** Choices up to this many are shown at once; more become a list to open. */
const radiosMax = 8

/** How each data element is asked. */
const controls = {
  personName: { type: 'text', width: 'medium', autoComplete: 'name' },
  citizenId: { type: 'text', width: 'medium', autoComplete: 'off', maxLength: 18 },
  organizationName: { type: 'text', autoComplete: 'organization' },
  creditCode: { type: 'text', width: 'medium', autoComplete: 'off', maxLength: 18 },
  mobilePhone: { type: 'tel', autoComplete: 'tel-national', inputMode: 'tel', maxLength: 11 },
  phone: { type: 'tel', autoComplete: 'tel', inputMode: 'tel', maxLength: 20 },
  email: { type: 'email', width: 'medium', autoComplete: 'email', inputMode: 'email' },
  address: { type: 'text', autoComplete: 'street-address' },
  postalCode: { type: 'text', width: 'short', autoComplete: 'postal-code', inputMode: 'numeric', maxLength: 6 },
  date: { type: 'date' },
  shortText: { type: 'text' },
  longText: { type: 'textarea' },
  wholeNumber: { type: 'number', inputMode: 'numeric' },
  decimalNumber: { type: 'number', inputMode: 'decimal' },
  money: { type: 'number', inputMode: 'decimal', suffix: '元' },
  choice: { type: 'radios' },
  choices: { type: 'checkboxes' },
  yesNo: { type: 'radios' },
} satisfies Record<DataElementId, Partial<FieldProps>>

/** The questions of one section, drawn from the item's own form. */
export function FormFields({
  section,
  values,
  errors,
  sources,
  fixed,
  fresh,
  prefix = '',
  labelIsHeading = false,
}: FormFieldsProps) {
  const props = useFieldProps(section, prefix)
  return (
    <>
      {section.fields.map((field) => {
        const name = prefix + field.id
        const value = values[name]
        return (
          <Field
            key={field.id}
            {...props(field, fresh?.has(field.id))}
            value={typeof value === 'string' ? value : undefined}
            values={Array.isArray(value) ? value : undefined}
            error={errorOf(errors, name)}
            source={sources[name]}
            readOnly={fixed?.has(name)}
            labelIsHeading={labelIsHeading}
          />
        )
      })}
    </>
  )
}

function useFieldProps(section: FormSection, prefix: string): (field: FormField, fresh?: boolean) => FieldProps {
  const t = useText()
  return (field, fresh) => {
    const control = controls[field.element]
    const options =
      field.element === 'yesNo'
        ? [
            { value: 'yes', label: t('common.field.yes') },
            { value: 'no', label: t('common.field.no') },
          ]
        : field.options?.map(({ value, label, hint }) => (hint ? { value, label, hint } : { value, label }))
    const asList = field.element === 'choice' && (options?.length ?? 0) > radiosMax
    const condition = field.showWhen && isAbout(section, field.showWhen) ? field.showWhen : undefined
    return {
      ...control,
      // Entries are about other people: the browser must not offer the reader's own name and telephone for each.
      ...(prefix !== '' && { autoComplete: 'off' }),
      type: asList ? 'select' : control.type,
      name: prefix + field.id,
      label: field.label,
      hint: <FieldHint field={field} section={section} condition={condition} fresh={fresh} />,
      optional: !field.required,
      showWhen: condition && showWhenOf(condition, prefix),
      ...(options && { options }),
      ...(field.lengthMax && { maxLength: field.lengthMax }),
      ...(field.unit && { suffix: field.unit }),
    }
  }
}

function isAbout(section: FormSection, condition: Condition): boolean {
  return questionsOfCondition(condition).some((asked) => section.fields.some(({ id }) => id === asked))
}

/** `field=value|other`, or a decision as JSON, as the enhancer of conditional fields reads it. */
export function showWhenOf(condition: Condition, prefix = ''): string {
  if ('feel' in condition) return JSON.stringify(controlsDecision(condition.feel))
  const wanted = 'in' in condition ? condition.in : [condition.equals]
  const values = wanted.map((value) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : value))
  return `${prefix}${condition.field}=${values.join('|')}`
}

/** Without script the question is always there, so it says when it needs an answer. */
function FieldHint({
  field,
  section,
  condition,
  fresh,
}: {
  field: FormField
  section: FormSection
  condition: Condition | undefined
  fresh: boolean | undefined
}) {
  const t = useText()
  const language = useLanguage()
  const words = condition && conditionWords(condition, section.fields)
  return (
    <>
      {fresh && <Tag tone="warn">{t('apply.changed.fresh')}</Tag>} {field.hint && <Published>{field.hint}</Published>}
      {words && <span data-no-script="">{t('apply.section.whenIs', { condition: words[language] })}</span>}
    </>
  )
}
