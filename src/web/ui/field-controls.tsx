import { describedBy, type FieldProps } from './field-props.ts'
import { useText } from './language.tsx'

/** What every control has in common. */
function common(props: FieldProps) {
  return {
    id: props.id ?? props.name,
    name: props.name,
    'aria-describedby': describedBy(props),
    'aria-invalid': props.error ? true : undefined,
  }
}

export function Input(props: FieldProps) {
  // type=number loses what was typed when it is no number, and wheels change it; a text field with a digit keyboard does not.
  const isNumber = props.type === 'number'
  const offered = props.suggestions?.length ? `${props.id ?? props.name}-list` : undefined
  const input = (
    <input
      {...common(props)}
      type={isNumber ? 'text' : props.type}
      className={`input width-${props.width ?? defaultWidth(props)}`}
      defaultValue={props.value}
      autoComplete={props.autoComplete}
      inputMode={props.inputMode ?? (isNumber ? 'decimal' : undefined)}
      maxLength={props.maxLength}
      readOnly={props.readOnly}
      spellCheck={false}
      list={offered}
    />
  )
  if (offered) {
    return (
      <>
        {input}
        <datalist id={offered}>
          {props.suggestions?.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      </>
    )
  }
  if (!props.suffix) return input
  return (
    <div className="input-with-suffix">
      {input}
      <span>{props.suffix}</span>
    </div>
  )
}

function defaultWidth({ type }: FieldProps): 'short' | 'medium' | 'full' {
  return type === 'number' ? 'short' : type === 'date' || type === 'tel' || type === 'password' ? 'medium' : 'full'
}

export function Select(props: FieldProps) {
  const t = useText()
  return (
    <select
      {...common(props)}
      className={`input width-${props.width ?? 'medium'}`}
      defaultValue={props.value ?? ''}
      autoComplete={props.autoComplete}
    >
      <option value="">{t('common.field.choose')}</option>
      {props.options?.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}

export function TextArea(props: FieldProps) {
  return (
    <textarea
      {...common(props)}
      className="input width-full"
      rows={4}
      maxLength={props.maxLength}
      defaultValue={props.value}
    />
  )
}

export function FileInput(props: FieldProps) {
  return <input {...common(props)} type="file" className="input-file" accept={props.accept} />
}

/** Radios, check boxes, or one check box. The first has the field's own id, which the error summary leads to. */
export function Checks(props: FieldProps) {
  const type = props.type === 'radios' ? 'radio' : 'checkbox'
  const chosen = props.values ?? (props.value === undefined ? [] : [props.value])
  const few =
    type === 'radio' &&
    (props.options?.length ?? 0) === 2 &&
    props.options?.every((option) => option.label.length <= 4 && !option.hint)
  return (
    <div className={few ? 'checks checks-row' : 'checks'}>
      {props.options?.map((option, index) => {
        const first = props.id ?? props.name
        const id = index === 0 ? first : `${first}-${index + 1}`
        return (
          <div className="check" key={option.value}>
            <input
              id={id}
              type={type}
              name={props.name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              aria-describedby={
                option.hint ? `${id}-about` : props.type === 'checkbox' ? describedBy(props) : undefined
              }
              aria-invalid={props.error && type === 'checkbox' ? true : undefined}
            />
            <label htmlFor={id}>{option.label}</label>
            {option.hint && (
              <div className="hint" id={`${id}-about`}>
                {option.hint}
              </div>
            )}
          </div>
        )
      })}
    </div>
  )
}
