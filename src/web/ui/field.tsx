import { Checks, FileInput, Input, Select, TextArea } from './field-controls.tsx'
import { describedBy, type FieldProps } from './field-props.ts'
import { Icon } from './icon.tsx'
import { useText } from './language.tsx'

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

/** The fault of a field, or of several that are one answer. */
export function FieldFault({ id, error }: { id: string; error: string | undefined }) {
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
