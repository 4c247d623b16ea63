import { useText } from './language.tsx'

export interface FieldError {
  /** The id of the field, which the line leads to. Empty for a fault of the whole form. */
  field: string
  /** What is wrong and what to do, in the page's language. */
  message: string
}

/** All faults of a form at its top, each leading to its field. Shows nothing when there are none. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const t = useText()
  if (errors.length === 0) return null
  return (
    <div className="error-summary" role="alert" aria-labelledby="error-summary-title" tabIndex={-1} data-focus="">
      <h2 id="error-summary-title">{t('common.errors.title', { count: errors.length })}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field + message}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}

/** The message of one field, for `Field`'s `error`. */
export function errorOf(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message
}
