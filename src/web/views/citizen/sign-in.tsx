import {
  Button,
  ButtonRow,
  Card,
  type FieldError,
  Form,
  type FormTarget,
  Frame,
  Notice,
  PageHead,
  useText,
} from '../../ui/index.ts'
import { PersonField } from './person-field.tsx'
import type { ViewProps } from './view.ts'

export interface SignInModel {
  target: FormTarget
  /** Where to go afterwards; a path of this site, checked by the route. */
  returnTo: string
  identifier?: string | undefined
  errors: readonly FieldError[]
  registerHref: string
  activateHref: string
  staffHref: string
  /** Only in demo mode. */
  demo?: { password: string; accounts: readonly { label: string; identifier: string }[] } | undefined
}

export function SignIn({ model, frame }: ViewProps<SignInModel>) {
  const t = useText()
  const form = { values: model.identifier ? { identifier: model.identifier } : {}, errors: model.errors }
  return (
    <Frame frame={frame} narrow ownSearch>
      <PageHead title={t('account.signIn.title')} about={t('account.signIn.lead')} />
      <div className="stack">
        <Card>
          <Form target={model.target} errors={model.errors} hidden={{ returnTo: model.returnTo }}>
            <PersonField kind="identifier" form={form} label={t('account.signIn.identifier')} />
            <PersonField kind="currentPassword" form={form} label={t('account.signIn.password')} />
            <ButtonRow>
              <Button>{t('account.signIn.submit')}</Button>
            </ButtonRow>
          </Form>
          <p className="links-row">
            <a href={model.registerHref}>{t('account.signIn.register')}</a>
            <a href={model.activateHref}>{t('personal.activate.link')}</a>
            <a href={model.staffHref}>{t('account.signIn.staff')}</a>
          </p>
        </Card>
        {model.demo && <DemoAccounts {...model.demo} />}
      </div>
    </Frame>
  )
}

export interface DemoAccountsProps {
  password: string
  accounts: readonly { label: string; identifier: string }[]
}

/** The invented people of the demonstration, so that a visitor can begin at once. */
export function DemoAccounts({ password, accounts }: DemoAccountsProps) {
  const t = useText()
  return (
    <Notice title={t('account.signIn.demo')}>
      <p>{t('account.signIn.demoLead', { password })}</p>
      <ul className="papers">
        {accounts.map(({ label, identifier }) => (
          <li key={identifier}>
            <span>{label}</span>
            <span className="mono">{identifier}</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
