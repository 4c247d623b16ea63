import { Button, Form, type FormTarget, useText } from '../../ui/index.ts'
import { type ActFact, Facts } from './act-form.tsx'
import type { StaffAction } from './act-panel.tsx'

/** An act that cannot be taken back, as it will go out. */
export interface FinalCheckModel {
  action: StaffAction
  target: FormTarget
  /** Everything that the form had sent, to be sent again. */
  sent: readonly (readonly [name: string, value: string])[]
  /** The applicant, and who filed for it. */
  to: readonly string[]
  /** How the result reaches her; left out for acts without one. */
  way?: string | undefined
  /** Names of the papers that this act makes. */
  papers: readonly string[]
  /** Dates that become others, what follows, where to complain. */
  follows: readonly ActFact[]
  /** Reason or opinion; empty when nothing was written. */
  words: string
}

/**
 * Check before it goes out: one key opened it, and it takes Enter to go on. It has no key of its own, so that the key which
 * led here, pressed twice, does nothing. A form like any other, so it needs no script.
 */
export function FinalCheck({ model }: { model: FinalCheckModel }) {
  const t = useText()
  const act = t(`workbench.actions.${model.action}`)
  const facts: readonly ActFact[] = [
    { label: t('workbench.check.act'), lines: [act] },
    { label: t('workbench.check.to'), lines: model.to },
    ...(model.way ? [{ label: t('workbench.check.way'), lines: [model.way] }] : []),
    ...(model.papers.length > 0 ? [{ label: t('workbench.check.papers'), lines: model.papers }] : []),
    ...model.follows,
  ]
  return (
    <Form target={model.target}>
      {model.sent.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <section className="final-check" aria-labelledby="check-title">
        <h2 id="check-title">{t('workbench.check.title')}</h2>
        <p className="hint">{t('workbench.check.lead')}</p>
        <Facts facts={facts} />
        {model.words && (
          <>
            <h3>{t('workbench.check.words')}</h3>
            <blockquote className="written">{model.words}</blockquote>
          </>
        )}
      </section>
      <div className="acts panel-acts">
        <Button name="confirmed" value="yes" look={isAdverse(model.action) ? 'stop' : 'main'} confirms>
          {t('workbench.check.confirm', { act })}
        </Button>
        <Button name="confirmed" value="no" look="quiet" shortcut="b">
          {t('workbench.check.back')}
        </Button>
      </div>
    </Form>
  )
}

function isAdverse(action: StaffAction): boolean {
  return adverse.includes(action)
}

const adverse: readonly StaffAction[] = [
  'deny',
  'review_and_deny',
  'not_accept',
  'recall',
  'annul',
  'forfeit',
  'cancel',
]
