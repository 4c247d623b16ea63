import { describe, expect, test } from 'vitest'
import shipped from '../../../../data/supervision/rules.json' with { type: 'json' }
import { preparedSet } from '../readRules.ts'
import type { Rule, RuleSetContent } from '../schema.ts'
import { changesNothing, changesOf } from './ruleChanges.ts'
import { inForceFor } from './ruleSets.ts'

const { edition: _, ...content } = shipped as unknown as RuleSetContent & { edition: number }
const withRule = (number: string, change: Partial<Rule>): RuleSetContent => ({
  ...content,
  rules: content.rules.map((rule) => (rule.number === number ? { ...rule, ...change } : rule)),
})

describe('what a new edition changes', () => {
  test('given the same rules in another order, written with their members in another order: nothing', () => {
    const turned = content.rules.map((rule) => Object.fromEntries(Object.entries(rule).toReversed()) as Rule)
    expect(changesOf(content, { ...content, rules: turned.toReversed() })).toEqual([])
  })

  test('given points and a condition, each part with both values', () => {
    const on = { acts: ['decided' as const], when: 'against > 1' }
    const [change, ...others] = changesOf(content, withRule('A4', { points: 2, on }))
    expect(others).toEqual([])
    expect(change).toMatchObject({
      kind: 'altered',
      number: 'A4',
      parts: [
        { path: 'on', before: { when: 'against > 0' }, after: { when: 'against > 1' } },
        { path: 'points', before: 1, after: 2 },
      ],
    })
  })

  test('given a basis where there was none, and the other way round', () => {
    const basis = { zh: '某法第一条', en: 'Some law, art. 1' }
    const parts = (change: Partial<Rule>, number: string) => changesOf(content, withRule(number, change))[0]?.parts
    expect(parts({ basis }, 'A4')).toMatchObject([
      { path: 'basis.zh', before: null, after: '某法第一条' },
      { path: 'basis.en', before: null },
    ])
    expect(parts({ basis: null, answerDays: null }, 'A1')).toMatchObject([
      { path: 'answerDays', before: 2, after: null },
      { path: 'basis.zh', after: null },
      { path: 'basis.en', after: null },
    ])
  })

  test('given a rule that is new, one that is left out, and another share of samples', () => {
    const rules = [...content.rules.slice(1), { ...(content.rules[0] as Rule), number: 'W9' }]
    const changes = changesOf(content, { ...content, rules, sample: { ...content.sample, permille: 7 } })
    expect(changes.map(({ kind, number }) => [kind, number])).toEqual([
      ['added', 'W9'],
      ['removed', 'W1'],
      ['altered', ''],
    ])
    expect(changes[2]?.parts).toEqual([{ path: 'sample.permille', before: 20, after: 7 }])
  })
})

describe('whether publishing changes anything from its day on', () => {
  const day = (text: string) => new Date(`${text}T00:00:00+08:00`)
  const edition = (regionPrefix: string, version: number, from: string, of: RuleSetContent) =>
    preparedSet({ regionPrefix, version, inForceFrom: day(from) }, of)
  const stricter = withRule('Y1', { points: 9 })
  const timeline = inForceFor(
    [edition('', 1, '2000-01-01', content), edition('430102', 1, '2026-12-10', stricter)],
    '430102000000',
  )

  test.each<[string, RuleSetContent, string, boolean]>([
    ['what is inherited, before another edition comes, which it would replace', content, '2026-12-01', false],
    ['what is to come, after it came', stricter, '2026-12-10', true],
    ['what is to come, earlier', stricter, '2026-12-01', false],
    ['what is inherited, after the other edition came', content, '2026-12-20', false],
  ])('%s', (_name, rules, from, nothing) => {
    expect(changesNothing(timeline, rules, day(from))).toBe(nothing)
  })

  test('where no rules are at all, any are a change', () => {
    expect(changesNothing([], content, day('2026-12-01'))).toBe(false)
  })
})
