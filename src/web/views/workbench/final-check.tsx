import { Button, Form, type FormTarget, Published, useText } from '../../ui/index.ts'
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
  const facts: readonly (readonly [string, readonly string[]])[] = [
    [t('workbench.check.act'), [act]],
    [t('workbench.check.to'), model.to],
    ...(model.way ? [[t('workbench.check.way'), [model.way]] as const] : []),
    ...(model.papers.length > 0 ? [[t('workbench.check.papers'), model.papers] as const] : []),
  ]
  return (
    <Form target={model.target}>
      {model.sent.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <section className="final-check" aria-labelledby="check-title">
        <h2 id="check-title">{t('workbench.check.title')}</h2>
        <p className="hint">{t('workbench.check.lead')}</p>
        <dl className="case-facts">
          {facts.map(([label, lines]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {lines.map((line) => (
                  <div key={line}>
                    <Published>{line}</Published>
                  </div>
                ))}
              </dd>
            </div>
          ))}
        </dl>
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
  return action === 'deny' || action === 'review_and_deny' || action === 'not_accept'
}
