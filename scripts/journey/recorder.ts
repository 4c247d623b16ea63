import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Page } from 'playwright-core'
import { axeFaults } from './axe.ts'
import { BrokenPromise } from './promise.ts'

export type Mode = 'script' | 'no-script'

/** Who is at a page; a citizen's page must also fit the narrowest phone. */
export interface Seen {
  readonly who: string
  readonly page: Page
  readonly citizen: boolean
}

export interface RecorderOptions {
  /** Left out: no pictures. */
  readonly directory?: string | undefined
  /** Accessibility and width of every page, as far as this mode can measure them. */
  readonly inspect: boolean
  readonly print: (line: string) => void
}

const narrowestPx = 320
/** The case screen fills the window exactly, and its columns scroll; the case file beside it is a page for the printer. */
const caseScreens = /^\/(desk|supervision)\/cases\/(?!.*\/file$)/

/** Plays steps: one line with its time each, a picture, and what is wrong with the page that it led to. */
export class Recorder {
  readonly faults: string[] = []
  steps = 0
  /** Of the steps alone, without pictures and inspections. */
  totalMs = 0

  readonly #options: RecorderOptions
  readonly #known = new Set<string>()

  constructor(options: RecorderOptions) {
    this.#options = options
    if (!options.directory) return
    rmSync(options.directory, { recursive: true, force: true })
    mkdirSync(options.directory, { recursive: true })
  }

  /** A broken promise ends the journey; a fault of a page that does not stop anybody is noted and ends it badly later. */
  async step<Result>(seen: Seen, name: string, sentence: string, action: () => Promise<Result>): Promise<Result> {
    this.steps += 1
    const label = `${String(this.steps).padStart(2, '0')}-${name}`
    const begin = performance.now()
    try {
      const result = await action()
      const ms = Math.round(performance.now() - begin)
      this.totalMs += ms
      this.#options.print(
        `✓ ${String(this.steps).padStart(2, '0')} ${String(ms).padStart(6)} ms  ${seen.who} ${sentence}`,
      )
      await this.#picture(seen, label)
      if (this.#options.inspect) await this.#inspect(seen, label)
      return result
    } catch (error) {
      const ms = Math.round(performance.now() - begin)
      this.#options.print(
        `✗ ${String(this.steps).padStart(2, '0')} ${String(ms).padStart(6)} ms  ${seen.who} ${sentence}`,
      )
      await this.#picture(seen, `${label}-broken`).catch(() => {})
      throw brokenBy(error, seen.page)
    }
  }

  /** Something that the reader should see between the steps. */
  say(line: string): void {
    this.#options.print(line)
  }

  fault(sentence: string): void {
    if (this.#known.has(sentence)) return
    this.#known.add(sentence)
    this.faults.push(sentence)
    this.#options.print(`✗             ${sentence}`)
  }

  async #picture({ page }: Seen, label: string): Promise<void> {
    if (!this.#options.directory) return
    await page.waitForLoadState('load')
    await page.screenshot({
      path: join(this.#options.directory, `${label}.png`),
      fullPage: !caseScreens.test(new URL(page.url()).pathname),
    })
  }

  async #inspectDesk(page: Page, label: string, path: string): Promise<void> {
    if (!caseScreens.test(path)) return
    const beyondPx = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
    if (beyondPx > 0) this.fault(`${label}, ${path}: the screen scrolls ${beyondPx} px into nothing`)
  }

  async #inspect({ page, citizen }: Seen, label: string): Promise<void> {
    const path = pathWithoutIds(page)
    for (const fault of await axeFaults(page)) this.fault(`${label}, ${path}: ${fault}`)
    if (!citizen) return this.#inspectDesk(page, label, path)
    const usual = page.viewportSize()
    await page.setViewportSize({ width: narrowestPx, height: 640 })
    const tooWidePx = (await page.evaluate(() => document.documentElement.scrollWidth)) - narrowestPx
    if (tooWidePx > 0) this.fault(`${label}, ${path}: ${tooWidePx} px too wide at ${narrowestPx} px`)
    if (usual) await page.setViewportSize(usual)
  }
}

/** Where the person stood and what the page said, so that the reader need not start by looking for it. */
function brokenBy(error: unknown, page: Page): BrokenPromise {
  const message = stripVTControlCharacters(error instanceof Error ? error.message : String(error))
  const said = message.split('\n').slice(0, 12).join('\n    ')
  return new BrokenPromise(`${said}\n    at ${page.url()}`, { cause: error })
}

function pathWithoutIds(page: Page): string {
  return new URL(page.url()).pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
}
