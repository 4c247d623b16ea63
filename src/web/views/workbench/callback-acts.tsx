import type { TicketAct } from '../../../modules/evaluations/index.ts'
import {
  Button,
  ButtonRow,
  Card,
  Details,
  ErrorSummary,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  useText,
} from '../../ui/index.ts'
import { gradeCodes } from '../citizen/index.ts'
import { Unsent } from '../supervision/act-forms.tsx'

export interface CallbackActModel {
  acts: readonly TicketAct[]
  target: FormTarget
  sequence: number
  rectifyDays: number
  /** What was typed, and in which of the forms. */
  typed: { act: string; values: Readonly<Record<string, string>>; errors: readonly FieldError[] }
}

/** What the call came to: one form for each way, so that nothing of one is sent with another. */
export function CallbackActs({ model }: { model: CallbackActModel }) {
  const t = useText()
  const { acts, typed } = model
  const stray = typed.errors.length > 0 && !acts.some((act) => act === typed.act)
  return (
    <Card title={t('evaluation.bureau.acts.title')} id="acts">
      {stray && <ErrorSummary errors={typed.errors} />}
      {stray && <Unsent text={[typed.values.told, typed.values.note].filter(Boolean).join('\n')} />}
      {acts.length === 0 && <p>{t('evaluation.bureau.acts.waiting')}</p>}
      <div className="stack">
        {acts.map((act) => (
          <Act key={act} act={act} model={model} />
        ))}
      </div>
    </Card>
  )
}

function Act({ act, model }: { act: TicketAct; model: CallbackActModel }) {
  const t = useText()
  const { typed, target, sequence } = model
  const own = typed.act === act
  const form: ActForm = {
    target,
    hidden: { act, sequence: String(sequence) },
    errors: own ? typed.errors : [],
    value: (name) => (own ? typed.values[name] : undefined),
  }
  switch (act) {
    case 'send': {
      const button = t('evaluation.bureau.acts.sendButton', { days: model.rectifyDays })
      return (
        <Way title={t('evaluation.bureau.acts.send')} open form={form}>
          <Words form={form} name="told" act={act} label="sendTold" hint={t('evaluation.bureau.acts.sendHint')} />
          <Button>{button}</Button>
        </Way>
      )
    }
    case 'explain':
      return (
        <Way title={t('evaluation.bureau.acts.explain')} open={own} form={form}>
          <Words form={form} name="told" act={act} label="explainTold" />
          <Button look="quiet">{t('evaluation.bureau.acts.explainButton')}</Button>
        </Way>
      )
    case 'unreached':
      return (
        <Way title={t('evaluation.bureau.acts.unreached')} open={own} form={form}>
          <p className="small">{t('evaluation.bureau.acts.unreachedLead')}</p>
          <Button look="quiet">{t('evaluation.bureau.acts.unreachedButton')}</Button>
        </Way>
      )
    case 'doubt': {
      const options = (['mistaken', 'malicious'] as const).map((value) => ({
        value,
        label: t(`evaluation.bureau.acts.${value}`),
      }))
      return (
        <Way title={t('evaluation.bureau.acts.doubt')} open={own} form={form}>
          <Choice form={form} name="doubt" label={t('evaluation.bureau.acts.doubtKind')} options={options} />
          <Words form={form} name="note" act={act} label="doubtNote" />
          <Button look="quiet">{t('evaluation.bureau.acts.doubtButton')}</Button>
        </Way>
      )
    }
    case 'review':
      return (
        <Way title={t('evaluation.bureau.acts.review')} open form={form}>
          <p className="small">{t('evaluation.bureau.acts.reviewLead')}</p>
          <Words form={form} name="note" act={act} label="reviewNote" />
          <ButtonRow>
            <Button name="withdraw" value="yes" look="stop">
              {t('evaluation.bureau.acts.withdrawButton')}
            </Button>
            <Button name="withdraw" value="no" look="quiet">
              {t('evaluation.bureau.acts.upholdButton')}
            </Button>
          </ButtonRow>
        </Way>
      )
    case 'rate': {
      const options = gradeCodes.map((value) => ({ value, label: t(`vocabulary.grade.${value}`) }))
      return (
        <Way title={t('evaluation.bureau.acts.rate')} open form={form}>
          <Choice form={form} name="grade" label={t('evaluation.bureau.acts.rateGrade')} options={options} />
          <Button>{t('evaluation.bureau.acts.rateButton')}</Button>
        </Way>
      )
    }
    default:
      return null
  }
}

interface ActForm {
  target: FormTarget
  hidden: Readonly<Record<string, string>>
  errors: readonly FieldError[]
  value: (name: string) => string | undefined
}

function Way({
  title,
  open,
  form,
  children,
}: {
  title: string
  open: boolean
  form: ActForm
  children: React.ReactNode
}) {
  return (
    <Details summary={title} open={open}>
      <Form target={form.target} hidden={form.hidden} errors={form.errors}>
        {children}
      </Form>
    </Details>
  )
}

type WordsLabel = 'sendTold' | 'explainTold' | 'doubtNote' | 'reviewNote'

function Words({
  form,
  name,
  act,
  label,
  hint,
}: {
  form: ActForm
  name: 'told' | 'note'
  act: TicketAct
  label: WordsLabel
  hint?: string
}) {
  const t = useText()
  return (
    <Field
      type="textarea"
      name={name}
      id={`${act}-${name}`}
      label={t(`evaluation.bureau.acts.${label}`)}
      hint={hint}
      maxLength={1000}
      value={form.value(name)}
      error={errorOf(form.errors, name)}
    />
  )
}

function Choice({
  form,
  name,
  label,
  options,
}: {
  form: ActForm
  name: 'doubt' | 'grade'
  label: string
  options: readonly { value: string; label: string }[]
}) {
  return (
    <Field
      type="radios"
      name={name}
      label={label}
      options={options}
      value={form.value(name)}
      error={errorOf(form.errors, name)}
    />
  )
}
