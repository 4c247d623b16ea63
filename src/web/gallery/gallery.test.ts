import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildClient } from '../../../scripts/build-client.ts'
import { loadAxe, runAxe } from '../../../scripts/journey/axe.ts'
import { launchBrowser } from '../../../scripts/journey/browser.ts'
import { drawExhibit, openExhibition } from './exhibition.ts'
import { exhibits } from './index.tsx'

/** Axe takes most of the time, so each page has it at the width that its readers use: citizens hold a phone, staff sit at a desk. */
const widths = [320, 375, 1440] as const
const phonePx = 375

const found = { faults: [] as string[], small: [] as string[], visited: 0 }
const wide = new Map<number, string[]>(widths.map((width) => [width, []]))
const violations = new Map<number, string[]>(widths.map((width) => [width, []]))

// Every exhibit is opened once and then drawn at each width: to open one takes 0.35 s of processor time, to draw it anew 0.1.
beforeAll(async () => {
  await buildClient()
  const browser = await launchBrowser()
  try {
    const { page, show, faults } = await openExhibition(browser, phonePx)
    const stands = { staff: await openStand(browser, 1440, true), citizens: await openStand(browser, 320, false) }
    for (const exhibit of exhibits) {
      await show(exhibit.name)
      for (const width of widths) await lookAt(page, exhibit, width)
      const { width, stand } = exhibit.workbench ? stands.staff : stands.citizens
      await copyTo(stand, page)
      violations.get(width)?.push(...(await runAxe(stand)).map((fault) => `${exhibit.name}: ${fault}`))
      found.visited += 1
    }
    found.faults.push(...faults)
  } finally {
    await browser.close()
  }
}, 240_000)

/** A document that holds axe and the style sheets of its readers, and into which one exhibit after the other is put. */
async function openStand(browser: Browser, width: number, staff: boolean) {
  const { page: stand, show } = await openExhibition(browser, width)
  const [first] = exhibits.filter(({ workbench = false }) => workbench === staff)
  await show(first?.name ?? '')
  await loadAxe(stand)
  return { width, stand }
}

/** The page as its scripts have left it. To load axe into each of them took half of the time. */
async function copyTo(stand: Page, page: Page): Promise<void> {
  const shown = await page.evaluate(() => ({
    title: document.title,
    lang: document.documentElement.lang,
    className: document.documentElement.className,
    body: document.body.innerHTML,
  }))
  await stand.evaluate(({ title, lang, className, body }) => {
    document.title = title
    document.documentElement.lang = lang
    document.documentElement.className = className
    document.body.innerHTML = body
  }, shown)
}

async function lookAt(page: Page, { name }: (typeof exhibits)[number], width: number) {
  await page.setViewportSize({ width, height: width > 800 ? 820 : 720 })
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (overflow > 0) wide.get(width)?.push(`${name}: ${overflow} px too wide`)
  if (width === phonePx) found.small.push(...(await smallControls(page)).map((text) => `${name}: ${text}`))
}

function smallControls(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, .button, .input, summary, select, header a, .check label')]
      .filter((element) => element.offsetParent !== null && element.getBoundingClientRect().height < 43.5)
      .map((element) => `${element.className} ${element.textContent?.slice(0, 20)}`),
  )
}

describe('every view', () => {
  it('has no inline style, script or handler, and stays under 60 kB', () => {
    for (const exhibit of exhibits) {
      const html = drawExhibit(exhibit)
      expect(html.match(/<[^>]+\s(style|on[a-z]+)=/g), exhibit.name).toBeNull()
      expect(html.match(/<script(?![^>]*\ssrc=)|<style/g), exhibit.name).toBeNull()
      expect(html.length, exhibit.name).toBeLessThan(60_000)
    }
  })

  it.each(widths)(
    'does not scroll sideways at %i px, and has no axe violation at the width of its readers',
    (width) => {
      expect([...(wide.get(width) ?? ['never looked at']), ...(violations.get(width) ?? [])]).toEqual([])
    },
  )

  it('gives every control a target of 44 px on a phone', () => {
    expect(found.small).toEqual([])
  })

  it('was opened in a browser that had nothing to complain about', () => {
    expect(found).toMatchObject({ faults: [], visited: exhibits.length })
  })
})
