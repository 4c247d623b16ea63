import { castOf, lifeUntil } from '../../scripts/bench/lives.ts'
import type { DemoActors } from './actors.ts'
import type { World } from './world.ts'

/**
 * Cases that wait for their review since 7 December 2026 and are looked at on the 16th: the step is over since the 15th, so each has a yellow card
 * that costs one point.
 */
export async function lateCases(world: World, actors: DemoActors, count: number): Promise<string[]> {
  const { clock, outbox, timers } = world.platform
  clock.set('2026-12-07T10:00:00+08:00')
  const cast = await castOf(world.modules, [actors.owner.personId])
  const lives = Array.from({ length: count }, (_, index) => lifeUntil(cast, 'review', index, clock.now()))
  const failed = (await world.modules.cases.bulk(lives)).filter(({ outcome }) => outcome !== 'loaded')
  if (failed.length > 0) throw new Error(JSON.stringify(failed))
  await outbox.drain()
  clock.set('2026-12-16T09:00:00+08:00')
  while ((await timers.runDue()) > 0);
  return lives.map(({ caseId }) => caseId)
}
