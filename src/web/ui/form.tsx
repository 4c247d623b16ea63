import type { ReactNode } from 'react'
import { ErrorSummary, type FieldError } from './error-summary.tsx'

export interface FormTarget {
  action: string
  /** The token against forged requests; every form that changes something has one. */
  csrf: string
}

export interface FormProps {
  target: FormTarget
  children: ReactNode
  id?: string
  /** For forms with a file field. */
  multipart?: boolean
  /** Ask before the page is left with changes that were not sent. */
  warnUnsaved?: boolean
  errors?: readonly FieldError[]
  /** Values that go along unseen, such as the version that the person saw. */
  hidden?: Readonly<Record<string, string>>
}

/** A form that changes something. It is checked by the server only, so that the words of a fault are ours in every browser. */
export function Form({ target, children, id, multipart, warnUnsaved, errors = [], hidden = {} }: FormProps) {
  return (
    <form
      id={id}
      className="form"
      method="post"
      action={target.action}
      encType={multipart ? 'multipart/form-data' : undefined}
      noValidate
      data-unsaved={warnUnsaved ? '' : undefined}
    >
      <input type="hidden" name="_csrf" value={target.csrf} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ErrorSummary errors={errors} />
      {children}
    </form>
  )
}
