import {
  Button,
  ButtonRow,
  Card,
  type FieldError,
  Form,
  type FormTarget,
  Frame,
  PageHead,
  useText,
} from '../../ui/index.ts'
import { PersonField } from './person-field.tsx'
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
  return (
    <Frame frame={frame} narrow ownSearch>
      <PageHead title={t('personal.activate.title')} about={t('personal.activate.lead')} />
      <Card>
        <Form target={model.target} errors={model.errors} hidden={{ returnTo: model.returnTo }}>
          <PersonField kind="citizenId" form={model} label={t('account.register.citizenId')} />
          <PersonField
            kind="code"
            form={model}
            label={t('personal.activate.code')}
            hint={t('personal.activate.codeHint')}
          />
          <PersonField
            kind="phone"
            form={model}
            label={t('personal.activate.phone')}
            hint={t('personal.activate.phoneHint')}
            optional
          />
          <PersonField
            kind="newPassword"
            form={model}
            label={t('personal.activate.password')}
            hint={t('account.register.passwordHint')}
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
