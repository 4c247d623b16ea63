import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoActors, demoActors } from '../../../tests/support/actors.ts'
import { asOwner } from '../../../tests/support/database.ts'
import { fileFor } from '../../../tests/support/lives.ts'
import { demoWorld, furong, settle, type World } from '../../../tests/support/world.ts'
import {
  computed,
  formulas,
  type MeasureCode,
  measureCodes,
  measuresIn,
  periodOf,
  type StatisticsQuestion,
  sumsOfOne,
} from './index.ts'

let world: World
let actors: DemoActors
beforeAll(async () => {
  world = await demoWorld({ now: '2026-11-20T09:00:00+08:00' })
  actors = await demoActors(world)
  await world.modules.startHousekeeping()
  await live()
  await folded()
}, 120_000)
afterAll(() => world.close())

const act = (caseId: string, actor: DemoActors['window'] | DemoActors['citizen'], command: object) =>
  world.modules.cases.act({ caseId, actor, command: command as never })

/** One filed online and granted the next working day, one filed at the window and granted at once, one corrected and withdrawn. */
async function live(): Promise<void> {
  const { cases } = world.modules
  const online = await fileFor(world, actors.citizen, 'insurance')
  const atWindow = await fileFor(world, actors.citizen, 'insurance', actors.simpleClerk)
  const grant = async (caseId: string) => {
    const view = await cases.view(caseId, actors.simpleClerk)
    const checklist = view.checklist.map(({ materialId }) => materialId)
    const points = view.version.definition.reviewPoints.map(({ id }) => id)
    await act(caseId, actors.simpleClerk, { action: 'accept_and_grant', checklist, points, opinion: '' })
  }
  await grant(atWindow.caseId)
  const food = await fileFor(world, actors.owner, 'food')
  await act(food.caseId, actors.window, { action: 'pre_review' })
  const demands = [{ about: 'material:layout', text: '布局图请补比例尺。' }]
  await act(food.caseId, actors.window, { action: 'request_correction', demands })
  await act(food.caseId, actors.owner, { action: 'withdraw', reason: '不办了' })
  world.platform.clock.set('2026-11-23T10:00:00+08:00')
  await grant(online.caseId)
  await settle(world)
}

async function folded(): Promise<void> {
  world.platform.clock.set('2026-11-23T12:00:00+08:00')
  await world.platform.timers.runDue()
  await world.platform.outbox.drain()
}

async function measured(period: string, more: object = {}): Promise<Partial<Record<MeasureCode, number | null>>> {
  const question = { regionCode: furong, period: periodOf(period)!, ...more }
  const sums = (await world.modules.statistics.numbers(question)).get('') ?? new Map()
  return Object.fromEntries(measureCodes.map((code) => [code, computed(formulas[code], sums).value]))
}

test('each measure of a month is what its definition says', async () => {
  expect(await measured('2026-11')).toMatchObject({
    submitted: 3,
    accepted: 2,
    settled: 2,
    withdrawn: 1,
    not_accepted: 0,
    online_rate: 2 / 3,
    completed_online: 1 / 2,
    on_the_spot: 1 / 2,
    on_time: 1,
    days_used: 0,
    days_allowed: 1,
    time_share: 0,
    corrections: 1 / 3,
    late_demands: 0,
    silence: 0,
  })
})

test('trips are counted when a case is over, by what its events say', async () => {
  const { concluded, no_visit, one_visit, more_visits, full_online, at_most_once, trips } = await measured('2026-11')
  // The result is electronic: what was filed at the window came once, what was filed online never.
  expect({ concluded, no_visit, one_visit, more_visits, full_online, at_most_once, trips }).toEqual({
    concluded: 2,
    no_visit: 1 / 2,
    one_visit: 1 / 2,
    more_visits: 0,
    full_online: 1 / 2,
    at_most_once: 1,
    trips: 1 / 2,
  })
})

test('a day, a year and filters give their part; a rate without a denominator is none', async () => {
  expect(await measured('2026-11-20')).toMatchObject({ submitted: 3, settled: 1 })
  expect(await measured('2026')).toMatchObject({ submitted: 3, settled: 2 })
  expect(await measured('2026-11', { channel: 'window' })).toMatchObject({ submitted: 1, online_rate: 0 })
  expect(await measured('2026-11', { tier: 'complex' })).toMatchObject({ submitted: 1, settled: 0, on_time: null })
  expect(await measured('2025')).toMatchObject({ submitted: 0, online_rate: null })
})

test('a region holds what is below it, and is told apart by what lies directly below', async () => {
  const { statistics } = world.modules
  const period = periodOf('2026')!
  const of = async (regionCode: string) => (await statistics.numbers({ regionCode, period })).get('')?.get('submitted')
  expect([await of('430000000000'), await of('430100000000'), await of(furong)]).toEqual([3, 3, 3])
  const cities = await statistics.numbers({ regionCode: '430000000000', period }, 'region')
  expect([...cities].map(([code, sums]) => [code, sums.get('submitted')])).toEqual([['430100000000', 3]])
})

test('by body, item, kind and time the parts add up to the whole, for a day as for a month', async () => {
  const { statistics } = world.modules
  for (const text of ['2026-11', '2026-11-20'] as const) {
    const question = { regionCode: furong, period: periodOf(text)! }
    for (const by of ['department', 'item', 'channel', 'itemType', 'tier'] as const) {
      const parts = [...(await statistics.numbers(question, by)).values()]
      expect([text, by, parts.reduce((sum, part) => sum + (part.get('submitted') ?? 0), 0)]).toEqual([text, by, 3])
    }
  }
  const days = await statistics.courseOf({ regionCode: furong, period: periodOf('2026-11')! })
  const filed = [...days].map(([day, sums]) => [day, sums.get('submitted') ?? 0] as const)
  // Every day until today is there, those too on which nothing happened.
  expect(filed.map(([day]) => day)).toEqual(
    Array.from({ length: 23 }, (_, at) => `2026-11-${String(at + 1).padStart(2, '0')}`),
  )
  expect(filed.filter(([, amount]) => amount !== 0)).toEqual([['2026-11-20', 3]])
})

