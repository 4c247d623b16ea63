import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
/** Wrong requests per route and role. */
const perRouteAndRole = '50'

interface Report {
  readonly routes: number
  readonly roles: number
  readonly requests: number
  readonly changed: readonly string[]
  readonly findings: readonly { readonly kind: string }[]
}

/** `npm run bench -- mutations`: fifty wrong requests for each route and role; the test that sends a few of them says what was found. */
export async function benchMutations(): Promise<Readonly<Record<string, number>>> {
  const folder = mkdtempSync(join(tmpdir(), 'yimen-mutations-'))
  try {
    const file = join(folder, 'report.json')
    await runTest({ MUTATIONS: process.env.MUTATIONS ?? perRouteAndRole, MUTATIONS_REPORT: file })
    return figuresOf(JSON.parse(readFileSync(file, 'utf8')) as Report)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function figuresOf({ routes, roles, requests, changed, findings }: Report): Readonly<Record<string, number>> {
  const count = (kind: string) => findings.filter((finding) => finding.kind === kind).length
  const others = findings.length - count('serverError') - count('leak') - count('silent')
  return {
    routes,
    roles,
    requests,
    serverErrors: count('serverError'),
    leaks: count('leak') + changed.length,
    silent: count('silent'),
    otherFaults: others,
  }
}

function runTest(environment: Readonly<Record<string, string>>): Promise<void> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', 'tests/mutations.test.ts'], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('exit', () => done())
  })
}
