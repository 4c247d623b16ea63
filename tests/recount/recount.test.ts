import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendarLine, caseLine, versionLine } from '../../scripts/export-supervision.ts'
import { dayOf } from '../../src/kernel/day.ts'
import type { CaseEvent } from '../../src/modules/cases/rules/events.ts'
import { cardsOf } from '../../src/modules/supervision/rules/cardsOf.ts'
import { inForceFor } from '../../src/modules/supervision/rules/ruleSets.ts'
import { courseOf, edition, regionCode } from '../../src/modules/supervision/test-support.ts'
import { drawLife } from '../support/generated-lives.ts'
import { calendars } from '../support/generated-variants.ts'
import { Random } from '../support/mutations/random.ts'
import { recount } from './recount.ts'

/** Other lives each time; `LIVES_SEED=… npm test -- tests/recount` draws those of a run before. */
const seed = process.env.LIVES_SEED ?? String(randomInt(1_000_000_000))
const livesCount = 400

const directory = mkdtempSync(join(tmpdir(), 'recount-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** In the middle of it another edition comes in force: a rule less and one more. */
const editions = [
  edition(),
  edition(
    (rules) => [...rules.slice(1), { ...rules[1]!, number: 'Y9', on: { clock: ['statutory', 'check'], over: 2 } }],
    { regionPrefix: '4301', version: 1, inForceFrom: new Date('2026-06-01T00:00:00+08:00') },
  ),
]
const timeline = inForceFor(editions, regionCode)
const until = new Date('2028-01-01T00:00:00+08:00')

const against = { table: 'table', outcome: 'denied', against: true } as const

/** What no command of the product lets through, as if it came from elsewhere: points not named, the table not kept to, no reason. */
function badly(event: CaseEvent): CaseEvent {
  if (event.type === 'not_accepted') return { ...event, payloadId: null }
  if (event.type === 'review_passed') return { ...event, data: { ...event.data, points: [] } }
  if (event.type !== 'decided') return event
  return { ...event, data: { ...event.data, points: event.data.points.slice(1), discretion: [against] } }
}

/** Lives as an export says them, with the cards that the product finds in them. */
function exported(): object[] {
  const random = new Random(seed)
  const lines: object[] = [{ kind: 'until', moment: until }, ...calendars.map(calendarLine)]
  for (const { regionPrefix, version, inForceFrom, rules } of editions)
    lines.push({ kind: 'edition', region: regionPrefix, version, inForceFrom, rules })
  for (let index = 0; index < livesCount; index += 1) {
    const { item, events: drawn } = drawLife(random, 6 + Math.floor(random.next() * 28))
    const events = index % 3 === 0 ? drawn.map(badly) : drawn
    const caseId = `01990000-0000-7000-8000-${String(index).padStart(12, '0')}`
    const course = { ...courseOf(item, events), caseId }
    const place = { ...course.place, versionId: `version ${index}` }
    const shown = course.stretches.map(({ event }) => event)
    const pinned = [...new Set(course.stretches.map(({ calendar }) => calendar))]
    lines.push(versionLine(place.versionId, item), caseLine(caseId, place, shown, pinned))
    for (const card of cardsOf(course, timeline, until).cards) {
      const { ruleNumber: rule, level, raisedAt, ruleSet, officeId: office } = card
      const set = `${ruleSet.regionPrefix}/${ruleSet.version}`
      lines.push({
        kind: 'card',
        caseId,
        rule,
        level,
        raisedAt,
        recordedAt: raisedAt,
        edition: set,
        office,
        asked: false,
      })
      for (const measure of [level, `rule:${rule}`]) {
        const { departmentId, itemId, channel } = place
        const of = ['supervision', regionCode, dayOf(raisedAt), departmentId, itemId, channel, measure]
        lines.push({ kind: 'number', of, amount: 1 })
      }
    }
  }
  return lines
}

let lines: readonly object[]
beforeAll(() => {
  lines = exported()
}, 120_000)

async function counted(all: readonly object[]) {
  const path = join(directory, 'export.jsonl')
  writeFileSync(path, all.map((line) => JSON.stringify(line)).join('\n'))
  return recount(path)
}

test('every card of lives of every kind: the product and the program that knows only the texts have the same', async () => {
  const { cases, cards, byRule, differences } = await counted(lines)
  expect(differences.slice(0, 10), `LIVES_SEED=${seed}, ${differences.length} in all`).toEqual([])
  expect(cases).toBe(livesCount)
  expect(cards).toBeGreaterThan(livesCount)
  for (const rule of ['W1', 'Y1', 'R1', 'R2', 'Y4', 'Y5', 'Y6', 'A3', 'A4', 'A5'])
    expect(byRule[rule], rule).toBeGreaterThan(0)
}, 120_000)

test('it sees a card that is missing, one that is too much, and a moment that is another', async () => {
  const at = lines.findIndex((line) => 'rule' in line)
  const card = lines[at] as { readonly rule: string; readonly raisedAt: Date }
  const without = lines.filter((_, index) => index !== at)
  const shifted = { ...card, raisedAt: new Date(card.raisedAt.getTime() + 1) }
  expect((await counted(without)).differences).toEqual([expect.stringContaining('only recounted')])
  expect((await counted([...lines, shifted])).differences).toEqual([expect.stringContaining('only of the product')])
  expect((await counted([...without, shifted])).differences).toHaveLength(2)
}, 120_000)
