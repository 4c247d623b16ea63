import {
  Button,
  ButtonRow,
  Card,
  EmptyState,
  Field,
  type FieldError,
  Form,
  type FormTarget,
  Frame,
  type FrameModel,
  Notice,
  type Option,
  PageHead,
  useText,
} from '../../ui/index.ts'

/** One invented member of staff, with the code that her authenticator shows now. Only ever in demo mode. */
export interface DemoAccount {
  login: string
  name: string
  posts: string
  code: string
  /** Fills the form in. */
  href: string
}

export interface StaffSignInModel {
  target: FormTarget
  returnTo: string
  values: { login?: string | undefined; password?: string | undefined; code?: string | undefined }
  errors: readonly FieldError[]
  citizenHref: string
  demo?: { password: string; accounts: readonly DemoAccount[] } | undefined
}

/** Password and one-time code on one page: the answer to a wrong one does not say which was wrong. */
export function StaffSignIn({ model, frame }: { model: StaffSignInModel; frame: FrameModel }) {
  const t = useText()
  const { demo } = model
  return (
    <Frame frame={frame} narrow={!demo} ownSearch>
      <PageHead title={t('workbench.signIn.title')} about={t('workbench.signIn.lead')} />
      {demo ? (
        <div className="sign-in-columns">
          <SignInCard model={model} />
          <DemoStaff {...demo} />
        </div>
      ) : (
        <SignInCard model={model} />
      )}
    </Frame>
  )
}

function SignInCard({ model }: { model: StaffSignInModel }) {
  const t = useText()
  return (
    <Card>
      <Form target={model.target} errors={model.errors} hidden={{ returnTo: model.returnTo }}>
        <Credentials model={model} />
        <ButtonRow>
          <Button>{t('workbench.signIn.submit')}</Button>
        </ButtonRow>
      </Form>
      <p className="links-row">
        <a href={model.citizenHref}>{t('workbench.signIn.citizen')}</a>
      </p>
    </Card>
  )
}

function Credentials({ model: { values } }: { model: StaffSignInModel }) {
  const t = useText()
  return (
    <>
      <Field
        type="text"
        name="login"
        width="medium"
        label={t('workbench.signIn.login')}
        value={values.login}
        autoComplete="username"
        maxLength={40}
      />
      <Field
        type="password"
        name="password"
        width="medium"
        label={t('workbench.signIn.password')}
        value={values.password}
        autoComplete="current-password"
        maxLength={200}
      />
      <Field
        type="text"
        name="code"
        width="short"
        label={t('workbench.signIn.code')}
        hint={t('workbench.signIn.codeHint')}
        value={values.code}
        autoComplete="one-time-code"
        maxLength={40}
      />
    </>
  )
}

function DemoStaff({ password, accounts }: NonNullable<StaffSignInModel['demo']>) {
  const t = useText()
  return (
    <Notice title={t('workbench.signIn.demoTitle')}>
      <p>{t('workbench.signIn.demoLead', { password })}</p>
      <ul className="desk-lines">
        {accounts.map(({ login, name, posts, code, href }) => (
          <li key={login}>
            <div>
              <b>{posts}</b>
              <div className="small">
                <span className="mono">{login}</span> · {t('workbench.signIn.demoCode')}{' '}
                <span className="mono">{code}</span>
              </div>
            </div>
            <a href={href} aria-label={t('workbench.signIn.demoFillWhat', { name })}>
              {t('workbench.signIn.demoFill')}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

export interface ChoosePostModel {
  target: FormTarget
  returnTo: string
  posts: readonly Option[]
  current?: string | undefined
  errors: readonly FieldError[]
  signOut: FormTarget
}

export function ChoosePost({ model, frame }: { model: ChoosePostModel; frame: FrameModel }) {
  const t = useText()
  if (model.posts.length === 0) {
    return (
      <Frame frame={frame} narrow ownSearch>
        <Card>
          <EmptyState title={t('workbench.post.none')} icon="id-card">
            <p>{t('workbench.post.noneHelp')}</p>
            <Form target={model.signOut}>
              <Button look="quiet">{t('common.account.signOut')}</Button>
            </Form>
          </EmptyState>
        </Card>
      </Frame>
    )
  }
  return (
    <Frame frame={frame} narrow ownSearch>
      <PageHead title={t('workbench.post.title')} about={t('workbench.post.lead')} />
      <Card>
        <Form target={model.target} errors={model.errors} hidden={{ returnTo: model.returnTo }}>
          <Field
            type="radios"
            name="postId"
            label={t('workbench.post.title')}
            options={model.posts}
            value={model.current}
          />
          <ButtonRow>
            <Button>{t('workbench.post.submit')}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </Frame>
  )
}
