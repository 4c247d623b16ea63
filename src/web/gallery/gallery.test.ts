import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildClient } from '../../../scripts/build-client.ts'
import { launchBrowser } from '../../../scripts/journey/browser.ts'
import { drawExhibit, openExhibition } from './exhibition.ts'
import { exhibits } from './index.tsx'

let browser: Browser

beforeAll(async () => {
  await buildClient()
  browser = await launchBrowser()
}, 30_000)
afterAll(() => browser.close())

describe('every view', () => {
  it('has no inline style, script or handler, and stays under 60 kB', () => {
    for (const exhibit of exhibits) {
      const html = drawExhibit(exhibit)
      expect(html.match(/<[^>]+\s(style|on[a-z]+)=/g), exhibit.name).toBeNull()
      expect(html.match(/<script(?![^>]*\ssrc=)|<style/g), exhibit.name).toBeNull()
      expect(html.length, exhibit.name).toBeLessThan(60_000)
    }
  })

  // Axe takes most of the time, so each page has it at the width that its readers use: citizens hold a phone, staff sit at a desk.
  it.each([320, 1440])(
    'does not scroll sideways at %i px, and has no axe violation at the width of its readers',
    async (width) => {
      const { page, show, faults, close } = await openExhibition(browser, width)
      const found: string[] = []
      for (const { name, workbench = false } of exhibits) {
        await show(name)
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (overflow > 0) found.push(`${name}: ${overflow} px too wide`)
        if (workbench !== width > 800) continue
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
        for (const { id, nodes } of violations)
          found.push(`${name}: ${id} ${nodes[0]?.target} ${nodes[0]?.failureSummary}`)
      }
      expect(found).toEqual([])
      expect(faults).toEqual([])
      await close()
    },
    240_000,
  )

  it('gives every control a target of 44 px on a phone', async () => {
    const { page, show, close } = await openExhibition(browser, 375)
    const small: string[] = []
    for (const { name } of exhibits) {
      await show(name)
      const texts = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button, .button, .input, summary, select, header a, .check label')]
          .filter((element) => element.offsetParent !== null && element.getBoundingClientRect().height < 43.5)
          .map((element) => `${element.className} ${element.textContent?.slice(0, 20)}`),
      )
      small.push(...texts.map((text) => `${name}: ${text}`))
    }
    expect(small).toEqual([])
    await close()
  }, 120_000)
})
