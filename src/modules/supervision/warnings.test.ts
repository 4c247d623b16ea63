import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoActors, demoActors } from '../../../tests/support/actors.ts'
import { asOwner } from '../../../tests/support/database.ts'
import { lives } from '../../../tests/support/lives.ts'
import { acceptedCases, passTo } from '../../../tests/support/watched.ts'
import { demoWorld, furong, type World } from '../../../tests/support/world.ts'

/** Three accepted cases: five working days for the review, over on Monday the 30th. */
let world: World
let actors: DemoActors
let caseIds: string[]
beforeAll(async () => {
  world = await demoWorld()
  actors = await demoActors(world)
  world.platform.clock.set('2026-11-23T10:00:00+08:00')
  caseIds = await acceptedCases(world, actors, 3)
  const { reviewer } = actors
  const { staffId, postId } = reviewer
  for (const caseId of caseIds)
    await world.modules.cases.act({
      caseId,
      actor: reviewer,
      command: { action: 'assign', staffId, postId, why: 'assign' },
    })
}, 120_000)
afterAll(() => world.close())

type List = 'cardsTold' | 'cardsWaiting' | 'cardsEscalated'
const listed = async (list: List, actor: DemoActors['decider']) =>
  (await world.modules.supervision[list](actor)).lines.map(
    ({ caseId, ruleNumber }) => `${ruleNumber} ${caseIds.indexOf(caseId)}`,
  )
const warnings = () =>
  asOwner<{ status: string; answer_by: string | null }>(
    world.platform,
    `select status, answer_by::text from supervision.card where rule_number = 'W1' order by case_id`,
  )

test('given a day that is near, the post has the warning in its list until that day, and its superior is told', async () => {
  await passTo(world, '2026-11-30T08:00:00+08:00')
  const { reviewer, decider } = actors
  expect((await listed('cardsWaiting', reviewer)).toSorted()).toEqual(['W1 0', 'W1 1', 'W1 2'])
  expect((await listed('cardsTold', decider)).toSorted()).toEqual(['W1 0', 'W1 1', 'W1 2'])
  expect((await world.modules.supervision.cardsWaiting(reviewer)).lines[0]).toMatchObject({
    ...{ status: 'raised', level: 'warning', answerBy: '2026-11-30', postId: reviewer.postId },
  })
  // It is answered by going on, so the bar counts none.
  expect(await world.modules.supervision.waiting(reviewer)).toEqual({ cards: 0, orders: 0 })
})

test('when the case goes on, its warning is settled; one that was answered keeps its answer', async () => {
  const { reviewer, decider } = actors
  const [first = '', second = ''] = caseIds
  const { cases, catalog } = world.modules
  const version = await catalog.findByCode(furong, lives.food.localCode)
  const points = (version?.definition.reviewPoints ?? []).filter(({ duty }) => duty === 'review').map(({ id }) => id)
  await cases.act({ caseId: first, actor: reviewer, command: { action: 'pass_review', points, opinion: '符合要求。' } })
  await world.platform.outbox.drain()
  expect((await listed('cardsWaiting', reviewer)).toSorted()).toEqual(['W1 1', 'W1 2'])
  expect((await listed('cardsTold', decider)).toSorted()).toEqual(['W1 1', 'W1 2'])
  const card = (await world.modules.supervision.cardsOfCase(second, reviewer))[0]
  await world.modules.supervision.answerCard(card?.cardId ?? '', reviewer, '材料较多，周一下班前办完。')
  expect(await listed('cardsWaiting', reviewer)).toEqual(['W1 2'])
})

test('when the day passes, a yellow card takes its place, and nobody is told that the warning was not answered', async () => {
  await passTo(world, '2026-12-01T08:00:00+08:00')
  const { reviewer, decider } = actors
  expect((await listed('cardsWaiting', reviewer)).toSorted()).toEqual(['Y4 1', 'Y4 2'])
  expect(await world.modules.supervision.waiting(reviewer)).toEqual({ cards: 2, orders: 0 })
  expect(await listed('cardsEscalated', decider)).toEqual([])
  expect((await warnings()).map(({ status }) => status)).toEqual(['noted', 'answered', 'noted'])
  expect(await world.modules.supervision.rebuildCards()).toMatchObject({ missing: 0, wrong: [] })
  expect((await warnings()).map(({ status }) => status)).toEqual(['noted', 'answered', 'noted'])
})
