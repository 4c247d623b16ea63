import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page, Route } from 'playwright-core'
import { toString as drawQr } from 'qrcode'
import { assetDirectory } from '../assets.ts'
import { renderPage } from '../render.tsx'
import { type Exhibit, exhibits } from './index.tsx'

/** The name resolves nowhere: every request of the page is answered from here. */
const origin = 'http://gallery.test'

/** The policy of the product, so that an inline style or script shows itself in the gallery first. */
const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'"
const contentTypes: Readonly<Record<string, string>> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' }

export function drawExhibit({ element, title, workbench, english, elder }: Exhibit): string {
  return renderPage(element, {
    language: english ? 'en' : 'zh',
    title,
    region: '芙蓉区',
    elder: elder ?? false,
    scripts: workbench ? ['workbench.js'] : [],
    staff: workbench ?? false,
  })
}

/** A page of the given width that finds every exhibit at `show(name)`. `faults` collects what the browser complains about. */
export async function openExhibition(browser: Browser, widthPx: number, options: { javaScript?: boolean } = {}) {
  const context = await browser.newContext({
    viewport: { width: widthPx, height: widthPx > 800 ? 820 : 720 },
    locale: 'zh-CN',
    javaScriptEnabled: options.javaScript ?? true,
  })
  const page: Page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  await page.route('**', answer)
  const show = (name: string) => page.goto(`${origin}/${name}`)
  return { page, show, faults, close: () => context.close() }
}

async function answer(route: Route): Promise<void> {
  const path = new URL(route.request().url()).pathname.slice(1)
  const exhibit = exhibits.find(({ name }) => name === path)
  if (exhibit) {
    const headers = { 'content-security-policy': contentSecurityPolicy }
    return route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body: drawExhibit(exhibit) })
  }
  if (path === 'qr-sample.svg') {
    return route.fulfill({
      contentType: 'image/svg+xml',
      body: await drawQr('https://yimen.example/p', { type: 'svg', margin: 0 }),
    })
  }
  const type = contentTypes[path.split('.').at(-1) ?? '']
  if (!path.startsWith('assets/') || !type) return route.fulfill({ status: 404, body: '' })
  return route.fulfill({ contentType: type, body: await readFile(join(assetDirectory, path.slice('assets/'.length))) })
}
