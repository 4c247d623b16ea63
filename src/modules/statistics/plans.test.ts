import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner } from '../../../tests/support/database.ts'
import { nodesOf, type PlanNode } from '../../../tests/support/plan.ts'
import { demoWorld, furong, type World } from '../../../tests/support/world.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { listResults } from './store-results.ts'
import { sumItems, sumRegions } from './store-sums.ts'
import { hoursOf, standingsOf } from './store-wall.ts'

let world: World
/** A year of 140 regions: days of every region, months of every body and item of one. Synthetic rows; a tenth of the kinds that a country has. */
beforeAll(async () => {
  world = await demoWorld()
  await asOwner(
    world.platform,
    `insert into statistics.region_sum
     select (430000000000 + region * 1000)::text, 'day', date '2026-01-01' + day, 'online', '01', 'simple', 'measure' || measure, 1
     from generate_series(1, 140) region, generate_series(0, 364) day, generate_series(1, 4) measure`,
  )
  await asOwner(
    world.platform,
    `insert into statistics.item_sum
     select $1, 'month', (date '2026-01-01' + month * interval '1 month')::date, md5((item % 30)::text)::uuid, md5(item::text)::uuid,
       'online', '01', 'simple', 'measure' || measure, 1
     from generate_series(0, 11) month, generate_series(1, 300) item, generate_series(1, 10) measure`,
    [furong],
  )
  await asOwner(world.platform, 'analyze statistics.region_sum')
  await asOwner(world.platform, 'analyze statistics.item_sum')
}, 120_000)
afterAll(() => world.close())

async function planOf(ask: (db: Pick<Database, 'query'>) => Promise<unknown>): Promise<PlanNode[]> {
  const asked: Statement[] = []
  await ask({
    async query(statement) {
      asked.push(statement)
      return []
    },
  })
  const [{ text, values }] = asked as [Statement]
  const plan = `explain (analyze, format json) ${text}`
  const [row] = await world.platform.db.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>({ name: '', text: plan, values })
  return nodesOf(row!['QUERY PLAN'][0]!.Plan)
}

const readOf = (nodes: readonly PlanNode[]) =>
  nodes
    .filter((node) => node['Relation Name'] !== undefined)
    .reduce(
      (sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      0,
    )

test('a month of days of one region is one range, whatever other regions have', async () => {
  const nodes = await planOf((db) =>
    sumRegions(db, { regionCodes: ['430000050000'], grain: 'day', from: '2026-05-01', through: '2026-05-31' }, 'time'),
  )
  expect(nodes.some((node) => node['Node Type'] === 'Seq Scan')).toBe(false)
  expect(readOf(nodes)).toBe(31 * 4)
})

test('regions below are a range each', async () => {
  const regionCodes = Array.from({ length: 14 }, (_, at) => String(430000000000 + (at + 1) * 1000))
  const nodes = await planOf((db) =>
    sumRegions(db, { regionCodes, grain: 'day', from: '2026-05-01', through: '2026-05-01' }, 'region'),
  )
  expect(nodes.some((node) => node['Node Type'] === 'Seq Scan')).toBe(false)
  expect(readOf(nodes)).toBe(14 * 4)
})

test('bodies of a region are a range of one month', async () => {
  const nodes = await planOf((db) =>
    sumItems(db, { regionCode: furong, grain: 'month', from: '2026-05-01', through: '2026-05-01' }, 'department'),
  )
  expect(nodes.some((node) => node['Node Type'] === 'Seq Scan')).toBe(false)
  expect(readOf(nodes)).toBe(3_000)
})

test('questions of the wall and of the public list find their rows by key', async () => {
  await asOwner(
    world.platform,
    `insert into statistics.public_result (case_hash, region_code, item_id, item_name, department_id, decided_on, outcome, holder_kind, holder_name)
     select n::text, (430000000000 + n % 50 * 1000)::text, uuidv7(), '', uuidv7(), date '2026-01-01' + n % 300, 'granted', 'organization', ''
     from generate_series(1, 20000) n`,
  )
  await asOwner(world.platform, 'analyze statistics.public_result')
  const list = await planOf((db) => listResults(db, '430000007000', undefined, 26))
  expect(readOf(list)).toBeLessThanOrEqual(26)
  for (const ask of [
    (db: Pick<Database, 'query'>) => hoursOf(db, furong, '2026-05-01'),
    (db: Pick<Database, 'query'>) => standingsOf(db, [furong]),
  ])
    expect(readOf(await planOf(ask))).toBe(0)
})
