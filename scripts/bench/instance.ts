import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { composeModules, type Modules } from '../../src/composition.ts'
import { appUrlOf } from '../../src/database.ts'
import { type Clock, systemClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { createPlatform } from '../../src/platform/create.ts'
import { reachableDirectory } from '../../src/platform/db/embedded-files.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { loadSecrets } from '../../src/platform/secrets.ts'
import { nodeFlags } from '../node-flags.mjs'

/** A fresh server in a process of its own, on its own data directory, and front doors on the same database for preparing and checking. */
export interface Instance {
  readonly origin: string
  readonly ownerUrl: string
  readonly dataDirectory: string
  readonly platform: Platform
  readonly modules: Modules
  readonly process: ChildProcess
  /** Milliseconds from spawn to the first answered page. */
  readonly startMs: number
  /** `meanwhile`: what happens while it is down. */
  restart(signal?: NodeJS.Signals, meanwhile?: () => void): Promise<void>
  /** Ends the server at once and leaves its database running: a server that only stands still keeps its locks. */
  down(): Promise<void>
  up(): Promise<void>
  stop(): Promise<void>
}

const root = resolve(import.meta.dirname, '../..')

/** `entry`: what to start in place of the product's own main file, and its arguments. `clock`: by which the front doors here go. */
export async function startInstance(
  name: string,
  environment: Record<string, string> = {},
  entry: () => readonly string[] = () => ['src/main.ts'],
  clock: Clock = systemClock,
): Promise<Instance> {
  const dataDirectory = resolve(root, 'var', name)
  rmSync(dataDirectory, { recursive: true, force: true })
  mkdirSync(dataDirectory, { recursive: true })
  const postgresql = await reachableDirectory(join(dataDirectory, 'postgresql'))
  rmSync(postgresql, { recursive: true, force: true })
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const settings = {
    ...process.env,
    NODE_ENV: 'production',
    YIMEN_DATA: dataDirectory,
    PORT: String(port),
    YIMEN_BASE_URL: origin,
    LOG_LEVEL: 'warn',
    // All the load of a bench comes from one address.
    YIMEN_REQUESTS_PER_MINUTE: '1000000',
    ...environment,
  }
  let child = launch(entry(), settings)
  const begin = performance.now()
  await waitForPage(origin)
  const startMs = Math.round(performance.now() - begin)

  const secrets = loadSecrets(dataDirectory)
  const config = readConfig({ YIMEN_DATA: dataDirectory, LOG_LEVEL: 'silent', YIMEN_BASE_URL: origin })
  const ownerUrl = `postgresql://postgres:${secrets.ownerPassword}@${encodeURIComponent(postgresql)}/yimen`
  const platform = createPlatform({ config, secrets, databaseUrl: appUrlOf(ownerUrl, secrets), clock })
  const modules = composeModules(platform)

  const instance = {
    origin,
    ownerUrl,
    dataDirectory,
    platform,
    modules,
    startMs,
    get process() {
      return child
    },
    async restart(signal: NodeJS.Signals = 'SIGTERM', meanwhile = () => {}) {
      await end(child, signal)
      meanwhile()
      await instance.up()
    },
    down: () => end(child, 'SIGKILL'),
    async up() {
      child = launch(entry(), settings)
      await waitForPage(origin)
    },
    async stop() {
      await platform.db.close()
      // Only a server that was started ends its database.
      if (hasEnded(child)) await instance.up()
      await end(child, 'SIGTERM')
      rmSync(dataDirectory, { recursive: true, force: true })
      rmSync(postgresql, { recursive: true, force: true })
    },
  }
  return instance
}

function launch(entry: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [...nodeFlags, '--import', 'tsx', ...entry], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill(signal)
  await ended
}

/** Waits until the server answers and reaches its database; throws after two minutes. */
export async function waitForPage(origin: string): Promise<void> {
  const giveUpAt = Date.now() + 120_000
  while (Date.now() < giveUpAt) {
    const ok = await fetch(`${origin}/health`).then(
      (answer) => answer.status === 200,
      () => false,
    )
    if (ok) return
    await new Promise((later) => setTimeout(later, 50))
  }
  throw new Error(`no page at ${origin} after two minutes`)
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))))
    })
  })
}
