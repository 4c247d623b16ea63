import type { FastifyInstance } from 'fastify'
import demoPeople from '../../../data/demo/people.json' with { type: 'json' }
import { totpCode } from '../../../src/modules/identity/index.ts'
import { sessionCookie } from '../../../src/web/visit.ts'
import { origin } from '../actors.ts'
import { client } from '../api.ts'
import { isOfCatalogue } from './catalogue.ts'
import type { Holdings } from './holdings.ts'
import { officeClient } from './oauth-client.ts'
import type { Bearing } from './recipes.ts'
import type { Role } from './roles.ts'

/** A code of a staff member's device counts once. */
const codeStepMs = 31_000

/** What a role brings with each request: session and form token, or an access token and for whom it acts. */
export class Bearings {
  #token: string | undefined
  #form: Bearing['cookies'] = []
  #csrf: string | undefined

  constructor(
    readonly app: FastifyInstance,
    readonly holdings: Holdings,
    readonly role: Role,
  ) {}

  async now(): Promise<Bearing> {
    return this.role.door === 'web' ? this.#browser() : this.#machine()
  }

  async #browser(): Promise<Bearing> {
    if (this.#csrf === undefined) await this.#openForm()
    const session = await this.#session()
    const cookies: Bearing['cookies'] = session === undefined ? this.#form : [...this.#form, [sessionCookie, session]]
    return { cookies, csrf: this.#csrf, headers: {} }
  }

  /** Signed in again when the session of before was ended, as by a sign-out. */
  async #session(): Promise<string | undefined> {
    const { identity } = this.holdings.world.modules
    const { login } = this.role
    if (login === undefined) return undefined
    if (this.#token === undefined || !(await identity.findSession(this.#token))) this.#token = await this.#signIn(login)
    return this.#token
  }

  async #signIn(login: string): Promise<string> {
    const { modules, platform } = this.holdings.world
    const person = demoPeople.people.find(({ citizenId }) => citizenId === login)
    if (person) {
      const { password } = person
      return (await modules.identity.signInPerson({ loginName: login, password }, origin)).token
    }
    const staff = demoPeople.staff.find((one) => one.login === login)
    if (!staff) throw new Error(`nobody is called ${login}`)
    platform.clock.advance(codeStepMs)
    const code = totpCode(staff.totpSecret, platform.clock.now())
    return (await modules.identity.signInStaff({ login, password: staff.password, code }, origin)).token
  }

  async #openForm(): Promise<void> {
    const page = await this.app.inject({ url: '/register' })
    this.#csrf = /name="_csrf"[^>]* value="([^"]*)"/.exec(page.payload)?.[1]
    this.#form = page.cookies.map(({ name, value }) => [name, encodeURIComponent(value)] as const)
    if (this.#csrf === undefined) throw new Error('the page has no form token')
  }

  async #machine(): Promise<Bearing> {
    const { as, scopes = '', name } = this.role
    if (as === undefined) return { cookies: [], csrf: undefined, headers: {} }
    const { identity } = this.holdings.world.modules
    const wanted = scopes.split(' ').filter(Boolean)
    if (this.#token === undefined || !(await identity.verifyToken(this.#token).catch(() => undefined))) {
      const { id, secret } = isOfCatalogue(as) ? officeClient : client
      const credentials = { clientId: id, secret, scopes: wanted }
      this.#token = (await identity.issueToken(credentials, origin)).accessToken
    }
    const actor = this.holdings.actors[as]
    if (!('kind' in actor)) throw new Error(`${name} is nobody`)
    const actingFor = actor.kind === 'person' ? `person:${actor.personId}` : `post:${actor.postId}`
    return {
      cookies: [],
      csrf: undefined,
      headers: { authorization: `Bearer ${this.#token}`, 'yimen-acting-for': actingFor },
    }
  }
}
