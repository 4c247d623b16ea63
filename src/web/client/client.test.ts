import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildClient } from '../../../scripts/build-client.ts'
import { launchBrowser } from '../../../scripts/journey/browser.ts'
import { openExhibition } from '../gallery/exhibition.ts'

let browser: Browser

beforeAll(async () => {
  await buildClient()
  browser = await launchBrowser()
}, 30_000)
afterAll(() => browser.close())

async function visit(name: string, options: { javaScript?: boolean } = {}): Promise<Page> {
  const { page, show } = await openExhibition(browser, 1000, options)
  await show(name)
  return page
}

describe('the enhancers', () => {
  it('ask a dependent question only when its answer is needed, and send nothing otherwise', async () => {
    const page = await visit('apply-section')
    const dependent = page.locator('#shopUrl')
    expect(await dependent.isVisible()).toBe(false)
    expect(await dependent.isDisabled()).toBe(true)
    await page.getByLabel('是', { exact: true }).check()
    expect(await dependent.isVisible()).toBe(true)
    expect(await dependent.isEnabled()).toBe(true)
  })

  it('leave every question open to readers without script, with the condition in words', async () => {
    const page = await visit('apply-section', { javaScript: false })
    expect(await page.locator('#shopUrl').isVisible()).toBe(true)
    expect(await page.getByText('如果“是否在网上卖”选“是”，才需要填').isVisible()).toBe(true)
  })

  it('send a form once however often the button is pressed', async () => {
    const page = await visit('apply-check')
    let sent = 0
    await page.route('**/submission', async (route) => {
      sent += 1
      await new Promise((resolve) => setTimeout(resolve, 300))
      await route.fulfill({ status: 204, body: '' })
    })
    await page.getByRole('button', { name: '提交申请' }).dblclick()
    await page.waitForTimeout(500)
    expect(sent).toBe(1)
  })

  it('refuse a wrong or too large file before sending it, and send a good one at once', async () => {
    const page = await visit('apply-materials')
    const form = page.locator('#material-agent')
    const input = form.locator('input[type=file]')
    await input.setInputFiles({ name: 'a.exe', mimeType: 'application/pdf', buffer: Buffer.from('x') })
    expect(await form.getByText('只能上传 PDF、JPG、PNG 格式的文件。').isVisible()).toBe(true)
    await input.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(10_485_761) })
    expect(await form.getByText('文件超过 10 MB').isVisible()).toBe(true)

    let body = ''
    await page.route('**/uploads', async (route) => {
      body = route.request().postDataBuffer()?.toString('latin1') ?? ''
      await route.fulfill({
        status: 413,
        contentType: 'text/html; charset=utf-8',
        body: '<main><p class="lead">这个文件打不开。</p></main>',
      })
    })
    await input.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
    await form.getByText('这个文件打不开。').waitFor()
    expect(body).toContain('%PDF-1.7')
    expect(body).toContain('name="_csrf"')
  })

  it('press the button of a key in the workbench, but not while somebody types', async () => {
    const page = await visit('workbench')
    await page.evaluate(() => {
      document.querySelector('[data-key=p]')?.addEventListener('click', () => document.body.append('pressed'))
      document.querySelector('h1')?.insertAdjacentHTML('afterend', '<textarea aria-label="意见"></textarea>')
    })
    await page.getByLabel('意见').press('p')
    expect(await page.getByText('pressed').count()).toBe(0)
    await page.getByLabel('意见').evaluate((element) => (element as HTMLElement).blur())
    await page.keyboard.press('p')
    expect(await page.getByText('pressed').count()).toBe(1)
    await page.keyboard.press('j')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('/c/3')
  })

  it('bring the error summary to the reader', async () => {
    const page = await visit('apply-section-errors')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('error-summary')
    await page.getByRole('link', { name: '经营面积要填数字' }).click()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('area')
  })

  it('suggest while somebody types: arrow keys choose, Escape closes and keeps what was typed, Enter opens', async () => {
    const page = await visit('search-start')
    const asked: string[] = []
    await page.route('**/suggest?*', async (route) => {
      asked.push(new URL(route.request().url()).searchParams.get('q') ?? '')
      const suggestions = ['生育登记', '失业登记'].map((text) => ({ text, kind: 'item', href: `/portal?${text}` }))
      await route.fulfill({ contentType: 'application/json', body: JSON.stringify({ suggestions }) })
    })
    const field = page.getByRole('combobox')
    await field.pressSequentially('登记', { delay: 20 })
    await page.getByRole('option').first().waitFor()
    expect(asked).toEqual(['登记'])
    expect(await page.getByRole('status').textContent()).toContain('2')
    await field.press('ArrowDown')
    await field.press('ArrowDown')
    const active = await field.getAttribute('aria-activedescendant')
    expect(await page.locator(`#${active}`).textContent()).toBe('失业登记')
    await field.press('Escape')
    expect(await field.getAttribute('aria-expanded')).toBe('false')
    expect(await field.inputValue()).toBe('登记')
    await field.press('ArrowDown')
    await page.getByRole('option').first().waitFor()
    await field.press('ArrowUp')
    await field.press('Enter')
    await page.waitForURL(/portal\?/)
    expect(decodeURIComponent(page.url())).toContain('失业登记')
  })
})
