import { expect, test } from 'vitest'
import { violatedConstraint } from '../src/platform/db/database.ts'
import { asOwner, testPlatform } from './support/database.ts'

test('a batch is atomic: the statement that fails takes the others with it', async () => {
  const platform = await testPlatform()
  const intent = (key: string) => ({
    name: 'test.intent',
    text: 'insert into platform.intent (scope, key, request_hash, answer, recorded_at) values ($1,$2,$3,$4,$5)',
    values: ['test', key, 'hash', '{}', platform.clock.now()],
  })
  await platform.db.batch([intent('a')])
  const error = await platform.db.batch([intent('b'), intent('a'), intent('c')]).catch((e: unknown) => e)
  expect(violatedConstraint(error)).toBe('intent_pk')
  expect(await asOwner(platform, 'select key from platform.intent')).toEqual([{ key: 'a' }])
})

test('news reaches a consumer once and in order, and the cursor moves in the transaction of its effects', async () => {
  const platform = await testPlatform()
  const heard: unknown[] = []
  platform.outbox.subscribe('listener', ['thing.happened'], async (news) => {
    heard.push(news.payload.n)
    return []
  })
  for (const n of [1, 2, 3])
    await platform.db.batch([platform.outbox.stage({ topic: 'thing.happened', payload: { n } }, platform.clock.now())])
  await platform.outbox.drain()
  await platform.outbox.drain()
  expect(heard).toEqual([1, 2, 3])
})

test('a timer is due at its moment and gone after its act', async () => {
  const platform = await testPlatform()
  const subjectId = '01890000-0000-7000-8000-000000000001'
  const dueAt = new Date('2026-11-21T00:00:00+08:00')
  const seen: Date[] = []
  platform.timers.handle('ring', async (timer) => {
    seen.push(timer.dueAt)
    await platform.db.batch([platform.timers.stageDone(timer)])
  })
  await platform.db.batch([platform.timers.stage({ topic: 'ring', subjectId, dueAt })])
  expect(await platform.timers.runDue()).toBe(0)
  platform.clock.set('2026-11-22T12:00:00+08:00')
  expect(await platform.timers.runDue()).toBe(1)
  expect(seen).toEqual([dueAt])
  expect(await platform.timers.runDue()).toBe(0)
})

test('the application role can read no table that was not granted to it', async () => {
  const platform = await testPlatform()
  const name = { name: 'test.forbidden', text: 'update platform.migration set hash = hash', values: [] }
  await expect(platform.db.query(name)).rejects.toThrow(/permission denied/)
})
