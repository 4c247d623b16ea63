import { entryTitle, type FormSection, type Repeat } from '../../../modules/catalog/index.ts'
import { Button, errorOf, FieldFault, Published, useText } from '../../ui/index.ts'
import { FormFields, type FormFieldsProps } from './form-fields.tsx'

export interface SectionFieldsProps extends FormFieldsProps {
  /** Where the form is sent; the buttons of a repeated section lead back to it. */
  action: string
  /** What pressing Enter does, where the form's own button stands behind those of the entries. */
  mainButton?: { name: string; value: string }
  /** The entry that was asked for; all others that are filled in stay folded. */
  openEntry?: string | undefined
}

/** The questions of one section, once or for each of its entries. */
export function SectionFields(props: SectionFieldsProps) {
  const { repeat } = props.section
  return repeat ? <EntryList {...props} repeat={repeat} /> : <FormFields {...props} />
}

/**
 * The entries one below the other, folded to a line each once they are filled in. Adding and removing are buttons of the
 * same form, so that everything typed goes along, with script and without.
 */
function EntryList({ repeat, ...props }: SectionFieldsProps & { repeat: Repeat }) {
  const t = useText()
  const { section, errors, values, mainButton, action } = props
  const places = placesOf(section, values)
  return (
    <div className="entries" id={section.id} tabIndex={-1}>
      {/* Enter presses the first button of a form; that must not be one that removes. */}
      <button className="default-button" tabIndex={-1} aria-hidden="true" {...mainButton} />
      <p className="hint">
        {t(repeat.min > 0 ? 'apply.entries.limits' : 'apply.entries.limitsOptional', {
          min: repeat.min,
          max: repeat.max,
          entry: repeat.entryName,
        })}
      </p>
      <FieldFault id={section.id} error={errorOf(errors, section.id)} />
      {places.map((at) => (
        <Entry key={at} {...props} repeat={repeat} at={at} />
      ))}
      {places.length < repeat.max && (
        <Button
          look="quiet"
          icon="plus"
          name="_entries"
          value={`add:${section.id}`}
          formAction={`${action}#${section.id}.${places.length}`}
        >
          {t(places.length === 0 ? 'apply.entries.add' : 'apply.entries.addMore', { entry: repeat.entryName })}
        </Button>
      )}
    </div>
  )
}

function Entry({ repeat, at, ...props }: SectionFieldsProps & { repeat: Repeat; at: number }) {
  const t = useText()
  const { section, errors, values, openEntry, action } = props
  const name = `${section.id}.${at}`
  const title = entryTitle(repeat, at)
  const said = firstAnswer(section, values, `${name}.`)
  const wrong = errors.some(({ field }) => field === name || field.startsWith(`${name}.`))
  return (
    <details className="entry" id={name} open={wrong || said === undefined || openEntry === name || undefined}>
      <summary>
        <b>
          <Published>{title}</Published>
        </b>
        {said && <span>{said}</span>}
      </summary>
      <fieldset className="entry-body">
        <legend className="unseen">
          <Published>{title}</Published>
        </legend>
        <input type="hidden" name={section.id} value={at} />
        <FieldFault id={name} error={errorOf(errors, name)} />
        <FormFields {...props} prefix={`${name}.`} />
        <Button
          look="link"
          icon="trash-2"
          name="_entries"
          value={`remove:${section.id}:${at}`}
          formAction={`${action}#${section.id}`}
          label={t('apply.entries.removeWhat', { what: title })}
        >
          {t('apply.entries.remove')}
        </Button>
      </fieldset>
    </details>
  )
}

/** The indexes of the entries that the page holds. */
export function placesOf(section: FormSection, values: FormFieldsProps['values']): readonly number[] {
  const places = values[section.id]
  return Array.isArray(places) ? places.map(Number) : []
}

/** What tells one entry from the next: its first answer, which is mostly a name. Never a number of an identity card. */
function firstAnswer(section: FormSection, values: FormFieldsProps['values'], prefix: string): string | undefined {
  for (const { id, element, options } of section.fields) {
    const value = values[prefix + id]
    if (typeof value !== 'string' || value === '' || element === 'citizenId' || element === 'yesNo') continue
    return options?.find((option) => option.value === value)?.label ?? value
  }
  return undefined
}
