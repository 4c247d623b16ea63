import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../tests/support/database.ts'
import type { Statement } from './db/statement.ts'
import { createOutbox } from './outbox.ts'

const staged = (platform: TestPlatform, n: number): Statement =>
  platform.outbox.stage({ topic: 'thing.happened', payload: { n } }, platform.clock.now())

/** An effect of a consumer that can be seen: one row in a table that the application may write. */
const effect = (platform: TestPlatform, n: unknown): Statement => ({
  name: 'test.effect',
  text: 'insert into platform.intent (scope, key, request_hash, answer, recorded_at) values ($1, $2, $3, $4, $5)',
  values: ['effect', `${n}`, 'hash', '{}', platform.clock.now()],
})
const effects = async (platform: TestPlatform) =>
  (await asOwner<{ key: string }>(platform, 'select key from platform.intent order by key')).map(({ key }) => key)

async function connected(platform: TestPlatform): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: platform.databaseUrl })
  await client.connect()
  return client
}

test('news of a transaction that began earlier and commits later is not skipped', async () => {
  const platform = await testPlatform()
  const heard: unknown[] = []
  platform.outbox.subscribe('listener', ['thing.happened'], async ({ payload }) => {
    heard.push(payload.n)
    return []
  })
  const late = await connected(platform)
  onTestFinished(() => late.end())
  await late.query('begin')
  await late.query({ ...staged(platform, 1), values: [...staged(platform, 1).values] })
  await platform.db.batch([staged(platform, 2)])
  platform.outbox.start()
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(heard).toEqual([]) // the second waits behind the first, which may still commit
  await late.query('commit')
  await expect.poll(() => heard, { timeout: 5_000 }).toEqual([1, 2])
  await platform.outbox.stop()
})

test('an earlier transaction that rolls back holds nothing up', async () => {
  const platform = await testPlatform()
  const heard: unknown[] = []
  platform.outbox.subscribe('listener', ['thing.happened'], async ({ payload }) => {
    heard.push(payload.n)
    return []
  })
  const early = await connected(platform)
  await early.query('begin')
  await early.query({ ...staged(platform, 1), values: [...staged(platform, 1).values] })
  await platform.db.batch([staged(platform, 2)])
  await early.query('rollback')
  await early.end()
  await platform.outbox.drain()
  expect(heard).toEqual([2])
})

test('a consumer that fails leaves neither effects nor a moved cursor, and gets the same news again', async () => {
  const platform = await testPlatform()
  let broken = true
  platform.outbox.subscribe('fragile', ['thing.happened'], async ({ payload }) => {
    if (payload.n === 2 && broken) throw new Error('not now')
    return [effect(platform, payload.n)]
  })
  await platform.db.batch([staged(platform, 1), staged(platform, 2), staged(platform, 3)])
  await expect(platform.outbox.drain()).rejects.toThrow('not now')
  expect(await effects(platform)).toEqual([])
  broken = false
  await platform.outbox.drain()
  expect(await effects(platform)).toEqual(['1', '2', '3'])
})

test('a statement that fails rolls back too', async () => {
  const platform = await testPlatform()
  platform.outbox.subscribe('doubling', ['thing.happened'], async () => [effect(platform, 'same')])
  await platform.db.batch([staged(platform, 1), staged(platform, 2)])
  await expect(platform.outbox.drain()).rejects.toThrow(/intent_pk/)
  expect(await effects(platform)).toEqual([])
})

test('a consumer that cannot go on does not keep the others from their news', async () => {
  const platform = await testPlatform()
  const heard: unknown[] = []
  platform.outbox.subscribe('a-broken', ['thing.happened'], async () => {
    throw new Error('never')
  })
  platform.outbox.subscribe('b-sound', ['thing.happened'], async ({ payload }) => {
    heard.push(payload.n)
    return []
  })
  await platform.db.batch([staged(platform, 1)])
  await expect(platform.outbox.drain()).rejects.toThrow('never')
  expect(heard).toEqual([1])
})

test('two processes with the same consumer do nothing twice', async () => {
  const platform = await testPlatform()
  const heard: unknown[] = []
  const processes = [1, 2].map(() => {
    const outbox = createOutbox(platform.db, platform.log)
    outbox.subscribe('shared', ['thing.happened'], async ({ payload }) => {
      heard.push(payload.n)
      return [effect(platform, payload.n)]
    })
    return outbox
  })
  for (let n = 1; n <= 30; n += 1) {
    await platform.db.batch([staged(platform, n)])
    if (n % 10 === 0) await Promise.all(processes.map((process) => process.drain()))
  }
  await Promise.all(processes.map((process) => process.drain()))
  expect(heard).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
  expect(await effects(platform)).toHaveLength(30)
})

test('the running loop hears what happens, goes on after a failure, and stops when told', async () => {
  const platform = await testPlatform()
  let failures = 1
  const heard: unknown[] = []
  platform.outbox.subscribe('listener', ['thing.happened'], async ({ payload }) => {
    if (failures-- > 0) throw new Error('once')
    heard.push(payload.n)
    return []
  })
  platform.outbox.start()
  await platform.db.batch([staged(platform, 1)])
  await expect.poll(() => heard, { timeout: 5_000 }).toEqual([1])
  await platform.outbox.stop()
  await platform.db.batch([staged(platform, 2)])
  expect(heard).toEqual([1])
})

test('news is read in the order of its transactions, also where their numbers get a digit more', async () => {
  const platform = await testPlatform()
  const heard: unknown[] = []
  platform.outbox.subscribe('listener', ['thing.happened'], async ({ payload }) => {
    heard.push(payload.n)
    return []
  })
  // More than one read takes, of the transactions 99 and 100: what is jumped over is never read.
  await asOwner(
    platform,
    `insert into platform.news (transaction_id, topic, payload, recorded_at)
     select case when n <= 150 then '99' else '100' end::xid8, 'thing.happened', jsonb_build_object('n', n), $1
     from generate_series(1, 300) n`,
    [platform.clock.now()],
  )
  await platform.outbox.drain()
  expect(heard).toEqual(Array.from({ length: 300 }, (_, index) => index + 1))
})
