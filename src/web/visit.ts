import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Modules } from '../composition.ts'
import type { Actor } from '../kernel/actor.ts'
import type { PersonSession, Session, StaffSession } from '../modules/identity/index.ts'
import type { Region } from '../modules/organizations/index.ts'
import type { Site } from '../modules/sites/index.ts'
import type { Platform } from '../platform/platform.ts'
import { type Preferences, preferencesOf } from './preferences.ts'
import { pageProblem } from './problems.ts'
import { type Language, type Translate, translator } from './texts/index.ts'
import type { FormTarget, FrameModel } from './ui/index.ts'

export const sessionCookie = 'yimen_session'
const unreadShownMax = 99
/** Characters of an address to which one comes back. With the answers of a whole situation section it may be long. */
export const addressMax = 2_000

/** One request for a page: who asks, in which language and region, and what pages need of both. */
export class Visit {
  readonly language: Language
  readonly t: Translate
  readonly preferences: Preferences
  #region: Region | undefined
  #site: Site | undefined

  constructor(
    readonly platform: Platform,
    readonly modules: Modules,
    readonly request: FastifyRequest,
    readonly reply: FastifyReply,
    readonly session: Session | undefined,
  ) {
    this.preferences = preferencesOf(request)
    this.language = this.preferences.language
    this.t = translator(this.language)
  }

  /** The signed-in person. Throws `visit.sign_in`, which the error handler turns into the way to the sign-in page. */
  get person(): PersonSession {
    if (this.session?.kind !== 'person') throw pageProblem('visit.sign_in')
    return this.session
  }

  get staff(): StaffSession & { actor: NonNullable<StaffSession['actor']>; post: NonNullable<StaffSession['post']> } {
    const session = this.session
    if (session?.kind !== 'staff' || !session.actor || !session.post) throw pageProblem('visit.staff_sign_in')
    return session as StaffSession & {
      actor: NonNullable<StaffSession['actor']>
      post: NonNullable<StaffSession['post']>
    }
  }

  /** Whoever is signed in, as an actor. */
  get actor(): Actor {
    return this.session?.kind === 'staff' ? this.staff.actor : this.person.actor
  }

  /** A value of the form that was sent, trimmed; empty when absent. Several values of one name: the last. */
  field(name: string): string {
    const value = (this.request.body as Record<string, unknown> | undefined)?.[name]
    const last = Array.isArray(value) ? value.at(-1) : value
    return typeof last === 'string' ? storable(last).trim() : ''
  }

  /** All values of one name, as check boxes send them. */
  fields(name: string): string[] {
    const value = (this.request.body as Record<string, unknown> | undefined)?.[name]
    return (Array.isArray(value) ? value : value === undefined ? [] : [value])
      .filter((one): one is string => typeof one === 'string')
      .map(storable)
  }

  /** A value of the address's query, at most 200 characters. */
  query(name: string): string | undefined {
    const value = (this.request.query as Record<string, unknown>)[name]
    const first = Array.isArray(value) ? value[0] : value
    return (typeof first === 'string' && storable(first.slice(0, 200))) || undefined
  }

  /** An address of this site in the query, to which one comes back: longer than other values, as it may carry answers. */
  queryAddress(name: string): string | undefined {
    const value = (this.request.query as Record<string, unknown>)[name]
    return typeof value === 'string' && value !== '' && value.length <= addressMax ? value : undefined
  }

  /** All values of one name in the address's query, at most 40, each at most 200 characters. */
  queries(name: string): string[] {
    const value = (this.request.query as Record<string, unknown>)[name]
    return [value]
      .flat()
      .filter((one): one is string => typeof one === 'string' && one !== '')
      .slice(0, 40)
      .map((one) => storable(one.slice(0, 200)))
  }

  parameter(name: string): string {
    return storable(String((this.request.params as Record<string, unknown>)[name] ?? ''))
  }

  /** Target of a form on this page, with its token. Pages with forms are never cached. */
  target(action: string): FormTarget {
    return { action, csrf: this.#csrf() }
  }

  #token: string | undefined

  /** One token a page: each making of one costs a random number and a hash. */
  #csrf(): string {
    this.#token ??= this.reply.generateCsrf()
    return this.#token
  }

  /** A token was given out: the page belongs to this visit alone and is never kept. */
  get hasToken(): boolean {
    return this.#token !== undefined
  }

  /** Target of a form with a file: the token goes into the address, as the body is a stream. */
  fileTarget(action: string): FormTarget {
    const target = this.target(action)
    return { ...target, action: `${action}?_csrf=${encodeURIComponent(target.csrf)}` }
  }

  /** The region whose site this is: from the address, else the last one visited, else the default. */
  async region(): Promise<Region> {
    if (this.#region) return this.#region
    const { organizations } = this.modules
    const fromAddress = this.parameter('region')
    const region =
      (fromAddress ? await organizations.findRegion(fromAddress) : undefined) ??
      (await organizations.findRegion(this.preferences.region)) ??
      (await organizations.getRegion(defaultRegion))
    this.#region = region
    return region
  }

  /** A page about something of one region stands on that region's site, whichever one was visited before. */
  async standIn(regionCode: string): Promise<void> {
    this.#region = await this.modules.organizations.getRegion(regionCode)
  }

  /** For an officer who looks at what she has not saved: the page is as this site would have it. */
  showAs(site: Site): void {
    this.#region = site.region
    this.#site = site
  }

  async site(): Promise<Site> {
    return this.#site ?? this.modules.sites.siteOf((await this.region()).code)
  }

  /** How the page is to be read: as she chose, else as the region's site has it. */
  async modes(): Promise<{ readonly elder: boolean; readonly contrast: boolean }> {
    const { elder, contrast } = this.preferences
    return { elder: elder ?? (await this.site()).settings.elder.value, contrast }
  }

  async frame(): Promise<FrameModel> {
    const { region, name, settings } = await this.site()
    const { elder, contrast } = await this.modes()
    const back = encodeURIComponent(this.request.method === 'GET' ? this.request.url.slice(0, addressMax) : '/')
    const { language } = this.preferences
    const change = (setting: string) => `/preferences?${setting}&back=${back}`
    return {
      region: name,
      hotline: settings.hotline.value,
      elder,
      contrast,
      demo: this.platform.config.demo,
      links: {
        home: `/${region.code}`,
        changeRegion: `/${region.code}/regions?back=${back}`,
        search: `/${region.code}/search`,
        language: change(`language=${language === 'zh' ? 'en' : 'zh'}`),
        elder: change(`elder=${elder ? '0' : '1'}`),
        contrast: change(`contrast=${contrast ? '0' : '1'}`),
        signIn: `/sign-in?returnTo=${back}`,
        myCases: '/cases',
        messages: '/messages',
        progress: '/progress',
        verify: '/verify',
        help: '/help',
        about: '/about',
        open: `/${region.code}/open`,
        scores: `/${region.code}/scores`,
        staff: '/desk',
      },
      person: await this.#person(),
    }
  }

  async #person(): Promise<FrameModel['person']> {
    if (this.session?.kind !== 'person') return undefined
    const { person } = this.session
    const unread = await this.modules.notifications.unreadCount(person.id)
    const name = person.profile.name
    return { name, unread: Math.min(unread, unreadShownMax), account: '/account', signOut: this.target('/sign-out') }
  }
}

/** Without the one character that no text in the database can have; a question with it would end as a fault of ours. */
function storable(text: string): string {
  return text.replaceAll('\0', '')
}

export const defaultRegion = '430102000000'
