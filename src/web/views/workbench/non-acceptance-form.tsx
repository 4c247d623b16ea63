import type { StockOpinion } from '../../../modules/catalog/index.ts'
import { Button, ErrorSummary, type FieldError, Form, type FormTarget, useText } from '../../ui/index.ts'
import { StockSentences } from './act-panel.tsx'

export interface NonAcceptanceModel {
  target: FormTarget
  hidden: Readonly<Record<string, string>>
  cancelHref: string
  stock: readonly StockOpinion[]
  typed: { text: string; stock: string }
  errors: readonly FieldError[]
}

/** Not accepted, with the reason that the notice prints. Stands where the acts stood. */
export function NonAcceptanceForm({ model }: { model: NonAcceptanceModel }) {
  const t = useText()
  return (
    <Form target={model.target} hidden={model.hidden}>
      <ErrorSummary errors={model.errors} />
      <div className="opinion">
        <h2>
          <label htmlFor="text">{t('workbench.nonAcceptance.title')}</label>
        </h2>
        <p className="hint" id="text-hint">
          {t('workbench.nonAcceptance.lead')}
        </p>
        <textarea
          id="text"
          name="text"
          className="input"
          rows={6}
          maxLength={1000}
          defaultValue={model.typed.text}
          aria-describedby="text-hint"
          data-key="o"
        />
        {model.stock.length > 0 && <StockSentences stock={model.stock} chosen={model.typed.stock} fills="text" />}
      </div>
      <div className="acts">
        <Button name="action" value="not_accept" look="stop">
          {t('workbench.nonAcceptance.submit')}
        </Button>
        <a href={model.cancelHref}>{t('workbench.nonAcceptance.cancel')}</a>
      </div>
    </Form>
  )
}
