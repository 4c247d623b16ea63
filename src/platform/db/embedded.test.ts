import { readFileSync, rmSync, statSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedServer, startEmbedded } from './embedded.ts'

const small = { shared_buffers: '16MB', max_connections: '10', max_wal_size: '64MB' }
const said: string[] = []
let directory: string
let server: EmbeddedServer
const watchers: EmbeddedServer[] = []

async function start(): Promise<EmbeddedServer> {
  const settings = { directory, ownerPassword: 'a1b2c3', settings: small, log: (message: string) => said.push(message) }
  const started = await startEmbedded(settings)
  watchers.push(started)
  return started
}

beforeAll(async () => {
  directory = await mkdtemp('/tmp/yimen-embedded-')
  server = await start()
}, 60_000)
afterAll(async () => {
  await stopAll()
  rmSync(directory, { recursive: true, force: true })
})

/** Everybody who watches over the server stops watching before it ends. */
async function stopAll(): Promise<void> {
  await Promise.all(watchers.splice(0).map((watcher) => watcher.stop()))
}

async function query(text: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: server.urlOf('postgres'), connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query(text)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

test('after kill -9 of the server it starts again by itself, with everything that was committed', async () => {
  await query('create table promise (words text)')
  await query(`insert into promise values ('acknowledged')`)
  const before = await server.processId()
  process.kill(before!, 'SIGKILL')
  await expect
    .poll(() => query('select words from promise').catch(() => 'down'), { timeout: 25_000, interval: 200 })
    .toEqual([{ words: 'acknowledged' }])
  expect(await server.processId()).not.toBe(before)
  expect(said.join()).toContain('ended unexpectedly')
}, 30_000)

test('a process that starts in the directory of a crashed one adopts its server', async () => {
  const running = await server.processId()
  const adopted = await start()
  expect(await adopted.processId()).toBe(running)
  expect(said.join()).toContain(`pid ${running}`)
})

test('it listens on a socket of its owner alone, flushes every commit, and never on a port', async () => {
  const [settings] = await query(
    `select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages`,
  )
  expect(settings).toEqual({ addresses: '', fsync: 'on', commit: 'on', pages: 'on' })
  expect(statSync(join(directory, 'data')).mode & 0o077).toBe(0)
  expect(readFileSync(join(directory, 'data', 'pg_hba.conf'), 'utf8')).not.toMatch(/^[^#].*\btrust\b/m)
})

test('secrets that do not belong to the directory are named as the reason', async () => {
  const start = startEmbedded({ directory, ownerPassword: 'd4e5f6', settings: small, log: () => {} })
  await expect(start).rejects.toThrow(/other secrets/)
})

test('stopping leaves no process', async () => {
  const running = await server.processId()
  await stopAll()
  expect(await server.processId()).toBeUndefined()
  expect(() => process.kill(running!, 0)).toThrow()
})
