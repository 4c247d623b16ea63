import type { Modules } from '../../src/composition.ts'
import { dayOf } from '../../src/kernel/calendar.ts'
import { periodAround } from '../../src/modules/statistics/index.ts'
import { furong } from '../../tests/support/world.ts'
import { type Instance, startInstance } from './instance.ts'
import { type Cast, castOf, lifeUntil, wholeLife } from './lives.ts'
import { numberOf, round } from './load.ts'
import { type SupervisionSql, supervisionSql } from './supervision-sql.ts'

const casesCount = numberOf('YIMEN_BENCH_CASES', 1_000_000)
const headsCount = numberOf('YIMEN_BENCH_HEADS', casesCount * 10)
/** Lives that the product itself decides, follows and rebuilds; all others are their rows under other ids. */
const livesCount = Math.min(casesCount, numberOf('YIMEN_BENCH_LIVES', 20_000))
const livesPerTurn = 2_000
/** Every so manieth is open. */
const openEvery = 10
const dueTogether = 1_000
const asked = 300
const bytesMax = 15e9
const province = '430000000000'
const peopleCount = 100
const dayMs = 86_400_000

/** What supervision costs with a large city's cases: following, rebuilding, the desk's list, the wall, statistics, a thousand cards at once. */
export async function benchSupervision(): Promise<Readonly<Record<string, unknown>>> {
  const clock = new LeapingClock()
  const instance = await startInstance('bench-supervision', {}, undefined, clock)
  const sql = supervisionSql(instance.ownerUrl)
  const say = (text: string) => console.log(text)
  try {
    const { modules } = instance
    const people = await modules.identity.seedPeople(peopleCount)
    const cast = await castOf(
      modules,
      people.map(({ personId }) => personId),
    )
    const emptyBytes = await sql.bytes()
    await instance.down()
    const followed = await follow(instance, cast, sql)
    say(
      `followed ${followed.events} events, ${followed.eventsPerSecond}/s; rebuilt ${followed.rebuildCases} cases in ${followed.rebuildSeconds} s`,
    )
    await sql.begin()
    const delay = await cardDelay(instance, sql)
    say(`${dueTogether} due in one second: the last card after ${delay.cardDelayMaxMs} ms (limit 2000)`)
    await instance.down()

    const [cases1M, whole] = [await grow(sql, casesCount, 'all'), await sql.bytes()]
    const bytesPerCase = Math.round((whole - emptyBytes) / cases1M)
    await sql.analyze()
    const inboxP95Ms1M = await p95(asked, () => modules.cases.inbox(cast.reviewer, { limit: 25 }))
    say(
      `${cases1M} cases with all events, ${bytesPerCase} bytes each; a page of the desk ${inboxP95Ms1M} ms (limit 20)`,
    )

    const cases10M = await grow(sql, headsCount, 'heads')
    await sql.analyze()
    const inboxP95Ms10M = await p95(asked, () => modules.cases.inbox(cast.reviewer, { limit: 25 }))
    const growth = round(inboxP95Ms10M / inboxP95Ms1M)
    say(`${cases10M} case rows; a page of the desk ${inboxP95Ms10M} ms (limit 20), growth ${growth} (limit 1.2)`)
    const pages = await measureNumbers(modules, sql, clock)
    say(
      `${pages.sumRows} rows of roll-ups; the wall ${pages.wallP95Ms} ms, statistics ${pages.statisticsP95Ms} ms (limits 50); ${round((await sql.bytes()) / 1e9)} GB in all`,
    )
    return { cases1M, cases10M, inboxP95Ms1M, inboxP95Ms10M, growth, ...pages, ...delay, ...followed, bytesPerCase }
  } catch (error) {
    // Where the database is gone, closing fails too, and would be all that is heard.
    console.error(error)
    throw error
  } finally {
    await sql.close()
    await instance.stop()
  }
}

