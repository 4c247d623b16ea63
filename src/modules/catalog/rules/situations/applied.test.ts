import { describe, expect, test } from 'vitest'
import { situation, situationItem } from '../../../../../tests/support/situations.ts'
import type { Answers } from '../conditions.ts'
import { requiredMaterials } from '../materials.ts'
import { applied } from './applied.ts'

/** What holds, in short. */
function told(answers: Answers, complete = false) {
  const found = applied(situationItem, answers, { complete })
  return {
    situation: found.situation?.id,
    next: found.next?.id,
    open: found.open.map(({ id }) => id).join(' '),
    materials: found.materials.map(({ material, need }) => `${material.id}=${need}`).join(' '),
    fields: found.sections.flatMap(({ fields }) => fields.map(({ id }) => id)).join(' '),
    duties: found.duties.map(({ duty }) => duty).join(' '),
    promised: found.limits.promised?.days,
    windows: found.windows.map(({ name }) => name).join(' '),
    refusal: found.refusal,
  }
}

describe('what applies to one person', () => {
  test('nothing answered: everything is still possible, and the first question comes', () => {
    expect(told({})).toEqual({
      situation: undefined,
      next: 'kind',
      open: 'kind area agent',
      materials: 'form=required layout=conditional mandate=conditional lease=conditional',
      fields: 'agentName own landlord headmaster',
      duties: 'pre_review accept review decide',
      promised: 10,
      windows: '一号窗口 二号窗口',
      refusal: null,
    })
  })

  test('an answer settles what it decides, and only that', () => {
    expect(told({ kind: 'sale' })).toMatchObject({
      situation: undefined,
      open: 'area agent',
      fields: 'agentName own landlord',
      duties: 'accept review decide',
    })
    expect(told({ kind: 'catering' }).situation).toBe('large')
    expect(told({ kind: 'canteen' }).open).toBe('area school agent')
  })

  test('the situation brings its steps, limits and windows', () => {
    expect(told({ kind: 'sale', area: 60, agent: false })).toEqual({
      situation: 'small',
      next: undefined,
      open: '',
      materials: 'form=required layout=not_needed mandate=not_needed lease=conditional',
      fields: 'own landlord',
      duties: 'accept decide',
      promised: 1,
      windows: '一号窗口',
      refusal: null,
    })
  })

  test('a situation that cannot be handled here says where to go', () => {
    expect(told({ kind: 'canteen', school: true }).refusal).toBe('学校食堂请到教育部门办理。')
  })

  test('an answer to a question that is no longer asked counts for nothing', () => {
    expect(told({ kind: 'sale', area: 60, school: true })).toMatchObject({
      situation: 'small',
      fields: 'agentName own landlord',
    })
  })

  test('a complete application leaves nothing open, and its materials are those that the form engine asks for', () => {
    const answers: Answers = { kind: 'catering', area: 301, agent: true, agentName: '演示', own: false }
    expect(told(answers, true)).toMatchObject({
      situation: 'large',
      open: '',
      materials: 'form=required layout=required mandate=required lease=required',
    })
    expect(applied(situationItem, answers, { complete: true }).materials).toEqual(
      requiredMaterials(situationItem, answers),
    )
    expect(told({}, true)).toMatchObject({ situation: undefined, next: undefined, windows: '一号窗口' })
  })

  test('windows of an office below stay its own where the standard names others', () => {
    const below = { ...situationItem, windows: situationItem.windows.map((one) => ({ ...one, name: `区${one.name}` })) }
    const { windows } = applied(below, { kind: 'sale', area: 60 })
    expect(windows.map(({ name }) => name)).toEqual(['区一号窗口'])
  })

  test('an item without situations or form has nothing to ask', () => {
    const plain = { ...situationItem, form: null, situations: [], materials: null }
    expect(applied(plain, {})).toMatchObject({ situation: null, next: null, open: [], sections: [], materials: [] })
    expect(
      applied({ ...situationItem, situations: [situation('broken', 'kind =')] }, { kind: 'sale' }).situation,
    ).toBeNull()
  })
})
