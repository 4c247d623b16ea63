import { afterAll, beforeAll, expect, test } from 'vitest'
import { castOf, lifeUntil } from '../../../scripts/bench/lives.ts'
import { type DemoActors, demoActors } from '../../../tests/support/actors.ts'
import { asOwner } from '../../../tests/support/database.ts'
import { demoWorld, type World } from '../../../tests/support/world.ts'

let world: World
let actors: DemoActors
beforeAll(async () => {
  world = await demoWorld()
  actors = await demoActors(world)
})
afterAll(() => world.close())

interface Row {
  readonly caseId: string
  readonly ruleNumber: string
  readonly raisedAt: Date
  readonly recordedAt: Date
  readonly status: string
}
const cardsOf = (caseIds: readonly string[]) =>
  asOwner<Row>(
    world.platform,
    `select case_id as "caseId", rule_number as "ruleNumber", raised_at as "raisedAt", recorded_at as "recordedAt", status
     from supervision.card where case_id = any($1) order by raised_at, case_id, rule_number`,
    [caseIds],
  )

/** Cases that wait for their review since the moment of the clock, as if they had been handled online. */
async function accepted(count: number): Promise<string[]> {
  const cast = await castOf(world.modules, [actors.owner.personId])
  const now = world.platform.clock.now()
  const lives = Array.from({ length: count }, (_, index) => lifeUntil(cast, 'review', index, now))
  const outcomes = await world.modules.cases.bulk(lives)
  expect(outcomes.filter(({ outcome }) => outcome !== 'loaded')).toEqual([])
  await world.platform.outbox.drain()
  return lives.map(({ caseId }) => caseId)
}

test('down for an hour over 500 thresholds: every card is there on return, dated by the rule, once', async () => {
  const { clock, timers } = world.platform
  clock.set('2026-12-07T10:00:00+08:00')
  const caseIds = await accepted(500)
  expect(await cardsOf(caseIds)).toEqual([])
  // The step of review has five working days: one is left from midnight of Monday the 14th.
  clock.set('2026-12-14T01:00:00+08:00')
  while ((await timers.runDue()) > 0);
  const rows = await cardsOf(caseIds)
  expect(rows).toHaveLength(500)
  expect(new Set(rows.map(({ caseId }) => caseId)).size).toBe(500)
  expect(new Set(rows.map(({ ruleNumber }) => ruleNumber))).toEqual(new Set(['W1']))
  expect(new Set(rows.map(({ raisedAt }) => raisedAt.toISOString()))).toEqual(new Set(['2026-12-13T16:00:00.000Z']))
  while ((await timers.runDue()) > 0);
  expect(await cardsOf(caseIds)).toHaveLength(500)
})
