import type { ShownOrder } from '../../../modules/supervision/index.ts'
import { formatBytes, formatDay, formatInstant } from '../../texts/format.ts'
import {
  Button,
  Card,
  Columns,
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
import { type Typing, Unsent, WordsForm } from './act-forms.tsx'
import { OrderAsked } from './order-table.tsx'
import { type ShownStepLine, StepList } from './steps.tsx'

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
  backHref: string
  done: string | undefined
  accept?: FormTarget
  return?: FormTarget
  answer?: FormTarget
  upload?: UploadTarget
  /** Why a file was not taken. */
  uploadFault?: string | undefined
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
        <div className="work-head">
          <h1>
            {t('cards.order.title')} <span className="mono">{order.number}</span>{' '}
            {model.overdue && <Tag tone="red">{t('cards.show.overdue')}</Tag>}
          </h1>
          <ChapterLink chapter="order" />
        </div>
        <Columns aside={<Acts model={model} />}>
          <Card title={t('cards.order.facts')}>
            <Facts model={model} />
          </Card>
          <Proofs model={model} />
          <StepList steps={model.steps} of="orderStep" />
        </Columns>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Facts({ model }: { model: OrderPageModel }) {
  const t = useText()
  const language = useLanguage()
  const { order } = model
  const rows: SummaryRow[] = [
    { label: t('cards.order.asked'), value: <OrderAsked order={order} /> },
    { label: t('cards.columns.state'), value: t(`cards.orderStates.${order.status}`) },
    { label: t('cards.order.dueOn'), value: formatDay(order.dueOn, language) },
    {
      label: t('cards.order.whose'),
      value: <Published>{[model.officeName, model.postName].filter(Boolean).join(' · ')}</Published>,
    },
    ...(model.superiorName
      ? [{ label: t('cards.card.superior'), value: <Published>{model.superiorName}</Published> }]
      : []),
    { label: t('cards.order.openedAt'), value: formatInstant(order.openedAt, language, 'year') },
    ...(model.cardHref
      ? [{ label: t('cards.order.ofCard'), value: <a href={model.cardHref}>{t('cards.order.openCard')}</a> }]
      : []),
    ...(model.caseHref
      ? [
          {
            label: t('cards.card.case'),
            value: (
              <>
                <a href={model.caseHref}>{t('cards.card.caseLink')}</a>
                <div className="small">{t('cards.card.caseHint')}</div>
              </>
            ),
          },
        ]
      : []),
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
  const waits = order.status === 'open' || order.status === 'returned' || order.status === 'escalated'
  return (
    <Card title={t('cards.acts.title')} id="acts">
      {gone && <ErrorSummary errors={typing.errors} />}
      {gone && <Unsent typing={typing} />}
      {model.answer && (
        <WordsForm
          act="answer"
          title={t('cards.order.answerTitle')}
          target={model.answer}
          text={t('cards.order.answer')}
          hint={t('cards.order.answerHint')}
          button={t('cards.order.answerSend')}
          typing={typing}
        />
      )}
      {model.accept && (
        <Form target={model.accept} errors={typing.act === 'accept' ? typing.errors : []}>
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
          typing={typing}
        />
      )}
      {!offered && (
        <p>{waits ? t('cards.order.waiting', { day: formatDay(order.dueOn, language) }) : t('cards.acts.nothing')}</p>
      )}
    </Card>
  )
}
