import type { BureauTicket, Link, TicketLine } from '../../../modules/evaluations/index.ts'
import { formatDay, formatInstant } from '../../texts/format.ts'
import {
  Button,
  Card,
  EmptyState,
  Form,
  type FormTarget,
  Paging,
  type PagingModel,
  Published,
  SummaryList,
  Table,
  Tag,
  useLanguage,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { ChapterLink } from '../chapter-link.tsx'
import { type CallbackActModel, CallbackActs } from './callback-acts.tsx'

export interface ShownTicketLine {
  ticket: TicketLine
  href?: string | undefined
  itemName: string
  officeName: string
}

export interface CallbackListModel {
  lines: readonly ShownTicketLine[]
  paging: PagingModel
  done: boolean
}

/** What waits for a call or a review, by date. */
export function CallbackList({ model, frame }: { model: CallbackListModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>{t('evaluation.bureau.title')} </h1>
          <ChapterLink chapter="evaluations" />
        </div>
        <p>{t('evaluation.bureau.lead')}</p>
        {model.done && <p role="status">{t('evaluation.bureau.done')}</p>}
        {model.lines.length === 0 ? (
          <div className="card">
            <EmptyState title={t('evaluation.bureau.none')}>
              <p>{t('evaluation.bureau.noneHelp')}</p>
            </EmptyState>
          </div>
        ) : (
          <div className="card work-list" data-inbox="">
            <TicketTable lines={model.lines} caption={t('evaluation.bureau.list')} />
          </div>
        )}
        <Paging {...model.paging} />
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

/** Tickets without text and without anybody; used by the bureau and by supervisors. */
export function TicketTable({ lines, caption }: { lines: readonly ShownTicketLine[]; caption: string }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Table
      caption={caption}
      captionHidden
      rows={lines}
      rowKey={({ ticket }) => ticket.ticketId}
      columns={[
        {
          head: t('evaluation.bureau.columns.item'),
          names: true,
          cell: ({ href, itemName }) =>
            href ? (
              <a href={href}>
                <Published>{itemName}</Published>
              </a>
            ) : (
              <Published>{itemName}</Published>
            ),
        },
        { head: t('evaluation.bureau.columns.office'), cell: ({ officeName }) => <Published>{officeName}</Published> },
        {
          head: t('evaluation.bureau.columns.day'),
          cell: ({ ticket }) => formatDay(ticket.evaluatedOn, language, 'short'),
        },
        { head: t('evaluation.bureau.columns.grade'), cell: ({ ticket }) => t(`vocabulary.grade.${ticket.grade}`) },
        {
          head: t('evaluation.bureau.columns.state'),
          cell: ({ ticket }) => t(`evaluation.bureau.states.${ticket.state}`),
        },
        {
          head: t('evaluation.bureau.columns.due'),
          cell: ({ ticket: { dueOn, overdue } }) => (
            <span>
              {dueOn && formatDay(dueOn, language, 'short')}{' '}
              {overdue && <Tag tone="red">{t('evaluation.bureau.overdue')}</Tag>}
            </span>
          ),
        },
      ]}
    />
  )
}

export interface CallbackTicketModel extends CallbackActModel {
  ticket: BureauTicket
  itemName: string
  officeName: string
  channel: string
  node: string
  reasons: readonly string[]
  backHref: string
  /** Opened in this answer alone; a reload asks again. */
  link?: Link | undefined
  linkTarget: FormTarget
}

/** One bad grade: what was said, the sealed way to the person, the course, and what the call came to. */
export function CallbackTicket({ model, frame }: { model: CallbackTicketModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const { ticket } = model
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {model.itemName} <span className="small">{t(`evaluation.bureau.states.${ticket.state}`)}</span>{' '}
            {ticket.overdue && <Tag tone="red">{t('evaluation.bureau.overdue')}</Tag>}
          </h1>
          <div className="work-head-acts no-print">
            <a href={model.backHref}>{t('evaluation.bureau.back')}</a>
          </div>
        </div>
        <div className="help-cards">
          <div className="stack">
            <Facts model={model} />
            <Contact model={model} />
            <Course ticket={ticket} />
          </div>
          <CallbackActs model={model} />
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Facts({ model }: { model: CallbackTicketModel }) {
  const t = useText()
  const language = useLanguage()
  const { ticket, reasons } = model
  const rows = [
    { label: t('evaluation.bureau.columns.office'), value: model.officeName },
    { label: t('evaluation.bureau.columns.day'), value: formatDay(ticket.evaluatedOn, language) },
    { label: t('evaluation.bureau.columns.grade'), value: t(`vocabulary.grade.${ticket.grade}`) },
    { label: t('evaluation.bureau.node'), value: model.node },
    { label: t('evaluation.bureau.channel'), value: model.channel },
    { label: t('evaluation.bureau.reasons'), value: reasons.join('；') || t('evaluation.bureau.noReasons') },
    { label: t('evaluation.bureau.text'), value: ticket.text || t('evaluation.bureau.noText') },
    ...(ticket.again ? [{ label: t('evaluation.bureau.again'), value: t(`vocabulary.grade.${ticket.again}`) }] : []),
  ]
  return (
    <Card title={t('evaluation.bureau.facts')}>
      <SummaryList rows={rows} dense />
    </Card>
  )
}

function Contact({ model: { link, linkTarget } }: { model: CallbackTicketModel }) {
  const t = useText()
  return (
    <Card title={t('evaluation.bureau.contact.title')} id="contact">
      {link ? (
        <SummaryList
          dense
          rows={[
            {
              label: t('evaluation.bureau.contact.receipt'),
              value: <span className="mono">{link.receiptNumber}</span>,
            },
            { label: t('evaluation.bureau.contact.name'), value: link.name },
            {
              label: t('evaluation.bureau.contact.phone'),
              value: link.phone ?? t('evaluation.bureau.contact.noPhone'),
            },
          ]}
        />
      ) : (
        <>
          <p className="small">{t('evaluation.bureau.contact.sealed')}</p>
          <Form target={linkTarget}>
            <Button look="quiet">{t('evaluation.bureau.contact.button')}</Button>
          </Form>
        </>
      )}
    </Card>
  )
}

type Step = BureauTicket['steps'][number]

function Course({ ticket: { steps } }: { ticket: BureauTicket }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Card title={t('evaluation.bureau.steps.title')}>
      <ol className="desk-lines">
        {steps.map((step) => (
          <li key={step.sequence}>
            <div>
              <StepWords step={step} />
              {step.type !== 'opened' && <div className="small">{formatInstant(step.at, language)}</div>}
              {step.texts.told && (
                <p className="small">
                  {t('evaluation.bureau.steps.told')}：{step.texts.told}
                </p>
              )}
              {step.texts.note && (
                <p className="small">
                  {t('evaluation.bureau.steps.note')}：{step.texts.note}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function StepWords({ step }: { step: Step }) {
  const t = useText()
  const language = useLanguage()
  switch (step.type) {
    case 'opened':
    case 'sent':
    case 'overdue':
      return <b>{t(`evaluation.bureau.steps.${step.type}`, { day: formatDay(step.data.dueOn, language, 'short') })}</b>
    case 'doubted':
      return <b>{t(`evaluation.bureau.steps.doubted.${step.data.doubt}`)}</b>
    case 'answered':
      return <b>{t(step.data.inTime ? 'evaluation.bureau.steps.answered' : 'evaluation.bureau.steps.answeredLate')}</b>
    case 'rated_again': {
      const words = step.data.by === 'phone' ? 'ratedByPhone' : 'rated_again'
      return <b>{t(`evaluation.bureau.steps.${words}`, { grade: t(`vocabulary.grade.${step.data.grade}`) })}</b>
    }
    default:
      return <b>{t(`evaluation.bureau.steps.${step.type}`)}</b>
  }
}
