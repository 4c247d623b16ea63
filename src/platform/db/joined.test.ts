import { expect, test } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/support/database.ts'
import { violatedConstraint } from './database.ts'
import { joined } from './joined.ts'
import type { Statement } from './statement.ts'

const subjectId = '01890000-0000-7000-8000-000000000001'
const intent = (platform: TestPlatform, key: string): Statement => ({
  name: 'test.intent',
  text: 'insert into platform.intent (scope, key, request_hash, answer, recorded_at) values ($1, $2, $3, $4, $5)',
  values: ['test', key, `hash of ${key}`, '{}', platform.clock.now()],
})
const keysOf = async (platform: TestPlatform) =>
  (await asOwner(platform, 'select key, request_hash from platform.intent order by key')).map(
    ({ key, request_hash }) => `${key}: ${request_hash}`,
  )

test('joined writes each keep their own values', async () => {
  const platform = await testPlatform()
  const { timers, outbox, clock } = platform
  await platform.db.batch([
    joined([
      intent(platform, 'a'),
      timers.stage({ topic: 'ring', subjectId, dueAt: clock.now() }),
      intent(platform, 'b'),
      outbox.stage({ topic: 'thing.happened', payload: { n: 1 } }, clock.now()),
    ]),
  ])
  expect(await keysOf(platform)).toEqual(['a: hash of a', 'b: hash of b'])
  expect(await asOwner(platform, 'select topic, subject_id, due_at from platform.timer')).toEqual([
    { topic: 'ring', subject_id: subjectId, due_at: clock.now() },
  ])
  expect(await asOwner(platform, 'select topic, payload from platform.news')).toEqual([
    { topic: 'thing.happened', payload: { n: 1 } },
  ])
})

test('they are written together or not at all, alone as well as in a batch with others', async () => {
  const platform = await testPlatform()
  await platform.db.batch([joined([intent(platform, 'a')])])
  const faulty = joined([intent(platform, 'b'), intent(platform, 'a'), intent(platform, 'c')])
  for (const batch of [[faulty], [intent(platform, 'd'), faulty]]) {
    const error = await platform.db.batch(batch).catch((e: unknown) => e)
    expect(violatedConstraint(error)).toBe('intent_pk')
  }
  expect(await keysOf(platform)).toEqual(['a: hash of a'])
})

test('what would not be run, or not here, is refused', () => {
  const statement = (text: string): Statement => ({ name: `test.${text}`, text, values: [] })
  const write = statement('delete from platform.intent')
  for (const text of ['select 1', 'with x as (select 1) insert into platform.intent select from x'])
    expect(() => joined([write, statement(text)])).toThrow(/cannot be joined/)
})

test('look-ups of one turn share a connection, and one that fails harms no other', async () => {
  const platform = await testPlatform()
  const lookUp = (divisor: number) =>
    platform.db.lookUp<{ pid: number; result: number }>({
      name: 'test.look_up',
      text: 'select pg_backend_pid() as pid, 6 / $1::integer as result',
      values: [divisor],
    })
  const [three, none, six] = await Promise.allSettled([lookUp(2), lookUp(0), lookUp(1)])
  expect(none).toMatchObject({ status: 'rejected', reason: { code: '22012' } })
  const rows = [three, six].flatMap((one) => (one?.status === 'fulfilled' ? one.value : []))
  expect(rows.map(({ result }) => result)).toEqual([3, 6])
  expect(rows[0]?.pid).toBe(rows[1]?.pid)
})
