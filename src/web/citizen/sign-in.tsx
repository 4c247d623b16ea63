import { resolve } from 'node:path'
import type { SignedIn } from '../../modules/identity/index.ts'
import { submitting } from '../faults.ts'
import { localPath } from '../preferences.ts'
import { SignIn, type SignInModel } from '../views/citizen/index.ts'
import { sessionCookie, type Visit } from '../visit.ts'
import type { PageAnswer, Web } from '../web.ts'
import { withQuery } from './items.ts'

const dataDirectory = resolve(import.meta.dirname, '../../../data')

export function signInPages(web: Web): void {
  const demo = demoAccounts(web)

  async function page(visit: Visit, typed: Partial<Pick<SignInModel, 'identifier' | 'errors'>>): Promise<PageAnswer> {
    const returnTo = returnPath(visit)
    return {
      title: visit.t('account.signIn.title'),
      page: (
        <SignIn
          frame={await visit.frame()}
          model={{
            target: visit.target('/sign-in'),
            returnTo,
            identifier: typed.identifier,
            errors: typed.errors ?? [],
            registerHref: withQuery('/register', { returnTo }),
            activateHref: withQuery('/activate', { returnTo }),
            staffHref: '/desk/sign-in',
            demo: await demo(),
          }}
        />
      ),
    }
  }

  web.get('/sign-in', async (visit) => {
    if (visit.session?.kind === 'person') return { redirect: returnPath(visit) }
    return page(visit, {})
  })

  web.post('/sign-in', async (visit) => {
    const identifier = visit.field('identifier')
    const again = (errors: SignInModel['errors']) => page(visit, { identifier, errors })
    return submitting(visit.language, again, async () => {
      const credentials = { loginName: identifier, password: rawPassword(visit) }
      const signedIn = await visit.modules.identity.signInPerson(credentials, originOf(visit))
      return enter(visit, signedIn)
    })
  })

  web.post('/sign-out', async (visit) => {
    const token = visit.request.cookies[sessionCookie]
    if (token) await visit.modules.identity.signOut(token)
    return leave(visit)
  })
}

/** Puts the fresh token into the cookie and goes on to where the person wanted to go. */
export function enter(visit: Visit, { token, expiresAt }: SignedIn): { redirect: string } {
  const { clock, config } = visit.platform
  visit.reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.secureCookies,
    // Not a moment: the device may have another clock.
    maxAge: Math.floor((expiresAt.getTime() - clock.now().getTime()) / 1000),
  })
  return { redirect: returnPath(visit) }
}

export function leave(visit: Visit): { redirect: string } {
  visit.reply.clearCookie(sessionCookie, { path: '/' })
  return { redirect: '/' }
}

export function originOf(visit: Visit): { address: string; previousToken?: string } {
  const previousToken = visit.request.cookies[sessionCookie]
  return { address: visit.request.ip, ...(previousToken !== undefined && { previousToken }) }
}

/** From the form, else from the address; always a path of this site. */
export function returnPath(visit: Visit): string {
  return localPath(visit.field('returnTo') || visit.queryAddress('returnTo'))
}

/** As typed: a space may belong to a password. */
export function rawPassword(visit: Visit): string {
  const value = (visit.request.body as Record<string, unknown> | undefined)?.password
  return typeof value === 'string' ? value : ''
}

/** The invented people, in demo mode only. The file is read once. */
function demoAccounts({ platform, modules }: Web): () => Promise<SignInModel['demo']> {
  let known: Promise<SignInModel['demo']> | undefined
  const load = async (): Promise<SignInModel['demo']> => {
    const { people, legalPersons } = await modules.identity.loadDemoPeople(dataDirectory)
    const accounts = people.map(({ name, citizenId, phone }) => {
      const firm = legalPersons.find(({ legalRepresentative }) => legalRepresentative === citizenId)
      return { label: firm ? `${name} · ${firm.name}` : name, identifier: phone ?? citizenId }
    })
    return { password: people[0]?.password ?? '', accounts }
  }
  return async () => {
    if (!platform.config.demo) return undefined
    known ??= load()
    known.catch(() => {
      known = undefined
    })
    return known
  }
}
