import { formatInstant } from '../../texts/format.ts'
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Frame,
  Icon,
  Notice,
  PageHead,
  Published,
  type Step,
  StepHeader,
  Steps,
  SummaryList,
  type SummaryRow,
  useLanguage,
  useText,
} from '../../ui/index.ts'
import { AlikeConfirmation, type AlikeLine } from '../alike-notice.tsx'
import { DraftChanged, type DraftChangedModel } from './draft-changed.tsx'
import type { ViewProps } from './view.ts'

export interface CheckAnswersModel {
  itemName: string
  applicant: string
  draftHref: string
  target: FormTarget
  /** An intent that makes a second press harmless, and the draft's version. */
  hidden: Readonly<Record<string, string>>
  /** One a section of the form, each row with its change link. */
  sections: readonly { title: string; rows: readonly SummaryRow[] }[]
  materials: readonly SummaryRow[]
  delivery: readonly SummaryRow[]
  /** Parts that are not finished, by name; sending is not possible until there are none. */
  incomplete: readonly { label: string; href: string }[]
  /** The item has changed since: nothing is sent before the draft is brought over. */
  changed?: DraftChangedModel | undefined
  /** Open cases of this applicant for this item: she says that another one is meant. */
  alike: readonly AlikeLine[]
  errors: readonly FieldError[]
}

export function CheckAnswers({ model, frame }: ViewProps<CheckAnswersModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow ownSearch>
      <StepHeader
        back={{ href: model.draftHref, label: t('apply.section.back') }}
        caption={model.itemName}
        title={t('apply.check.title')}
      />
      <div className="stack">
        {model.changed && <DraftChanged model={model.changed} />}
        <p>
          {t('apply.draft.applicant')}: <b>{model.applicant}</b>
        </p>
        {model.sections.map(({ title, rows }) => (
          <Card key={title} title={title}>
            <SummaryList rows={rows} />
          </Card>
        ))}
        <Card title={t('apply.check.materials')}>
          <SummaryList rows={model.materials} />
        </Card>
        <Card title={t('apply.check.delivery')}>
          <SummaryList rows={model.delivery} />
        </Card>
        {model.incomplete.length > 0 && <Incomplete parts={model.incomplete} />}
        {model.incomplete.length === 0 && !model.changed && (
          <Card>
            <Form target={model.target} errors={model.errors} hidden={model.hidden}>
              <AlikeConfirmation alike={model.alike} error={errorOf(model.errors, 'again')} />
              <Field
                type="checkbox"
                name="promise"
                label={t('apply.check.promise')}
                error={errorOf(model.errors, 'promise')}
              />
              <ButtonRow>
                <Button>{t('apply.check.submit')}</Button>
              </ButtonRow>
              <p className="small">{t('apply.check.lead')}</p>
            </Form>
          </Card>
        )}
      </div>
    </Frame>
  )
}

function Incomplete({ parts }: { parts: CheckAnswersModel['incomplete'] }) {
  const t = useText()
  return (
    <Notice title={t('apply.check.incomplete')} tone="warn">
      <ul className="plain-links">
        {parts.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>
              <Published>{label}</Published>
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

export interface SubmittedModel {
  itemName: string
  applicant: string
  receiptNumber: string
  submittedAt: Date
  office: string
  statusHref: string
  /** An image with the address of the public look-up. */
  qrSrc: string
  /** The slip as a PDF; without it the page itself is printed, of which paper shows the slip only. */
  slipHref?: string | undefined
  /** What comes now, with what has been done: 提交 · 预审 · 受理. */
  steps: readonly Step[]
  /** By when she hears: 11月25日（星期三）前告诉你是否受理。 */
  nextSentence: string
}

/** The receipt: the number large, the slip to print. */
export function Submitted({ model, frame }: ViewProps<SubmittedModel>) {
  const t = useText()
  const language = useLanguage()
  const rows: SummaryRow[] = [
    { label: t('apply.submitted.item'), value: <Published>{model.itemName}</Published> },
    { label: t('apply.submitted.applicant'), value: model.applicant },
    { label: t('apply.submitted.instant'), value: formatInstant(model.submittedAt, language, 'year') },
    { label: t('apply.submitted.office'), value: <Published>{model.office}</Published> },
  ]
  return (
    <Frame frame={frame} narrow ownSearch>
      <div className="done-head">
        <Icon name="circle-check" size="large" />
        <PageHead title={t('apply.submitted.title')} about={model.nextSentence} />
      </div>
      <div className="stack">
        <section className="card promise ok slip-card" aria-label={t('apply.submitted.receipt')}>
          <div className="slip">
            <div>
              <p className="small">{t('apply.submitted.receipt')}</p>
              <p className="receipt-number">{model.receiptNumber}</p>
              <p className="small">{t('apply.submitted.keep')}</p>
            </div>
            <figure>
              <img src={model.qrSrc} alt={t('apply.submitted.qr')} width={132} height={132} />
            </figure>
          </div>
          <SummaryList rows={rows} dense />
        </section>
        <ButtonRow>
          <ButtonLink href={model.statusHref}>{t('apply.submitted.status')}</ButtonLink>
          {model.slipHref ? (
            <ButtonLink href={model.slipHref} look="quiet" icon="printer">
              {t('apply.submitted.print')}
            </ButtonLink>
          ) : (
            <Button type="button" look="quiet" icon="printer" print>
              {t('apply.submitted.print')}
            </Button>
          )}
          <Button
            type="button"
            look="link"
            copy={{ text: model.receiptNumber, copied: t('common.copied'), failed: t('common.copyFailed') }}
          >
            {t('apply.submitted.copy')}
          </Button>
        </ButtonRow>
        <Card title={t('apply.submitted.next')}>
          <Steps label={t('apply.submitted.next')} steps={model.steps} />
        </Card>
      </div>
    </Frame>
  )
}
