import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DiscretionTable, type FactTest } from '../schema/discretion.ts'
import { type EstablishedFacts, type FactValue, outcomeOf } from './discretion.ts'
import { discretionFaults } from './discretionFaults.ts'
import { cellsMax, checkTable } from './tableFaults.ts'

const table = DiscretionTable.parse({
  id: 'premises',
  title: '经营场所面积与核查',
  basis: '演示裁量基准第一条',
  facts: [
    { kind: 'number', id: 'area', label: '面积', unit: '平方米', min: 0, max: 1000, whole: false },
    { kind: 'yesNo', id: 'kitchen', label: '有后厨' },
  ],
  outcomes: [
    { id: 'grant', label: '准予', decision: 'grant' },
    { id: 'deny', label: '不予', decision: 'deny' },
  ],
  rows: [
    { when: { area: upTo(50, false) }, outcome: 'grant', basis: '第二条' },
    { when: { area: from(50, true), kitchen: { kind: 'is', value: true } }, outcome: 'grant', basis: null },
    { when: { area: from(50, true), kitchen: { kind: 'is', value: false } }, outcome: 'deny', basis: '第三条' },
  ],
})

function upTo(to: number, toIncluded: boolean): FactTest {
  return { kind: 'between', from: null, fromIncluded: false, to, toIncluded }
}
function from(value: number, fromIncluded: boolean): FactTest {
  return { kind: 'between', from: value, fromIncluded, to: null, toIncluded: false }
}

const codes = (given: DiscretionTable) => checkTable(given).map(({ code }) => code)
const withRows = (...rows: readonly object[]) => DiscretionTable.parse({ ...table, rows })

describe('a discretion table', () => {
  test('with one rule for each case has no fault, and gives the outcome with its basis', () => {
    expect(checkTable(table)).toEqual([])
    expect(outcomeOf(table, { area: 49.9, kitchen: false })).toMatchObject({ row: 0, basis: '第二条' })
    expect(outcomeOf(table, { area: 50, kitchen: true })).toMatchObject({ row: 1, basis: '演示裁量基准第一条' })
    expect(outcomeOf(table, { area: 50, kitchen: false })).toMatchObject({ outcome: { decision: 'deny' } })
    expect(outcomeOf(table, { area: 1001 })).toEqual({ kind: 'facts_missing', facts: ['area', 'kitchen'] })
  })

  test('tells a gap at one number in the words of its labels', () => {
    const gap = withRows(
      table.rows[0]!,
      { ...table.rows[1], when: { area: from(50, false) } },
      { ...table.rows[2], when: { area: upTo(0, false) } },
    )
    const [found] = checkTable(gap)
    expect(found).toMatchObject({ code: 'gap', example: { area: 50, kitchen: true } })
    expect(found?.sentence.zh).toBe('没有规则适用的情况：面积为 50 平方米。请补一条规则，或者扩大一条规则的条件。')
    expect(found?.sentence.en).toContain('面积 is 50 平方米')
  })

  test('tells an overlap between numbers, with the rules', () => {
    const [found] = checkTable(withRows(table.rows[0]!, { ...table.rows[1], when: { area: from(40, true) } }))
    expect(found).toMatchObject({ code: 'overlap', pointer: '/rows/1', example: { area: 40, kitchen: true } })
    expect(found?.sentence.zh).toContain('第 1 条和第 2 条规则同时适用：面积为 40 平方米，有后厨：是')
  })

  test('of whole numbers has no gap between 5 and 6', () => {
    const facts = [{ kind: 'number', id: 'area', label: '人数', unit: '人', min: 0, max: 20, whole: true }]
    const rows = [
      { when: { area: upTo(5, true) }, outcome: 'grant', basis: null },
      { when: { area: from(6, true) }, outcome: 'deny', basis: null },
    ]
    const whole = DiscretionTable.parse({ ...table, facts, rows })
    expect(checkTable(whole)).toEqual([])
    const broken = DiscretionTable.parse({ ...table, facts: [{ ...facts[0], whole: false }], rows })
    expect(checkTable(broken)[0]).toMatchObject({ code: 'gap', example: { area: 5.5 } })
    expect(outcomeOf(whole, { area: 5.5 }).kind).toBe('facts_missing')
  })

  test('tells rules that can never hold and outcomes that are never reached', () => {
    const never = { when: { area: { ...upTo(10, true), from: 20 } }, outcome: 'deny', basis: null }
    expect(codes(withRows({ when: {}, outcome: 'grant', basis: null }, never))).toEqual(['row_never', 'outcome_never'])
    expect(discretionFaults({ discretion: [withRows({ when: {}, outcome: 'grant', basis: null }, never)] })).toEqual([])
  })

  test.each([
    ['fact_unknown', { when: { other: { kind: 'is', value: true } }, outcome: 'grant', basis: null }],
    ['test_unfitting', { when: { area: { kind: 'is', value: true } }, outcome: 'grant', basis: null }],
    ['outside_bounds', { when: { area: upTo(2000, true) }, outcome: 'grant', basis: null }],
    ['outcome_unknown', { when: {}, outcome: 'other', basis: null }],
  ])('is refused: %s', (code, row) => {
    expect(codes(withRows(row))).toEqual([code])
    expect(discretionFaults({ discretion: [table, withRows(row)] })).toMatchObject([
      { pointer: expect.stringMatching(/^\/discretion\/1\/rows\/0/), code: `discretion_${code}` },
    ])
  })

  test('is refused for facts and values named twice, bounds the wrong way round, and unknown values', () => {
    const choice = {
      kind: 'choice',
      id: 'area',
      label: '甲',
      values: [
        { value: 'a', label: 'A' },
        { value: 'a', label: 'B' },
      ],
    }
    const some = (facts: readonly object[], when = {}) =>
      codes(DiscretionTable.parse({ ...table, facts, rows: [{ when, outcome: 'grant', basis: null }] }))
    expect(some([choice])).toEqual(['twice'])
    expect(some([table.facts[1]!, table.facts[1]!])).toEqual(['twice'])
    expect(some([{ ...table.facts[0], min: 9, max: 3 }])).toEqual(['bounds'])
    const two = {
      ...choice,
      values: [
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ],
    }
    expect(some([two], { area: { kind: 'oneOf', values: ['c'] } })).toEqual(['value_unknown'])
  })

  test('with more combinations than can be checked is refused with a sentence', () => {
    const values = Array.from({ length: 12 }, (_, at) => ({ value: `v${at}`, label: `${at}` }))
    const facts = Array.from({ length: 8 }, (_, at) => ({ kind: 'choice', id: `f${at}`, label: `${at}`, values }))
    const [found] = checkTable(
      DiscretionTable.parse({ ...table, facts, rows: [{ when: {}, outcome: 'grant', basis: null }] }),
    )
    expect(found?.sentence.zh).toContain(`超过 ${cellsMax} 种`)
  })
})

