import { formatInstant } from '../texts/format.ts'
import { Field, Notice, useLanguage, useText } from '../ui/index.ts'

/** An open case of the same applicant for the same item. */
export interface AlikeLine {
  receiptNumber: string
  submittedAt: Date
  /** Left out for a clerk whose body does not have the case. */
  href?: string | undefined
}

/** Says which applications of the same kind are still open. Nothing when there are none; it hinders nobody. */
export function AlikeNotice({ alike }: { alike: readonly AlikeLine[] }) {
  const t = useText()
  const language = useLanguage()
  if (alike.length === 0) return null
  return (
    <Notice title={t('apply.alike.title')} tone="warn" live>
      <ul className="plain-links">
        {alike.map(({ receiptNumber, submittedAt, href }) => {
          const sent = t('apply.alike.sent', { instant: formatInstant(submittedAt, language) })
          return (
            <li key={receiptNumber}>
              {href ? <a href={href}>{receiptNumber}</a> : receiptNumber} <span className="small">{sent}</span>
            </li>
          )
        })}
      </ul>
      <p>{t('apply.alike.lead')}</p>
    </Notice>
  )
}

/** Where sending comes next: the notice with the tick that lets one go on. */
export function AlikeConfirmation({ alike, error }: { alike: readonly AlikeLine[]; error: string | undefined }) {
  const t = useText()
  if (alike.length === 0) return null
  return (
    <>
      <AlikeNotice alike={alike} />
      <Field type="checkbox" name="again" label={t('apply.alike.confirm')} error={error} />
    </>
  )
}
