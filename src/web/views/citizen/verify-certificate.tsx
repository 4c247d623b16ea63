import { formatDay, formatInstant } from '../../texts/format.ts'
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
  Notice,
  PageHead,
  Promised,
  Published,
  SummaryList,
  type SummaryRow,
  useLanguage,
  useText,
} from '../../ui/index.ts'
import { Checks } from './lookup-checks.tsx'
import type { ViewProps } from './view.ts'

export interface VerifyFormModel {
  target: FormTarget
  /** What was typed; it stays when nothing was found. */
  values: { number: string; second: string }
  /** When it was looked for and not found: no such certificate, or the second thing does not fit; the two are never told apart. */
  missedAt?: Date | undefined
  errors: readonly FieldError[]
}

export function VerifyCertificate({ model, frame }: ViewProps<VerifyFormModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow>
      <PageHead title={t('lookup.verify.title')} about={t('lookup.verify.lead')} />
      {model.missedAt && <Missed at={model.missedAt} />}
      <Card>
        <Form target={model.target} errors={model.errors}>
          <Field
            type="text"
            name="number"
            label={t('lookup.verify.number')}
            hint={t('lookup.verify.numberHint')}
            value={model.values.number}
            error={errorOf(model.errors, 'number')}
            autoComplete="off"
            maxLength={120}
          />
          <Field
            type="text"
            name="second"
            width="short"
            label={t('lookup.verify.second')}
            hint={t('lookup.verify.secondHint')}
            value={model.values.second}
            error={errorOf(model.errors, 'second')}
            autoComplete="off"
            maxLength={12}
          />
          <ButtonRow>
            <Button>{t('lookup.verify.submit')}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </Frame>
  )
}

function Missed({ at }: { at: Date }) {
  const t = useText()
  const language = useLanguage()
  return (
    <>
      <Notice title={t('lookup.verify.unknown')} tone="red" live>
        <p>{t('lookup.verify.unknownHelp')}</p>
        <p className="small">
          {t('lookup.verify.checkedAt')} {formatInstant(at, language, 'year')}
        </p>
      </Notice>
      <Checks
        title={t('lookup.check')}
        points={[1, 2, 3].map((point) => t(`lookup.verify.check${point as 1 | 2 | 3}`))}
      />
    </>
  )
}

export type CertificateStanding =
  | 'valid'
  | 'suspended'
  | 'revoked'
  | 'recalled'
  | 'annulled'
  | 'forfeited'
  | 'cancelled'
  | 'expired'
  | 'not_yet_valid'

export interface VerifiedCertificate {
  standing: CertificateStanding
  /** `YYYY-MM-DD` since when it stands so; left out for `valid`. */
  since?: string | undefined
  /** Who changed its status: a body, or a rule. */
  by?: string | undefined
  reason?: string | undefined
  name: string
  number: string
  /** Masked: 长沙小** */
  holder: string
  issuer: string
  issuedDay: string
  /** Left out when it has no end. */
  validUntil?: string | undefined
}

export interface VerifyResultModel {
  checkedAt: Date
  againHref: string
  certificate: VerifiedCertificate
}

const tones = {
  valid: 'ok',
  suspended: 'warn',
  revoked: 'red',
  recalled: 'red',
  annulled: 'red',
  forfeited: 'red',
  cancelled: 'grey',
  expired: 'grey',
  not_yet_valid: 'warn',
} as const satisfies Record<CertificateStanding, string>

export function VerifyResult({ model, frame }: ViewProps<VerifyResultModel>) {
  const t = useText()
  const language = useLanguage()
  const checked = `${t('lookup.verify.checkedAt')} ${formatInstant(model.checkedAt, language, 'year')}`
  return (
    <Frame frame={frame} narrow>
      <PageHead title={t('lookup.verify.title')} />
      <div className="stack">
        <Promised
          label={checked}
          date={t(`lookup.verify.${model.certificate.standing}`)}
          tone={tones[model.certificate.standing]}
        >
          <StandingWords certificate={model.certificate} />
        </Promised>
        <Card>
          <CertificateFacts certificate={model.certificate} />
        </Card>
      </div>
      <ButtonRow>
        <ButtonLink href={model.againHref} look="quiet">
          {t('lookup.verify.again')}
        </ButtonLink>
      </ButtonRow>
    </Frame>
  )
}

function StandingWords({ certificate: { since, by, reason } }: { certificate: VerifiedCertificate }) {
  const t = useText()
  const language = useLanguage()
  const words = [
    since && `${t('lookup.verify.since')}: ${formatDay(since, language, 'year')}`,
    by && `${t('lookup.verify.by')}: ${by}`,
    reason && `${t('lookup.verify.reason')}: ${reason}`,
  ]
  return <p>{words.filter(Boolean).join(' · ')}</p>
}

function CertificateFacts({ certificate }: { certificate: VerifiedCertificate }) {
  const t = useText()
  const language = useLanguage()
  const rows: SummaryRow[] = [
    { label: t('lookup.verify.name'), value: <Published>{certificate.name}</Published> },
    { label: t('lookup.verify.number'), value: <span className="mono">{certificate.number}</span> },
    { label: t('lookup.verify.holder'), value: <Published>{certificate.holder}</Published> },
    { label: t('lookup.verify.issuer'), value: <Published>{certificate.issuer}</Published> },
    { label: t('lookup.verify.issued'), value: formatDay(certificate.issuedDay, language, 'year') },
    {
      label: t('lookup.verify.validUntil'),
      value: certificate.validUntil ? formatDay(certificate.validUntil, language, 'year') : t('lookup.verify.noEnd'),
    },
  ]
  return <SummaryList rows={rows} />
}
