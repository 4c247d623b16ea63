import fc from 'fast-check'
import { evaluate as evaluateFully } from 'feelin'
import { describe, expect, test } from 'vitest'
import type { FormField } from '../../schema.ts'
import { compile, type RefusalCode } from './compile.ts'
import { controlsDecision } from './controls.ts'
import { type Decision, evaluate, type Known, testsIn } from './decision.ts'
import { conditionWords } from './words.ts'

const decisionOf = (text: string): Decision => {
  const compiled = compile(text)
  if (compiled.kind === 'refused') throw new Error(`${text}: ${compiled.refusal.code} ${compiled.refusal.part}`)
  return compiled.decision
}
const standing = (text: string, answers: Readonly<Record<string, Known>>) =>
  evaluate(decisionOf(text), (field) => answers[field])

describe('what a condition may say', () => {
  test.each<[string, Readonly<Record<string, Known>>, boolean | null | undefined]>([
    ['stage = "born"', { stage: 'born' }, true],
    ['"born" = stage', { stage: 'planned' }, false],
    ['stage != "born"', { stage: null }, true],
    ['area > 200', { area: 200 }, false],
    ['200 <= area', { area: 200 }, true],
    ['area between 50 and 200', { area: 50 }, true],
    ['area in (50..200]', { area: 50 }, false],
    ['area in ]50..200[', { area: 199.5 }, true],
    ['area in (< 5, >= 10, 7)', { area: 7 }, true],
    ['form in ("sale", "canteen")', { form: 'canteen' }, true],
    ['byAgent', { byAgent: true }, true],
    ['not(byAgent)', { byAgent: null }, null],
    ['byAgent = false', { byAgent: null }, false],
    ['area < -1.5 or byAgent and form = "sale"', { area: 0, byAgent: true, form: 'sale' }, true],
    ['(area < 5 or byAgent) and form = "sale"', { area: 0, byAgent: true, form: 'canteen' }, false],
    ['list contains(activities, "drinks")', { activities: ['hot_dishes', 'drinks'] }, true],
    ['deposit >= 1000', { deposit: '1000.00' }, true],
    ['stage = "\\u751f\\t\\U01F600"', { stage: '生\t😀' }, true],
    // Not answered yet: undefined, unless the rest decides alone.
    ['byAgent and area > 5', { area: 1 }, false],
    ['byAgent and area > 5', { area: 6 }, undefined],
    ['byAgent or area > 5', { area: 6 }, true],
    ['not(byAgent)', {}, undefined],
    ['byAgent and area > 5', { area: null }, undefined],
  ])('%s of %j is %s', (text, answers, expected) => {
    expect(standing(text, answers)).toBe(expected)
  })

  test.each<[string, RefusalCode, string]>([
    ['  ', 'empty', '  '],
    ['stage =', 'unfinished', 'stage ='],
    ['(stage = "a"', 'unfinished', '(stage = "a"'],
    ['stage = "a" stage = "b"', 'not_joined', '"a" stage'],
    ['form in "sale"', 'one_value', '"sale"'],
    ['form in ("sale") and byAgent', 'one_value', '("sale")'],
    ['area between 5 and 1', 'backwards', '1'],
    ['area in (5..5]', 'backwards', ']'],
    ['form in ["sale", "canteen"]', 'brackets', '["sale", "canteen"]'],
    ['area in [1..5] and byAgent', 'in_parentheses', '[1..5]'],
    ['area in > 5', 'one_value', '>'],
    ['stage "a"', 'unexpected', '"a"'],
    // No word of FEEL, though every object of JavaScript has it.
    ['stage = constructor', 'two_questions', 'stage = constructor'],
    ['list contains(stage, constructor)', 'value_expected', 'constructor'],
    ['valueOf(stage)', 'function', 'valueOf'],
    ['area + 5 > 10', 'arithmetic', 'area +'],
    ['area > 5 * 2', 'arithmetic', '5 *'],
    ['area - 1 > 3', 'arithmetic', 'area -'],
    ['area = other', 'two_questions', 'area = other'],
    ['1 = 1', 'not_a_question', '1 = 1'],
    ['true', 'not_a_question', 'true'],
    ['stage in (planned)', 'value_expected', 'planned'],
    ['area between five and 6', 'number_expected', 'five'],
    ['count(activities) > 2', 'function', 'count'],
    ['stage = upper("a")', 'function', 'upper'],
    ['if byAgent then true else false', 'branch', 'if'],
    ['some x in activities satisfies x = "a"', 'loop', 'some'],
    ['for x in activities return x', 'loop', 'for'],
    ['stage = null', 'null', 'null'],
    ['stage instance of string', 'type', 'instance'],
    ['born > date("2020-01-01")', 'date', 'date'],
    ['born > @"2020-01-01"', 'date', '@"2020-01-01"'],
    ['person.age > 5', 'path', 'person.'],
    ['activities[1] = "a"', 'path', 'activities['],
    ['my area > 5', 'spaces', 'my area'],
    ['area > 5 且 byAgent', 'not_joined', '5 且'],
    ['stage = “born”', 'unexpected', '“'],
    [`${'('.repeat(30)}byAgent${')'.repeat(30)}`, 'deep', '('.repeat(30)],
  ])('%s is refused as %s', (text, code, part) => {
    const compiled = compile(text)
    expect(compiled).toMatchObject({ kind: 'refused', refusal: { code } })
    expect(compiled.kind === 'refused' && compiled.refusal.part).toContain(part.slice(0, 20))
  })
})

