import { formatStamp } from '../../texts/format.ts'
import {
  Button,
  ButtonRow,
  Card,
  EmptyState,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Notice,
  type Option,
  Paging,
  type PagingModel,
  Published,
  Table,
  Tag,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'

export interface ReportLine {
  reportId: string
  number: string
  month: string
  edition: number
  about: string
  href: string
  /** null: still being made. */
  madeAt: Date | null
}

export interface ReportListModel {
  lead: string
  /** What a supervisor may ask for; undefined: she reads only. */
  ask: { target: FormTarget; months: readonly Option[]; departments: readonly Option[] } | undefined
  typed: { month: string; department: string }
  errors: readonly FieldError[]
  lines: readonly ReportLine[]
  paging: PagingModel
}

/** The reports of a region or body, and the form that asks for one. */
export function ReportList({ model, frame }: { model: ReportListModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const { ask, lines } = model
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {t('report.title')} <span className="small">{model.lead}</span>
          </h1>
        </div>
        <div className="stack">
          {ask && <Ask ask={ask} model={model} />}
          <Card title={t('report.list')}>
            {lines.length === 0 ? <EmptyState title={t('report.none')} /> : <Lines lines={lines} />}
            <Paging {...model.paging} />
          </Card>
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Ask({ ask, model }: { ask: NonNullable<ReportListModel['ask']>; model: ReportListModel }) {
  const t = useText()
  const { errors, typed } = model
  return (
    <Card title={t('report.ask.title')}>
      {ask.months.length === 0 ? (
        <p>{t('report.ask.none')}</p>
      ) : (
        <Form target={ask.target} errors={errors}>
          <Field
            type="select"
            name="month"
            label={t('report.ask.month')}
            value={typed.month}
            options={ask.months}
            error={errorOf(errors, 'month')}
          />
          <Field
            type="select"
            name="department"
            label={t('report.ask.department')}
            value={typed.department}
            options={ask.departments}
            error={errorOf(errors, 'department')}
          />
          <ButtonRow>
            <Button>{t('report.ask.submit')}</Button>
          </ButtonRow>
        </Form>
      )}
    </Card>
  )
}

function Lines({ lines }: { lines: readonly ReportLine[] }) {
  const t = useText()
  return (
    <Table
      caption={t('report.list')}
      captionHidden
      rows={lines}
      rowKey={({ reportId }) => reportId}
      columns={[
        { head: t('report.columns.number'), names: true, cell: ({ number, href }) => <a href={href}>{number}</a> },
        { head: t('report.columns.about'), cell: ({ about }) => <Published>{about}</Published> },
        { head: t('report.columns.month'), cell: ({ month }) => month },
        { head: t('report.columns.edition'), cell: ({ edition }) => t('report.edition', { edition }) },
        {
          head: t('report.columns.state'),
          cell: ({ madeAt }) =>
            madeAt ? t('report.made', { at: formatStamp(madeAt) }) : <Tag tone="warn">{t('report.making')}</Tag>,
        },
      ]}
    />
  )
}

const steps = ['counted', 'listed', 'drawn', 'sealed'] as const

export interface ReportModel {
  line: ReportLine
  done: readonly (typeof steps)[number][]
  reason: string | null
  files: readonly { format: 'pdf' | 'xlsx'; href: string; size: string }[]
  isSlow: boolean
  /** Says how far it is, for the script that asks again. */
  progressHref: string
  backHref: string
  gaveUp: boolean
  /** Tries once more to make it, for a supervisor, where the job gave up. */
  attempt: FormTarget | undefined
  /** The form of a new edition, for a supervisor, once it is made. */
  again: FormTarget | undefined
  typed: string
  errors: readonly FieldError[]
}

/** One report: how far it is, then its files, and the way to a new edition. */
export function ReportPage({ model, frame }: { model: ReportModel; frame: WorkbenchFrameModel }) {
  const t = useText()
  const { line, files, reason } = model
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {line.number} <span className="small">{`${line.about} ${line.month}`}</span>
          </h1>
          <div className="work-head-acts no-print">
            <a href={model.backHref}>{t('report.back')}</a>
          </div>
        </div>
        <div className="stack">
          <Card title={t(files.length > 0 ? 'report.columns.files' : 'report.progress.title')}>
            <p>
              {t('report.edition', { edition: line.edition })}
              {reason !== null && ` · ${t('report.reason', { reason })}`}
            </p>
            {files.length > 0 ? (
              <ul className="report-files">
                {files.map(({ format, href, size }) => (
                  <li key={format}>
                    <a href={href}>{t(`report.files.${format}`, { size })}</a>
                  </li>
                ))}
              </ul>
            ) : (
              <Progress model={model} />
            )}
          </Card>
          {model.again && (
            <Card title={t('report.again.title')}>
              <Form target={model.again} errors={model.errors}>
                <p>{t('report.again.lead')}</p>
                <Field
                  type="textarea"
                  name="reason"
                  label={t('report.again.reason')}
                  hint={t('report.again.hint')}
                  value={model.typed}
                  maxLength={300}
                  error={errorOf(model.errors, 'reason')}
                />
                <ButtonRow>
                  <Button look="quiet">{t('report.again.submit')}</Button>
                </ButtonRow>
              </Form>
            </Card>
          )}
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Progress({ model }: { model: ReportModel }) {
  const t = useText()
  const { done, line, isSlow, progressHref } = model
  if (model.gaveUp) return <GaveUp attempt={model.attempt} />
  return (
    <div data-progress={progressHref} data-done={done.length}>
      <ol className="report-steps" aria-live="polite">
        {steps.map((step) => (
          <li key={step}>
            {t(`report.progress.steps.${step}`)}{' '}
            <Tag tone={done.includes(step) ? 'ok' : 'grey'}>
              {t(done.includes(step) ? 'report.progress.done' : 'report.progress.waiting')}
            </Tag>
          </li>
        ))}
      </ol>
      {isSlow && <p>{t('report.progress.slow')}</p>}
      <p className="small">
        {t('report.progress.lead')} <a href={line.href}>{t('report.progress.refresh')}</a>
      </p>
    </div>
  )
}

function GaveUp({ attempt }: Pick<ReportModel, 'attempt'>) {
  const t = useText()
  return (
    <div className="stack">
      <Notice tone="warn" title={t('report.gaveUp.title')}>
        <p>{t(attempt ? 'report.gaveUp.lead' : 'report.gaveUp.tell')}</p>
      </Notice>
      {attempt && (
        <Form target={attempt} errors={[]}>
          <ButtonRow>
            <Button>{t('report.gaveUp.submit')}</Button>
          </ButtonRow>
        </Form>
      )}
    </div>
  )
}
