import type { ShownStep } from '../../../modules/supervision/index.ts'
import { formatDay, formatInstant } from '../../texts/format.ts'
import { Card, Notice, useLanguage, useText } from '../../ui/index.ts'

export interface ShownStepLine {
  step: ShownStep
  /** Body and post. */
  who: string
}

type StepsOf = 'step' | 'orderStep'

/** The last step, which is what an answer or a judgement is about. Nothing where nobody has done anything. */
export function LatestStep({ steps, of }: { steps: readonly ShownStepLine[]; of: StepsOf }) {
  const t = useText()
  const last = steps.slice(-1)
  return last.length === 0 ? null : (
    <Card title={t('cards.card.latest')}>
      <Steps steps={last} of={of} />
    </Card>
  )
}

/** What happened to a card or an order before its last step, oldest first, in the words of those who did it. */
export function EarlierSteps({ steps, of }: { steps: readonly ShownStepLine[]; of: StepsOf }) {
  const t = useText()
  if (steps.length === 1) return null
  return (
    <Card title={t(steps.length === 0 ? 'cards.card.steps' : 'cards.card.earlier')}>
      {steps.length === 0 ? (
        <p className="small">{t('cards.card.noSteps')}</p>
      ) : (
        <Steps steps={steps.slice(0, -1)} of={of} />
      )}
    </Card>
  )
}

export interface NewerModel {
  /** Why nothing was done. */
  sentence: string
  /** What others did since the page was opened, oldest first. */
  steps: readonly ShownStepLine[]
  /** The act that was tried is still open. */
  stillOpen: boolean
}

/** Somebody was faster: shows what came since, before anything is decided about it. */
export function NewerSteps({ newer, of }: { newer: NewerModel; of: StepsOf }) {
  const t = useText()
  return (
    <div className="case-done" data-focus="" tabIndex={-1} role="alert">
      <Notice title={newer.sentence} tone="warn">
        {newer.steps.length > 0 && <Steps steps={newer.steps} of={of} />}
        <p>{t(newer.stillOpen ? 'cards.changed.again' : 'cards.changed.gone')}</p>
      </Notice>
    </div>
  )
}

function Steps({ steps, of }: { steps: readonly ShownStepLine[]; of: StepsOf }) {
  const t = useText()
  const language = useLanguage()
  return (
    <ol className="steps-taken">
      {steps.map(({ step, who }) => (
        <li key={step.sequence}>
          <b>{t(`cards.card.${of}.${step.kind}`, { day: step.due ? formatDay(step.due, language) : '' })}</b>
          <div className="small">
            {who} · {formatInstant(step.at, language)}
          </div>
          {step.text && <p className="typed-words">{step.text}</p>}
        </li>
      ))}
    </ol>
  )
}
