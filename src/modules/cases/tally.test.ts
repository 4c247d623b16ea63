import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type DemoActors, demoActors } from '../../../tests/support/actors.ts'
import { asOwner } from '../../../tests/support/database.ts'
import { fileFor } from '../../../tests/support/lives.ts'
import { demoWorld, type World } from '../../../tests/support/world.ts'
import type { Command } from './schema.ts'

let world: World
let actors: DemoActors
beforeAll(async () => {
  world = await demoWorld()
  actors = await demoActors(world)
})
afterAll(() => world.close())
beforeEach(() => world.platform.clock.set('2026-11-20T09:00:00+08:00'))

const november = { regionPrefix: '430102', from: '2026-11-01', through: '2026-11-30' }
const act = (caseId: string, actor: DemoActors['window'] | DemoActors['citizen'], command: Command) =>
  world.modules.cases.act({ caseId, actor, command })

test('numbers follow from acts, are the same before and after folding, and come out of the events again', async () => {
  const { cases } = world.modules
  const deltas = () => asOwner(world.platform, 'select 1 from cases.tally_delta')
  const food = await fileFor(world, actors.owner, 'food')
  await act(food.caseId, actors.window, { action: 'pre_review' })
  const demands = [{ about: 'material:layout', text: '布局图请补比例尺。' }]
  await act(food.caseId, actors.window, { action: 'request_correction', demands })
  await act(food.caseId, actors.owner, { action: 'withdraw', reason: '不办了' })
  const insured = await fileFor(world, actors.citizen, 'insurance')
  world.platform.clock.set('2026-11-23T10:00:00+08:00')
  const view = await cases.view(insured.caseId, actors.simpleClerk)
  const checklist = view.checklist.map(({ materialId }) => materialId)
  const points = view.version.definition.reviewPoints.map(({ id }) => id)
  await act(insured.caseId, actors.simpleClerk, { action: 'accept_and_grant', checklist, points, opinion: '' })

  const expected = {
    submitted: 2,
    correction_requested: 1,
    withdrawn: 1,
    accepted: 1,
    granted: 1,
    on_time: 1,
    timed: 1,
    days_allowed: 1,
  }
  expect(Object.fromEntries(await cases.tallied(november))).toEqual(expected)
  expect(Object.fromEntries(await cases.tallied({ ...november, through: '2026-11-22' }))).toEqual({
    submitted: 2,
    correction_requested: 1,
    withdrawn: 1,
  })
  expect(await cases.tallied({ ...november, regionPrefix: '430103' })).toEqual(new Map())

  expect(await deltas()).not.toEqual([])
  await cases.startHousekeeping()
  await world.platform.timers.runDue()
  expect(await deltas()).toEqual([])
  expect(Object.fromEntries(await cases.tallied(november))).toEqual(expected)

  expect(await cases.recountTally()).toBe(0)
  await asOwner(world.platform, `delete from cases.tally where measure = 'withdrawn'`)
  await asOwner(world.platform, `update cases.tally set amount = 7 where measure = 'granted'`)
  expect(await cases.recountTally()).toBe(2)
  expect(Object.fromEntries(await cases.tallied(november))).toEqual(expected)
  expect(await cases.recountTally()).toBe(0)
})

test('the numbers of an act that did not happen are not there', async () => {
  const { cases } = world.modules
  const before = await cases.tallied(november)
  const { caseId } = await fileFor(world, actors.owner, 'food')
  const command = { action: 'pre_review' as const }
  const failing = { name: 'test.failing', text: 'select 1 / 0', values: [] }
  await expect(cases.act({ caseId, actor: actors.window, command, alongside: [failing] })).rejects.toThrow()
  const after = await cases.tallied(november)
  expect(after.get('submitted')).toBe((before.get('submitted') ?? 0) + 1)
  expect([...after.keys()].filter((measure) => measure !== 'submitted')).toEqual(
    [...before.keys()].filter((measure) => measure !== 'submitted'),
  )
  expect(await cases.recountTally()).toBe(0)
})
