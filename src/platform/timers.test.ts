import { expect, test } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../tests/support/database.ts'
import { createTimers, type DueTimer } from './timers.ts'

const subject = (n: number): string => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`
const noon = new Date('2026-11-20T12:00:00+08:00')
const afternoon = new Date('2026-11-20T15:00:00+08:00')

async function withTimer(dueAt = noon): Promise<{ platform: TestPlatform; timer: DueTimer }> {
  const platform = await testPlatform()
  const timer = { topic: 'ring', subjectId: subject(1), dueAt }
  await platform.db.batch([platform.timers.stage(timer)])
  return { platform, timer }
}
const left = (platform: TestPlatform) => asOwner(platform, 'select due_at as "dueAt", attempts from platform.timer')

test('two processes that look at the same moment take a timer once', async () => {
  const { platform, timer } = await withTimer()
  const rung: Date[] = []
  const processes = [1, 2, 3].map(() => {
    const timers = createTimers(platform.db, platform.clock, platform.log)
    timers.handle('ring', async (due) => {
      rung.push(due.dueAt)
      await platform.db.batch([timers.stageDone(due)])
    })
    return timers
  })
  platform.clock.set(afternoon)
  await Promise.all(processes.map((process) => process.runDue()))
  expect(rung).toEqual([timer.dueAt])
})

test('while it is leased nobody else has it; after a crash in between it comes again and rings once', async () => {
  const { platform } = await withTimer()
  let crashes = true
  let rung = 0
  platform.timers.handle('ring', async (due) => {
    if (crashes) throw new Error('the process ends here')
    rung += 1
    await platform.db.batch([platform.timers.stageDone(due)])
  })
  platform.clock.set(afternoon)
  expect(await platform.timers.runDue()).toBe(1)
  expect(await platform.timers.runDue()).toBe(0)
  expect(await left(platform)).toEqual([{ dueAt: noon, attempts: 1 }])
  crashes = false
  platform.clock.advance(61_000)
  expect(await platform.timers.runDue()).toBe(1)
  platform.clock.advance(61_000)
  expect(await platform.timers.runDue()).toBe(0)
  expect(rung).toBe(1)
})

test('act and end of the timer are one transaction: an act that fails leaves the timer', async () => {
  const { platform } = await withTimer()
  const failing = { name: 'test.failing', text: 'select 1 / 0', values: [] }
  platform.timers.handle('ring', async (due) => {
    await platform.db.batch([platform.timers.stageDone(due), failing])
  })
  platform.clock.set(afternoon)
  await platform.timers.runDue()
  expect(await left(platform)).toHaveLength(1)
})

test('a timer that is set again moves: it rings at its new moment only', async () => {
  const { platform, timer } = await withTimer()
  const rung: Date[] = []
  platform.timers.handle('ring', async (due) => {
    rung.push(due.dueAt)
    await platform.db.batch([platform.timers.stageDone(due)])
  })
  await platform.db.batch([platform.timers.stage({ ...timer, dueAt: afternoon })])
  platform.clock.set('2026-11-20T13:00:00+08:00')
  expect(await platform.timers.runDue()).toBe(0)
  platform.clock.set('2026-11-20T15:00:00+08:00')
  expect(await platform.timers.runDue()).toBe(1)
  expect(rung).toEqual([afternoon])
})

test('the act of the old moment does not end a timer that was moved meanwhile', async () => {
  const { platform, timer } = await withTimer()
  platform.timers.handle('ring', async (due) => {
    await platform.db.batch([platform.timers.stage({ ...timer, dueAt: afternoon })]) // somebody else, in between
    await platform.db.batch([platform.timers.stageDone(due)])
  })
  platform.clock.set('2026-11-20T13:00:00+08:00')
  await platform.timers.runDue()
  expect(await left(platform)).toEqual([{ dueAt: afternoon, attempts: 0 }])
  await platform.db.batch([platform.timers.stageDone({ topic: 'ring', subjectId: timer.subjectId })])
  expect(await left(platform)).toEqual([])
})

test('what is due is taken earliest first, in bounded batches', async () => {
  const platform = await testPlatform()
  const rung: number[] = []
  platform.timers.handle('ring', async (due) => {
    rung.push(due.dueAt.getTime())
    await platform.db.batch([platform.timers.stageDone(due)])
  })
  const timers = Array.from({ length: 70 }, (_, n) =>
    platform.timers.stage({ topic: 'ring', subjectId: subject(n), dueAt: new Date(noon.getTime() - n * 1000) }),
  )
  await platform.db.batch(timers)
  platform.clock.set(afternoon)
  expect(await platform.timers.runDue()).toBe(50)
  expect(Math.max(...rung)).toBe(noon.getTime() - 20_000)
  expect(await platform.timers.runDue()).toBe(20)
  expect(await platform.timers.runDue()).toBe(0)
})
