import { daysMax, wordsMax } from '../../../modules/supervision/index.ts'
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

/** What was typed into which form of a page, and what is wrong with it. */
export interface Typing {
  act: string
  text: string
  days: string
  errors: readonly FieldError[]
}
export const nothingTyped: Typing = { act: '', text: '', days: '', errors: [] }

export interface ActFormProps {
  /** Tells the forms of a page apart. */
  act: string
  title: string
  lead?: string | undefined
  target: FormTarget
  text: string
  hint?: string | undefined
  /** Asked beside the text: a number of working days. */
  days?: { label: string; preset: string } | undefined
  button: string
  look?: 'main' | 'quiet' | 'stop'
  typing: Typing
}

/** A text, where needed a number of working days, and one button. */
export function WordsForm({ act, title, lead, target, text, hint, days, button, look = 'main', typing }: ActFormProps) {
  const t = useText()
  const own = typing.act === act
  const errors = own ? typing.errors : []
  const placed = errors.map((error) => (error.field ? { ...error, field: `${error.field}-${act}` } : error))
  return (
    <section className="words-form">
      <h3>{title}</h3>
      {lead && <p className="small">{lead}</p>}
      <Form target={target} errors={placed} warnUnsaved>
        <Field
          type="textarea"
          name="text"
          id={`text-${act}`}
          label={text}
          hint={hint}
          value={own ? typing.text : ''}
          maxLength={wordsMax}
          error={errorOf(errors, 'text')}
        />
        {days && (
          <Field
            type="number"
            inputMode="numeric"
            name="days"
            id={`days-${act}`}
            label={days.label}
            suffix={t('cards.acts.days')}
            value={own ? typing.days : days.preset}
            maxLength={String(daysMax).length}
            error={errorOf(errors, 'days')}
          />
        )}
        <ButtonRow>
          <Button look={look}>{button}</Button>
        </ButtonRow>
      </Form>
    </section>
  )
}

/** Words that could not be sent, because somebody else was first: they are not lost. */
export function Unsent({ typing }: { typing: Typing }) {
  const t = useText()
  if (typing.text === '') return null
  return (
    <Card title={t('cards.card.unsent')}>
      <p className="typed-words">{typing.text}</p>
    </Card>
  )
}