describe('generated tables', () => {
  const bound = fc.constantFrom(null, 0, 1, 2, 3, 4)
  const rowOf = fc.record({
    when: fc.record(
      {
        choice: fc.record({
          kind: fc.constant('oneOf' as const),
          values: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
        }),
        yesNo: fc.record({ kind: fc.constant('is' as const), value: fc.boolean() }),
        number: fc.record({
          kind: fc.constant('between' as const),
          from: bound,
          fromIncluded: fc.boolean(),
          to: bound,
          toIncluded: fc.boolean(),
        }),
      },
      { requiredKeys: [] },
    ),
    outcome: fc.constantFrom('grant', 'deny'),
    basis: fc.constant(null),
  })
  const generated = fc.record({ rows: fc.array(rowOf, { minLength: 1, maxLength: 6 }), whole: fc.boolean() })
  const facts = (whole: boolean) => [
    { kind: 'choice', id: 'choice', label: '情节', values: ['a', 'b', 'c'].map((value) => ({ value, label: value })) },
    { kind: 'yesNo', id: 'yesNo', label: '初次' },
    { kind: 'number', id: 'number', label: '次数', unit: null, min: 0, max: 4, whole },
  ]

  /** Every case on a grid so fine that no part between two boundaries is missed; written without the rules of the table. */
  function casesOf(whole: boolean): readonly EstablishedFacts[] {
    const numbers = Array.from({ length: whole ? 5 : 17 }, (_, at) => (whole ? at : at / 4))
    return ['a', 'b', 'c'].flatMap((choice) =>
      [true, false].flatMap((yesNo) => numbers.map((number) => ({ choice, yesNo, number }))),
    )
  }
  const holdsIn = (when: Partial<Record<string, FactTest>>, facts: EstablishedFacts) =>
    Object.entries(when).every(([id, asked]) => asked && agrees(asked, facts[id]!))
  function agrees(asked: FactTest, value: FactValue): boolean {
    if (asked.kind === 'oneOf') return asked.values.some((each) => each === value)
    if (asked.kind === 'is') return asked.value === value
    const number = Number(value)
    if (asked.from !== null && (number < asked.from || (number === asked.from && !asked.fromIncluded))) return false
    return asked.to === null || number < asked.to || (number === asked.to && asked.toIncluded)
  }

  test('are judged as trying every case judges them', () => {
    fc.assert(
      fc.property(generated, ({ rows, whole }) => {
        const made = DiscretionTable.parse({ ...table, facts: facts(whole), rows })
        const found = checkTable(made)
        const cases = casesOf(whole)
        const holding = cases.map((each) => rows.flatMap(({ when }, at) => (holdsIn(when, each) ? [at] : [])))
        const codesFound = new Set(found.map(({ code }) => code))
        expect(codesFound.has('gap')).toBe(holding.some(({ length }) => length === 0))
        const pairs = new Set(holding.flatMap(([, second]) => (second === undefined ? [] : [`/rows/${second}`])))
        expect(new Set(found.flatMap(({ code, pointer }) => (code === 'overlap' ? [pointer] : [])))).toEqual(pairs)
        const never = rows.flatMap((_, at) => (holding.some((held) => held.includes(at)) ? [] : [`/rows/${at}`]))
        expect(found.flatMap(({ code, pointer }) => (code === 'row_never' ? [pointer] : []))).toEqual(never)
        for (const { code, example } of found) {
          if (!example) continue
          const held = rows.filter(({ when }) => holdsIn(when, example)).length
          expect([code, held > 1, held === 0]).toEqual([code, code === 'overlap', code === 'gap'])
        }
        cases.forEach((each, at) => {
          const outcome = outcomeOf(made, each)
          expect(outcome.kind === 'found' ? outcome.row : undefined).toBe(holding[at]![0])
        })
      }),
    )
  })
})
