import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkListCode } from '../../../kernel/identifiers/listCode.ts'
import type { FormField, FormSection } from '../schema/form.ts'
import type { Answers } from './conditions.ts'
import { codedListOf, listCodeOf, sameVersion, unpackAnswers } from './listCode.ts'

const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ value: `v${at}`, label: `第 ${at + 1} 项` }))
const field = (id: string, more: Partial<FormField>): FormField =>
  ({ id, label: id, required: true, element: 'yesNo', ...more }) as FormField

const section: FormSection = {
  id: 'situation',
  title: '情形',
  fields: [
    field('stage', { element: 'choice', options: options(3) }),
    field('agent', { element: 'yesNo' }),
    field('papers', { element: 'choices', options: options(5) }),
    field('children', { element: 'wholeNumber', numberMin: 0, numberMax: 12 }),
    field('area', { element: 'decimalNumber', numberMin: -1.5, numberMax: 300 }),
    field('income', { element: 'money', numberMin: 0, numberMax: 50_000 }),
  ],
}

const someAnswers: fc.Arbitrary<Answers> = fc.record(
  {
    stage: fc.constantFrom('v0', 'v1', 'v2'),
    agent: fc.boolean(),
    papers: fc.subarray(['v0', 'v1', 'v2', 'v3', 'v4'], { minLength: 1 }),
    children: fc.integer({ min: 0, max: 12 }),
    area: fc.integer({ min: -150, max: 30_000 }).map((hundredth) => hundredth / 100),
    income: fc.integer({ min: 0, max: 5_000_000 }).map((fen) => (fen / 100).toFixed(2)),
  },
  { requiredKeys: [] },
)
const item = { itemId: '01976f3e-8a5c-7b21-9c44-0f3ad9e01b2c', version: 3 }

describe('the code of a personal list', () => {
  it('gives back item, version and answers, asked or not', () => {
    fc.assert(
      fc.property(someAnswers, fc.integer({ min: 1, max: 5_000 }), (answers, version) => {
        const code = checkListCode(listCodeOf({ ...item, version }, section, answers)!)
        if (!code.ok) throw new Error(code.reason)
        const coded = codedListOf(code.number)
        expect(coded.itemEnd).toBe('d9e01b2c')
        expect(sameVersion(coded, version)).toBe(true)
        expect(unpackAnswers(section, coded.packed)).toEqual(answers)
      }),
    )
  })

  it('is short enough to be typed where questions are few', () => {
    const [stage, agent] = section.fields
    const few = { ...section, fields: [stage!, agent!, { ...agent!, id: 'other' }, { ...stage!, id: 'where' }] }
    const code = listCodeOf(item, few, { stage: 'v2', agent: false, other: false, where: 'v2' })
    expect(code?.replaceAll('-', '').length).toBeLessThanOrEqual(12)
  })

  it('has none for questions that decide no situation, and reads no answers out of another number', () => {
    const name = { ...section, fields: [field('name', { element: 'personName' })] }
    expect(listCodeOf(item, name, {})).toBeUndefined()
    expect(unpackAnswers(section, 2n ** 120n)).toBeUndefined()
    const vast = { ...section, fields: [field('area', { element: 'decimalNumber', numberMin: 0, numberMax: 1e308 })] }
    expect(listCodeOf(item, vast, { area: 1e307 })).toBeUndefined()
  })
})
