import type { ReactNode } from 'react'
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
  /** The last step that the page showed. */
  seen: number
  /** What else is to be answered by the same words. */
  also: readonly string[]
  errors: readonly FieldError[]
}
export const nothingTyped: Typing = { act: '', text: '', days: '', seen: 0, also: [], errors: [] }

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
  /** The last step that the page shows: what is judged or answered is what was read. */
  sequence?: number
  /** What has to be known before anything is written. */
  before?: ReactNode
  /** What is asked above the button besides. */
  children?: ReactNode
  typing: Typing
}

/** A text, where needed a number of working days, and one button. */
export function WordsForm({
  act,
  title,
  lead,
  target,
  text,
  hint,
  days,
  button,
  look = 'main',
  sequence,
  before,
  children,
  typing,
}: ActFormProps) {
  const t = useText()
  const own = typing.act === act
  const errors = own ? typing.errors : []
  const placed = errors.map((error) => (error.field ? { ...error, field: `${error.field}-${act}` } : error))
  return (
    <section className="words-form">
      <h3>{title}</h3>
      {lead && <p className="small">{lead}</p>}
      {before}
      <Form target={target} errors={placed} hidden={hiddenOf(sequence)} warnUnsaved>
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
        {children}
        <ButtonRow>
          <Button look={look}>{button}</Button>
        </ButtonRow>
      </Form>
    </section>
  )
}

/** A form that was not filled in is judged by the step that stood beside it. */
export function hiddenOf(sequence: number | undefined): Readonly<Record<string, string>> {
  return sequence === undefined ? {} : { _sequence: String(sequence) }
}

/** A card that is answered along, with the last step that the page showed of it. */
export const alsoValue = ({ cardId, steps }: { cardId: string; steps: number }): string => `${cardId}_${steps}`

/** Words that could not be sent, because somebody else was first: they are not lost. */
export function Unsent({ text }: { text: string }) {
  const t = useText()
  if (text === '') return null
  return (
    <Card title={t('cards.card.unsent')}>
      <p className="typed-words">{text}</p>
    </Card>
  )
}
