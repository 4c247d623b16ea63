import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form, FormField } from '../schema.ts'
import { validateAnswers, validateField } from './answers.ts'
import { entriesOf, holds } from './conditions.ts'
import { dataElements } from './dataElements.ts'
import { visibleSections } from './sections.ts'

const today = '2026-11-20'
const field = (element: FormField['element'], more: Partial<FormField> = {}): FormField => ({
  id: 'asked',
  label: '问题',
  element,
  required: true,
  ...more,
})
const options = [
  { value: 'a', label: '甲' },
  { value: 'b', label: '乙' },
]

describe('what a data element understands', () => {
  test.each([
    ['personName', ' 阿卜杜拉 · 买买提 ', '阿卜杜拉 · 买买提'],
    ['personName', '王•小明', '王·小明'],
    ['citizenId', '1101 0519 4912 3100 2x', '11010519491231002X'],
    ['citizenId', '１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X'],
    ['creditCode', '11370800mb28559184', '11370800MB28559184'],
    ['mobilePhone', '+86 138 0013 8000', '13800138000'],
    ['phone', '（0731）8123 4567'.replace(' ', ''), '0731-81234567'],
    ['date', '2026年3月5日', '2026-03-05'],
    ['date', '20260305', '2026-03-05'],
    ['wholeNumber', '１，２００'.replace('，', ','), 1200],
    ['decimalNumber', '86.5', 86.5],
    ['money', '¥1,500', '1500.00'],
    ['money', '0.5', '0.50'],
    ['choice', 'a', 'a'],
    ['choices', ['b', 'a', 'b'], ['a', 'b']],
    ['choices', 'b', ['b']],
    ['yesNo', 'no', false],
    ['yesNo', true, true],
    ['longText', '一\r\n二', '一\n二'],
    ['shortText', '一\n二\u0000', '一 二'],
  ] as const)('%s reads %j as %j', (element, given, expected) => {
    expect(validateField(field(element, { options }), given, today)).toEqual({ value: expected })
  })

  test.each([
    ['personName', '小明1', 'person_name'],
    ['personName', '王', 'person_name'],
    ['citizenId', '110105194912310021', 'citizen_id_check'],
    ['citizenId', '440100190002290011', 'citizen_id_date'],
    ['creditCode', '91350100M000100Y44', 'credit_code_check'],
    ['mobilePhone', '12345', 'mobile_phone'],
    ['email', 'a@b', 'email'],
    ['address', '一楼', 'address_short'],
    ['date', '2026-02-30', 'date'],
    ['wholeNumber', '1.5', 'whole_number'],
    ['money', '-1', 'money'],
    ['choice', 'c', 'not_an_option'],
    ['choices', ['a', 'c'], 'not_an_option'],
    ['yesNo', 'maybe', 'not_an_option'],
    ['shortText', '长'.repeat(101), 'too_long'],
    ['shortText', { toString: 'x' }, 'not_text'],
    ['choice', ['a'], 'not_text'],
  ] as const)('%s refuses %j: %s', (element, given, code) => {
    const { fault } = validateField(field(element, { options }), given, today)
    expect(fault?.code).toBe(code)
    expect(fault?.sentence.zh).toContain('问题')
    expect(fault?.sentence.en).not.toMatch(/[{}]/)
  })

  test('a field narrows and never widens', () => {
    const due = field('date', { dateNotBefore: 'today', dateNotAfter: '2026-12-31' })
    expect(validateField(due, '2026-11-19', today).fault?.code).toBe('date_early')
    expect(validateField(due, '2027-01-01', today).fault?.code).toBe('date_late')
    expect(validateField(field('shortText', { lengthMax: 4000 }), '长'.repeat(101), today).fault?.code).toBe('too_long')
    expect(validateField(field('wholeNumber', { numberMin: 1 }), 0, today).fault?.code).toBe('number_small')
    expect(validateField(field('money', { numberMax: 10 }), '10.01', today).fault?.code).toBe('number_large')
  })

  test('nothing given: required is told, optional is not', () => {
    for (const element of Object.keys(dataElements) as FormField['element'][]) {
      for (const nothing of [undefined, null, '', '  ', []].slice(0, element === 'choices' ? 5 : 4)) {
        expect(validateField(field(element, { options }), nothing, today).fault?.code).toMatch(/required|choose_one/)
        expect(validateField(field(element, { options, required: false }), nothing, today)).toEqual({})
      }
    }
  })
})

