import { describe, expect, test } from 'vitest'
import { situation, situationForm, situationItem } from '../../../../../tests/support/situations.ts'
import type { FormField, ItemDefinition } from '../../schema.ts'
import { composeItem } from '../compose.ts'
import { findingsOf } from '../findings.ts'
import { checkSituations } from './analysis.ts'
import { situationFaults } from './situationFaults.ts'

const item = (more: Partial<ItemDefinition>): ItemDefinition => ({ ...situationItem, ...more })
const withQuestions = (fields: readonly FormField[], more: Partial<ItemDefinition> = {}) =>
  item({
    form: { sections: [{ ...situationForm.sections[0]!, fields: [...fields] }] },
    materials: null,
    duties: [],
    windows: [],
    situations: [],
    ...more,
  })
const told = (definition: ItemDefinition) =>
  checkSituations(definition).map(({ pointer, code, sentence }) => `${pointer} ${code}: ${sentence.zh}`)
const [kind, area, school, agent] = situationForm.sections[0]!.fields as [FormField, FormField, FormField, FormField]

describe('situations and conditions at save', () => {
  test('nothing is wrong where exactly one situation holds for everybody', () => {
    expect(told(situationItem)).toEqual([])
  })

  test('a contradiction and an undecided case come with an example of the answers that matter', () => {
    const situations = [
      situation('small', 'kind = "sale" and area <= 100'),
      situation('middle', 'kind = "sale" and area in (100, (60..200])'),
      situation('school', 'kind = "canteen" and school'),
      situation('catering', 'kind = "catering"'),
    ]
    expect(told(item({ situations, windows: [] }))).toEqual([
      '/situations/1/when contradiction: 情形“情形small”和“情形middle”会同时成立。例如：“做什么”选“食品销售”，并且“面积”不少于 61 平方米、不超过 100 平方米。请改条件，让每个人只落在一个情形里。',
      '/situations undecided: 有人不属于任何情形。例如：“做什么”选“食品销售”，并且“面积”不少于 201 平方米、不超过 1000 平方米。请放宽一个情形的条件，或者补一个情形。',
      '/situations undecided: 有人不属于任何情形。例如：“做什么”选“单位食堂”，并且“是学校的食堂吗”选“否”。请放宽一个情形的条件，或者补一个情形。',
    ])
  })

  test('what can never hold stops, also where only a question that is not asked prevents it; what always holds is worth knowing', () => {
    const never = item({
      duties: [
        { duty: 'pre_review', by: 'window', when: 'kind = "sale" and school' },
        { duty: 'review', by: 'department', when: 'area > 0' },
      ],
    })
    expect(told(never)).toEqual([
      '/duties/0/when never: 这个条件永远不会成立：“做什么”选“食品销售”，并且“是学校的食堂吗”选“是”。请改条件，或者删去它管的内容。',
      '/duties/1/when always: 这个条件总是成立：“面积”大于 0 平方米。如果不是笔误，可以不写条件。',
    ])
    expect(situationFaults(never).map(({ code }) => code)).toEqual(['situation_never'])
    const rules = findingsOf(never).map(({ rule }) => rule)
    expect(rules).toEqual(expect.arrayContaining(['situation_never', 'situation_always']))
  })

  test('several choices: every combination is tried', () => {
    const several: FormField = {
      id: 'several',
      label: '经营项目',
      element: 'choices',
      required: true,
      options: ['a', 'b', 'c'].map((value) => ({ value, label: `项目${value}` })),
    }
    const [first, second] = ['list contains(several, "a")', 'list contains(several, "b")']
    const wrong = withQuestions([several], { situations: [situation('one', first!), situation('two', second!)] })
    expect(told(wrong).map((line) => line.split('：')[0])).toEqual([
      expect.stringContaining('contradiction'),
      expect.stringContaining('undecided'),
    ])
    const right = withQuestions([several], {
      situations: [
        situation('one', first!),
        situation('two', `not(${first}) and ${second}`),
        situation('three', `not(${first} or ${second})`),
      ],
    })
    expect(told(right)).toEqual([])
  })

  test.each<[string, string]>([
    ['kind =', 'feel_unfinished'],
    ['date("2026-01-01") = kind', 'feel_date'],
    ['own = true', 'question_outside'],
    ['nowhere = 1', 'question_unknown'],
    ['kind = "nothing"', 'value_unknown'],
    ['kind = 5', 'not_a_number'],
    ['kind > "sale"', 'not_a_number'],
    ['area = "5"', 'not_a_choice'],
    ['area', 'not_yes_no'],
    ['kind = true', 'not_yes_no'],
    ['list contains(kind, "sale")', 'one_choice'],
    ['agent in [1..2]', 'not_a_number'],
  ])('%s is refused as %s, and nothing else is searched', (when, code) => {
    const definition = item({ situations: [situation('one', when)] })
    expect(checkSituations(definition).filter(({ stops }) => stops)).toMatchObject([
      { pointer: '/situations/0/when', code },
    ])
    expect(situationFaults(definition)).toMatchObject([{ code: `situation_${code}` }])
  })

  test('the section must be first, always shown, and hold only what can be tried', () => {
    const [first, ...rest] = situationForm.sections
    const codes = (definition: ItemDefinition) => checkSituations(definition).map(({ code }) => code)
    expect(codes(item({ form: { sections: [...rest, first!] } }))).toEqual(['section_first'])
    expect(codes(item({ form: { sections: [first!, { ...rest[0]!, situation: true }] } }))).toContain('section_first')
    expect(codes(item({ form: null, materials: null, duties: [], windows: [] }))).toContain('section_missing')
    expect(
      codes(withQuestions([{ ...kind, element: 'shortText', options: undefined } as unknown as FormField])),
    ).toEqual(['question_kind'])
    expect(codes(withQuestions([{ ...kind, required: false }]))).toEqual(['question_optional'])
    const { numberMax: _open, ...unbounded } = area
    expect(codes(withQuestions([unbounded]))).toEqual(['question_unbounded'])
    expect(codes(withQuestions([school, kind, agent]))).toEqual(['question_later'])
  })

  test('steps that every case needs stay, and a promise is never longer than the law', () => {
    const wrong = item({
      situations: [
        situation('all', 'true = agent or agent = false', {
          withoutSteps: ['decide'],
          promised: { days: 30, unit: 'working', note: null },
          windows: ['没有的窗口'],
        }),
        situation('all', 'not(agent)'),
      ],
      duties: [{ duty: 'accept', by: 'window', when: 'agent' }],
    })
    expect(checkSituations(wrong).map(({ code }) => code)).toEqual([
      'promise_longer',
      'step_needed',
      'window_unknown',
      'twice',
      'step_needed',
    ])
  })

  test('more combinations than can be tried are refused, and a large item is tried in time', () => {
    const numbers = (count: number) =>
      Array.from({ length: count }, (_, at): FormField => ({ ...area, id: `n${at}`, label: `数${at}` }))
    const cut = (count: number, name: string) =>
      Array.from({ length: count }, (_, at) => `${name} = ${at + 2}`).join(' or ')
    const conditions = (count: number) =>
      numbers(3).map(({ id }) => ({ duty: 'review' as const, by: 'department' as const, when: cut(count, id) }))
    expect(checkSituations(withQuestions(numbers(3), { duties: conditions(30) }))).toMatchObject([
      { code: 'too_many_cells' },
    ])
    const started = performance.now()
    expect(checkSituations(withQuestions(numbers(3), { duties: conditions(12) }))).toEqual([])
    expect(performance.now() - started).toBeLessThan(3_000)
  })

  test('options of which several may be chosen are counted and not made: 40 have more subsets than there is memory', () => {
    const options = Array.from({ length: 40 }, (_, at) => ({ value: `o${at}`, label: `选项${at}` }))
    const many: FormField = { ...kind, id: 'many', label: '哪些', element: 'choices', options }
    const named = (from: number) =>
      options
        .slice(from, from + 20)
        .map(({ value }) => `list contains(many, "${value}")`)
        .join(' or ')
    const duties = [0, 20].map((from) => ({ duty: 'review' as const, by: 'department' as const, when: named(from) }))
    expect(checkSituations(withQuestions([many], { duties }))).toMatchObject([{ code: 'too_many_cells' }])
  })

  test('an undecided case is worked out once, however many answers to another question it has', () => {
    const options = Array.from({ length: 13 }, (_, at) => ({ value: `o${at}`, label: `选项${at}` }))
    const many: FormField = { ...kind, id: 'many', label: '哪些', element: 'choices', options }
    const named = options.map(({ value }) => `list contains(many, "${value}")`).join(' or ')
    const duties = [{ duty: 'review' as const, by: 'department' as const, when: named }]
    const started = performance.now()
    const wrong = withQuestions([many, agent], { duties, situations: [situation('byAgent', 'agent')] })
    expect(checkSituations(wrong).map(({ code }) => code)).toEqual(['undecided', 'always'])
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})

test('a shorter promise below shortens a situation that is as quick as usual, and not one that takes longer', () => {
  const days = (number: number) => ({ days: number, unit: 'working' as const, note: null })
  const definition = item({
    limits: { ...situationItem.limits, promised: days(10) },
    situations: [
      situation('quick', 'agent', { promised: days(8) }),
      situation('slow', 'not(agent)', { promised: days(15) }),
    ],
  })
  const standard = { definition, openSlots: ['promisedLimit' as const], parentCode: null }
  const claim = {
    department: { id: '00000000-0000-4000-8000-000000000001', name: '演示局', creditCode: null },
    delegation: null,
    status: null,
    promisedLimit: days(5),
  }
  const composed = composeItem(standard, claim, { regionCode: '430102000000', level: '4' })
  expect(composed.situations.map(({ promised }) => promised?.days)).toEqual([5, 15])
})
