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
  Notice,
  type Option,
  PageHead,
  useText,
} from '../../ui/index.ts'
import { DemoAccounts, type DemoAccountsProps } from './sign-in.tsx'
import type { ViewProps } from './view.ts'

export type SignInStaffModel = {
  target: FormTarget
  errors: readonly FieldError[]
} & (
  | { step: 'password'; identifier?: string | undefined; demo?: DemoAccountsProps | undefined }
  /** `pending` names the half-done sign-in; `demoCode` only in demo mode. */
  | { step: 'code'; pending: string; demoCode?: string | undefined }
  /** Asked only of whoever has more than one post. */
  | { step: 'post'; posts: readonly Option[] }
)

/** Staff sign in with a password, then with a one-time code. */
export function SignInStaff({ model, frame }: ViewProps<SignInStaffModel>) {
  const t = useText()
  const titles = {
    password: 'account.staff.title',
    code: 'account.staff.codeTitle',
    post: 'account.staff.posts',
  } as const
  return (
    <Frame frame={frame} narrow ownSearch>
      <PageHead title={t(titles[model.step])} />
      <div className="stack">
        <Card>
          <Form
            target={model.target}
            errors={model.errors}
            hidden={model.step === 'code' ? { pending: model.pending } : {}}
          >
            <StepFields model={model} />
            <ButtonRow>
              <Button>{t('account.staff.next')}</Button>
            </ButtonRow>
          </Form>
        </Card>
        {model.step === 'password' && model.demo && <DemoAccounts {...model.demo} />}
        {model.step === 'code' && model.demoCode && (
          <Notice title={t('account.staff.demoCode', { code: model.demoCode })} />
        )}
      </div>
    </Frame>
  )
}

function StepFields({ model }: { model: SignInStaffModel }) {
  const t = useText()
  const error = (field: string) => errorOf(model.errors, field)
  if (model.step === 'code') {
    return (
      <Field
        type="text"
        name="code"
        width="short"
        label={t('account.staff.code')}
        hint={t('account.staff.codeHint')}
        error={error('code')}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={6}
      />
    )
  }
  if (model.step === 'post')
    return (
      <Field
        type="radios"
        name="postId"
        label={t('account.staff.posts')}
        options={model.posts}
        error={error('postId')}
      />
    )
  return (
    <>
      <Field
        type="text"
        name="identifier"
        width="medium"
        label={t('account.staff.identifier')}
        value={model.identifier}
        error={error('identifier')}
        autoComplete="username"
        maxLength={40}
      />
      <Field
        type="password"
        name="password"
        width="medium"
        label={t('account.signIn.password')}
        error={error('password')}
        autoComplete="current-password"
        maxLength={200}
      />
    </>
  )
}