/** Goes with the real one, and leaps when what is remembered for a while is to be forgotten. */
class LeapingClock {
  #ahead = 0
  now(): Date {
    return new Date(Date.now() + this.#ahead)
  }
  leap(ms: number): void {
    this.#ahead += ms
  }
}

/** Lives in bulk, and what all readers of the news take to follow them; then all their cards once more. */
async function follow({ modules, platform }: Instance, cast: Cast, sql: SupervisionSql) {
  let seconds = 0
  for (let done = 0; done < livesCount; done += livesPerTurn) {
    const now = new Date(Date.now() - 20 * dayMs)
    const lives = Array.from({ length: Math.min(livesPerTurn, livesCount - done) }, (_, index) =>
      index % openEvery === 0 ? lifeUntil(cast, 'review', done + index, now) : wholeLife(cast, done + index, now),
    )
    const failed = (await modules.cases.bulk(lives, { past: true })).find(({ outcome }) => outcome !== 'loaded')
    if (failed) throw new Error(`a life of the bench was not loaded: ${JSON.stringify(failed)}`)
    const begin = performance.now()
    await platform.outbox.drain()
    seconds += (performance.now() - begin) / 1000
  }
  const events = await sql.value('select count(*) as value from cases.case_event')
  const begin = performance.now()
  const { cases: rebuildCases, cards, missing, wrong } = await modules.supervision.rebuildCards()
  const rebuildSeconds = round((performance.now() - begin) / 1000)
  if (missing > 0 || wrong.length > 0)
    throw new Error(`a rebuild found ${missing} cards missing and ${wrong.length} wrong`)
  return { events, eventsPerSecond: round(events / seconds), rebuildCases, rebuildSeconds, cards }
}

/** The running server has the cards of a thousand cases whose moment is the same. */
async function cardDelay(instance: Instance, sql: SupervisionSql) {
  await instance.up()
  const moment = new Date(Date.now() + Math.max(5_000, dueTogether * 10))
  const caseIds = await sql.dueAt(dueTogether, moment)
  const giveUpAt = Date.now() + 120_000
  while ((await sql.carded(caseIds)) < caseIds.length) {
    if (Date.now() > giveUpAt) throw new Error(`${await sql.carded(caseIds)} of ${caseIds.length} cases have a card`)
    await new Promise((later) => setTimeout(later, 50))
  }
  return { cardDelayMaxMs: Date.now() - moment.getTime() }
}

/** Copies until there are so many; stops before the disk that it may use is full. */
async function grow(sql: SupervisionSql, wanted: number, only: 'heads' | 'all'): Promise<number> {
  let count = await sql.caseCount()
  while (count < wanted) {
    const copied = await sql.copyCases(wanted - count, only)
    count += copied
    if (copied === 0 || (await sql.bytes()) > bytesMax * 0.97) break
  }
  return count
}

async function p95(times: number, work: (index: number) => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let index = -20; index < times; index += 1) {
    const begin = performance.now()
    await work(index)
    if (index >= 0) taken.push(performance.now() - begin)
  }
  return round(taken.sort((a, b) => a - b)[Math.floor(times * 0.95)] ?? 0)
}

/** The wall as those see it who come when nothing is remembered, and what the pages of statistics ask, in turn. */
async function measureNumbers({ statistics }: Modules, sql: SupervisionSql, clock: LeapingClock) {
  const today = dayOf(clock.now())
  const sumRows = await sql.fillSums(province.slice(0, 2), furong, today)
  const wallP95Ms = await p95(asked, () => {
    clock.leap(120_000)
    return statistics.wallFrame(province)
  })
  const [year, month, day] = (['year', 'month', 'day'] as const).map((grain) => periodAround(grain, today))
  if (!year || !month || !day) throw new Error('no periods')
  const questions = [
    () => statistics.numbers({ regionCode: province, period: year }, 'region'),
    () => statistics.numbers({ regionCode: province, period: month }, 'itemType'),
    () => statistics.numbers({ regionCode: province, period: day }, 'region'),
    () => statistics.courseOf({ regionCode: province, period: month }),
    () => statistics.numbers({ regionCode: furong, period: month }, 'department'),
    () => statistics.numbers({ regionCode: furong, period: year }, 'item'),
    () => statistics.courseOf({ regionCode: furong, period: year }),
  ]
  const statisticsP95Ms = await p95(
    asked,
    (index) => questions[(index + questions.length * 3) % questions.length]?.() ?? Promise.resolve(),
  )
  return { wallP95Ms, statisticsP95Ms, sumRows }
}
