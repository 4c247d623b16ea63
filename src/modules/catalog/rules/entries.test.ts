import { describe, expect, test } from 'vitest'
import insurance from '../../../../data/hunan/items/002014001005-08.json' with { type: 'json' }
import type { Form, FormField } from '../schema.ts'
import { FormSection, ItemDefinition } from '../schema.ts'
import { validateAnswers } from './answers.ts'
import { findingsOf } from './findings.ts'
import { nameOfAnswer, unknownAnswers, visibleSections } from './sections.ts'

const today = '2026-11-20'
const field = (id: string, element: FormField['element'], more: Partial<FormField> = {}): FormField => ({
  id,
  label: id,
  element,
  required: true,
  ...more,
})

const form = (min = 1, max = 3, more: readonly FormField[] = []): Form => ({
  sections: [
    { id: 'shop', title: '门店', fields: [field('servesFood', 'yesNo')] },
    {
      id: 'staff',
      title: '从业人员名单',
      repeat: { min, max, entryName: '从业人员' },
      fields: [
        field('staffName', 'personName', { label: '姓名' }),
        field('handlesFood', 'yesNo', { required: false }),
        field('certificate', 'shortText', { showWhen: { field: 'handlesFood', equals: true } }),
        field('kitchen', 'shortText', { required: false, showWhen: { field: 'servesFood', equals: true } }),
        ...more,
      ],
    },
    {
      id: 'end',
      title: '其他',
      fields: [field('note', 'shortText', { required: false, showWhen: { field: 'staffName', in: ['王小明'] } })],
    },
  ],
})

const outcome = (given: Record<string, unknown>, asked: Form = form()) => validateAnswers(asked, given, { today })
const faultsOf = (given: Record<string, unknown>, asked: Form = form()) =>
  outcome(given, asked).faults.map(({ field: path, code }) => `${path} ${code}`)

