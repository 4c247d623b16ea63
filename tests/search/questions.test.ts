import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoWorld, type World } from '../support/world.ts'
import { answersQuestion, readQuestions } from './questions.ts'

const questions = readQuestions(readFileSync(new URL('./questions.tsv', import.meta.url), 'utf8'))
/** One of the right items among the first three, of a hundred questions of a kind. */
const wanted: Readonly<Record<string, number>> = { part: 95, synonym: 95, pinyin: 95, typo: 95, question: 80 }

let world: World
beforeAll(async () => {
  world = await demoWorld()
}, 60_000)
afterAll(() => world?.close())

describe('people find what they ask for among the real items', () => {
  test('there are thirty questions of each kind', () => {
    for (const kind of Object.keys(wanted))
      expect(questions.filter((one) => one.kind === kind).length, kind).toBeGreaterThan(29)
  })

  test.each(Object.entries(wanted))('%s: right among the first three for %i of a hundred', async (kind, share) => {
    const asked = questions.filter((one) => one.kind === kind)
    const misses: string[] = []
    for (const one of asked) {
      const { items } = await world.modules.search.find({ regionCode: one.region, text: one.question, limit: 3 })
      if (!answersQuestion(one, items))
        misses.push(`${one.question}: ${items.map(({ name }) => name).join(' / ') || '-'}`)
    }
    if (misses.length > 0) console.log(`${kind}, ${misses.length} of ${asked.length} missed:\n  ${misses.join('\n  ')}`)
    expect(100 * (1 - misses.length / asked.length)).toBeGreaterThanOrEqual(share)
  })
})
