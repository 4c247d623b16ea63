import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoActors, demoActors } from '../../../tests/support/actors.ts'
import { asOwner } from '../../../tests/support/database.ts'
import { acceptedCases, cardsIn, passTo } from '../../../tests/support/watched.ts'
import { demoWorld, type World } from '../../../tests/support/world.ts'
import type { Supervision } from './index.ts'

let world: World
let actors: DemoActors
let supervision: Supervision
/** Y4 of each of three cases: the reviewer works on the first two, nobody yet on the third. */
let cards: string[]
beforeAll(async () => {
  world = await demoWorld()
  actors = await demoActors(world)
  supervision = world.modules.supervision
  world.platform.clock.set('2026-11-23T10:00:00+08:00')
  const caseIds = await acceptedCases(world, actors, 3)
  const { reviewer } = actors
  const { staffId, postId } = reviewer
  for (const caseId of caseIds.slice(0, 2))
    await world.modules.cases.act({
      caseId,
      actor: reviewer,
      command: { action: 'assign', staffId, postId, why: 'assign' },
    })
  // Five working days for the review: over on Monday the 30th, a yellow card on the 1st.
  await passTo(world, '2026-12-01T08:00:00+08:00')
  const risen = await cardsIn(world, caseIds)
  cards = caseIds.map((id) => risen.find((one) => one.caseId === id && one.ruleNumber === 'Y4')?.cardId ?? '')
}, 120_000)
afterAll(() => world.close())

type List = 'cardsTold' | 'cardsWaiting' | 'cardsEscalated'
/** Of cards that ask for an answer; warnings have a test of their own. */
const listed = async (list: List, actor: DemoActors['decider']) =>
  (await supervision[list](actor)).lines
    .filter(({ level }) => level !== 'warning')
    .map(({ cardId }) => cardId)
    .toSorted()
const sorted = (...places: number[]) => places.map((place) => cards[place]).toSorted()

test('given a post that works on a case, when its card rises, whoever decides there is told; it is not her work', async () => {
  const { decider, reviewer } = actors
  expect(await listed('cardsTold', decider)).toEqual(sorted(0, 1))
  expect((await supervision.cardsTold(decider)).lines[0]).toMatchObject({
    ...{ status: 'raised', level: 'yellow', postId: reviewer.postId, superiorId: decider.departmentId },
    ...{ unanswered: false, rule: { number: 'Y4' } },
  })
  // What the whole body is asked is in her own list, and is not told of a second time.
  expect(await listed('cardsWaiting', decider)).toEqual(sorted(2))
  expect(await supervision.waiting(decider)).toEqual({ cards: 1, orders: 0 })
  expect(await listed('cardsEscalated', decider)).toEqual([])
  expect(await listed('cardsWaiting', reviewer)).toEqual(sorted(0, 1, 2))
})

test('given somebody who does not decide, is of another body or is asked herself, she is told nothing', async () => {
  const { decider, reviewer, window, streetOfficer, simpleClerk, supervisor } = actors
  expect(streetOfficer.duties).toContain('decide')
  const asked = { ...decider, postId: reviewer.postId }
  for (const other of [reviewer, window, streetOfficer, simpleClerk, supervisor, asked])
    expect(await listed('cardsTold', other)).toEqual([])
})

test('given a list that is read page by page, every card is on one of the pages', async () => {
  const first = await supervision.cardsTold(actors.decider, { limit: 1 })
  const second = await supervision.cardsTold(actors.decider, { limit: 1, after: first.next })
  expect([...first.lines, ...second.lines].map(({ cardId }) => cardId).toSorted()).toEqual(sorted(0, 1))
  expect(second.next).toBeUndefined()
})

test('when the cards are computed again, what was told is told once; of what is only noted nobody is told', async () => {
  const toldOf = () =>
    asOwner(
      world.platform,
      `select card_id, rule_number, superior_id from supervision.card where superior_id is not null order by card_id`,
    )
  const before = await toldOf()
  expect(before.map(({ card_id }) => card_id)).toEqual(sorted(0, 1))
  expect(await supervision.rebuildCards()).toMatchObject({ missing: 0, wrong: [] })
  await passTo(world, '2026-12-01T09:00:00+08:00')
  expect(await toldOf()).toEqual(before)
})

test('when it is answered it leaves the list, returned it is back, and too late it is escalated and told no more', async () => {
  const { decider, reviewer, supervisor } = actors
  const [first = ''] = cards
  await supervision.answerCard(first, reviewer, { text: '核查人员生病。' })
  expect(await listed('cardsTold', decider)).toEqual(sorted(1))
  await supervision.returnCard(first, supervisor, { text: '请附排班表。', days: 5, expectedSequence: 1 })
  expect(await listed('cardsTold', decider)).toEqual(sorted(0, 1))
  // The second and the third were to be answered by the 3rd.
  await passTo(world, '2026-12-04T08:00:00+08:00')
  expect(await listed('cardsTold', decider)).toEqual(sorted(0))
  expect(await listed('cardsEscalated', decider)).toEqual(sorted(1, 2))
})