/** What the cases of a list add up to, page by page. */
async function addedUp(question: StatisticsQuestion, code: MeasureCode, limit: number) {
  const { regionCode, period, ...filter } = question
  const asked = {
    regionCode,
    ...filter,
    from: period.first,
    through: period.last,
    measures: measuresIn(formulas[code]),
  }
  const sums = new Map<string, number>()
  const seen: string[] = []
  for (let after: string | undefined; ; ) {
    const { cases, next } = await world.modules.cases.countedCases(actors.supervisor, asked, { limit, after })
    for (const { listed, online, amounts } of cases) {
      seen.push(listed.caseId)
      for (const [measure, amount] of sumsOfOne(amounts, online)) sums.set(measure, (sums.get(measure) ?? 0) + amount)
    }
    if (next === undefined) break
    after = next
  }
  expect(new Set(seen).size).toBe(seen.length)
  return { value: computed(formulas[code], sums), cases: seen.length }
}

test('the cases behind a number are those that it counts, whatever the measure, time, place and kind', async () => {
  const { statistics } = world.modules
  let shown = 0
  for (const text of ['2026', '2026-11', '2026-11-20', '2026-11-23', '2026-10']) {
    const all = { regionCode: furong, period: periodOf(text)! }
    const departments = [...(await statistics.numbers(all, 'department')).keys()]
    const filters = [
      {},
      { channel: 'window' },
      { tier: 'complex' },
      ...departments.map((departmentId) => ({ departmentId })),
      ...[...(await statistics.numbers(all, 'item')).keys()].map((itemId) => ({ itemId, channel: 'online' })),
    ]
    for (const filter of filters) {
      const question = { ...all, ...filter }
      const sums = (await statistics.numbers(question)).get('') ?? new Map()
      for (const code of measureCodes) {
        const { value, cases } = await addedUp(question, code, 1)
        expect([text, filter, code, value]).toEqual([text, filter, code, computed(formulas[code], sums)])
        shown += cases
      }
    }
  }
  expect(shown).toBeGreaterThan(100)
})

test('the cases behind a number are for supervisors of the region', async () => {
  const question = { regionCode: furong, from: '2026-11-01', through: '2026-11-30', measures: ['submitted'] as const }
  for (const actor of [actors.window, actors.citizen, { ...actors.supervisor, regionCode: '430103000000' }])
    await expect(world.modules.cases.countedCases(actor, question)).rejects.toMatchObject({ code: 'case.duty' })
})

const dump = () =>
  asOwner(
    world.platform,
    `select 'region' as "table", region_code, grain, period::text, '' as place, channel, item_type, tier, measure, amount::text
     from statistics.region_sum where amount <> 0
     union all
     select 'item', region_code, grain, period::text, department_id || ' ' || item_id, channel, item_type, tier, measure, amount::text
     from statistics.item_sum where amount <> 0
     order by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
  )

test('built anew, the numbers are the same; a hand in the table is mended; news on its way is added once', async () => {
  const before = await dump()
  expect(before).not.toEqual([])
  await asOwner(world.platform, `update statistics.region_sum set amount = amount + 5 where measure = 'submitted'`)
  // Folded, but the news not read yet: the snapshot of the building sees it.
  await fileFor(world, actors.citizen, 'insurance')
  world.platform.clock.set('2026-11-23T12:01:00+08:00')
  await world.platform.timers.runDue()
  await world.modules.statistics.rebuild()
  const built = await dump()
  await world.platform.outbox.drain()
  expect(await dump()).toEqual(built)
  expect(await measured('2026-11')).toMatchObject({ submitted: 4 })
  // What comes after it is added.
  await fileFor(world, actors.citizen, 'insurance')
  world.platform.clock.set('2026-11-23T12:02:00+08:00')
  await world.platform.timers.runDue()
  await world.platform.outbox.drain()
  expect(await measured('2026-11')).toMatchObject({ submitted: 5 })
})

test('what is counted is what the events say, counted again', async () => {
  expect(await world.modules.cases.recountTally()).toBe(0)
  const followed = await dump()
  await world.modules.statistics.rebuild()
  expect(await dump()).toEqual(followed)
})

test('the tiles of the wall, the own bodies first, add up to the whole', async () => {
  await fileFor(world, actors.owner, 'food')
  world.platform.clock.set('2026-11-23T12:10:00+08:00')
  await world.platform.timers.runDue()
  await world.platform.outbox.drain()
  for (const [region, own] of [
    [furong, 3],
    ['430100000000', 0],
  ] as const) {
    const { tiles, submitted, open, overdue } = await world.modules.statistics.wallFrame(region)
    const sum = (of: 'submitted' | 'open' | 'overdue') => tiles.reduce((all, tile) => all + tile[of], 0)
    expect([sum('submitted'), sum('open'), sum('overdue')]).toEqual([submitted, open, overdue])
    // Three of today are open: two of the test before, and this one.
    expect([region, submitted, open]).toEqual([region, 3, 3])
    expect(tiles[0]).toMatchObject({ isOwn: true, code: region, submitted: own, open: own })
    expect(tiles.slice(1).some(({ isOwn }) => isOwn)).toBe(false)
  }
})
