import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, withoutPapers } from '../../scripts/journey/browser.ts'
import { confirm, deskOf, personOf, press } from '../support/desk.ts'
import { foodToAccept, foodToDecide } from '../support/handling.ts'
import { fileFor } from '../support/lives.ts'
import type { Reader } from '../support/reader.ts'
import { demoSite, phones, type Site } from '../support/site.ts'

/** A clerk and a decider work their queues with the keyboard alone: no pointer is used in this file. */
let site: Site
let browser: Browser
const desks = new Map<string, Reader>()
const desk = (login: string) => deskOf(site, desks, login)

beforeAll(async () => {
  site = await demoSite()
  browser = await launchBrowser()
}, 90_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** The desk in a browser, signed in. */
async function at(login: string, path: string, { papers = false } = {}): Promise<Page> {
  const { cookies } = await desk(login)
  const context = await browser.newContext({ viewport: { width: 1440, height: 820 }, locale: 'zh-CN' })
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: site.origin })))
  if (!papers) await withoutPapers(context)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(site.origin + path)
  return page
}

/** Presses a key that leads to another page. */
async function go(page: Page, key: string): Promise<void> {
  const leaving = page.waitForNavigation()
  await page.keyboard.press(key)
  await leaving
}

const path = (page: Page) => new URL(page.url()).pathname
const asked = (page: Page) => new URL(page.url()).searchParams.get('act')
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()
const paperNow = (page: Page) => page.locator('.viewer-papers [aria-current]').textContent()
const shown = (page: Page) => page.locator('[data-paper-title]').textContent()
const ticked = (page: Page) => page.locator('[data-tick]:checked').count()
const heading = (page: Page) => page.locator('aside h2').first().textContent()

/** Digits tick the lines; there are never more than nine on these screens. */
async function tickAll(page: Page): Promise<void> {
  const lines = await page.locator('[data-tick]').count()
  expect(lines).toBeLessThanOrEqual(9)
  for (let line = 1 + (await ticked(page)); line <= lines; line += 1) await page.keyboard.press(String(line))
  expect(await ticked(page)).toBe(lines)
}

async function food(): Promise<string> {
  return (await fileFor(site, await personOf(site, phones.shi), 'food')).caseId
}

