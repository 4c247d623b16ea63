import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../../scripts/journey/axe.ts'
import { launchBrowser, withoutPapers } from '../../scripts/journey/browser.ts'
import { confirm, deskOf, personOf, press, ticks } from '../support/desk.ts'
import { foodToDecide, foodToReview } from '../support/handling.ts'
import { fileFor } from '../support/lives.ts'
import type { Reader } from '../support/reader.ts'
import { demoSite, phones, type Site } from '../support/site.ts'
import { settle } from '../support/world.ts'

/** Staff's screens in the states of a case, with real data: axe has nothing against them, and none scrolls sideways. */
let site: Site
let browser: Browser
/** Cases by the state that they are in. */
const cases: Record<'asked' | 'stopped' | 'extended' | 'annulled' | 'correcting' | 'fresh', string> = {
  asked: '',
  stopped: '',
  extended: '',
  annulled: '',
  correcting: '',
  fresh: '',
}
const desks = new Map<string, Reader>()
const desk = (login: string) => deskOf(site, desks, login)

beforeAll(async () => {
  site = await demoSite()
  browser = await launchBrowser()
  const owner = await personOf(site, phones.shi)
  cases.fresh = (await fileFor(site, owner, 'food')).caseId
  cases.correcting = (await fileFor(site, owner, 'food')).caseId
  await act(
    'window-a01',
    cases.correcting,
    'request_correction',
    { 'own:material:layout': '请补比例尺。' },
    'correction',
  )
  cases.asked = await foodToReview(site, desk)
  await act('food-reviewer', cases.asked, 'request_opinion', { consultation: 'fire' }, 'opinion-request')
  cases.stopped = await foodToReview(site, desk)
  const procedure = { procedure: 'testing', text: '样品要检测。' }
  await final('food-reviewer', cases.stopped, 'start_procedure', procedure, 'procedure')
  cases.extended = await foodToDecide(site, desk)
  await final('food-decider', cases.extended, 'extend', { days: '5', text: '案情复杂。' }, 'extension')
  cases.annulled = await foodToDecide(site, desk)
  const part = { granted: '热食类。', text: '没有冷食专间。' }
  await final('food-decider', cases.annulled, 'grant_partly', part, 'partial-grant')
  await settle(site)
  await final('food-decider', cases.annulled, 'annul', { ground: 'obtained_by_deceit', text: '伪造。' }, 'annulment')
  await settle(site)
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function act(login: string, caseId: string, action: string, values: Record<string, string>, form: string) {
  const reader = await desk(login)
  const page = await reader.get(`/desk/cases/${caseId}?act=${form}`)
  return press(reader, page, action, { points: ticks(page, 'points'), ...values })
}

async function final(...asked: Parameters<typeof act>) {
  return confirm(await desk(asked[0]), await act(...asked))
}

const screens: readonly (readonly [string, string, () => string])[] = [
  ['a fresh case', 'window-a01', () => `/desk/cases/${cases.fresh}`],
  ['the form of a correction', 'window-a01', () => `/desk/cases/${cases.fresh}?act=correction`],
  ['in correction', 'window-a01', () => `/desk/cases/${cases.correcting}`],
  ['waiting for an opinion', 'food-reviewer', () => `/desk/cases/${cases.asked}`],
  ['the form of an opinion', 'food-reviewer', () => `/desk/cases/${cases.asked}?act=opinion-request`],
  ['asked for an opinion', 'fire-officer', () => `/desk/cases/${cases.asked}`],
  ['what a body was asked', 'fire-officer', () => '/desk/asked'],
  ['the form of a procedure', 'food-reviewer', () => `/desk/cases/${cases.asked}?act=procedure`],
  ['the clock stands', 'food-reviewer', () => `/desk/cases/${cases.stopped}`],
  ['who works on it', 'food-reviewer', () => `/desk/cases/${cases.stopped}?act=assignment`],
  ['to be decided, extended', 'food-decider', () => `/desk/cases/${cases.extended}`],
  ['the form of a partial grant', 'food-decider', () => `/desk/cases/${cases.extended}?act=partial-grant`],
  ['annulled', 'food-decider', () => `/desk/cases/${cases.annulled}`],
  ['the form of an end', 'food-decider', () => `/desk/cases/${cases.annulled}?act=cancellation`],
  ['the case file', 'food-decider', () => `/desk/cases/${cases.annulled}/file`],
  ['the list', 'food-reviewer', () => '/desk'],
  ['posts and absences', 'food-reviewer', () => '/desk/people'],
]

test.each(screens)(
  '%s',
  async (name, login, path) => {
    const { cookies } = await desk(login)
    const context = await browser.newContext({ viewport: { width: 1440, height: 820 }, locale: 'zh-CN' })
    if (name !== screens[0]?.[0]) await withoutPapers(context)
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: site.origin })))
    const page = await context.newPage()
    expect((await page.goto(site.origin + path()))?.status()).toBe(200)
    expect(await axeFaults(page)).toEqual([])
    for (const width of [1440, 375, 320]) {
      await page.setViewportSize({ width, height: 820 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${width} px`).toBeLessThan(
        1,
      )
    }
    await context.close()
  },
  60_000,
)
