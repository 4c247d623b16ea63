import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Locator } from 'playwright-core'
import { promised } from './promise.ts'
import type { Actor, Stage } from './stage.ts'

const root = resolve(import.meta.dirname, '../..')
const margin = '                  '

/** What the applicant's status page says about her date: the date, the sentence under it, and how it was counted. */
export async function sayOwnDate({ page, recorder }: Actor): Promise<void> {
  const [card] = await page.getByRole('main').getByRole('region').all()
  promised(card !== undefined, 'the status page shows no date')
  // The last paragraph of an explanation that is folded away is on the page too.
  for (const words of await linesOf(card.locator('p, div:not(:has(*)), li'))) recorder.say(`${margin}${words}`)
}

/** Every limit that the case screen shows, each with its calculation. */
export async function sayAllDates({ page, recorder }: Actor): Promise<void> {
  const clocks = page.getByRole('region', { name: '全部时限' })
  for (const title of await clocks.locator('h3').all()) {
    const lines = await linesOf(title.locator('xpath=following-sibling::ol[1]/li'))
    promised(lines.length > 0, 'a limit is not explained')
    recorder.say(`${margin}${(await title.textContent())?.trim()}：${lines.join('；')}`)
  }
}

async function linesOf(found: Locator): Promise<string[]> {
  const texts = await found.allTextContents()
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter(Boolean)
}

/** The dates of a case as its people downloaded them, one file a moment, for the second verifier. */
export class KeptDates {
  readonly #directory: string
  readonly #paths: string[] = []

  constructor(stage: Stage, name: string) {
    this.#directory = join(root, 'var/journey', `${name}-${stage.script ? 'script' : 'no-script'}-dates`)
    rmSync(this.#directory, { recursive: true, force: true })
    mkdirSync(this.#directory, { recursive: true })
  }

  keep(file: Buffer, when: string): void {
    const path = join(this.#directory, `${String(this.#paths.length + 1).padStart(2, '0')}-${when}.json`)
    writeFileSync(path, file)
    this.#paths.push(path)
  }

  /** Runs the program that shares nothing with the product, and prints what it says. */
  verify(stage: Stage): void {
    const files = this.#paths.map((path) => path.slice(root.length + 1))
    stage.recorder.say(`  npm run verify-dates, ${files.length} files`)
    const ran = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/verify-dates.ts', ...files], { cwd: root })
    for (const line of `${ran.stdout}${ran.stderr}`.trim().split('\n')) stage.recorder.say(`    ${line}`)
    promised(ran.status === 0, 'the second verifier comes to other dates')
  }
}
