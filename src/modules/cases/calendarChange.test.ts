import { afterAll, beforeAll, expect, test } from 'vitest'
import cn2026 from '../../../data/calendars/cn-2026.json' with { type: 'json' }
import { type DemoActors, demoActors } from '../../../tests/support/actors.ts'
import { fileFor } from '../../../tests/support/lives.ts'
import { demoWorld, settle, type World } from '../../../tests/support/world.ts'

let world: World
let actors: DemoActors
beforeAll(async () => {
  world = await demoWorld()
  actors = await demoActors(world)
})
afterAll(() => world.close())

const year = cn2026.years['2026']
/** 2026-12-04, a Friday, becomes a day off; Saturday 2026-12-12 is worked for it. */
const decree = {
  ...cn2026,
  version: '2026-2',
  years: {
    ...cn2026.years,
    2026: {
      holidays: [...year.holidays, { day: '2026-12-04', name: '调整' }],
      workdays: [...year.workdays, { day: '2026-12-12', name: '调整' }],
    },
  },
}

async function accepted(): Promise<string> {
  const { cases } = world.modules
  const { caseId } = await fileFor(world, actors.owner, 'food')
  const { checklist } = await cases.view(caseId, actors.window)
  const ticked = checklist.filter(({ required }) => required).map(({ materialId }) => materialId)
  await cases.act({ caseId, actor: actors.window, command: { action: 'pre_review' } })
  await cases.act({ caseId, actor: actors.window, command: { action: 'accept', checklist: ticked } })
  return caseId
}

test('a decree moves the dates of open cases and says from, to and why; what is decided stays', async () => {
  const { cases, organizations, notifications } = world.modules
  world.platform.clock.set('2026-11-23T09:30:00+08:00')
  const open = await accepted()
  const decided = await accepted()
  const reasons = { action: 'advise_denial' as const, points: [], reason: '布局不符合要求。' }
  await cases.act({ caseId: decided, actor: actors.reviewer, command: reasons })
  const denial = { action: 'deny' as const, points: [], reason: '布局不符合要求。' }
  await cases.act({ caseId: decided, actor: actors.decider, command: denial })
  await settle(world)
  const before = await cases.view(decided, actors.owner)
  expect((await cases.view(open, actors.owner)).promised?.explained.day).toBe('2026-12-07')

  await organizations.publishCalendar(decree)
  await settle(world)

  const moved = await cases.view(open, actors.owner)
  expect(moved.promised?.explained).toMatchObject({ day: '2026-12-08' })
  expect(moved.promised?.explained.steps.every(({ calendarVersion }) => calendarVersion === '2026-2')).toBe(true)
  expect(moved.timeline.at(-1)).toMatchObject({ type: 'dates_moved' })
  expect(await cases.rebuildHead(open)).toBe(true)
  const messages = await notifications.messagesOf(actors.owner.personId)
  expect(messages.filter(({ template }) => template === 'dates_moved')).toHaveLength(1)
  expect(JSON.stringify(messages.find(({ template }) => template === 'dates_moved'))).toContain('12')

  const after = await cases.view(decided, actors.owner)
  expect(after.sequence).toBe(before.sequence)
  expect(after.promised?.explained).toEqual(before.promised?.explained)
})

test('the same decree twice moves nothing twice, and a new case counts by the new version at once', async () => {
  const { cases, organizations } = world.modules
  const open = await accepted()
  const { sequence } = await cases.view(open, actors.owner)
  expect(await organizations.publishCalendar(decree)).toMatchObject({ published: false })
  await settle(world)
  const view = await cases.view(open, actors.owner)
  expect(view.sequence).toBe(sequence)
  expect(view.promised?.explained.day).toBe('2026-12-08')
})
