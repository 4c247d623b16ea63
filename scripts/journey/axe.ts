import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type * as axe from 'axe-core'
import type { Frame, Page } from 'playwright-core'

/** The short form: a document takes 0.4 s of processor time to load it, and 0.6 s for the long one. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe has against a page as it stands, one sentence for each rule, by all of its rules. Only violations leave the page: to carry what
 * was found right out of it took 0.6 s of 2.3 s a page, and to load axe a second time for that another 0.6 s.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  await loadAxe(page)
  return runAxe(page)
}

export async function loadAxe(page: Page): Promise<void> {
  await page.mainFrame().evaluate(source)
  for (const frame of page.frames().slice(1)) if (await isOurs(frame)) await frame.evaluate(source)
}

/** A frame that shows a PDF is the browser's own page: nothing in it is ours to mend, and to load axe there took 1.5 s. */
async function isOurs(frame: Frame): Promise<boolean> {
  if (!frame.url().startsWith('http')) return false
  return frame.evaluate(() => document.contentType === 'text/html').catch(() => false)
}

/** On a page where axe was loaded. */
export function runAxe(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe
    // Where no frame has axe, axe would wait for their answers.
    const iframes = [...document.querySelectorAll('iframe')].some((frame) => {
      try {
        return frame.contentWindow !== null && 'axe' in frame.contentWindow
      } catch {
        return false
      }
    })
    const { violations } = await run(document, { resultTypes: ['violations'], iframes })
    return violations.map(({ id, nodes: [node] }) => {
      return `axe ${id}: ${node?.target.join(' ')} ${node?.failureSummary?.replaceAll('\n', ' ')}`
    })
  })
}
