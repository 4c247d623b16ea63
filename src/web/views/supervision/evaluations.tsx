import type { Finding } from '../../../modules/evaluations/index.ts'
import { formatDay } from '../../texts/format.ts'
import {
  Button,
  ButtonRow,
  Card,
  Details,
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
  useLanguage,
  useText,
  WorkbenchColumns,
  WorkbenchFrame,
  type WorkbenchFrameModel,
} from '../../ui/index.ts'
import { type ShownTicketLine, TicketTable } from '../workbench/callbacks.tsx'

export interface ShownFinding {
  finding: Finding
  parts: readonly { itemName: string; officeName: string; channel: string; day: string; count: number }[]
  target: FormTarget
  typed: string
  errors: readonly FieldError[]
}

export interface EvaluationSupervisionModel {
  region: string
  done: boolean
  /** The month that is shown, and those that are over. */
  month: string
  months: readonly Option[]
  action: string
  /** null: too few to be shown. */
  rates: {
    counted: number
    lines: readonly { code: string; name: string; definition: string; value: string }[]
  } | null
  findings: readonly ShownFinding[]
  paging: PagingModel
  overdue: readonly ShownTicketLine[]
}

/** Bulk praise, tickets over their limit, and the rates with their definitions. */
export function EvaluationSupervision({
  model,
  frame,
}: {
  model: EvaluationSupervisionModel
  frame: WorkbenchFrameModel
}) {
  const t = useText()
  return (
    <WorkbenchFrame frame={frame}>
      <WorkbenchColumns>
        <div className="work-head">
          <h1>
            {t('evaluation.supervision.title')}{' '}
            <span className="small">{t('evaluation.supervision.lead', { region: model.region })}</span>
          </h1>
          <div className="work-head-acts no-print">
            <a href="/supervision">{t('evaluation.supervision.back')}</a>
          </div>
        </div>
        {model.done && <Notice title={t('evaluation.supervision.done')} tone="ok" live />}
        <div className="stack">
          <Rates model={model} />
          <Card title={t('evaluation.supervision.findings')}>
            <p className="small">{t('evaluation.supervision.findingsLead')}</p>
            {model.findings.length === 0 && <EmptyState title={t('evaluation.supervision.noFindings')} icon="search" />}
            {model.findings.map((shown) => (
              <FindingCard key={shown.finding.findingId} shown={shown} />
            ))}
            <Paging {...model.paging} />
          </Card>
          <Card title={t('evaluation.supervision.overdue')}>
            {model.overdue.length === 0 ? (
              <EmptyState title={t('evaluation.supervision.noOverdue')} icon="clock" />
            ) : (
              <TicketTable lines={model.overdue} caption={t('evaluation.supervision.overdue')} />
            )}
          </Card>
        </div>
      </WorkbenchColumns>
    </WorkbenchFrame>
  )
}

function Rates({ model: { rates, month, months, action } }: { model: EvaluationSupervisionModel }) {
  const t = useText()
  return (
    <Card title={t('evaluation.supervision.rates', { month })}>
      <form method="get" action={action} className="filters no-print" data-autosubmit="">
        <div className="field">
          <label htmlFor="month">{t('evaluation.supervision.month')}</label>
          <select id="month" name="month" className="input" defaultValue={month}>
            {months.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <Button look="quiet">{t('supervision.apply')}</Button>
      </form>
      <p className="small">
        {rates ? t('evaluation.supervision.ratesOf', { count: rates.counted }) : t('evaluation.supervision.tooFew')}
      </p>
      <dl className="rates">
        {(rates?.lines ?? []).map(({ code, name, value, definition }) => (
          <div key={code}>
            <dt>{name}</dt>
            <dd>
              <b>{value}</b>
              <p className="small">{definition}</p>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

function FindingCard({ shown: { finding, parts, target, typed, errors } }: { shown: ShownFinding }) {
  const t = useText()
  const language = useLanguage()
  const { findingId, foundOn, outcome, reason } = finding
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  return (
    <section className="finding">
      <h3>
        {t('evaluation.supervision.finding', { day: formatDay(foundOn, language, 'short'), count })}{' '}
        <Tag tone={outcome ? 'grey' : 'warn'}>
          {t(outcome ? `evaluation.supervision.outcomes.${outcome}` : 'evaluation.supervision.waiting')}
        </Tag>
      </h3>
      <Details summary={t('evaluation.supervision.parts')} open={outcome === null}>
        <Table
          caption={t('evaluation.supervision.parts')}
          captionHidden
          rows={parts}
          rowKey={(part) => [part.itemName, part.officeName, part.channel, part.day].join(' ')}
          columns={[
            {
              head: t('evaluation.bureau.columns.item'),
              names: true,
              cell: (part) => <Published>{part.itemName}</Published>,
            },
            { head: t('evaluation.bureau.columns.office'), cell: (part) => <Published>{part.officeName}</Published> },
            { head: t('evaluation.bureau.channel'), cell: (part) => part.channel },
            { head: t('evaluation.bureau.columns.day'), cell: (part) => formatDay(part.day, language, 'short') },
            { head: t('evaluation.supervision.times'), numeric: true, cell: (part) => part.count },
          ]}
        />
      </Details>
      {outcome ? (
        <p className="small">{reason}</p>
      ) : (
        <Form target={target} errors={errors}>
          <Field
            type="textarea"
            name="reason"
            id={`reason-${findingId}`}
            label={t('evaluation.supervision.reason')}
            maxLength={500}
            value={typed}
            error={errorOf(errors, 'reason')}
          />
          <ButtonRow>
            <Button name="outcome" value="counted" look="quiet">
              {t('evaluation.supervision.count')}
            </Button>
            <Button name="outcome" value="left_out" look="stop">
              {t('evaluation.supervision.leaveOut')}
            </Button>
          </ButtonRow>
        </Form>
      )}
    </section>
  )
}
