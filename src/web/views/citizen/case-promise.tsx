import type { ReactNode } from 'react'
import { formatDay } from '../../texts/format.ts'
import { type DayCell, Promised, useLanguage, useText } from '../../ui/index.ts'

/** The promised date, or what came of it. Sentences come from the clock's own explanation, in the page's language. */
export type PromiseModel =
  | {
      kind: 'due'
      /** What is promised: 承诺办结, 承诺受理. */
      label: string
      /** `YYYY-MM-DD` */
      day: string
      /** Who has it and how much is left: 现在由 … 审查，已用 4 个工作日，还剩 6 个。 */
      sentence: ReactNode
      days: readonly DayCell[]
      /** One line a step of the calculation. */
      explanation: readonly string[]
      provisional: boolean
      overdue: boolean
    }
  | {
      kind: 'waiting'
      /** 等你补正 */
      label: string
      /** 现在不计时 */
      headline: string
      sentence: ReactNode
      days: readonly DayCell[]
      explanation: readonly string[]
    }
  | {
      kind: 'ended'
      /** 办结 */
      label: string
      /** 11月27日 准予 */
      headline: string
      sentence: ReactNode
      good: boolean
      explanation: readonly string[]
    }

export function CasePromise({ promise }: { promise: PromiseModel }) {
  const t = useText()
  const language = useLanguage()
  if (promise.kind === 'ended') {
    return (
      <Promised
        label={promise.label}
        date={promise.headline}
        tone={promise.good ? 'ok' : 'grey'}
        explanation={promise.explanation}
      >
        {promise.sentence}
      </Promised>
    )
  }
  if (promise.kind === 'waiting') {
    return (
      <Promised
        label={promise.label}
        date={promise.headline}
        tone="warn"
        days={promise.days}
        explanation={promise.explanation}
      >
        {promise.sentence}
      </Promised>
    )
  }
  return (
    <Promised
      label={promise.label}
      date={t('common.promise.by', { day: formatDay(promise.day, language) })}
      dateTime={promise.day}
      tone={promise.overdue ? 'red' : 'blue'}
      days={promise.days}
      explanation={promise.explanation}
      provisional={promise.provisional}
    >
      {promise.sentence}
    </Promised>
  )
}
