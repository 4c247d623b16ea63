import type { OfficeTicket } from '../../../modules/evaluations/index.ts'
import { formatDay } from '../../texts/format.ts'
import {
  Button,
  ButtonRow,
  Card,
  EmptyState,
  ErrorSummary,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Notice,
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
import { Unsent } from '../supervision/act-forms.tsx'

export interface ShownRectification {
  ticket: OfficeTicket
  itemName: string
  reasons: readonly string[]
  href: string
}

export interface RectificationListModel {
  open: readonly ShownRectification[]
  over: readonly ShownRectification[]
  done: boolean
}

/** What an office must put right: facts, and nobody. */
export function RectificationList({ model, frame }: { model: RectificationListModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const { open, over } = model
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>{t('evaluation.office.title')}</h1>
          <ChapterLink chapter="evaluations" />
        </div>
        {model.done && <Notice title={t('evaluation.office.done')} tone="ok" live />}
        <p>{t('evaluation.office.lead')}</p>
        {open.length + over.length === 0 && (
          <div className="card">
            <EmptyState title={t('evaluation.office.none')}>
              <p>{t('evaluation.office.noneHelp')}</p>
            </EmptyState>
          </div>
        )}
        <div className="stack">
          {open.length > 0 && <Lines lines={open} title={t('evaluation.office.open')} />}
          {over.length > 0 && <Lines lines={over} title={t('evaluation.office.over')} over />}
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Lines({ lines, title, over }: { lines: readonly ShownRectification[]; title: string; over?: boolean }) {
  const t = useText()
  const language = useLanguage()
  const last = over
    ? {
        head: t('evaluation.office.columns.again'),
        cell: ({ ticket }: ShownRectification) =>
          ticket.again ? t(`vocabulary.grade.${ticket.again}`) : t('evaluation.office.notYet'),
      }
    : {
        head: t('evaluation.office.columns.due'),
        cell: ({ ticket: { dueOn, overdue } }: ShownRectification) => (
          <span>
            {dueOn && formatDay(dueOn, language, 'short')}{' '}
            {overdue && <Tag tone="red">{t('evaluation.bureau.overdue')}</Tag>}
          </span>
        ),
      }
  return (
    <section className="card work-list" data-inbox="">
      <h2>{title}</h2>
      <Table
        caption={title}
        captionHidden
        rows={lines}
        rowKey={({ ticket }) => ticket.ticketId}
        columns={[
          {
            head: t('evaluation.office.columns.item'),
            names: true,
            cell: ({ itemName, href }) => (
              <a href={href}>
                <Published>{itemName}</Published>
              </a>
            ),
          },
          {
            head: t('evaluation.office.columns.day'),
            cell: ({ ticket }) => formatDay(ticket.evaluatedOn, language, 'short'),
          },
          {
            head: t('evaluation.office.columns.reasons'),
            cell: ({ reasons }) => reasons.join('；') || t('evaluation.bureau.noReasons'),
          },
          last,
        ]}
      />
    </section>
  )
}

export interface RectificationModel extends ShownRectification {
  target: FormTarget
  backHref: string
  typed: string
  errors: readonly FieldError[]
}

/** One thing to put right, and the answer. */
export function Rectification({ model, frame }: { model: RectificationModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const language = useLanguage()
  const { ticket, reasons, itemName, backHref } = model
  const { dueOn, overdue, again } = ticket
  const rows = [
    { label: t('evaluation.office.columns.day'), value: formatDay(ticket.evaluatedOn, language) },
    { label: t('evaluation.office.columns.reasons'), value: reasons.join('；') || t('evaluation.bureau.noReasons') },
    { label: t('evaluation.office.told'), value: ticket.told },
    ...(dueOn ? [{ label: t('evaluation.office.columns.due'), value: formatDay(dueOn, language) }] : []),
    ...(ticket.answer ? [{ label: t('evaluation.office.columns.answer'), value: ticket.answer }] : []),
    ...(again ? [{ label: t('evaluation.office.columns.again'), value: t(`vocabulary.grade.${again}`) }] : []),
  ]
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {itemName} {overdue && <Tag tone="red">{t('evaluation.bureau.overdue')}</Tag>}
          </h1>
          <div className="work-head-acts no-print">
            <a href={backHref}>{t('evaluation.office.back')}</a>
          </div>
        </div>
        {ticket.state !== 'rectifying' && <ErrorSummary errors={model.errors} />}
        <div className="help-cards">
          <div className="stack">
            <Card>
              <SummaryList rows={rows} dense />
            </Card>
            {ticket.state !== 'rectifying' && <Unsent text={model.typed} />}
          </div>
          {ticket.state === 'rectifying' && (
            <Card title={t('evaluation.office.answerTitle')}>
              <Form target={model.target} errors={model.errors} hidden={{ sequence: String(ticket.sequence) }}>
                <Field
                  type="textarea"
                  name="told"
                  label={t('evaluation.office.answer')}
                  hint={t('evaluation.office.answerHint')}
                  value={model.typed}
                  maxLength={1000}
                  error={errorOf(model.errors, 'told')}
                />
                <ButtonRow>
                  <Button>{t('evaluation.office.submit')}</Button>
                </ButtonRow>
              </Form>
            </Card>
          )}
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}