const form: Form = {
  sections: [
    {
      id: 'one',
      title: '一',
      fields: [
        field('yesNo', { id: 'agent' }),
        field('personName', { id: 'agentName', showWhen: { field: 'agent', equals: true } }),
      ],
    },
    {
      id: 'two',
      title: '二',
      showWhen: { field: 'agentName', in: ['王小明'] },
      fields: [field('shortText', { id: 'note' })],
    },
    {
      id: 'staff',
      title: '从业人员',
      repeat: { min: 0, max: 3, entryName: '从业人员' },
      fields: [
        field('personName', { id: 'staffName' }),
        field('yesNo', { id: 'handlesFood', required: false }),
        field('date', { id: 'healthCheckedOn', showWhen: { field: 'handlesFood', equals: true } }),
        field('shortText', { id: 'agentNote', required: false, showWhen: { field: 'agent', equals: true } }),
      ],
    },
  ],
}

describe('a form', () => {
  test('hidden answers are dropped, and what hangs on them', () => {
    const given = { agent: 'no', agentName: '王小明', note: '留', unknown: 'x' }
    expect(validateAnswers(form, given, { today })).toEqual({ answers: { agent: false }, faults: [] })
    const shown = visibleSections(form, { agent: false, agentName: '王小明' })
    expect(shown.map(({ section }) => section.id)).toEqual(['one', 'staff'])
  })

  test('faults come in the order of the form and name the field', () => {
    const { faults } = validateAnswers(form, { agent: 'yes', agentName: '1' }, { today })
    expect(faults.map((fault) => fault.field)).toEqual(['answers.agentName'])
  })

  test('one section at a time', () => {
    expect(validateAnswers(form, {}, { today, section: 'two' }).faults).toEqual([])
    expect(validateAnswers(form, {}, { today, section: 'one' }).faults).toHaveLength(1)
  })
})

const anything = fc.oneof(
  fc.anything(),
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.array(fc.string()),
  fc.constantFrom('a', 'yes', 'no', '王小明', '2026-01-01', '12'),
)
const anyField = fc
  .record({
    element: fc.constantFrom(...(Object.keys(dataElements) as FormField['element'][])),
    required: fc.boolean(),
  })
  .map(({ element, required }) => field(element, { required, options }))

const anyEntry = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.dictionary(
      fc.constantFrom('staffName', 'handlesFood', 'healthCheckedOn', 'agentNote', 'x'),
      anything,
    ),
  },
  { weight: 1, arbitrary: anything },
)
const anyAnswers = fc
  .tuple(
    fc.dictionary(fc.constantFrom('agent', 'agentName', 'note', 'other', 'staff'), anything),
    fc.option(fc.array(anyEntry, { maxLength: 6 }), { nil: undefined }),
  )
  .map(([given, staff]) => (staff ? { ...given, staff } : given))

describe('for any input', () => {
  test('no reader throws, and a canonical value reads as itself', () => {
    fc.assert(
      fc.property(anyField, anything, (asked, given) => {
        const { value, fault } = validateField(asked, given, today)
        if (value !== undefined) expect(validateField(asked, value, today)).toEqual({ value })
        expect(value === undefined || fault === undefined).toBe(true)
        expect(JSON.stringify(value ?? null)).not.toContain('\\u0000')
      }),
      { numRuns: 3_000 },
    )
  })

  test('validating cleaned answers changes nothing', () => {
    fc.assert(
      fc.property(anyAnswers, (given) => {
        const once = validateAnswers(form, given, { today })
        const twice = validateAnswers(form, once.answers, { today })
        expect(twice.answers).toEqual(once.answers)
        const { staff, ...single } = once.answers
        const parts = visibleSections(form, once.answers).flatMap(({ section, parts: shown }) =>
          shown.map((part) => ({ section, ...part })),
        )
        const asked = new Set(parts.flatMap(({ prefix, fields }) => fields.map(({ id }) => prefix + id)))
        for (const id of Object.keys(single)) expect(asked.has(id)).toBe(true)
        for (const [at, entry] of entriesOf(once.answers, 'staff').entries()) {
          for (const id of Object.keys(entry)) expect(asked.has(`staff.${at}.${id}`)).toBe(true)
        }
        expect(staff === undefined || (Array.isArray(staff) && staff.length > 0)).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  test('a condition on an absent answer never holds', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(holds({ field: 'x', equals: value }, {})).toBe(false)
        expect(holds({ field: 'x', in: [value] }, { y: value })).toBe(false)
      }),
    )
  })
})
