import { describe, expect, test } from 'vitest'
import { type FormField, ItemDefinition } from '../catalog/index.ts'
import { factsOf, printedValue } from './printed.ts'
import type { Answers } from './schema.ts'
import { applicationOf, items } from './test-support.ts'

const field = (id: string, element: FormField['element']): FormField => ({ id, label: id, element, required: false })
const item = ItemDefinition.parse({
  ...items.insurance,
  form: {
    sections: [
      { id: 'shop', title: '门店', fields: [field('shopName', 'shortText')] },
      {
        id: 'staff',
        title: '从业人员',
        repeat: { min: 0, max: 50, entryName: '从业人员' },
        fields: [field('staffName', 'personName'), field('trained', 'yesNo')],
      },
    ],
  },
})
const answered = (answers: Answers) => ({ item, application: { ...applicationOf('insurance'), answers } })
const two = answered({ shopName: '小石桥', staff: [{ staffName: '石小桥', trained: true }, { staffName: '罗一鸣' }] })

describe('a repeated section on paper', () => {
  test('is one list among the facts', () => {
    expect(factsOf(two)).toEqual([
      { label: 'shopName', value: '小石桥' },
      { label: '从业人员', value: '石小桥 是、罗一鸣' },
    ])
    expect(factsOf(answered({ shopName: '小石桥' }))).toHaveLength(1)
  })

  test('an item may print all of it or one of its fields', () => {
    expect(printedValue(two, 'staff')).toBe('石小桥 是、罗一鸣')
    expect(printedValue(two, 'staffName')).toBe('石小桥、罗一鸣')
    expect(printedValue(two, 'shopName')).toBe('小石桥')
    expect(printedValue(two, 'nothing')).toBeUndefined()
    expect(printedValue(answered({}), 'staff')).toBeUndefined()
  })

  test('a long list ends with whole entries and says how many there are', () => {
    const name = '阿'.repeat(20)
    const value = printedValue(
      answered({ staff: Array.from({ length: 50 }, () => ({ staffName: name })) }),
      'staffName',
    )
    expect(value?.length).toBeLessThanOrEqual(500)
    expect(value).toMatch(new RegExp(`^(${name}、)+${name}……等 50 项$`))
  })
})
