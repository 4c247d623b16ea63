import { join } from 'node:path'
import { SettableClock } from '../../src/platform/clock.ts'
import { Random } from '../../tests/support/mutations/random.ts'
import { startInstance } from './instance.ts'
import { numberOf, round } from './load.ts'
import { recountOf } from './recount-world.ts'

const livesCount = numberOf('YIMEN_BENCH_LIVES', 100_000)
const peopleCount = 100

/** Generated lives, followed and counted by the product and again by the program that knows only the texts. Any difference ends it with an error. */
export async function benchRecount(): Promise<Readonly<Record<string, unknown>>> {
  const seed = process.env.LIVES_SEED ?? '1'
  const now = new Date()
  const clock = new SettableClock(now.toISOString())
  const instance = await startInstance('bench-recount', {}, undefined, clock)
  const { platform, modules, dataDirectory } = instance
  try {
    // The server goes by another clock than these lives.
    await instance.down()
    const people = await modules.identity.seedPeople(peopleCount)
    const begin = performance.now()
    const { numbers, differences, ...sums } = await recountOf({
      platform,
      modules,
      random: new Random(seed),
      personIds: people.map(({ personId }) => personId),
      lives: livesCount,
      begin: now,
      path: join(dataDirectory, 'export.jsonl'),
      async passTo(moment) {
        clock.set(moment)
        await platform.outbox.drain()
        for (let done = 1; done > 0; ) done = await platform.timers.runDue()
        await platform.outbox.drain()
      },
    })
    for (const difference of differences.slice(0, 50)) console.log(difference)
    if (differences.length > 0) throw new Error(`${differences.length} differences (LIVES_SEED=${seed})`)
    return { ...sums, numbers: numbers.size, differences: 0, seconds: round((performance.now() - begin) / 1000) }
  } finally {
    await instance.stop()
  }
}
