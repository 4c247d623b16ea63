import { cp, mkdir, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { assetDirectory } from '../src/web/assets.ts'
import { type Exhibit, exhibits } from '../src/web/gallery/index.tsx'
import { renderPage } from '../src/web/render.tsx'
import { buildClient } from './build-client.ts'

/**
 * `npx tsx scripts/gallery.ts [name…]` draws the views with sample data into var/gallery, as files and as pictures at
 * 1440 and 375 px, so that a change of looks can be seen at once. `--html` leaves the pictures out.
 */
const directory = resolve(import.meta.dirname, '../var/gallery')
const widthsPx = [1440, 375]

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const chosen = exhibits.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)))

await buildClient()
await mkdir(directory, { recursive: true })
await cp(assetDirectory, `${directory}/assets`, { recursive: true })
for (const exhibit of chosen) await writeFile(`${directory}/${exhibit.name}.html`, drawPage(exhibit))
if (!process.argv.includes('--html')) await takePictures()

function drawPage({ element, title, workbench, english, elder }: Exhibit): string {
  const html = renderPage(element, {
    language: english ? 'en' : 'zh',
    title,
    region: '芙蓉区',
    elder: elder ?? false,
    scripts: workbench ? ['workbench.js'] : [],
  })
  return html.replaceAll('"/assets/', '"assets/')
}

async function takePictures(): Promise<void> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  for (const width of widthsPx) {
    const page = await browser.newPage({ viewport: { width, height: width > 800 ? 820 : 720 } })
    for (const { name } of chosen) {
      await page.goto(`file://${directory}/${name}.html`)
      await page.screenshot({ path: `${directory}/${name}-${width}.png`, fullPage: true })
    }
    await page.close()
  }
  await browser.close()
}
