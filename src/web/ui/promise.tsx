import type { ReactNode } from 'react'
import { type DayCell, DayClock } from './day-clock.tsx'
import { Details } from './details.tsx'
import { useText } from './language.tsx'

export interface PromiseProps {
  /** What is promised: 承诺办结. */
  label: string
  /** The date as a sentence: 12月4日（星期五）前. */
  date: string
  dateTime?: string | undefined
  /** Who has it, how much is used and left. */
  children: ReactNode
  days?: readonly DayCell[] | undefined
  /** How the date was calculated, one step a line. */
  explanation?: readonly string[] | undefined
  explanationOpen?: boolean
  /** A later holiday notice may move the date. */
  provisional?: boolean
  tone?: 'blue' | 'ok' | 'warn' | 'red' | 'grey'
}

/** The date is the hero of a status page. */
export function Promised({
  label,
  date,
  dateTime,
  children,
  days,
  explanation,
  explanationOpen,
  provisional,
  tone = 'blue',
}: PromiseProps) {
  const t = useText()
  return (
    <section className={`card promise ${tone}`} aria-label={label}>
      <p className="small">{label}</p>
      <p className="promise-date">{dateTime ? <time dateTime={dateTime}>{date}</time> : date}</p>
      <div>{children}</div>
      {days && days.length > 0 && <DayClock days={days} />}
      {explanation && explanation.length > 0 && (
        <Details summary={t('common.promise.how')} open={explanationOpen}>
          <ol>
            {explanation.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {provisional && <p className="small">{t('common.promise.provisional')}</p>}
        </Details>
      )}
    </section>
  )
}
