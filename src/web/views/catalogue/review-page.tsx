import {
  Button,
  ButtonRow,
  Card,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  useText,
} from '../../ui/index.ts'
import { StockSentences } from '../workbench/act-panel.tsx'
import { EditorFrame } from './editor-frame.tsx'
import { Impact } from './impact.tsx'
import { Change, type WayModel } from './way-page.tsx'

export interface ReviewModel extends WayModel {
  target: FormTarget
  /** The revision that she reads, which is the one that she speaks about. */
  revision: number
  /** Undefined: somebody was faster, there is nothing left to say. */
  office: string | undefined
  stock: readonly string[]
  typed: { opinion: string; stock: string }
  errors: readonly FieldError[]
}

/** What is proposed, what it touches, and the reader's opinion. */
export function ReviewPage({ model }: { model: ReviewModel }) {
  const t = useText()
  return (
    <EditorFrame model={model.editor}>
      <div className="stack">
        <Change model={{ ...model, adjustHref: undefined }} />
        {model.impact && <Impact model={model.impact} />}
        <Card id="review" title={t('catalogueLists.review.title')}>
          {model.office && <p>{t('catalogueLists.review.lead', { office: model.office })}</p>}
          <Form target={model.target} hidden={{ _revision: String(model.revision) }} errors={model.errors} warnUnsaved>
            <Field
              type="textarea"
              name="opinion"
              optional
              label={t('catalogueLists.review.opinion')}
              hint={t('catalogueLists.review.opinionHint')}
              value={model.typed.opinion}
              error={errorOf(model.errors, 'opinion')}
              maxLength={1000}
            />
            {model.stock.length > 0 && (
              <StockSentences
                stock={model.stock.map((text) => ({ text }))}
                chosen={model.typed.stock}
                fills="opinion"
              />
            )}
            <ButtonRow>
              <Button name="outcome" value="approve">
                {t('catalogueLists.review.approve')}
              </Button>
              <Button name="outcome" value="return" look="stop">
                {t('catalogueLists.review.return')}
              </Button>
            </ButtonRow>
          </Form>
        </Card>
      </div>
    </EditorFrame>
  )
}
