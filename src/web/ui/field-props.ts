import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react'

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
  /** Usual answers of a text field; any other may be typed. */
  suggestions?: readonly string[]
  autoComplete?: HTMLInputAutoCompleteAttribute
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search'
  /** Known for certain: shown, sent along, and not to be changed here. */
  readOnly?: boolean | undefined
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
