import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  type FieldError,
  Form,
  type FormTarget,
  Frame,
  Notice,
  PageHead,
  StepHeader,
  SummaryList,
  type SummaryRow,
  useText,
} from '../../ui/index.ts'
import { PersonField } from './person-field.tsx'
import type { ViewProps } from './view.ts'

export interface AccountModel {
  /** Something that has just happened. */
  notice?: string | undefined
  /** Masked. */
  profile: readonly SummaryRow[]
  contactHref: string
  representations: readonly { name: string; about: string }[]
  looksHref: string
  creditHref: string
  signOutEverywhere: FormTarget
}

export function AccountPage({ model, frame }: ViewProps<AccountModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow>
      <PageHead title={t('personal.account.title')} />
      <div className="stack">
        {model.notice && <Notice title={model.notice} tone="ok" live />}
        <Card title={t('personal.account.profile')} id="profile">
          <SummaryList rows={model.profile} />
          <ButtonRow>
            <ButtonLink href={model.contactHref} look="quiet">
              {t('personal.account.changeContact')}
            </ButtonLink>
          </ButtonRow>
        </Card>
        <Card title={t('personal.account.representations')} id="representations">
          <Representations representations={model.representations} />
        </Card>
        <Card title={t('personal.account.looks')} id="looks">
          <p className="small">
            {t('personal.account.looksLead')} <a href={model.looksHref}>{t('personal.account.looksLink')}</a>
          </p>
        </Card>
        <Card title={t('personal.credit.title')} id="credit">
          <p className="small">
            {t('personal.credit.short')} <a href={model.creditHref}>{t('personal.credit.link')}</a>
          </p>
        </Card>
        <Card title={t('personal.account.sessions')} id="sessions">
          <Form target={model.signOutEverywhere}>
            <p className="small">{t('personal.account.sessionsLead')}</p>
            <ButtonRow>
              <Button look="quiet">{t('personal.account.signOutEverywhere')}</Button>
            </ButtonRow>
          </Form>
        </Card>
      </div>
    </Frame>
  )
}

function Representations({ representations }: Pick<AccountModel, 'representations'>) {
  const t = useText()
  if (representations.length === 0) return <p className="small">{t('personal.account.noRepresentations')}</p>
  return (
    <ul className="papers">
      {representations.map(({ name, about }) => (
        <li key={name}>
          <span>{name}</span>
          <span className="small">{about}</span>
        </li>
      ))}
    </ul>
  )
}

export interface ContactModel {
  target: FormTarget
  backHref: string
  values: Readonly<Partial<Record<'phone' | 'email' | 'address', string | undefined>>>
  errors: readonly FieldError[]
}

export function ContactPage({ model, frame }: ViewProps<ContactModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow>
      <StepHeader
        back={{ href: model.backHref, label: t('personal.account.back') }}
        caption={t('personal.account.title')}
        title={t('personal.contact.title')}
      />
      <Card>
        <Form target={model.target} errors={model.errors}>
          <PersonField kind="phone" form={model} label={t('personal.account.phone')} />
          <PersonField
            kind="email"
            form={model}
            label={t('personal.account.email')}
            hint={t('account.register.emailHint')}
            optional
          />
          <PersonField
            kind="address"
            form={model}
            label={t('personal.account.address')}
            hint={t('personal.contact.addressHint')}
            optional
          />
          <ButtonRow>
            <Button>{t('personal.contact.submit')}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </Frame>
  )
}
