import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoActors, demoActors } from '../../../tests/support/actors.ts'
import { asOwner } from '../../../tests/support/database.ts'
import { lives } from '../../../tests/support/lives.ts'
import { acceptedCases, cardsIn, passTo } from '../../../tests/support/watched.ts'
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
  await world.modules.supervision.answerCard(card?.cardId ?? '', reviewer, { text: '材料较多，周一下班前办完。' })
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

test('what rose more than 31 days before anybody came to look is only noted: no warning and no card waits, and nobody is told', async () => {
  const late = await demoWorld()
  try {
    const staff = await demoActors(late)
    const { supervision } = late.modules
    for (const [from, until, waits] of [
      // Over on the Mondays 30 November and 7 December: yellow cards on the days after, looked at 31 days later, and a second after that.
      ['2026-11-23T10:00:00+08:00', '2027-01-01T00:00:00+08:00', true],
      ['2026-11-30T10:00:00+08:00', '2027-01-08T00:00:01+08:00', false],
    ] as const) {
      late.platform.clock.set(from)
      const [caseId = ''] = await acceptedCases(late, staff, 1)
      await passTo(late, until)
      const stand = Object.fromEntries(
        (await cardsIn(late, [caseId])).map(({ ruleNumber, status }) => [ruleNumber, status]),
      )
      expect(stand).toMatchObject({ W1: 'noted', Y4: waits ? 'raised' : 'noted' })
      const listed = (await supervision.cardsWaiting(staff.reviewer)).lines.filter((card) => card.caseId === caseId)
      expect(listed.some(({ ruleNumber }) => ruleNumber === 'Y4')).toBe(waits)
      expect(listed.some(({ level }) => level === 'warning')).toBe(false)
      const told = (await supervision.cardsTold(staff.decider)).lines.filter((card) => card.caseId === caseId)
      expect(told.map(({ ruleNumber }) => ruleNumber)).not.toContain('W1')
    }
  } finally {
    await late.close()
  }
}, 60_000)
