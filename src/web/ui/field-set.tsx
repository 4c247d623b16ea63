import type { ReactNode } from 'react'

export interface FieldSetProps {
  legend: string
  hint?: string
  children: ReactNode
  /** As `Field`'s `showWhen`. */
  showWhen?: string | undefined
}

/** Several fields that belong together under one legend, such as an address. */
export function FieldSet({ legend, hint, children, showWhen }: FieldSetProps) {
  return (
    <fieldset className="field-set" data-show-when={showWhen}>
      <legend>{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      {children}
    </fieldset>
  )
}
