import type { HeldPost, SignedIn } from '../../modules/identity/index.ts'
import { submitting } from '../faults.ts'
import { localPath } from '../preferences.ts'
import { formatDay } from '../texts/format.ts'
import type { FieldError, Option } from '../ui/index.ts'
import { ChoosePost, StaffSignIn } from '../views/workbench/sign-in.tsx'
import { sessionCookie, type Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { demoAccounts, demoCredentials } from './demo-accounts.ts'

/** Sign-in of staff, choice of the post, sign-out. The cookie is the one of persons too: one browser is one of them at a time. */
export function staffSignInPages(web: Web): void {
  web.get('/desk/sign-in', async (visit) => {
    const returnTo = wayBack(visit.queryAddress('returnTo'))
    if (visit.session?.kind === 'staff') return { redirect: visit.session.post ? returnTo : choosePostPath(returnTo) }
    return signInPage(visit, returnTo, demoCredentials(visit, visit.query('account')) ?? {}, [])
  })
  web.post('/desk/sign-in', async (visit) => {
    const returnTo = wayBack(visit.field('returnTo'))
    const login = visit.field('login')
    const again = (errors: readonly FieldError[]) => signInPage(visit, returnTo, { login }, errors)
    return submitting(visit.language, again, async () => {
      const { identity } = visit.modules
      const credentials = { login, password: visit.field('password'), code: visit.field('code') }
      const origin = { address: visit.request.ip, previousToken: visit.request.cookies[sessionCookie] }
      const signedIn = await identity.signInStaff(credentials, origin)
      keepSession(visit, signedIn)
      return { redirect: signedIn.posts.length === 1 ? returnTo : choosePostPath(returnTo) }
    })
  })
  web.get('/desk/post', async (visit) => choosePostPage(visit, wayBack(visit.queryAddress('returnTo')), []))
  web.post('/desk/post', async (visit) => {
    const returnTo = wayBack(visit.field('returnTo'))
    return submitting(
      visit.language,
      (errors) => choosePostPage(visit, returnTo, errors),
      async () => {
        const token = visit.request.cookies[sessionCookie] ?? ''
        keepSession(visit, await visit.modules.identity.choosePost(token, visit.field('postId')))
        return { redirect: returnTo }
      },
    )
  })
  web.post('/desk/sign-out', async (visit) => {
    const token = visit.request.cookies[sessionCookie]
    if (token) await visit.modules.identity.signOut(token)
    visit.reply.clearCookie(sessionCookie, { path: '/' })
    return { redirect: '/desk/sign-in' }
  })
}

/** Without an end of its own, so that closing the browser of a shared desk signs out. */
function keepSession(visit: Visit, { token }: SignedIn): void {
  const secure = visit.platform.config.secureCookies
  visit.reply.setCookie(sessionCookie, token, { httpOnly: true, sameSite: 'lax', path: '/', secure })
}

async function signInPage(
  visit: Visit,
  returnTo: string,
  values: { login?: string; password?: string; code?: string },
  errors: readonly FieldError[],
): Promise<PageAnswer> {
  const { t } = visit
  const query = (login: string) => new URLSearchParams({ account: login, returnTo })
  const model = {
    target: visit.target('/desk/sign-in'),
    returnTo,
    values,
    errors,
    citizenHref: '/sign-in',
    demo: await demoAccounts(visit, (login) => `/desk/sign-in?${query(login)}`),
  }
  return { page: <StaffSignIn model={model} frame={await visit.frame()} />, title: t('workbench.signIn.title') }
}

async function choosePostPage(visit: Visit, returnTo: string, errors: readonly FieldError[]): Promise<PageAnswer> {
  const { session, t } = visit
  if (session?.kind !== 'staff') return signInPage(visit, returnTo, {}, [])
  const posts = await visit.modules.identity.postsOfStaff(session.staffId)
  const model = {
    target: visit.target('/desk/post'),
    returnTo,
    posts: posts.map((post) => postOption(visit, post)),
    current: session.post?.id,
    errors,
    signOut: visit.target('/desk/sign-out'),
  }
  return { page: <ChoosePost model={model} frame={await visit.frame()} />, title: t('workbench.post.title') }
}

function postOption({ t, language }: Visit, post: HeldPost): Option {
  const { capacity, through } = post
  const termOf = () => [
    ...(capacity ? [t(`workbench.people.capacity.${capacity}`)] : []),
    ...(through ? [t('workbench.people.through', { day: formatDay(through, language, 'year') })] : []),
  ]
  const duties = post.duties.map((duty) => t(`workbench.duties.${duty}`)).join('、')
  return {
    value: post.id,
    label: `${post.departmentName} · ${post.name}`,
    hint: [t('workbench.post.duties', { duties }), ...termOf()].join(' · '),
  }
}

function wayBack(path: string | undefined): string {
  const local = localPath(path)
  return local === '/' ? '/desk' : local
}

const choosePostPath = (returnTo: string) => `/desk/post?${new URLSearchParams({ returnTo })}`