describe('a repeated section', () => {
  test('keeps a list of records under its id, each canonical', () => {
    const given = {
      servesFood: 'yes',
      staff: [
        { staffName: ' 王小明 ', kitchen: '一号' },
        { staffName: '李小红', handlesFood: 'no' },
      ],
    }
    expect(outcome(given)).toEqual({
      answers: {
        servesFood: true,
        staff: [
          { staffName: '王小明', kitchen: '一号' },
          { staffName: '李小红', handlesFood: false },
        ],
      },
      faults: [],
    })
  })

  test('a condition sees the fields outside before it and those of its own entry, and no other entry', () => {
    const staff = [
      { staffName: '王小明', handlesFood: true, certificate: 'A1', kitchen: '一号' },
      { staffName: '李小红', certificate: 'A2', kitchen: '一号' },
    ]
    expect(outcome({ servesFood: false, staff }).answers.staff).toEqual([
      { staffName: '王小明', handlesFood: true, certificate: 'A1' },
      { staffName: '李小红' },
    ])
  })

  test('nothing outside sees a field of an entry', () => {
    expect(outcome({ servesFood: true, staff: [{ staffName: '王小明' }], note: '看见了' }).answers.note).toBeUndefined()
  })

  test('faults say which entry', () => {
    const given = { servesFood: true, staff: [{ staffName: '王小明' }, { staffName: '1', handlesFood: true }] }
    expect(faultsOf(given)).toEqual(['answers.staff.1.staffName person_name', 'answers.staff.1.certificate required'])
    expect(outcome(given).faults[0]!.sentence.zh).toContain('从业人员 2 · 姓名')
  })

  test('too few and too many say what to do, and what was entered stays', () => {
    expect(faultsOf({ servesFood: true })).toEqual(['answers.staff entries_few'])
    expect(outcome({ servesFood: true }).faults[0]!.sentence).toEqual({
      zh: '“从业人员”至少要填 1 项，请再添加 1 项',
      en: 'Add 1 more of “从业人员”: at least 1 must be entered',
    })
    const many = outcome({ servesFood: true, staff: Array.from({ length: 5 }, () => ({ staffName: '王小明' })) })
    expect(many.faults.map(({ field: path, code }) => `${path} ${code}`)).toEqual(['answers.staff entries_many'])
    expect(many.faults[0]!.sentence.zh).toContain('请删除 2 项')
    expect(many.answers.staff).toHaveLength(5)
  })

  test('none is an answer where none is needed, and leaves no empty list behind', () => {
    expect(outcome({ servesFood: true, staff: [] }, form(0))).toEqual({ answers: { servesFood: true }, faults: [] })
    expect(visibleSections(form(0), { servesFood: true })[1]).toMatchObject({ section: { id: 'staff' }, parts: [] })
  })

  test('an entry in which nothing stands is told, also where nothing must be answered', () => {
    const free: Form = {
      sections: [
        {
          id: 'list',
          title: '名单',
          repeat: { min: 0, max: 3, entryName: '一项' },
          fields: [field('word', 'shortText', { required: false })],
        },
      ],
    }
    expect(faultsOf({ list: [{ word: '甲' }, {}] }, free)).toEqual(['answers.list.1 entry_blank'])
  })

  test.each(['text', 1, { staffName: '王小明' }, true])('%j is no list of entries', (staff) => {
    expect(faultsOf({ servesFood: true, staff })).toEqual(['answers.staff not_entries'])
  })

  test('lists that are longer or larger than any item may ask are not kept', () => {
    const long = outcome({ servesFood: true, staff: Array.from({ length: 51 }, () => ({ staffName: '王小明' })) })
    expect(long.answers.staff).toBeUndefined()
    expect(long.faults[0]!.code).toBe('entries_many')
    const wide = form(
      1,
      50,
      Array.from({ length: 3 }, (_, at) => field(`text${at}`, 'longText', { required: false })),
    )
    const entry = { staffName: '王小明', text0: '长'.repeat(2000), text1: '长'.repeat(2000), text2: '长'.repeat(2000) }
    const kept = outcome({ servesFood: true, staff: Array.from({ length: 30 }, () => entry) }, wide)
    expect(kept.faults).toEqual([])
    const large = outcome({ servesFood: true, staff: Array.from({ length: 40 }, () => entry) }, wide)
    expect(large.faults.map(({ code }) => code)).toEqual(['entries_large'])
    expect(large.answers.staff).toBeUndefined()
  })

  test('the bound is for all repeated sections together', () => {
    const list = (id: string): Form['sections'][number] => ({
      id,
      title: id,
      repeat: { min: 0, max: 50, entryName: id },
      fields: [field(`${id}Text`, 'longText')],
    })
    const entries = (id: string) => Array.from({ length: 50 }, () => ({ [`${id}Text`]: '长'.repeat(1900) }))
    const { faults } = outcome(
      { a: entries('a'), b: entries('b'), c: entries('c') },
      { sections: [list('a'), list('b'), list('c')] },
    )
    expect(faults.map(({ field: path, code }) => `${path} ${code}`)).toEqual(['answers.c entries_large'])
  })

  test('names every part, and what no field asks', () => {
    expect(nameOfAnswer(form(), 'staff')).toBe('从业人员名单')
    expect(nameOfAnswer(form(), 'staff.1')).toBe('从业人员 2')
    expect(nameOfAnswer(form(), 'staff.1.staffName')).toBe('从业人员 2 · 姓名')
    expect(nameOfAnswer(form(), 'servesFood')).toBe('servesFood')
    expect(nameOfAnswer(form(), 'nothing')).toBeUndefined()
    const given = { servesFood: true, staffName: 'x', staff: [{ staffName: '王小明', nmae: 'x' }, 1] }
    expect(unknownAnswers(form().sections, given)).toEqual(['staffName', 'staff.0.nmae'])
  })

  test('cannot ask for more than it allows', () => {
    const section = { id: 'a', title: 'a', fields: [field('b', 'shortText')] }
    const valid = (min: number, max: number) =>
      FormSection.safeParse({ ...section, repeat: { min, max, entryName: '一项' } }).success
    expect([valid(0, 1), valid(50, 50), valid(2, 1), valid(0, 51), valid(-1, 1)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

describe('what a definition says about a repeated section', () => {
  const item = ItemDefinition.parse(insurance)
  const found = (asked: Form, materials: ItemDefinition['materials'] = null) =>
    findingsOf({ ...item, form: asked, materials })
      .filter(({ pointer }) => /^\/(form|materials)\//.test(pointer))
      .map(({ pointer, rule }) => `${pointer} ${rule}`)

  test('a condition outside cannot look into it; one inside can look at its own entry and at earlier fields', () => {
    expect(found(form())).toEqual(['/form/sections/2/fields/0/showWhen condition_field_repeated'])
    const material = item.materials![0]!
    const requiredWhen = { condition: { field: 'handlesFood', equals: true }, text: '从事接触食品的工作' }
    const clean = { sections: form().sections.slice(0, 2) }
    expect(found(clean, [{ ...material, requiredWhen }])).toEqual([
      '/materials/0/requiredWhen condition_field_repeated',
    ])
  })

  test('its id is a name like that of a field, and nothing is filled in from the account', () => {
    const twice = [field('staff', 'shortText'), field('own', 'personName', { prefill: 'account.name' })]
    expect(found({ sections: form(1, 3, twice).sections.slice(0, 2) })).toEqual([
      '/form/sections/1/id field_twice',
      '/form/sections/1/fields/5/prefill prefill_repeated',
    ])
  })
})
