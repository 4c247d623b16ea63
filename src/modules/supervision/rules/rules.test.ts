import { expect, test } from 'vitest'
import shipped from '../../../../data/supervision/rules.json' with { type: 'json' }
import { readRules } from '../readRules.ts'

const { edition: _, ...content } = shipped
const withRule = (change: (rule: Record<string, unknown>) => Record<string, unknown>, number = 'W1') => ({
  ...content,
  rules: content.rules.map((rule) => (rule.number === number ? change(structuredClone(rule)) : rule)),
})
const faultsOf = (json: unknown) => {
  const read = readRules(json)
  return read.ok ? [] : read.faults.map(({ field, code, sentence }) => ({ field, code, en: sentence.en }))
}

test('what is shipped can be read, and every rule has its words in both languages', () => {
  const read = readRules(content)
  expect(read.ok).toBe(true)
  if (!read.ok) return
  expect(read.content.rules.map(({ number }) => number)).toEqual([
    'W1',
    'Y1',
    'Y3',
    'Y4',
    'Y5',
    'Y6',
    'R1',
    'R2',
    'R3',
    'A1',
    'A2',
    'A3',
    'A4',
    'A5',
    'P1',
    'S1',
    'U1',
  ])
  for (const { sentence } of read.content.rules) expect(sentence.zh).not.toBe(sentence.en)
})

test('what is wrong is said at its place, in both languages, and what to do', () => {
  const on = (rule: Record<string, unknown>, on: unknown) => ({ ...rule, on })
  const left = { share: 0.2, daysMin: 1, shortLimitDays: 2 }
  const cases: readonly (readonly [unknown, string, string])[] = [
    [{ ...content, orderDays: 0 }, 'orderDays', 'out_of_range'],
    [{ ...content, colour: 'red' }, 'colour', 'unknown'],
    [withRule(({ sentence: __, ...rule }) => rule), 'rules.0.sentence', 'missing'],
    [withRule((rule) => ({ ...rule, level: 'orange' })), 'rules.0.level', 'shape'],
    [withRule((rule) => on(rule, { tides: 3 })), 'rules.0.on', 'on_unknown'],
    [withRule((rule) => on(rule, { clock: ['lunch'], left })), 'rules.0.on.clock.0', 'shape'],
    [
      withRule((rule) => on(rule, { clock: ['step'], left: { ...left, share: 1.5 } })),
      'rules.0.on.left.share',
      'out_of_range',
    ],
    [withRule((rule) => ({ ...rule, number: 'Y1' })), 'rules.1.number', 'number_twice'],
    [
      withRule((rule) => on(rule, { acts: ['decided'], when: 'outcome == 3 and' })),
      'rules.0.on.when',
      'when_unreadable',
    ],
    [withRule((rule) => on(rule, { acts: ['decided'], when: 'late + 1' })), 'rules.0.on.when', 'when_unreadable'],
    [
      withRule((rule) => on(rule, { acts: ['decided'], when: 'demands in [1..3]' })),
      'rules.0.on.when',
      'when_unreadable',
    ],
    [
      withRule((rule) => on(rule, { acts: ['decided'], when: 'applicantName = "王"' })),
      'rules.0.on.when',
      'when_unknown_name',
    ],
    // A quotation mark within a text ends nothing: what stands behind it is looked at.
    [
      withRule((rule) => on(rule, { acts: ['decided'], when: '"\\"" != null and count(late) = 1 and "1" = "1"' })),
      'rules.0.on.when',
      'when_unknown_name',
    ],
    [
      withRule((rule) => on(rule, { acts: ['decided'], when: `${'-'.repeat(200)}1 = 1` })),
      'rules.0.on.when',
      'when_unreadable',
    ],
    [
      withRule((rule) => ({ ...rule, on: { unanswered: { level: 'warning', count: 1, days: 0 } } }), 'U1'),
      'rules.16.on.unanswered',
      'answer_for_unanswered',
    ],
  ]
  for (const [json, field, code] of cases) {
    const read = readRules(json)
    expect(read.ok, field).toBe(false)
    if (read.ok) continue
    expect(
      read.faults.map((fault) => ({ field: fault.field, code: fault.code })),
      field,
    ).toContainEqual({ field, code })
    for (const { sentence } of read.faults) {
      expect(sentence.zh).toMatch(/请/)
      expect(sentence.en).toMatch(/[A-Z]/)
      expect(`${sentence.zh}${sentence.en}`).not.toMatch(/\{\w+\}/)
    }
  }
  expect(faultsOf(null)).not.toEqual([])
})
