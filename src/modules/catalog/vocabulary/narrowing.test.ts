import { describe, expect, test } from 'vitest'
import type { FormField } from '../schema/form.ts'
import { elementFaults } from './narrowing.ts'
import { evidenceTypes, sharedElements } from './shared.ts'

const field = (given: Partial<FormField>): FormField => ({
  id: 'given',
  label: '问题',
  element: 'shortText',
  required: true,
  ...given,
})
const faults = (given: Partial<FormField>) =>
  elementFaults(field(given), sharedElements.get(given.dataElement ?? '')).map(
    ({ fault, found }) => `${fault} ${found}`,
  )

describe('a field and the data element that it refers to', () => {
  test('an element that is not there, and one of another type', () => {
    expect(faults({ dataElement: 'noSuchThing' })).toEqual(['element_unknown noSuchThing'])
    expect(faults({ dataElement: 'citizenIdNumber' })).toEqual(['element_other_type shortText ≠ citizenId'])
  })

  test('a text may be shorter than its element, and not longer', () => {
    expect(faults({ dataElement: 'marriageCertificateNumber', lengthMax: 30 })).toEqual([])
    expect(faults({ dataElement: 'marriageCertificateNumber', lengthMax: 41 })).toEqual([
      'element_wider lengthMax 41 > 40',
    ])
    expect(faults({ dataElement: 'marriageCertificateNumber' })).toEqual(['element_wider lengthMax 100 > 40'])
  })

  test('numbers stay within both bounds and in the unit', () => {
    const area = {
      dataElement: 'siteArea',
      element: 'decimalNumber',
      numberMin: 1,
      numberMax: 500,
      unit: '平方米',
    } as const
    expect(faults(area)).toEqual([])
    expect(faults({ ...area, numberMin: 0, unit: '亩' })).toEqual([
      'element_wider numberMin 0 < 1',
      'element_wider unit 亩 ≠ 平方米',
    ])
    const { numberMax: _, ...open } = area
    expect(faults(open)).toEqual(['element_wider numberMax – > 1000000'])
  })

  test('a birthday may not lie in the future; a choice offers only what the element has', () => {
    expect(faults({ dataElement: 'birthDate', element: 'date', dateNotAfter: 'today' })).toEqual([])
    expect(faults({ dataElement: 'birthDate', element: 'date' })).toEqual(['element_wider dateNotAfter – > today'])
    const options = [
      { value: 'male', label: '男' },
      { value: 'other', label: '其他' },
    ]
    expect(faults({ dataElement: 'sex', element: 'choice', options })).toEqual(['element_wider option other'])
  })
})

describe('the shipped vocabularies', () => {
  test('no name leads to two entries of one vocabulary', () => {
    for (const entries of [evidenceTypes, sharedElements]) {
      const names = [...entries.values()].flatMap(({ name, aliases }) => [name.zh, ...aliases])
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    }
  })

  test('every data element names an evidence type that is there, and options exactly where it chooses', () => {
    for (const { key, element, options, evidenceType } of sharedElements.values()) {
      expect(evidenceType === null || evidenceTypes.has(evidenceType), key).toBe(true)
      expect(options !== undefined, key).toBe(element === 'choice' || element === 'choices')
    }
  })

  test('no standard code and no certificate type belongs to two evidence types', () => {
    for (const of of ['standardCodes', 'certificateTypes'] as const) {
      const codes = [...evidenceTypes.values()].flatMap((type) => type[of])
      expect(new Set(codes).size).toBe(codes.length)
    }
  })
})
