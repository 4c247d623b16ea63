import { afterAll, beforeAll, expect, test } from 'vitest'
import { castOf, wholeLife } from '../../../scripts/bench/lives.ts'
import { type DemoActors, demoActors } from '../../../tests/support/actors.ts'
import { asOwner } from '../../../tests/support/database.ts'
import { acceptedCases, cardsIn, passTo } from '../../../tests/support/watched.ts'
import { demoWorld, type World } from '../../../tests/support/world.ts'
import { cardsOf } from './rules/cardsOf.ts'
import { shippedRules } from './test-support.ts'

let world: World
let actors: DemoActors
beforeAll(async () => {
  world = await demoWorld()
  actors = await demoActors(world)
}, 60_000)
afterAll(() => world.close())

const timeoutMs = 180_000

test(
  'down for an hour over 500 thresholds: every card is there on return, dated by the rule, once',
  async () => {
    world.platform.clock.set('2026-12-07T10:00:00+08:00')
    const caseIds = await acceptedCases(world, actors, 500)
    expect(await cardsIn(world, caseIds)).toEqual([])
    // The step of review has five working days: one is left from midnight of Monday the 14th.
    await passTo(world, '2026-12-14T01:00:00+08:00')
    const rows = await cardsIn(world, caseIds)
    expect(rows).toHaveLength(500)
    expect(new Set(rows.map(({ caseId }) => caseId)).size).toBe(500)
    expect(new Set(rows.map(({ ruleNumber }) => ruleNumber))).toEqual(new Set(['W1']))
    expect(new Set(rows.map(({ raisedAt }) => raisedAt.toISOString()))).toEqual(new Set(['2026-12-13T16:00:00.000Z']))
    await passTo(world, '2026-12-14T02:00:00+08:00')
    expect(await cardsIn(world, caseIds)).toHaveLength(500)
  },
  timeoutMs,
)

test(
  'a thousand that fall due in one second have their cards with less than two seconds of work',
  async () => {
    const { clock, timers } = world.platform
    await passTo(world, '2026-12-21T10:00:00+08:00')
    const caseIds = await acceptedCases(world, actors, 1_000)
    timers.start()
    const begun = performance.now()
    const used = process.cpuUsage()
    clock.set('2026-12-28T00:00:00+08:00')
    const count = async () => (await cardsIn(world, caseIds)).length
    await expect.poll(count, { timeout: 30_000, interval: 20 }).toBe(1_000)
    const delayMs = Math.round(performance.now() - begun)
    const { user, system } = process.cpuUsage(used)
    const workedMs = Math.round((user + system) / 1_000)
    await timers.stop()
    console.log(`1,000 cards in ${delayMs} ms, of which this process worked ${workedMs} ms`)
    // What others do on the machine must not decide; on a machine of its own the delay is held to two seconds by the bench.
    expect(workedMs).toBeLessThanOrEqual(2_000)
  },
  timeoutMs,
)

test(
  'two processes that follow the same news and the same timers write each card once, and count it once',
  async () => {
    world.platform.clock.set('2026-12-28T10:00:00+08:00')
    const { createOutbox } = await import('../../platform/outbox.ts')
    const { createTimers } = await import('../../platform/timers.ts')
    const { createSupervision } = await import('./index.ts')
    const { db, log, clock } = world.platform
    const others = { outbox: createOutbox(db, log), timers: createTimers(db, clock, log) }
    createSupervision({ ...world.platform, ...others }, world.modules as never)
    const day = { regionPrefix: '43', from: '2027-01-04', through: '2027-01-04' }
    const caseIds = await acceptedCases(world, actors, 20)
    clock.set('2027-01-04T08:00:00+08:00')
    await Promise.all([
      world.platform.outbox.drain(),
      others.outbox.drain(),
      world.platform.timers.runDue(),
      others.timers.runDue(),
    ])
    await passTo(world, '2027-01-04T08:00:01+08:00')
    const rows = await cardsIn(world, caseIds)
    expect(new Set(rows.map(({ caseId, ruleNumber, raisedAt }) => `${caseId} ${ruleNumber} ${raisedAt}`)).size).toBe(
      rows.length,
    )
    const [stored] = await asOwner<{ count: number }>(
      world.platform,
      `select count(*)::integer as count from supervision.card where level = 'warning' and (raised_at at time zone 'Asia/Shanghai')::date = '2027-01-04'`,
    )
    expect(stored?.count).toBeGreaterThan(0)
    expect((await world.modules.supervision.cardsTallied(day)).get('warning')).toBe(stored?.count)
  },
  timeoutMs,
)

test(
  'lives of the past are followed too, fast, and nobody is asked about them',
  async () => {
    world.platform.clock.set('2027-01-04T10:00:00+08:00')
    const { cases } = world.modules
    const cast = await castOf(world.modules, [actors.owner.personId])
    const lives = Array.from({ length: 400 }, (_, index) =>
      wholeLife(cast, index, new Date('2026-12-10T09:00:00+08:00')),
    )
    await cases.bulk(lives, { past: true })
    const [news] = await asOwner<{ count: number }>(
      world.platform,
      `select count(*)::integer as count from platform.news where payload ? 'past'`,
    )
    const begun = performance.now()
    await world.platform.outbox.drain()
    const seconds = (performance.now() - begun) / 1_000
    console.log(`${news?.count} events by all readers in ${seconds.toFixed(2)} s`)
    const caseIds = lives.map(({ caseId }) => caseId)
    const rows = await cardsIn(world, caseIds)
    const expected = (await cases.courses(caseIds)).flatMap(
      (course) => cardsOf(course, shippedRules, world.platform.clock.now()).cards,
    )
    expect(rows).toHaveLength(expected.length)
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(rows.length > 0 ? ['noted'] : []))
    const [watched] = await asOwner<{ count: number }>(
      world.platform,
      `select count(*)::integer as count from platform.timer where topic = 'supervision.watch' and subject_id = any($1)`,
      [caseIds],
    )
    expect(watched?.count).toBeLessThanOrEqual(lives.length)
  },
  timeoutMs,
)

test(
  'rebuilt from the events: the same rows; what was taken away comes back, and a hand in the table is found',
  async () => {
    const { supervision } = world.modules
    const columns = `card_id, case_id, rule_number, occasion, level, raised_at, rule_region, rule_version, sequence, region_code, department_id,
    office_id, post_id, item_id, channel, points, details`
    const all = () =>
      asOwner(
        world.platform,
        `select ${columns} from supervision.card where details->>'kind' in ('clock', 'act') order by card_id`,
      )
    await passTo(world, '2027-01-04T11:00:00+08:00')
    const before = await all()
    expect(await supervision.rebuildCards()).toMatchObject({ missing: 0, wrong: [], cards: before.length })
    await asOwner(world.platform, `delete from supervision.card`)
    expect(await supervision.rebuildCards()).toMatchObject({ missing: before.length, wrong: [] })
    expect(await all()).toEqual(before)
    const [card] = await asOwner<{ id: string }>(
      world.platform,
      `update supervision.card set raised_at = raised_at - interval '1 day' where card_id = (select min(card_id::text)::uuid from supervision.card) returning card_id as id`,
    )
    expect((await supervision.rebuildCards()).wrong).toEqual([card?.id])
  },
  timeoutMs,
)
