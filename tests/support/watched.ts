import { expect } from 'vitest'
import { castOf, lifeUntil } from '../../scripts/bench/lives.ts'
import type { DemoActors } from './actors.ts'
import { asOwner } from './database.ts'
import type { World } from './world.ts'

export interface CardLine {
  readonly cardId: string
  readonly caseId: string
  readonly ruleNumber: string
  readonly raisedAt: Date
  readonly status: string
}

/** Food licences that wait for their review since the moment of the clock, as if they had been handled online; followed. */
export async function acceptedCases(world: World, actors: DemoActors, count: number): Promise<string[]> {
  const cast = await castOf(world.modules, [actors.owner.personId])
  const now = world.platform.clock.now()
  const lives = Array.from({ length: count }, (_, index) => lifeUntil(cast, 'review', index, now))
  const outcomes = await world.modules.cases.bulk(lives)
  expect(outcomes.filter(({ outcome }) => outcome !== 'loaded')).toEqual([])
  await world.platform.outbox.drain()
  return lives.map(({ caseId }) => caseId)
}

/** The clock goes there, and everything that is due by then happens. */
export async function passTo({ platform }: World, moment: string): Promise<void> {
  platform.clock.set(moment)
  await platform.outbox.drain()
  for (let done = 1; done > 0; ) done = await platform.timers.runDue()
  await platform.outbox.drain()
}

export function cardsIn({ platform }: World, caseIds: readonly string[]): Promise<CardLine[]> {
  return asOwner(
    platform,
    `select card_id as "cardId", case_id as "caseId", rule_number as "ruleNumber", raised_at as "raisedAt", status
     from supervision.card where case_id = any($1) order by raised_at, rule_number, card_id`,
    [caseIds],
  )
}
