import { Icon } from './icon.tsx'
import { useText } from './language.tsx'

export interface StepHeaderProps {
  /** The step before, or the task list. */
  back: { href: string; label: string }
  /** What the steps lead to: the item's name. */
  caption: string
  title: string
  /** 1-based; left out where the way has no fixed number of steps. */
  current?: number
  total?: number
}

/** Top of one page of a longer way. */
export function StepHeader({ back, caption, title, current, total }: StepHeaderProps) {
  const t = useText()
  return (
    <div className="step-head">
      <a className="back" href={back.href}>
        <Icon name="arrow-left" />
        {back.label}
      </a>
      <p className="caption">
        {caption}
        {current !== undefined && total !== undefined && (
          <span className="small"> · {t('common.step', { current, total })}</span>
        )}
      </p>
      <h1>{title}</h1>
    </div>
  )
}

export interface Step {
  label: string
  state: 'done' | 'now' | 'next'
}

/** The steps of a way and where one is. */
export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step) => (
        <li key={step.label} className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span className="step-dot" aria-hidden="true">
            {step.state === 'done' && <Icon name="check" />}
          </span>
          {step.label}
        </li>
      ))}
    </ol>
  )
}
