import { type ItemDefinition, readFeel, situationSection } from '../../../modules/catalog/index.ts'
import { labelOf, type SheetContext, type SheetField } from '../../catalogue/sheets/sheet.ts'
import { Details, errorOf, Field, type FieldError, Icon, Published, useLanguage, useText } from '../../ui/index.ts'
import { type ControlProps, whenOf } from './sheet-control.ts'

/** A condition in FEEL, with what it means in plain words as it was last sent. */
export function FeelControl({
  field,
  name,
  text,
  context,
  errors,
  prefix,
}: ControlProps & { field: Extract<SheetField, { kind: 'feel' }>; name: string; text: string }) {
  const t = useText()
  const hint = field.hint && t(`catalogueEditor.hints.${field.hint}`)
  return (
    <div className="feel" data-show-when={whenOf(field, prefix)}>
      <FeelText
        name={name}
        label={labelOf(field, t)}
        hint={hint}
        text={text}
        context={context}
        errors={errors}
        optional={field.empty === 'absent'}
      />
    </div>
  )
}

export interface FeelTextProps {
  name: string
  /** The place of its faults, where that is not its name. */
  place?: string
  label: string
  hint: string | undefined
  text: string
  context: SheetContext
  errors: readonly FieldError[]
  optional: boolean
}

export function FeelText({ name, place = name, label, hint, text, context, errors, optional }: FeelTextProps) {
  const t = useText()
  const form = context.definition?.form ?? null
  return (
    <>
      <Field
        id={name}
        type="textarea"
        name={name}
        label={label}
        hint={hint}
        value={text}
        error={errorOf(errors, place)}
        optional={optional}
      />
      <Questions form={form} />
      {text.trim() !== '' && <Meaning text={text.trim()} form={form} />}
      <button type="submit" className="button quiet" name="_do" value={`refresh:${place}`} formAction={`#${name}`}>
        {t('catalogueEditor.condition.preview')}
      </button>
    </>
  )
}

type Form = ItemDefinition['form']

function Meaning({ text, form }: { text: string; form: Form }) {
  const t = useText()
  const language = useLanguage()
  const { kind, sentence } = readFeel(text, form)
  return (
    <p className={kind === 'fault' ? 'feel-meaning fault' : 'feel-meaning'}>
      <Icon name={kind === 'fault' ? 'circle-alert' : 'badge-check'} />
      <span>
        {kind === 'words' && <strong>{t('catalogueEditor.condition.means')} </strong>}
        {sentence[language]}
      </span>
    </p>
  )
}

/** Ids and values that a condition may name, so that nobody has to look them up elsewhere. */
function Questions({ form }: { form: Form }) {
  const t = useText()
  const fields = situationSection(form)?.fields ?? []
  if (fields.length === 0) return <p className="hint">{t('catalogueEditor.condition.noQuestions')}</p>
  return (
    <Details summary={t('catalogueEditor.condition.questions')}>
      <ul className="feel-questions">
        {fields.map(({ id, label, element, options, numberMin, numberMax }) => (
          <li key={id}>
            <code>{id}</code> <Published>{label}</Published>
            {element === 'yesNo' && <code> true / false</code>}
            {numberMin !== undefined && numberMax !== undefined && <code>{` ${numberMin}..${numberMax}`}</code>}
            {options && (
              <ul>
                {options.map((option) => (
                  <li key={option.value}>
                    <code>{JSON.stringify(option.value)}</code> <Published>{option.label}</Published>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Details>
  )
}
