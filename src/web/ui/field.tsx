import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react'
import { Checks, FileInput, Input, Select, TextArea } from './field-controls.tsx'
import { Icon } from './icon.tsx'
import { useText } from './language.tsx'

export interface Option {
  value: string
  label: string
  hint?: string
}

export type FieldType =
  | 'text'
  | 'number'
  | 'tel'
  | 'email'
  | 'password'
  | 'search'
  | 'date'
  | 'select'
  | 'radios'
  | 'checkboxes'
  | 'checkbox'
  | 'textarea'
  | 'file'

export interface FieldProps {
  type: FieldType
  /** Name in the form, and the id that the error summary leads to. */
  name: string
  /** Another id than the name, where several forms of a page have a field of the same name. */
  id?: string
  label: string
  hint?: ReactNode
  error?: string | undefined
  /** Fields are required unless they say otherwise; only optional ones are marked. */
  optional?: boolean
  value?: string | undefined
  /** The chosen values of `checkboxes`. */
  values?: readonly string[] | undefined
  /** For `select`, `radios` and `checkboxes`. */
  options?: readonly Option[]
  autoComplete?: HTMLInputAutoCompleteAttribute
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search'
  /** Characters. */
  maxLength?: number | undefined
  /** How long the answer is; the field is as wide as the answer. */
  width?: 'short' | 'medium' | 'full'
  /** Unit behind the input, such as ㎡. */
  suffix?: string | undefined
  /** Where a filled-in value came from: "来自营业执照，11月18日". Shown in green under the input. */
  source?: string | undefined
  /** `field=value|other`: hidden by script until that field has one of the values. Without script it is always shown. */
  showWhen?: string | undefined
  /** Accepted file types of `file`, as in HTML's `accept`. */
  accept?: string
  /** Larger label for a page that asks one thing; the label is then the page's heading. */
  labelIsHeading?: boolean
}

/** The ids of the texts that describe the control. */
export function describedBy({ name, id = name, hint, error, source }: FieldProps): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`, source && `${id}-source`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** One question: label, hint, fault, control, and where a filled-in answer came from. */
export function Field(props: FieldProps) {
  const id = props.id ?? props.name
  const group = props.type === 'radios' || props.type === 'checkboxes'
  const className = `field${props.error ? ' field-wrong' : ''}`
  const texts = (
    <>
      {props.hint && (
        <div className="hint" id={`${id}-hint`}>
          {props.hint}
        </div>
      )}
      <FieldFault id={id} error={props.error} />
    </>
  )
  const after = props.source && (
    <div className="source" id={`${id}-source`}>
      <Icon name="badge-check" />
      {props.source}
    </div>
  )
  if (group) {
    return (
      <fieldset className={className} data-show-when={props.showWhen} aria-describedby={describedBy(props)}>
        <legend>
          <LabelText {...props} />
        </legend>
        {texts}
        <Checks {...props} />
        {after}
      </fieldset>
    )
  }
  return (
    <div className={className} data-show-when={props.showWhen}>
      {props.type !== 'checkbox' && (
        <label htmlFor={id}>
          <LabelText {...props} />
        </label>
      )}
      {texts}
      <Control {...props} />
      {after}
    </div>
  )
}

function LabelText({ label, optional, labelIsHeading }: FieldProps) {
  const t = useText()
  const words = (
    <>
      {label}
      {optional && <span className="optional">{t('common.field.optional')}</span>}
    </>
  )
  return labelIsHeading ? <h1 className="label-heading">{words}</h1> : words
}

function FieldFault({ id, error }: { id: string; error: string | undefined }) {
  const t = useText()
  if (!error) return null
  return (
    <div className="fault" id={`${id}-error`}>
      <Icon name="circle-alert" />
      <span>
        <span className="unseen">{t('common.errors.prefix')}</span>
        {error}
      </span>
    </div>
  )
}

function Control(props: FieldProps) {
  switch (props.type) {
    case 'select':
      return <Select {...props} />
    case 'textarea':
      return <TextArea {...props} />
    case 'checkbox':
      return (
        <Checks
          {...props}
          options={[{ value: 'yes', label: props.label }]}
          values={props.value === 'yes' ? ['yes'] : []}
        />
      )
    case 'file':
      return <FileInput {...props} />
    default:
      return <Input {...props} />
  }
}
