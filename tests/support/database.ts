import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { appUrlOf, createDatabase } from '../../src/database.ts'
import { type Clock, SettableClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { createPlatform } from '../../src/platform/create.ts'
import { ensurePartitions } from '../../src/platform/db/partitions.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { loadSecrets } from '../../src/platform/secrets.ts'
import { templateName } from './server.ts'

export interface TestPlatform extends Platform {
  readonly clock: SettableClock
  /** Owner connection, for looking behind the scenes. */
  readonly ownerUrl: string
  readonly databaseUrl: string
  close(): Promise<void>
}

/**
 * A platform on a fresh database cloned from the migrated template. In `beforeAll` call `close` in `afterAll`; inside a test it
 * closes itself when the test ends.
 */
export async function testPlatform(
  options: { now?: string; environment?: Record<string, string>; template?: string } = {},
): Promise<TestPlatform> {
  const { ownerUrl, dataDirectory } = inject('server')
  const name = `test_${randomBytes(6).toString('hex')}`
  await createDatabase(ownerUrl.replace('DATABASE', 'postgres'), name, options.template ?? templateName)
  const ownerOfThis = ownerUrl.replace('DATABASE', name)
  const secrets = loadSecrets(dataDirectory)
  const config = readConfig({
    YIMEN_DATA: join(dataDirectory, name),
    LOG_LEVEL: 'silent',
    YIMEN_DATABASE_CONNECTIONS: '8',
    // Tests send what a town sends, from one address.
    YIMEN_REQUESTS_PER_MINUTE: '1000000',
    ...options.environment,
  })
  const clock: Clock = new SettableClock(options.now ?? '2026-11-20T09:00:00+08:00')
  const databaseUrl = appUrlOf(ownerOfThis, secrets)
  const platform = createPlatform({ config, secrets, databaseUrl, clock })
  await ensurePartitions(platform.db, clock)
  const close = () => platform.db.close()
  try {
    onTestFinished(close)
  } catch {
    // Outside a test (in beforeAll): the caller closes.
  }
  return { ...platform, clock: clock as SettableClock, ownerUrl: ownerOfThis, databaseUrl, close }
}

/** One statement as the owner: for asserting what is really in the tables. */
export async function asOwner<Row extends pg.QueryResultRow>(
  platform: TestPlatform,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: platform.ownerUrl })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}
