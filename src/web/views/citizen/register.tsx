import {
  Button,
  ButtonRow,
  Card,
  errorOf,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Frame,
  PageHead,
  useText,
} from '../../ui/index.ts'
import { PersonField } from './person-field.tsx'
import type { ViewProps } from './view.ts'

export interface RegisterModel {
  target: FormTarget
  returnTo: string
  values: Readonly<Partial<Record<'name' | 'citizenId' | 'phone' | 'email', string>>>
  errors: readonly FieldError[]
  signInHref: string
}

export function Register({ model, frame }: ViewProps<RegisterModel>) {
  const t = useText()
  return (
    <Frame frame={frame} narrow ownSearch>
      <PageHead title={t('account.register.title')} about={t('account.register.lead')} />
      <Card>
        <Form target={model.target} errors={model.errors} hidden={{ returnTo: model.returnTo }}>
          <PersonField
            kind="name"
            form={model}
            label={t('account.register.name')}
            hint={t('account.register.nameHint')}
          />
          <PersonField kind="citizenId" form={model} label={t('account.register.citizenId')} />
          <PersonField kind="phone" form={model} label={t('account.register.phone')} />
          <PersonField
            kind="email"
            form={model}
            label={t('account.register.email')}
            hint={t('account.register.emailHint')}
          />
          <PersonField
            kind="newPassword"
            form={model}
            label={t('account.register.password')}
            hint={t('account.register.passwordHint')}
          />
          <Field
            type="checkbox"
            name="agree"
            label={t('account.register.agree')}
            error={errorOf(model.errors, 'agree')}
          />
          <ButtonRow>
            <Button>{t('account.register.submit')}</Button>
          </ButtonRow>
        </Form>
        <p className="links-row">
          <a href={model.signInHref}>{t('account.register.signIn')}</a>
        </p>
      </Card>
    </Frame>
  )
}
