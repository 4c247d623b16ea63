import { spawn, spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { chromiumPath } from './journey/browser.ts'

/** `npm test [-- FILTER]`: what the tests need beside npm packages, then all tests. The last line is `N passed, N failed`. */
const root = resolve(import.meta.dirname, '..')
const browser = await chromiumPath()

interface Tool {
  /** What the tests use. */
  readonly isThere: () => boolean
  readonly debianPackage: string
  readonly purpose: string
}

const tools: readonly Tool[] = [
  { isThere: () => runs('pdftoppm', '-v'), debianPackage: 'poppler-utils', purpose: 'compares documents by pixels' },
  { isThere: () => runs('openssl', 'version'), debianPackage: 'openssl', purpose: 'verifies signatures' },
  { isThere: hasChineseFont, debianPackage: 'fonts-wqy-microhei', purpose: 'draws Chinese text in screenshots' },
  // Unpacked here, before two tests ask for it at once. The Debian package brings the libraries that it needs.
  { isThere: () => runs(browser, '--version'), debianPackage: 'chromium', purpose: 'is the browser of the page tests' },
]

const missing = tools.filter((tool) => !tool.isThere())
if (missing.length > 0) installDebianPackages(missing)

const reporters = ['--reporter=default', '--reporter=./tests/support/count-reporter.ts']
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))

/** With Debian and the right to, by itself; elsewhere the sentence that says what to do. */
function installDebianPackages(wanted: readonly Tool[]): void {
  const names = wanted.map((tool) => tool.debianPackage)
  if (process.getuid?.() === 0 && runs('apt-get', '--version')) {
    console.log(`Installing for the tests: ${names.join(', ')}`)
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...args: string[]) =>
      spawnSync('apt-get', args, { env: environment, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
    const install = () => apt('install', '-y', '-q', '--no-install-recommends', ...names)
    if (install() || (apt('update', '-q') && install())) return
  }
  const list = wanted.map((tool) => `  ${tool.debianPackage}: ${tool.purpose}`).join('\n')
  console.error(`The tests need these programs. Install them (names of the Debian packages) and start again:\n${list}`)
  process.exit(1)
}

function runs(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}

function hasChineseFont(): boolean {
  return Boolean(spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim())
}
