import {
  Button,
  Card,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  telephoneHref,
  useText,
} from '../../ui/index.ts'
import { type ChipLink, Chips, Related } from './chips.tsx'
import { type ItemLine, ItemLines } from './item-line.tsx'

export interface QuestionFormModel {
  target: FormTarget
  text: string
  errors: readonly FieldError[]
}

export interface NothingFoundModel {
  /** What comes nearest. */
  nearest: readonly ItemLine[]
  ways: readonly ChipLink[]
  question: QuestionFormModel
}

/** What is near, other ways to look, somebody to ask, and a place to leave the question. */
export function NothingFound({
  model: { nearest, ways, question },
  hotline,
  related,
}: {
  model: NothingFoundModel
  hotline: string
  related: readonly ChipLink[]
}) {
  const t = useText()
  return (
    <div className="stack">
      {nearest.length > 0 && (
        <section aria-labelledby="nearest">
          <h2 id="nearest">{t('search.nearest')}</h2>
          <ItemLines items={nearest} />
        </section>
      )}
      <Related links={related} />
      <Card title={t('search.tryThis')} id="ways">
        <ul className="try-list">
          <li>{t('search.tryWords')}</li>
          <li>{t('search.tryShorter')}</li>
        </ul>
        <Chips links={ways} />
        <p>
          {t('search.call')} <a href={telephoneHref(hotline)}>{hotline}</a>
        </p>
      </Card>
      <Card title={t('search.question.title')} id="question">
        <QuestionForm model={question} />
      </Card>
    </div>
  )
}

/** The words alone: nobody is asked who she is. */
export function QuestionForm({ model: { target, text, errors } }: { model: QuestionFormModel }) {
  const t = useText()
  return (
    <>
      <p className="small card-lead">{t('search.question.lead')}</p>
      <Form target={target} errors={errors}>
        <Field
          type="textarea"
          name="text"
          label={t('search.question.label')}
          hint={t('search.question.hint')}
          value={text}
          error={errorOf(errors, 'text')}
          maxLength={300}
        />
        <Button look="quiet">{t('search.question.send')}</Button>
      </Form>
    </>
  )
}