const options = ['a', 'b', 'c']
const fields = [
  {
    id: 'choice',
    label: '种类',
    element: 'choice',
    required: true,
    options: options.map((value) => ({ value, label: `选项${value}` })),
  },
  {
    id: 'several',
    label: '项目',
    element: 'choices',
    required: true,
    options: options.map((value) => ({ value, label: value })),
  },
  { id: 'yes', label: '委托', element: 'yesNo', required: true },
  { id: 'area', label: '面积', element: 'decimalNumber', required: true, unit: '平方米' },
] as const satisfies readonly FormField[]

const text = fc.constantFrom(...options)
const number = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(0.5, -1.25))
const quoted = text.map((value) => `"${value}"`)
const several = fc.array(quoted, { minLength: 2, maxLength: 3 }).map((values) => `(${values.join(', ')})`)
/** Two different numbers, the smaller first. */
const bounds = fc
  .tuple(number, number)
  .filter(([left, right]) => left !== right)
  .map((pair) => pair.toSorted((left, right) => left - right))
const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=')
const interval = fc
  .tuple(fc.constantFrom('[', '(', ']'), bounds, fc.constantFrom(']', ')', '['))
  .map(([open, [from, to], close]) => `${open}${from}..${to}${close}`)
const numberTest = fc.oneof(
  interval,
  number.map(String),
  fc.tuple(operator, number).map(([sign, value]) => `${sign} ${value}`),
)
const atom = fc.oneof(
  fc.tuple(fc.constantFrom('=', '!='), quoted).map(([sign, value]) => `choice ${sign} ${value}`),
  fc.tuple(quoted, fc.constantFrom('=', '!=')).map(([value, sign]) => `${value} ${sign} choice`),
  several.map((values) => `choice in ${values}`),
  quoted.map((value) => `list contains(several, ${value})`),
  fc.constantFrom('yes', 'yes = true', 'yes = false', 'yes != true', 'false = yes', 'yes in (true, false)'),
  fc.tuple(operator, number).map(([sign, value]) => `area ${sign} ${value}`),
  fc.tuple(number, operator).map(([value, sign]) => `${value} ${sign} area`),
  bounds.map(([from, to]) => `area between ${from} and ${to}`),
  interval.map((values) => `(area in ${values})`),
  fc.array(numberTest, { minLength: 2, maxLength: 3 }).map((tests) => `area in (${tests.join(', ')})`),
)
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    atom,
    fc.tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition')).map((parts) => parts.join(' ')),
    tie('condition').map((part) => `(${part})`),
    tie('condition').map((part) => `not(${part})`),
  ),
}))
const answers = fc.record({
  choice: fc.option(text),
  several: fc.option(fc.subarray(options, { minLength: 1 })),
  yes: fc.option(fc.boolean()),
  area: fc.option(number),
})

describe('compared with a whole FEEL engine', () => {
  test('every condition means the same, for every answer and for none', () => {
    fc.assert(
      fc.property(condition, answers, (feel, given) => {
        expect([feel, standing(feel, given)]).toEqual([feel, evaluateFully(feel, { ...given }).value])
      }),
      { numRuns: 400 },
    )
  })

  test('what is not known yet is only undefined while another answer could still change it', () => {
    const unknown = fc.subarray(Object.keys({ choice: 0, several: 0, yes: 0, area: 0 }))
    fc.assert(
      fc.property(condition, answers, unknown, (feel, given, hidden) => {
        const partly = evaluate(decisionOf(feel), (field) =>
          hidden.includes(field) ? undefined : given[field as keyof typeof given],
        )
        if (partly !== undefined) expect(standing(feel, given)).toBe(partly)
      }),
    )
  })

  test('a page with controls shows the same', () => {
    const held: Readonly<Record<string, string>> = { true: 'yes', false: 'no' }
    fc.assert(
      fc.property(condition, answers, (feel, given) => {
        const inControls = (field: string): Known => {
          const value = given[field as keyof typeof given]
          return value === null || typeof value === 'object' ? value : (held[String(value)] ?? String(value))
        }
        const whole = standing(feel, given)
        // A yes/no that stands alone is null where nothing is chosen; in a control it is simply not yes.
        if (whole !== null && Object.values(given).every((value) => value !== null)) {
          expect(evaluate(controlsDecision(feel), inControls)).toBe(whole)
        }
      }),
    )
  })
})

describe('a condition in words', () => {
  test.each([
    ['choice in ("a", "b")', '“种类”选“选项a”或“选项b”'],
    ['not(choice in ("a", "b")) and not(yes)', '“种类”不选“选项a”或“选项b”，并且“委托”选“否”'],
    ['yes and (area >= 200 or choice != "c")', '“委托”选“是”，并且（“面积”不少于 200 平方米，或者“种类”不选“选项c”）'],
    ['area in (5..10]', '“面积”大于 5 平方米、不超过 10 平方米'],
    ['list contains(several, "a")', '“项目”里选了“a”'],
    ['not(area = 5 and yes)', '不符合这个条件：“面积”等于 5 平方米，并且“委托”选“是”'],
  ])('%s', (feel, words) => {
    expect(conditionWords({ feel }, fields)?.zh).toBe(words)
  })

  test('there are words for everything, in both languages, and none for what cannot be read', () => {
    fc.assert(
      fc.property(condition, (feel) => {
        const words = conditionWords({ feel }, fields)
        expect(JSON.stringify(words)).not.toMatch(/[{][a-z]+[}]/)
        for (const { field } of testsIn(decisionOf(feel)))
          expect(words?.zh).toContain(fields.find(({ id }) => id === field)!.label)
      }),
      { numRuns: 300 },
    )
    expect(conditionWords({ feel: 'choice =' }, fields)).toBeUndefined()
  })
})
