import type { ShownStep } from '../../../modules/supervision/index.ts'
import { formatDay, formatInstant } from '../../texts/format.ts'
import { Card, useLanguage, useText } from '../../ui/index.ts'

export interface ShownStepLine {
  step: ShownStep
  /** Body and post. */
  who: string
}

/** What happened to a card or an order, oldest first, in the words of those who did it. */
export function StepList({ steps, of }: { steps: readonly ShownStepLine[]; of: 'step' | 'orderStep' }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Card title={t('cards.card.steps')}>
      {steps.length === 0 && <p className="small">{t('cards.card.noSteps')}</p>}
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
    </Card>
  )
}
