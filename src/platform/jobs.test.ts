import { expect, test } from 'vitest'
import { asOwner, testPlatform } from '../../tests/support/database.ts'
import { openDatabase } from './db/database.ts'
import { together } from './db/statement.ts'
import { isConnectionLoss } from './http/problem-status.ts'
import { createJobs, isWorkersLoss } from './jobs.ts'
import { createLog } from './log.ts'

test('a job exists when its change does, and not otherwise', async () => {
  const platform = await testPlatform()
  const done: unknown[] = []
  platform.jobs.register('print', async ({ page }) => void done.push(page))
  const failing = { name: 'test.failing', text: 'select 1 / 0', values: [] }
  await expect(platform.db.batch([platform.jobs.stage('print', { page: 1 }), failing])).rejects.toThrow()
  await platform.db.batch([platform.jobs.stage('print', { page: 2 })])
  await platform.jobs.runOnce()
  expect(done).toEqual([2])
})

test('a job that fails stays and is tried again, until it succeeds once', async () => {
  const platform = await testPlatform()
  let attempts = 0
  platform.jobs.register('print', async () => {
    attempts += 1
    if (attempts < 3) throw new Error('no paper')
  })
  await platform.db.batch([platform.jobs.stage('print', {})])
  for (let round = 0; round < 4; round += 1) {
    await platform.jobs.runOnce()
    // The queue waits longer after each failure; the waiting is taken out here.
    await asOwner(platform, `update graphile_worker._private_jobs set run_at = now() - interval '1 second'`)
  }
  expect(attempts).toBe(3)
  expect(await asOwner(platform, 'select 1 from graphile_worker._private_jobs')).toEqual([])
})

test('the same key makes one job', async () => {
  const platform = await testPlatform()
  let count = 0
  platform.jobs.register('print', async () => {
    count += 1
  })
  for (let times = 0; times < 3; times += 1)
    await platform.db.batch([platform.jobs.stage('print', {}, { key: 'document/1' })])
  await platform.jobs.runOnce()
  expect(count).toBe(1)
})

test('many of one transaction are added by one statement: each with its own payload, the last of a key, all without one', async () => {
  const platform = await testPlatform()
  const done: unknown[] = []
  platform.jobs.register('print', async ({ page }) => void done.push(page))
  const { stage } = platform.jobs
  const other = { name: 'test.nothing', text: 'select 1', values: [] }
  const staged = [
    stage('print', { page: '一"{' }, { key: 'document/1' }),
    other,
    stage('print', { page: 2 }),
    stage('print', { page: 2 }),
    stage('print', { page: 3 }, { key: 'document/3' }),
    stage('print', { page: 'last' }, { key: 'document/1' }),
  ]
  const statements = together(staged)
  expect(statements.map(({ name }) => name)).toEqual(['platform.job.add', 'test.nothing'])
  await platform.db.batch(statements)
  await platform.jobs.runOnce()
  expect(done.map(String).toSorted()).toEqual(['2', '2', '3', 'last'])
})

test('a job that gave up begins anew when it is asked for again; one that runs is left alone', async () => {
  const platform = await testPlatform()
  const done: string[] = []
  platform.jobs.register('print', async ({ page }) => void done.push(String(page)))
  const jobs = (set: string) => asOwner(platform, `update graphile_worker._private_jobs set ${set}`)
  const again = () => platform.db.batch([platform.jobs.stageAgain('print', { page: 'again' }, 'page/1')])
  await platform.db.batch([platform.jobs.stage('print', { page: 'first' }, { key: 'page/1' })])
  const gaveUp = () => platform.db.query(platform.jobs.gaveUp('page/1'))
  expect(await gaveUp()).toEqual([{ gaveUp: false }])
  await jobs('attempts = max_attempts')
  expect(await gaveUp()).toEqual([{ gaveUp: true }])
  await platform.jobs.runOnce()
  expect(done).toEqual([])
  await jobs(`locked_at = now(), locked_by = 'somebody'`)
  expect(await gaveUp()).toEqual([{ gaveUp: false }])
  await again()
  await jobs('locked_at = null, locked_by = null')
  await platform.jobs.runOnce()
  expect(done).toEqual([])
  await again()
  await platform.jobs.runOnce()
  expect(done).toEqual(['again'])
})

test('stopping lets a running job finish', async () => {
  const platform = await testPlatform()
  let state = 'not begun'
  platform.jobs.register('print', async () => {
    state = 'running'
    await new Promise((resolve) => setTimeout(resolve, 300))
    state = 'finished'
  })
  await platform.jobs.start()
  await platform.db.batch([platform.jobs.stage('print', {})])
  await expect.poll(() => state, { timeout: 5_000, interval: 20 }).toBe('running')
  await platform.jobs.stop()
  expect(state).toBe('finished')
})

test('a job that is held and that nobody performs is free again; one that takes long is not done twice', async () => {
  const platform = await testPlatform()
  const jobs = createJobs({ url: platform.databaseUrl, concurrency: 2, log: createLog('silent'), heldMs: 200 })
  const begun: string[] = []
  const { promise: longEnough, resolve: end } = Promise.withResolvers<void>()
  jobs.register('print', async ({ page }) => {
    begun.push(String(page))
    if (page === 'long') await longEnough
  })
  await platform.db.batch([jobs.stage('print', { page: 'held' })])
  await jobs.start()
  try {
    await expect.poll(() => begun).toEqual(['held'])
    await platform.db.batch([jobs.stage('print', { page: 'long' })])
    await expect.poll(() => begun).toEqual(['held', 'long'])
    // The worker could not say how it ended: the database was away.
    const later = jobs.stage('print', { page: 'held again' })
    await platform.db.batch([later, { name: 'test.hold', text: holdNewest, values: [] }])
    await expect.poll(() => begun, { timeout: 5_000 }).toEqual(['held', 'long', 'held again'])
    await new Promise((done) => setTimeout(done, 600))
    expect(begun).toEqual(['held', 'long', 'held again'])
  } finally {
    end()
    await jobs.stop()
  }
})

const holdNewest = `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a worker that knows nothing of it'
  where locked_at is null`

test('a lost database is the worker’s own loss only where the library met it', async () => {
  const url = 'postgresql://nobody@127.0.0.1:1/nowhere'
  const jobs = createJobs({ url, concurrency: 1, log: createLog('silent') })
  const db = openDatabase({ url, connectionsMax: 2, statementTimeoutMs: 1000 })
  const inLibrary = await jobs.runOnce().catch((error: unknown) => error)
  const ours = await db.query({ name: 'test.one', text: 'select 1', values: [] }).catch((error: unknown) => error)
  expect([isConnectionLoss(inLibrary), isWorkersLoss(inLibrary)]).toEqual([true, true])
  expect([isConnectionLoss(ours), isWorkersLoss(ours)]).toEqual([true, false])
  await db.close()
})

test('a client of the library that broke while it wrote down what was done does not end the process', () => {
  const broken = new Error('Client has encountered a connection error and is not queryable')
  broken.stack = `${broken.message}\n    at batchCompleteJobs (/app/node_modules/graphile-worker/src/sql/completeJobs.ts:52:5)`
  expect(isWorkersLoss(broken)).toBe(true)
  broken.stack = `${broken.message}\n    at act (/app/src/modules/cases/commands.ts:1:1)`
  expect(isWorkersLoss(broken)).toBe(false)
})
