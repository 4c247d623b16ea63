import { expect, test } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../tests/support/database.ts'
import { createHousekeeping } from './housekeeping.ts'
import { findAnswer, stageIntent } from './idempotency.ts'

const intentOf = (key: string) => ({ scope: 'who', key, requestHash: 'hash' })

async function tell(platform: TestPlatform, n: number): Promise<void> {
  const { outbox, clock, db } = platform
  const now = clock.now()
  await db.batch([
    outbox.stage({ topic: 'thing.happened', payload: { n } }, now),
    stageIntent(intentOf(`intent ${n}`), { n }, now),
  ])
}

async function newsLeft(platform: TestPlatform): Promise<number[]> {
  const rows = await asOwner<{ n: number }>(
    platform,
    `select (payload->>'n')::integer as n from platform.news order by 1`,
  )
  return rows.map(({ n }) => n)
}

test('given news and intents of eight and of six days ago, the hourly round forgets the older ones, once everybody has read them', async () => {
  const platform = await testPlatform({ now: '2026-11-01T09:00:00+08:00' })
  const { outbox, timers, clock, db } = platform
  let isReady = false
  outbox.subscribe('quick', ['thing.happened'], async () => [])
  outbox.subscribe('slow', ['thing.happened'], async () => {
    if (!isReady) throw new Error('not yet')
    return []
  })
  const start = createHousekeeping(platform)
  await tell(platform, 1)
  clock.set('2026-11-03T09:00:00+08:00')
  await tell(platform, 2)
  // Transactions of other databases of the server hold the horizon back for a while.
  const unreadByQuick = async () => {
    await expect(outbox.drain()).rejects.toThrow('not yet')
    return (await outbox.waitingSince()).get('quick')
  }
  await expect.poll(unreadByQuick, { timeout: 5_000 }).toBeNull()
  clock.set('2026-11-09T09:00:00+08:00')

  await start()
  await timers.runDue()
  expect(await newsLeft(platform)).toEqual([1, 2])
  expect(await findAnswer(db, intentOf('intent 1'))).toBeUndefined()
  expect(await findAnswer(db, intentOf('intent 2'))).toEqual({ n: 2 })
  expect((await outbox.waitingSince()).get('slow')).toEqual(new Date('2026-11-01T09:00:00+08:00'))

  isReady = true
  await outbox.drain()
  clock.set('2026-11-09T09:59:59+08:00')
  await timers.runDue()
  expect(await newsLeft(platform)).toEqual([1, 2])
  clock.set('2026-11-09T10:00:00+08:00')
  await timers.runDue()
  expect(await newsLeft(platform)).toEqual([2])
})

test('more than one turn takes is forgotten turn by turn, and a reader that never read keeps everything', async () => {
  const platform = await testPlatform()
  const { outbox, clock, timers } = platform
  await asOwner(
    platform,
    `insert into platform.news (topic, payload, recorded_at)
     select 'thing.happened', jsonb_build_object('n', n), $1 from generate_series(1, 11000) n`,
    [clock.now()],
  )
  outbox.subscribe('listener', ['thing.happened'], async () => [])
  const start = createHousekeeping(platform)
  clock.set(new Date(clock.now().getTime() + 8 * 86_400_000))
  await start()
  await timers.runDue()
  expect(await newsLeft(platform)).toHaveLength(11_000)
  await outbox.drain()
  const left: number[] = []
  clock.set(new Date(clock.now().getTime() + 3_600_000))
  for (let turn = 0; turn < 4; turn += 1) {
    await timers.runDue()
    left.push((await newsLeft(platform)).length)
    clock.set(new Date(clock.now().getTime() + 1_000))
  }
  expect(left).toEqual([6_000, 1_000, 0, 0])
}, 60_000)
