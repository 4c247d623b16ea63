import type { ShownOrder } from '../../../modules/supervision/index.ts'
import { formatBytes, formatDay, formatInstant } from '../../texts/format.ts'
import {
  ActColumns,
  Button,
  Card,
  ErrorSummary,
  Form,
  type FormTarget,
  Notice,
  Published,
  SummaryList,
  type SummaryRow,
  Tag,
  useLanguage,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { ChapterLink } from '../chapter-link.tsx'
import { UploadForm, type UploadTarget } from '../citizen/upload-form.tsx'
import { hiddenOf, type Typing, Unsent, WordsForm } from './act-forms.tsx'
import { OrderAsked } from './order-table.tsx'
import { EarlierSteps, LatestStep, type NewerModel, NewerSteps, type ShownStepLine } from './steps.tsx'

export interface OrderPageModel {
  order: ShownOrder
  officeName: string
  postName: string
  superiorName: string
  overdue: boolean
  steps: readonly ShownStepLine[]
  /** Address of its proofs, to which the id of one is added. */
  proofsHref: string
  cardHref: string | undefined
  caseHref: string | undefined
  /** By which people know the case; empty: it is of none. */
  receipt: string
  backHref: string
  done: string | undefined
  accept?: FormTarget
  return?: FormTarget
  answer?: FormTarget
  upload?: UploadTarget
  /** Why a file was not taken. */
  uploadFault?: string | undefined
  /** What others did while the page was open, where that stopped an act. */
  newer?: NewerModel | undefined
  typing: Typing
}

/** One correction order: what is asked, what was answered and proved, and what can be done now. */
export function OrderPage({ model, frame }: { model: OrderPageModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const { order } = model
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <a className="back" href={model.backHref}>
          {t('cards.order.back')}
        </a>
        {model.done && <Notice title={model.done} tone="ok" live />}
        {model.newer && <NewerSteps newer={model.newer} of="orderStep" />}
        <div className="work-head">
          <h1>
            {t('cards.order.title')} <span className="mono">{order.number}</span>{' '}
            {model.overdue && <Tag tone="red">{t('cards.show.overdue')}</Tag>}
          </h1>
          <ChapterLink chapter="order" />
        </div>
        <Brief model={model} />
        <ActColumns first={<ReadFirst model={model} />} acts={<Acts model={model} />}>
          <Card title={t('cards.order.facts')}>
            <Facts model={model} />
          </Card>
          <EarlierSteps steps={model.steps} of="orderStep" />
        </ActColumns>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

/** So much as has to be known before anything is done: by when, for which card and of which case. */
function Brief({ model: { order, receipt, cardHref, caseHref } }: { model: OrderPageModel }) {
  const t = useText()
  const language = useLanguage()
  return (
    <div className="work-brief">
      <p>
        {t(`cards.orderStates.${order.status}`)}
        {order.status !== 'accepted' && ` · ${t('cards.order.dueOn')} ${formatDay(order.dueOn, language)}`}
      </p>
      {cardHref && (
        <p>
          <a href={cardHref}>{t('cards.order.openCard')}</a>
        </p>
      )}
      {caseHref && (
        <>
          <p>
            <span className="mono">{receipt}</span> · <a href={caseHref}>{t('cards.card.caseLink')}</a>
          </p>
          <p className="small">{t('cards.card.caseHint')}</p>
        </>
      )}
    </div>
  )
}

/** What is asked, what was said last, and the proofs: an answer is written and judged with these. */
function ReadFirst({ model }: { model: OrderPageModel }) {
  const t = useText()
  return (
    <>
      <Card title={t('cards.order.asked')}>
        <OrderAsked order={model.order} />
      </Card>
      <LatestStep steps={model.steps} of="orderStep" />
      <Proofs model={model} />
    </>
  )
}

function Facts({ model }: { model: OrderPageModel }) {
  const t = useText()
  const language = useLanguage()
  const { order } = model
  const rows: SummaryRow[] = [
    {
      label: t('cards.order.whose'),
      value: <Published>{[model.officeName, model.postName].filter(Boolean).join(' · ')}</Published>,
    },
    ...(model.superiorName
      ? [{ label: t('cards.card.superior'), value: <Published>{model.superiorName}</Published> }]
      : []),
    { label: t('cards.order.dueOn'), value: formatDay(order.dueOn, language) },
    { label: t('cards.order.openedAt'), value: formatInstant(order.openedAt, language, 'year') },
  ]
  return <SummaryList rows={rows} dense />
}

function Proofs({ model: { order, proofsHref, upload, uploadFault } }: { model: OrderPageModel }) {
  const t = useText()
  return (
    <Card title={t('cards.order.proofs')} id="proofs">
      {order.proofs.length === 0 ? (
        <p className="small">{t('cards.order.noProofs')}</p>
      ) : (
        <ul className="plain-list">
          {order.proofs.map(({ uploadId, name, bytes }) => (
            <li key={uploadId}>
              <a href={`${proofsHref}/${uploadId}`} target="_blank" rel="noopener">
                {name}
              </a>{' '}
              <span className="small">{formatBytes(bytes)}</span>
            </li>
          ))}
        </ul>
      )}
      {upload && (
        <UploadForm
          name={t('cards.order.proofName')}
          id="proof"
          target={upload}
          more={order.proofs.length > 0}
          error={uploadFault}
        />
      )}
    </Card>
  )
}

function Acts({ model }: { model: OrderPageModel }) {
  const t = useText()
  const language = useLanguage()
  const { order, typing } = model
  const offered = [model.accept, model.return, model.answer].some(Boolean)
  const gone = typing.act !== '' && !offered
  return (
    <Card title={t('cards.acts.title')} id="acts">
      {gone && <ErrorSummary errors={typing.errors} />}
      {gone && <Unsent text={typing.text} />}
      {model.answer && (
        <WordsForm
          act="answer"
          title={t('cards.order.answerTitle')}
          target={model.answer}
          text={t('cards.order.answer')}
          hint={t('cards.order.answerHint')}
          button={t('cards.order.answerSend')}
          sequence={order.steps}
          typing={typing}
        />
      )}
      {model.accept && (
        <Form
          target={model.accept}
          errors={typing.act === 'accept' ? typing.errors : []}
          hidden={hiddenOf(order.steps)}
        >
          <Button icon="check" shortcut="p">
            {t('cards.order.accept')}
          </Button>
        </Form>
      )}
      {model.return && (
        <WordsForm
          act="return"
          title={t('cards.order.returnTitle')}
          target={model.return}
          text={t('cards.order.returnText')}
          days={{ label: t('cards.order.returnDays'), preset: '3' }}
          button={t('cards.acts.return')}
          look="stop"
          sequence={order.steps}
          typing={typing}
        />
      )}
      {!offered && <p>{idleWords(order, t, language)}</p>}
    </Card>
  )
}

function idleWords(
  { status, dueOn, barred }: ShownOrder,
  t: ReturnType<typeof useText>,
  language: ReturnType<typeof useLanguage>,
): string {
  if (barred) return t(`cards.acts.barred.${barred}`)
  const waits = status === 'open' || status === 'returned' || status === 'escalated'
  return waits ? t('cards.order.waiting', { day: formatDay(dueOn, language) }) : t('cards.acts.nothing')
}
