import '../src/web/production.ts'
import { mkdir, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { drawExhibit, openExhibition } from '../src/web/gallery/exhibition.ts'
import { exhibits } from '../src/web/gallery/index.tsx'
import { buildClient } from './build-client.ts'
import { launchBrowser } from './journey/browser.ts'

/**
 * `npx tsx scripts/gallery.ts [name…]` draws the views with sample data into var/gallery, as HTML and as pictures at
 * 1440 and 375 px, so that a change of looks can be seen at once. `--html` leaves the pictures out.
 */
const directory = resolve(import.meta.dirname, '../var/gallery')
const widthsPx = [1440, 375]

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const chosen = exhibits.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)))

await buildClient()
await mkdir(directory, { recursive: true })
for (const exhibit of chosen) await writeFile(`${directory}/${exhibit.name}.html`, drawExhibit(exhibit))
if (!process.argv.includes('--html')) await takePictures()

async function takePictures(): Promise<void> {
  const browser = await launchBrowser()
  for (const width of widthsPx) {
    const { page, show, faults, close } = await openExhibition(browser, width)
    for (const { name } of chosen) {
      await show(name)
      await page.screenshot({ path: `${directory}/${name}-${width}.png`, fullPage: true })
    }
    for (const fault of faults) console.error(fault)
    await close()
  }
  await browser.close()
}
