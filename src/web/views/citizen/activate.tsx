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

export interface ActivateModel {
  target: FormTarget
  returnTo: string
  values: Readonly<Partial<Record<'citizenId' | 'code' | 'phone', string>>>
  errors: readonly FieldError[]
  signInHref: string
}

/** Takes over an account that a window opened, or gets back into one, with a code from the window. */
export function Activate({ model, frame }: ViewProps<ActivateModel>) {
  const t = useText()
  const { values } = model
  const error = (field: string) => errorOf(model.errors, field)
  return (
    <Frame frame={frame} narrow ownSearch>
      <PageHead title={t('personal.activate.title')} about={t('personal.activate.lead')} />
      <Card>
        <Form target={model.target} errors={model.errors} hidden={{ returnTo: model.returnTo }}>
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
            type="text"
            name="code"
            width="medium"
            label={t('personal.activate.code')}
            hint={t('personal.activate.codeHint')}
            value={values.code}
            error={error('code')}
            autoComplete="one-time-code"
            maxLength={20}
          />
          <Field
            type="tel"
            name="phone"
            label={t('personal.activate.phone')}
            hint={t('personal.activate.phoneHint')}
            value={values.phone}
            error={error('phone')}
            autoComplete="tel-national"
            inputMode="tel"
            maxLength={11}
            optional
          />
          <Field
            type="password"
            name="password"
            label={t('personal.activate.password')}
            hint={t('account.register.passwordHint')}
            error={error('password')}
            autoComplete="new-password"
            maxLength={200}
          />
          <ButtonRow>
            <Button>{t('personal.activate.submit')}</Button>
          </ButtonRow>
        </Form>
        <p className="links-row">
          <a href={model.signInHref}>{t('account.register.signIn')}</a>
        </p>
      </Card>
    </Frame>
  )
}
