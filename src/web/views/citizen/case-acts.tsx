import { formatDay, formatTime } from '../../texts/format.ts'
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  EmptyState,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Frame,
  Icon,
  PageHead,
  Paging,
  type PagingModel,
  StepHeader,
  Table,
  useLanguage,
  useText,
} from '../../ui/index.ts'
import type { ViewProps } from './view.ts'

export interface CaseActModel {
  itemName: string
  caseHref: string
  target: FormTarget
  errors: readonly FieldError[]
  /** The event number that the person saw, and an intent that makes a second press harmless. */
  hidden: Readonly<Record<string, string>>
}

export function WithdrawConfirm({ model, frame }: ViewProps<CaseActModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow ownSearch>
      <StepHeader
        back={{ href: model.caseHref, label: t('status.looks.back') }}
        caption={model.itemName}
        title={t('status.withdraw.title')}
      />
      <Card>
        <Form target={model.target} errors={model.errors} hidden={model.hidden}>
          <p>{t('status.withdraw.lead')}</p>
          <Field
            type="textarea"
            name="reason"
            label={t('status.withdraw.reason')}
            optional
            maxLength={500}
            error={errorOf(model.errors, 'reason')}
          />
          <ButtonRow>
            <Button look="stop">{t('status.withdraw.submit')}</Button>
            <ButtonLink href={model.caseHref} look="quiet">
              {t('status.withdraw.keep')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </Card>
    </Frame>
  )
}

export interface LooksModel {
  /** The case, or the account. */
  backHref: string
  backLabel: string
  looks: readonly LookLine[]
  paging: PagingModel
}

/** One looker, purpose and day. */
export interface LookLine {
  id: string
  who: string
  /** `YYYY-MM-DD`. */
  day: string
  count: number
  first: Date
  last: Date
  why: string
  what: string
}

/** Who looked at the papers and why: every look by staff is counted here. */
export function LooksPage({ model, frame }: ViewProps<LooksModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow>
      <a className="back" href={model.backHref}>
        <Icon name="arrow-left" />
        {model.backLabel}
      </a>
      <PageHead title={t('status.looks.title')} about={t('status.looks.lead')} />
      <Card>
        {model.looks.length === 0 ? (
          <EmptyState title={t('status.looks.none')} icon="eye" />
        ) : (
          <Table
            caption={t('status.looks.title')}
            captionHidden
            rows={model.looks}
            rowKey={(look) => look.id}
            columns={[
              { head: t('status.looks.who'), names: true, cell: (look) => look.who },
              { head: t('status.looks.when'), cell: (look) => <LookedWhen look={look} /> },
              { head: t('status.looks.why'), cell: (look) => look.why },
              { head: t('status.looks.what'), cell: (look) => look.what },
            ]}
          />
        )}
        <Paging {...model.paging} />
      </Card>
    </Frame>
  )
}

function LookedWhen({ look: { day, count, first, last } }: { look: LookLine }) {
  const t = useText()
  const language = useLanguage()
  const from = formatTime(first)
  const to = formatTime(last)
  return (
    <>
      {formatDay(day, language, 'short')} {from === to ? to : `${from}–${to}`}
      {count > 1 && <div className="small">{t('status.looks.times', { count })}</div>}
    </>
  )
}
