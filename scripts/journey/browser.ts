import { type Browser, type BrowserContext, chromium } from 'playwright-core'

const systemChromium = '/usr/bin/chromium'

/** No sandbox, which does not start for root, as containers often run; nothing that calls home; and few processes: drawing needs no second one. */
const flags = [
  '--no-sandbox',
  '--no-zygote',
  '--in-process-gpu',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * The Chromium from npm, which unpacks itself to the temporary directory: the same version everywhere, and without what only a window needs
 * (40 pages of the gallery: 28 s of processor time in place of 40). Where there is none for the machine, the Chromium of the system.
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), args: flags })
}

/** Where the browser lies. The first call on a machine unpacks it, which two at once must not do. */
export async function chromiumPath(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return systemChromium
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}

/** Papers beside a case stay empty: the browser's own viewer of PDF takes a second of processor time a page, and nothing in it is ours. */
export function withoutPapers(context: BrowserContext): Promise<unknown> {
  return context.route(/\/papers\//, (route) => route.abort())
}
