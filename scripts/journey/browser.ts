import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

const systemChromium = '/usr/bin/chromium'

/** No sandbox, because the machines that run this work as root; and nothing that calls home. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The Chromium of the system; where there is none, the one from npm, which unpacks itself to the temporary directory. */
export async function launchBrowser(): Promise<Browser> {
  if (existsSync(systemChromium)) return chromium.launch({ executablePath: systemChromium, args: flags })
  const packaged = (await import('@sparticuz/chromium')).default
  const executablePath = await packaged.executablePath()
  return chromium.launch({ executablePath, args: [...new Set([...packaged.args, ...flags])] })
}

/** Papers beside a case stay empty: the browser's own viewer of PDF takes a second of processor time a page, and nothing in it is ours. */
export function withoutPapers(context: BrowserContext): Promise<unknown> {
  return context.route(/\/papers\//, (route) => route.abort())
}