describe('a queue is worked by keyboard alone', () => {
  test('the window: open the list, take the next case, look at papers, tick, pass, accept, go on', async () => {
    const cases = [await food(), await food()]
    const page = await at('window-a01', '/desk', { papers: true })
    // J K: down, down, up in the list; Enter opens.
    await page.keyboard.press('j')
    const first = await page.evaluate(() => document.activeElement?.getAttribute('href'))
    await page.keyboard.press('j')
    const second = await page.evaluate(() => document.activeElement?.getAttribute('href'))
    expect([first, second].sort()).toEqual(cases.map((id) => `/desk/cases/${id}`).sort())
    await page.keyboard.press('k')
    await go(page, 'Enter')
    expect(path(page)).toBe(first)

    // [ ]: the papers, one after the other and back, without leaving the page.
    const paper = await shown(page)
    await page.keyboard.press(']')
    expect(await paperNow(page)).toBe('2')
    expect(await shown(page)).not.toBe(paper)
    await page.keyboard.press('[')
    expect(await shown(page)).toBe(paper)

    // C and M open their forms; Esc leaves the field that has the focus, and keys work again.
    await go(page, 'c')
    expect(asked(page)).toBe('correction')
    await page.goBack()
    await go(page, 'm')
    expect(asked(page)).toBe('mending')
    await page.goBack()
    await go(page, 'd')
    expect(asked(page)).toBe('non-acceptance')
    await page.goBack()

    // 1–9 tick, P passes; the same case still waits for the same hands.
    await tickAll(page)
    await go(page, 'p')
    expect(path(page)).toBe(first)
    await says(page, /预审已通过/)
    await tickAll(page)
    await go(page, 'p')
    await says(page, /已受理/)
    // On to the next of the list, or by N where the page stayed.
    if (path(page) !== second) await go(page, 'n')
    expect(path(page)).toBe(second)
  }, 90_000)

  test('the decider: writes by O, is asked once more, goes back by B, confirms by Enter, and has the next case before her', async () => {
    const cases = [await foodToDecide(site, desk), await foodToDecide(site, desk)]
    const page = await at('food-decider', '/desk')
    await page.keyboard.press('j')
    await go(page, 'Enter')
    const first = path(page)
    expect(cases.map((id) => `/desk/cases/${id}`)).toContain(first)
    await tickAll(page)
    await page.keyboard.press('o')
    await page.keyboard.type('p 符合条件，准予许可。')
    expect(path(page)).toBe(first)
    await page.keyboard.press('Escape')
    await go(page, 'p')
    await says(page, '发出前请核对')
    // The key that led here does nothing when it is pressed twice.
    await page.keyboard.press('p')
    await says(page, '发出前请核对')
    await go(page, 'b')
    expect(await page.locator('textarea[name=text]').inputValue()).toBe('p 符合条件，准予许可。')
    expect(await ticked(page)).toBeGreaterThan(0)
    await go(page, 'p')
    await says(page, '发出前请核对')
    await go(page, 'Enter')
    await says(page, /已准予/)
    if (path(page) === first) await go(page, 'n')
    const next = path(page)
    expect(next).not.toBe(first)
    expect(cases.map((id) => `/desk/cases/${id}`)).toContain(next)

    // R without a reason sends nothing away: the page says what is missing.
    await go(page, 'r')
    await says(page, /理由/)
    expect(
      (await site.modules.cases.view(next.slice('/desk/cases/'.length), await personOf(site, phones.shi))).awaiting,
    ).toBe('decide')
  }, 90_000)

  test('every other key of the help opens what the help says', async () => {
    const caseId = await foodToDecide(site, desk)
    const page = await at('food-decider', `/desk/cases/${caseId}`)
    const opens = {
      t: ['partial-grant', '部分准予'],
      x: ['extension', '延长'],
      s: ['procedure', '特别程序'],
      q: ['opinion-request', '征求意见'],
      z: ['assignment', '承办'],
    }
    for (const [key, [act = '', words = '']] of Object.entries(opens)) {
      await page.goto(`${site.origin}/desk/cases/${caseId}`)
      await go(page, key)
      expect(asked(page), key).toBe(act)
      expect(await heading(page), key).toContain(words)
    }
    await page.goto(`${site.origin}/desk/cases/${caseId}`)
    await go(page, 'i')
    await says(page, '我承办')
    await page.goto(`${site.origin}/desk/cases/${caseId}`)
    await go(page, 'u')
    expect(path(page)).toBe(`/desk/cases/${caseId}/file`)
  }, 90_000)

  test('the keys of the green channel, of papers that follow and of a procedure', async () => {
    const window = await desk('window-a01')
    const caseId = await foodToAccept(site, desk)
    const page = await at('window-a01', `/desk/cases/${caseId}`)
    for (const [key, act] of [
      ['g', 'green-channel'],
      ['l', 'pending'],
    ] as const) {
      await page.goto(`${site.origin}/desk/cases/${caseId}`)
      await go(page, key)
      expect(asked(page), key).toBe(act)
    }
    const form = await window.get(`/desk/cases/${caseId}?act=pending`)
    const rest = [...form.html.matchAll(/name="checklist"[^>]* value="([^"]+)"/g)].map(([, id]) => id ?? '')
    await confirm(
      window,
      await press(window, form, 'accept_with_pending', { pending: 'foodSafetyRules', checklist: rest }),
    )
    // V, the one act that is left at the window, asks which papers came.
    await page.goto(`${site.origin}/desk/cases/${caseId}`)
    await go(page, 'v')
    await says(page, '请勾选收到的材料。')

    const reviewer = await at('food-reviewer', `/desk/cases/${caseId}`)
    await go(reviewer, 's')
    await reviewer.keyboard.press('Space')
    await reviewer.keyboard.press('Tab')
    await reviewer.keyboard.type('样品要检测。')
    await reviewer.keyboard.press('Escape')
    await reviewer.keyboard.press('Tab')
    await go(reviewer, 'Enter')
    await says(reviewer, '发出前请核对')
    await go(reviewer, 'Enter')
    await says(reviewer, '特别程序已开始')
    // E, the next step while it runs, asks for its result.
    await go(reviewer, 'e')
    await says(reviewer, '请写明')

    const decider = await at('food-decider', `/desk/cases/${caseId}`)
    await go(decider, 'y')
    expect(asked(decider)).toBe('pending-extension')
  }, 90_000)

  test('every key that an act has is told by the help', async () => {
    const page = await at('window-a01', '/desk/help')
    const told = new Set((await page.locator('.help-keys').textContent())?.match(/[A-Z]/g))
    const { actTable } = await import('../../src/web/workbench/act-table.ts')
    const keys = Object.values(actTable).flatMap((rule) => ('shortcut' in rule ? [rule.shortcut.toUpperCase()] : []))
    for (const key of [...keys, 'B', 'O', 'J', 'K', 'N', 'I', 'U']) expect(told, key).toContain(key)
  }, 60_000)
})
