import type { ShownCard } from '../../../modules/supervision/index.ts'
import { formatDay, formatInstant } from '../../texts/format.ts'
import type { TextKey } from '../../texts/index.ts'
import {
  ActColumns,
  Button,
  Card,
  ErrorSummary,
  errorOf,
  Field,
  Form,
  type FormTarget,
  Notice,
  Published,
  SummaryList,
  type SummaryRow,
  useLanguage,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { ChapterLink } from '../chapter-link.tsx'
import { wordOf } from '../workbench/words.ts'
import { alsoValue, hiddenOf, type Typing, Unsent, WordsForm } from './act-forms.tsx'
import { CardSentence, LevelTag, stateOf } from './card-table.tsx'
import { OrderTable, type ShownOrderLine } from './order-table.tsx'
import { EarlierSteps, LatestStep, type NewerModel, NewerSteps, type ShownStepLine } from './steps.tsx'

export interface CardPageModel {
  card: ShownCard
  itemName: string
  receipt: string
  officeName: string
  postName: string
  superiorName: string
  /** Where the edition is from: a region, or shipped. */
  ruleRegion: string
  caseHref: string
  /** Other cases of a pace card, other cards of one that nobody answered. */
  others: readonly { href: string; label: string }[]
  steps: readonly ShownStepLine[]
  orders: readonly ShownOrderLine[]
  backHref: string
  done: string | undefined
  /** Targets of the forms that this reader has. */
  accept?: FormTarget
  return?: FormTarget
  order?: FormTarget
  answer?: FormTarget
  /** What others did while the page was open, where that stopped an act. */
  newer?: NewerModel | undefined
  typing: Typing
}

/** One card: why, by which rule, what was answered, and what can be done now. */
export function CardPage({ model, frame }: { model: CardPageModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const { card } = model
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <a className="back" href={model.backHref}>
          {t('cards.card.back')}
        </a>
        {model.done && <Notice title={model.done} tone="ok" live />}
        {model.newer && <NewerSteps newer={model.newer} of="step" />}
        <div className="work-head">
          <h1>
            <LevelTag level={card.level} /> <CardSentence card={card} />
          </h1>
          <ChapterLink chapter="card" />
        </div>
        <Brief model={model} />
        <ActColumns first={<LatestStep steps={model.steps} of="step" />} acts={<Acts model={model} />}>
          <Card title={t('cards.card.facts')}>
            <SummaryList rows={factRows(model, t, useLanguage())} dense />
          </Card>
          <EarlierSteps steps={model.steps} of="step" />
          {model.orders.length > 0 && (
            <section className="card work-list">
              <h2>{t('cards.card.orders')}</h2>
              <OrderTable lines={model.orders} caption={t('cards.card.orders')} />
            </section>
          )}
        </ActColumns>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

/** So much as has to be known before anything is done: by when, and of which case. */
function Brief({ model: { card, itemName, receipt, caseHref } }: { model: CardPageModel }) {
  const t = useText()
  const language = useLanguage()
  const asks = card.answerBy !== null && card.status !== 'answered' && card.status !== 'accepted'
  const due = t(stateOf(card) === 'near' ? 'cards.columns.due' : 'cards.card.answerBy')
  return (
    <div className="work-brief">
      <p>
        {t(`cards.states.${stateOf(card)}`)}
        {asks && card.answerBy && ` · ${due} ${formatDay(card.answerBy, language)}`}
      </p>
      <p>
        <Published>{itemName}</Published> <span className="mono">{receipt}</span> ·{' '}
        <a href={caseHref}>{t('cards.card.caseLink')}</a>
      </p>
      <p className="small">{t('cards.card.caseHint')}</p>
    </div>
  )
}

function Acts({ model }: { model: CardPageModel }) {
  const t = useText()
  const language = useLanguage()
  const { card, typing } = model
  const offered = [model.accept, model.return, model.answer].some(Boolean)
  const open = model.orders.filter(({ order }) => order.status !== 'accepted')
  const gone = typing.act !== '' && typing.act !== 'order' && !offered
  return (
    <Card title={t('cards.acts.title')} id="acts">
      {gone && <ErrorSummary errors={typing.errors} />}
      {gone && <Unsent text={typing.text} />}
      {model.answer && (
        <WordsForm
          act="answer"
          title={t('cards.acts.answerTitle')}
          target={model.answer}
          text={t('cards.acts.answer')}
          lead={stateOf(card) === 'near' ? t('cards.acts.nearLead') : undefined}
          hint={t('cards.acts.answerHint')}
          button={t('cards.acts.answerSend')}
          sequence={card.steps}
          typing={typing}
        >
          <AlsoExplained model={model} />
        </WordsForm>
      )}
      {model.accept && (
        <Form target={model.accept} errors={typing.act === 'accept' ? typing.errors : []} hidden={hiddenOf(card.steps)}>
          <Button icon="check" shortcut="p">
            {t('cards.acts.accept')}
          </Button>
        </Form>
      )}
      {model.return && (
        <WordsForm
          act="return"
          title={t('cards.acts.returnTitle')}
          target={model.return}
          text={t('cards.acts.returnText')}
          days={{ label: t('cards.acts.returnDays'), preset: String(card.rule?.answerDays ?? 2) }}
          button={t('cards.acts.return')}
          look="stop"
          sequence={card.steps}
          typing={typing}
        />
      )}
      {!offered && <p>{idleWords(card, t, language)}</p>}
      {model.order && (
        <WordsForm
          act="order"
          title={t('cards.acts.orderTitle')}
          lead={t('cards.acts.orderLead')}
          target={model.order}
          text={t('cards.acts.orderText')}
          days={{ label: t('cards.acts.orderDays'), preset: '5' }}
          button={t('cards.acts.order')}
          look="quiet"
          before={<OpenAlready open={open} />}
          typing={typing}
        >
          {(open.length > 0 || errorOf(typing.errors, 'another')) && (
            <Field
              type="checkbox"
              name="another"
              id="another-order"
              label={t('cards.acts.another')}
              error={typing.act === 'order' ? errorOf(typing.errors, 'another') : undefined}
            />
          )}
        </WordsForm>
      )}
    </Card>
  )
}

/** Other cards of the same cause, ticked: whoever answers one leaves out what her words do not fit. */
function AlsoExplained({ model: { card, typing } }: { model: CardPageModel }) {
  const t = useText()
  const language = useLanguage()
  if (card.sameCause.length === 0) return null
  const options = card.sameCause.map((other) => ({
    value: alsoValue(other),
    label: t('cards.acts.alsoLine', {
      level: t(`cards.levels.${other.level}`),
      sentence: other.rule?.sentence[language] ?? other.ruleNumber,
    }),
    ...(other.details.kind === 'clock' && { hint: clockWords(other.details, t, language) }),
  }))
  const typed = typing.act === 'answer' ? typing.also : options.map(({ value }) => value)
  return (
    <Field
      type="checkboxes"
      name="also"
      id="also-answer"
      label={t('cards.acts.also')}
      hint={t('cards.acts.alsoHint')}
      options={options}
      values={typed}
      optional
    />
  )
}

/** Said before anything is written: an order for this card is not done yet. Another takes a deliberate tick. */
function OpenAlready({ open }: { open: readonly ShownOrderLine[] }) {
  const t = useText()
  if (open.length === 0) return null
  return (
    <Notice title={t('cards.acts.open')} tone="warn">
      <ul className="plain-list">
        {open.map(({ order, href }) => (
          <li key={order.orderId}>
            <a className="mono" href={href}>
              {order.number}
            </a>{' '}
            <span className="small">{t(`cards.orderStates.${order.status}`)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

type Words = ReturnType<typeof useText>
type Language = ReturnType<typeof useLanguage>

function idleWords(card: ShownCard, t: Words, language: Language): string {
  const { status, answerBy, barred } = card
  if (barred) return t(`cards.acts.barred.${barred}`)
  if (stateOf(card) === 'near' && answerBy) return t('cards.acts.nearWaiting', { day: formatDay(answerBy, language) })
  const waits = status === 'raised' || status === 'returned' || status === 'escalated'
  return waits && answerBy ? t('cards.acts.waiting', { day: formatDay(answerBy, language) }) : t('cards.acts.nothing')
}

/** Longer than so much after its moment a card was noticed late, and says so. */
const noticedAtOnceMs = 60_000

function factRows(model: CardPageModel, t: Words, language: Language): SummaryRow[] {
  const { card } = model
  const { rule, details } = card
  const late = card.recordedAt.getTime() - card.raisedAt.getTime() > noticedAtOnceMs
  const answerBy = card.answerBy ? formatDay(card.answerBy, language) : t('cards.card.noAnswer')
  const row = (label: TextKey, value: SummaryRow['value']): SummaryRow => ({ label: t(label), value })
  return [
    row(stateOf(card) === 'near' ? 'cards.columns.due' : 'cards.card.answerBy', answerBy),
    row('cards.card.whose', whose(model.officeName, model.postName)),
    ...(model.superiorName
      ? [row(card.unanswered ? 'cards.card.superior' : 'cards.card.told', <Published>{model.superiorName}</Published>)]
      : []),
    row('cards.card.basis', rule?.basis?.[language] ?? t('cards.card.noBasis')),
    row(
      'cards.card.rule',
      t('cards.card.ruleOf', { number: card.ruleNumber, region: model.ruleRegion, version: card.ruleVersion }),
    ),
    ...(details.kind === 'clock' ? [row('cards.card.about', clockWords(details, t, language))] : []),
    row('cards.card.raisedAt', formatInstant(card.raisedAt, language, 'year')),
    row(
      'cards.card.recordedAt',
      <>
        {formatInstant(card.recordedAt, language, 'year')}
        {late && <div className="small">{t('cards.card.late')}</div>}
      </>,
    ),
    row('cards.card.points', t('cards.card.pointsValue', { points: card.points })),
    ...(model.others.length > 0
      ? [row(details.kind === 'pace' ? 'cards.card.others' : 'cards.card.otherCards', <Others of={model.others} />)]
      : []),
  ]
}

function clockWords(details: { readonly clock: string; readonly day: string }, t: Words, language: Language): string {
  const clock = wordOf(t, 'dueKind', details.clock)
  return t('cards.card.aboutValue', { clock, day: formatDay(details.day, language) })
}

function whose(officeName: string, postName: string) {
  return <Published>{[officeName, postName].filter(Boolean).join(' · ')}</Published>
}

function Others({ of }: { of: CardPageModel['others'] }) {
  return (
    <ul className="plain-list">
      {of.map(({ href, label }) => (
        <li key={href}>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  )
}
