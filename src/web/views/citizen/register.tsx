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
  const { values } = model
  const error = (field: string) => errorOf(model.errors, field)
  return (
    <Frame frame={frame} narrow ownSearch>
      <PageHead title={t('account.register.title')} about={t('account.register.lead')} />
      <Card>
        <Form target={model.target} errors={model.errors} hidden={{ returnTo: model.returnTo }}>
          <Field
            type="text"
            name="name"
            width="medium"
            label={t('account.register.name')}
            hint={t('account.register.nameHint')}
            value={values.name}
            error={error('name')}
            autoComplete="name"
            maxLength={60}
          />
          <Field
            type="text"
            name="citizenId"
            width="medium"
            label={t('account.register.citizenId')}
            value={values.citizenId}
            error={error('citizenId')}
            autoComplete="off"
            maxLength={18}
          />
          <Field
            type="tel"
            name="phone"
            label={t('account.register.phone')}
            value={values.phone}
            error={error('phone')}
            autoComplete="tel-national"
            inputMode="tel"
            maxLength={11}
          />
          <Field
            type="email"
            name="email"
            width="medium"
            label={t('account.register.email')}
            hint={t('account.register.emailHint')}
            value={values.email}
            error={error('email')}
            autoComplete="email"
            inputMode="email"
            maxLength={120}
          />
          <Field
            type="password"
            name="password"
            label={t('account.register.password')}
            hint={t('account.register.passwordHint')}
            error={error('password')}
            autoComplete="new-password"
            maxLength={200}
          />
          <Field type="checkbox" name="agree" label={t('account.register.agree')} error={error('agree')} />
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
