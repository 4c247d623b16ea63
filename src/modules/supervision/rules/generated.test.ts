import { randomInt } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { drawLife, type Life } from '../../../../tests/support/generated-lives.ts'
import { Random } from '../../../../tests/support/mutations/random.ts'
import { courseOf, edition, regionCode } from '../test-support.ts'
import { cardsOf, type RaisedCard } from './cardsOf.ts'
import { inForceFor } from './ruleSets.ts'

/** Other lives each time; `LIVES_SEED=… npm test -- supervision/rules` draws those of a run before. */
const seed = process.env.LIVES_SEED ?? String(randomInt(1_000_000_000))
const livesCount = 600
const random = new Random(seed)
let lives: readonly Life[]
beforeAll(() => {
  lives = Array.from({ length: livesCount }, () => drawLife(random, 6 + Math.floor(random.next() * 28)))
}, 300_000)

/** In the middle of it another edition comes in force: other shares, and a rule more. */
const timeline = inForceFor(
  [
    edition(),
    edition(
      (rules) => [...rules.slice(1), { ...rules[1]!, number: 'Y9', on: { clock: ['statutory', 'check'], over: 2 } }],
      {
        regionPrefix: '4301',
        version: 1,
        inForceFrom: new Date('2026-06-01T00:00:00+08:00'),
      },
    ),
  ],
  regionCode,
)
const longAfter = new Date('2029-01-01T00:00:00+08:00')

function expectNone(broken: (life: Life) => unknown): void {
  const found: unknown[] = []
  for (const life of lives) {
    const what = broken(life)
    if (what === undefined) continue
    found.push({
      ...{ what, seed, item: life.name },
      events: life.events.map(
        ({ type, recordedAt, data }) => `${recordedAt.toISOString()} ${type} ${JSON.stringify(data)}`,
      ),
    })
    if (found.length >= 2) break
  }
  expect(found).toEqual([])
}

const nameOf = ({ ruleNumber, occasion }: RaisedCard) => `${ruleNumber} ${occasion}`
const textOf = (cards: Iterable<RaisedCard>) => [...cards].map((card) => JSON.stringify(card)).toSorted()

/** What a process that is always up stores: after each act it looks, and again at each moment that it was told of. */
function followed({ item, events }: Life, until: Date): RaisedCard[] {
  const stored = new Map<string, RaisedCard>()
  const look = (through: number, at: Date): Date | null => {
    const { cards, next } = cardsOf(courseOf(item, events.slice(0, through)), timeline, at)
    for (const card of cards) if (!stored.has(nameOf(card))) stored.set(nameOf(card), card)
    return next
  }
  for (let through = 1; through <= events.length; through += 1) {
    const now = events[through - 1]!.recordedAt
    const end = events[through]?.recordedAt ?? until
    for (let next = look(through, now), looks = 0; next && next < end; next = look(through, next)) {
      looks += 1
      if (looks > 100) throw new Error('it looks again and again')
    }
  }
  look(events.length, until)
  return [...stored.values()]
}

describe(`${livesCount} generated lives`, () => {
  test('followed act by act, moment by moment, and all at once, late: the same cards, dated the same', () => {
    let cards = 0
    expectNone((life) => {
      const atOnce = textOf(cardsOf(courseOf(life.item, life.events), timeline, longAfter).cards)
      const actByAct = textOf(followed(life, longAfter))
      cards += atOnce.length
      return JSON.stringify(atOnce) === JSON.stringify(actByAct) ? undefined : { atOnce, actByAct }
    })
    console.log(`${livesCount} lives, ${cards} cards, seed ${seed}`)
    expect(cards).toBeGreaterThan(livesCount)
  }, 120_000)

  test('what rose stays: later acts add cards and take none away', () => {
    expectNone((life) => {
      const middle = life.events[Math.floor(life.events.length / 2)]!.recordedAt
      const known = life.events.filter(({ recordedAt }) => recordedAt <= middle)
      const before = textOf(cardsOf(courseOf(life.item, known), timeline, middle).cards)
      const after = textOf(cardsOf(courseOf(life.item, life.events), timeline, longAfter).cards)
      const lost = before.filter((card) => !after.includes(card))
      return lost.length === 0 ? undefined : lost
    })
  })

  test('no card twice, none from the future, none before the case', () => {
    expectNone((life) => {
      const { cards } = cardsOf(courseOf(life.item, life.events), timeline, longAfter)
      const names = cards.map(nameOf)
      if (new Set(names).size !== names.length) return names
      const first = life.events[0]!.recordedAt
      return cards.find(({ raisedAt }) => raisedAt > longAfter || raisedAt < first)
    })
  })

  test('every kind of rule that reads a course has raised something', () => {
    const numbers = new Set<string>()
    for (const { item, events } of lives) {
      for (const card of cardsOf(courseOf(item, events), timeline, longAfter).cards) numbers.add(card.ruleNumber)
    }
    expect([...numbers].toSorted()).toEqual(
      expect.arrayContaining(['R1', 'R2', 'R3', 'W1', 'Y1', 'Y3', 'Y4', 'Y5', 'Y6', 'Y9']),
    )
  })
})
