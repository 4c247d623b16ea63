import type { Download, Locator, Page } from 'playwright-core'
import { promised } from './promise.ts'

/** A file that a person chooses. */
export interface ChosenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

const patienceMs = 15_000
const refreshMs = 500

/** What a person does at a page: she reads labels and presses what is written there. Never a selector. */
export class Hands {
  constructor(
    readonly page: Page,
    readonly script: boolean,
    /** A part of the page; the whole page when left out. */
    readonly place: Locator | Page = page,
  ) {}

  /** The same hands in one part of the page: a card or section by its heading. */
  within(name: string | RegExp): Hands {
    return new Hands(this.page, this.script, this.place.getByRole('region', { name }))
  }

  async open(address: string): Promise<void> {
    await this.page.goto(address)
  }

  /** Waits until the page has this heading. */
  async reads(heading: string | RegExp): Promise<void> {
    await this.place.getByRole('heading', { name: heading }).first().waitFor({ timeout: patienceMs })
  }

  async sees(words: string | RegExp): Promise<void> {
    await this.place.getByText(words).first().waitFor({ timeout: patienceMs })
  }

  /** What is made in the background is there after a while: a person waits a moment and loads the page again. */
  async seesSoon(found: (hands: Hands) => Locator): Promise<void> {
    const giveUpAt = Date.now() + patienceMs
    while (!(await found(this).first().isVisible())) {
      promised(Date.now() < giveUpAt, `not on the page after ${patienceMs / 1000} s: ${found(this)}`)
      await this.page.waitForTimeout(refreshMs)
      await this.page.reload()
    }
  }

  async follow(link: string | RegExp): Promise<void> {
    await this.place
      .getByRole('link', { name: named(link) })
      .first()
      .click()
  }

  async press(button: string | RegExp): Promise<void> {
    await this.place.getByRole('button', { name: named(button) }).click()
  }

  /** Opens what is folded away under these words. */
  async unfold(words: string): Promise<void> {
    await this.place.getByText(words, { exact: true }).first().click()
  }

  async fill(label: string | RegExp, text: string): Promise<void> {
    await this.place.getByLabel(labelled(label)).fill(text)
  }

  async choose(question: string, option: string | RegExp): Promise<void> {
    const group = this.place.getByRole('group', { name: labelled(question) })
    await group.getByRole('radio', { name: option, exact: true }).check()
  }

  async tick(label: string | RegExp): Promise<void> {
    await this.place.getByRole('checkbox', { name: label }).first().check()
  }

  /** Ticks every line of a list, as somebody does who has compared all of them. */
  async tickAll(list: string): Promise<void> {
    const group = this.place.getByRole('group', { name: list })
    for (const box of await group.getByRole('checkbox').all()) await box.check()
  }

  async valueOf(label: string): Promise<string> {
    return this.place.getByLabel(labelled(label)).inputValue()
  }

  /** Chooses a file. With script it is sent at once; without it a button sends it. */
  async upload(paper: string | RegExp, file: ChosenFile): Promise<void> {
    const card = this.within(paper)
    await card.place.getByLabel(/^(选择.*的文件|再加一个文件)$/).setInputFiles(file)
    if (!this.script) await card.press('上传')
  }

  async download(link: string | RegExp): Promise<Buffer> {
    const coming = this.page.waitForEvent('download', { timeout: patienceMs })
    await this.follow(link)
    return contentOf(await coming)
  }

  /** A file that opens in a page of its own: taken with the cookies of this browser. */
  async fileBehind(link: Locator): Promise<Buffer> {
    const address = await link.getAttribute('href')
    promised(address !== null, `the link leads nowhere: ${link}`)
    const answer = await this.page.request.get(new URL(address, this.page.url()).href)
    promised(answer.ok(), `${address} answered ${answer.status()}`)
    return answer.body()
  }

  has(words: string | RegExp): Promise<boolean> {
    return this.place.getByText(words).first().isVisible()
  }
}

async function contentOf(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** A button may show the key that does the same behind its words. */
function named(name: string | RegExp): RegExp {
  return name instanceof RegExp ? name : new RegExp(`^${escaped(name)}( [A-Z])?$`)
}

/** A label may say that its field is optional. */
function labelled(label: string | RegExp): RegExp {
  return label instanceof RegExp ? label : new RegExp(`^${escaped(label)}\\s*(选填)?$`)
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
