import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { totpCode } from '../../src/modules/identity/index.ts'
import { type Instance, startInstance } from '../bench/instance.ts'
import { launchBrowser } from './browser.ts'
import { Hands } from './hands.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { type Mode, Recorder } from './recorder.ts'
import { type SamplePapers, samplePapers } from './sample-papers.ts'
import { moveStory, storyEntry } from './story.ts'
import { StoryClock } from './story-clock.ts'

/** Somebody with a device of her own. */
export class Actor {
  constructor(
    readonly hands: Hands,
    readonly who: string,
    readonly citizen: boolean,
    readonly recorder: Recorder,
    readonly close: () => Promise<void>,
  ) {}

  get page() {
    return this.hands.page
  }

  step<Result>(name: string, sentence: string, action: (hands: Hands) => Promise<Result>): Promise<Result> {
    return this.recorder.step(this, name, sentence, () => action(this.hands))
  }
}

export type Device = 'phone' | 'computer'

const devices = {
  phone: { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true },
  computer: { viewport: { width: 1440, height: 820 } },
} as const

const root = resolve(import.meta.dirname, '../..')

const demo = JSON.parse(readFileSync(resolve(root, 'data/demo/people.json'), 'utf8')) as {
  people: { name: string; citizenId: string; phone: string; email?: string; password: string }[]
  legalPersons: { name: string; creditCode: string }[]
  staff: { login: string; name: string; password: string; totpSecret: string }[]
}

export type Person = (typeof demo.people)[number]

/** The invented people, by what they do in the lives. */
export const [lin, shi, he, luo] = demo.people as [Person, Person, Person, Person]
/** Her restaurant. The words in brackets behind the name only say that it is invented. */
export const shop = {
  name: demo.legalPersons[0]!.name.replace(/（.*$/, ''),
  creditCode: demo.legalPersons[0]!.creditCode,
}

export interface StageOptions {
  readonly name: string
  /** The moment at which a story begins that has a clock of its own; left out: now. */
  readonly begins?: string | undefined
  readonly mode: Mode
  readonly pictures: boolean
  readonly inspect: boolean
  readonly print: (line: string) => void
}

/** A fresh server on its own database, a mail server, a browser, and the people who come to it. */
export class Stage {
  readonly #browser: Browser
  readonly #staff = new Map<string, Actor>()
  readonly #clock: StoryClock

  private constructor(
    readonly instance: Instance,
    readonly mailbox: Mailbox,
    readonly recorder: Recorder,
    readonly papers: SamplePapers,
    readonly script: boolean,
    browser: Browser,
    clock: StoryClock,
  ) {
    this.#browser = browser
    this.#clock = clock
  }

  static async open({ name, begins, mode, pictures, inspect, print }: StageOptions): Promise<Stage> {
    const mailbox = await openMailbox()
    const clock = new StoryClock(begins ? new Date(begins) : new Date())
    const entry = begins ? storyEntry(clock) : undefined
    const [browser, instance] = await Promise.all([
      launchBrowser(),
      startInstance(`journey/${name}-${mode}`, { SMTP_URL: mailbox.url }, entry),
    ])
    print(
      `  ${mode === 'script' ? 'with script' : 'without script'}, fresh instance ready after ${instance.startMs} ms`,
    )
    const directory = pictures ? resolve(root, 'var/journey', name, mode) : undefined
    const recorder = new Recorder({ directory, inspect, print })
    return new Stage(instance, mailbox, recorder, samplePapers(browser), mode === 'script', browser, clock)
  }

  /** Somebody who is not signed in. */
  async visitor(who: string, device: Device = 'phone'): Promise<Actor> {
    return this.#actor(who, device, true)
  }

  /** A member of staff at her desk: signed in once, and still there later. */
  async staff(login: string): Promise<Actor> {
    const present = this.#staff.get(login)
    if (present) return present
    const actor = await this.#actor(login, 'computer', false)
    this.#staff.set(login, actor)
    const account = demo.staff.find((one) => one.login === login)!
    await actor.step(`${login}-sign-in`, 'signs in with password and code', async (hands) => {
      await hands.open(`${this.instance.origin}/desk`)
      await hands.fill('工号', login)
      await hands.fill('密码', account.password)
      await hands.fill('动态码', totpCode(account.totpSecret, this.#clock.now()))
      await hands.press('登录')
      const choice = actor.page.getByRole('heading', { name: '选择岗位' })
      await actor.page.getByText(account.name).or(choice).first().waitFor()
    })
    return actor
  }

  /**
   * Moves the clock of the story forward, to an hour of a day in Shanghai. Whoever was signed in is not any more: of staff a new actor signs in
   * when she is next asked for.
   */
  async goTo(day: string, hour = 10): Promise<void> {
    const moment = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`)
    await moveStory(this.instance.process, this.#clock, moment)
    for (const actor of this.#staff.values()) await actor.close()
    this.#staff.clear()
    this.recorder.say(`  —  ${day}`)
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.instance.stop()
    await this.mailbox.close()
  }

  async #actor(who: string, device: Device, citizen: boolean): Promise<Actor> {
    const context = await this.#browser.newContext({
      ...devices[device],
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      javaScriptEnabled: this.script,
      acceptDownloads: true,
    })
    context.setDefaultTimeout(15_000)
    this.#watch(context, who)
    const page = await context.newPage()
    return new Actor(new Hands(page, this.script), who, citizen, this.recorder, () => context.close())
  }

  /** A fault of the server or of a script is a broken promise even where the page looks well. */
  #watch(context: BrowserContext, who: string): void {
    context.on('response', (response) => {
      if (response.status() >= 500) this.recorder.fault(`${who}: ${response.status()} from ${response.url()}`)
    })
    context.on('weberror', (fault) => this.recorder.fault(`${who}: script fault ${fault.error().message}`))
    context.on('console', (message) => {
      const known = message.text().startsWith('Failed to load resource')
      if (message.type() === 'error' && !known) this.recorder.fault(`${who}: console ${message.text()}`)
    })
  }
}
