import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recountOf } from '../../scripts/bench/recount-world.ts'
import { ratesOf } from '../../src/modules/evaluations/index.ts'
import { Random } from '../support/mutations/random.ts'
import { passTo } from '../support/watched.ts'
import { demoWorld, type World } from '../support/world.ts'
import { evaluationRates } from './numbers.ts'

/** Other lives each time; `LIVES_SEED=… npm test -- tests/recount` draws those of a run before. */
const seed = process.env.LIVES_SEED ?? String(randomInt(1_000_000_000))
const livesCount = 270
const timeoutMs = 300_000

const directory = mkdtempSync(join(tmpdir(), 'recount-'))
let world: World
beforeAll(async () => {
  world = await demoWorld()
}, timeoutMs)
afterAll(async () => {
  await world.close()
  rmSync(directory, { recursive: true, force: true })
})

const isSumOf = (key: string, measure: string) => key.startsWith('evaluations ') && key.endsWith(` ${measure}`)

test(
  'cards, numbers of cases and of evaluations in the tables are those that the texts give',
  async () => {
    const people = await world.modules.identity.seedPeople(3)
    const path = join(directory, 'export.jsonl')
    const random = new Random(seed)
    const result = await recountOf({
      ...world,
      random,
      path,
      personIds: people.map(({ personId }) => personId),
      lives: livesCount,
      begin: world.platform.clock.now(),
      passTo: (moment) => passTo(world, moment.toISOString()),
    })
    expect(result.differences.slice(0, 10), `LIVES_SEED=${seed}, ${result.differences.length} in all`).toEqual([])
    expect(result.cases).toBe(livesCount)
    for (const rule of ['W1', 'Y1', 'Y4', 'A2', 'P1', 'U1']) expect(result.byRule[rule] ?? 0, rule).toBeGreaterThan(0)
    const sum = (measure: string) =>
      [...result.numbers].reduce((all, [key, amount]) => (isSumOf(key, measure) ? all + amount : all), 0)
    const said = await world.modules.evaluations.sums({ regionPrefix: '', from: '2026-01-01', through: '2027-12-31' })
    const { counted, ...rates } = ratesOf(said.get('') ?? new Map())
    expect(evaluationRates(sum)).toEqual(rates)
    expect(counted).toBeGreaterThan(0)
  },
  timeoutMs,
)
