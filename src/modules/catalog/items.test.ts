import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import furong from '../../../data/organizations/furong.json' with { type: 'json' }
import { ItemDefinition, readItemFile } from './index.ts'
import { validateAnswers } from './rules/answers.ts'
import type { Answers } from './rules/conditions.ts'
import { mayTakeStep } from './rules/duties.ts'
import { findingsOf } from './rules/findings.ts'
import { requiredMaterials } from './rules/materials.ts'

const folder = 'data/hunan/items'
const read = (code: string): ItemDefinition =>
  ItemDefinition.parse(JSON.parse(readFileSync(join(folder, `${code}.json`), 'utf8')))
const food = read('000131024000-01')
const birth = read('432023201W00-01')
const insurance = read('002014001005-08')
const hygiene = read('000123020000-06')
const marriage = read('000109147003-03')
const today = '2026-11-20'
/** What the sources themselves leave out or contradict; none of it stops a case. */
const sourceFindings: Readonly<Record<string, readonly string[]>> = {
  '000131024000-01': ['result_without_sample', 'permit_steps_missing', 'extension_without_approver'],
  '432023201W00-01': [
    // "No visits" and "the papers are checked on the spot" at once.
    'visit_reason_contradicts',
    'result_without_sample',
    'extension_without_approver',
    'special_stops_nothing',
  ],
  '002014001005-08': ['simple_with_days', 'result_without_sample'],
  '000123020000-06': ['visit_reason_contradicts', 'result_without_sample', 'permit_steps_missing'],
  '000109147003-03': ['visit_reason_contradicts', 'courier_is_no_fee', 'permit_steps_missing'],
}

describe.each([food, birth, insurance, hygiene, marriage])('$name', (item) => {
  test('is a complete definition: parsing adds and changes nothing', () => {
    const raw: unknown = JSON.parse(readFileSync(join(folder, `${item.localCode}.json`), 'utf8'))
    expect(item).toEqual(raw)
    expect(findingsOf(item).map(({ rule }) => rule)).toEqual(sourceFindings[item.localCode])
  })

  test('every pointer in `ours` leads to something', () => {
    for (const pointer of [...item.ours, ...item.notPublished]) {
      const value = pointer
        .slice(1)
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], item)
      expect([pointer, value]).not.toEqual([pointer, undefined])
    }
  })

  test('everything not in `ours` stands in the source as it is', () => {
    expect(item.source?.commit).toMatch(/^[0-9a-f]{40}$/)
    expect(item.ours).not.toContain('/conditions')
    expect(item.ours).not.toContain('/legalBasis')
    expect(item.ours).not.toContain('/materials')
  })

  test('every step has a post that may take it, and it is one of the region’s', () => {
    for (const step of item.duties) {
      const takers = furong.posts.filter((post) => {
        const body = furong.departments.find((department) => department.id === post.departmentId)!
        const place = {
          departmentId: body.id,
          regionCode: body.regionCode,
          duties: post.duties as never[],
          departmentKind: body.kind as 'department',
        }
        return mayTakeStep(step, { regionCode: item.regionCode, departmentId: item.department.id }, place)
      })
      expect([step.duty, takers.length > 0]).toEqual([step.duty, true])
    }
  })

  test('reasons, points and printed lines refer to what is there', () => {
    const fields = new Set(item.form!.sections.flatMap((section) => section.fields.map((field) => field.id)))
    const materials = new Set(item.materials!.map((material) => material.id))
    for (const { about } of item.correctionReasons) {
      if ('material' in about) expect(materials).toContain(about.material)
      if ('field' in about) expect(fields).toContain(about.field)
    }
    for (const { fields: printed } of item.result.content) for (const id of printed) expect(fields).toContain(id)
    for (const point of item.servicePointIds) expect(furong.servicePoints.map(({ id }) => id)).toContain(point)
  })
})

const restaurant = {
  organizationName: '长沙演示餐饮有限公司',
  creditCode: '91350100M000100Y43',
  legalRepresentative: '演示甲',
  legalRepresentativeId: '11010519491231002X',
  registeredAddress: '长沙市芙蓉区演示路 8 号',
  contactPhone: '13800138000',
  byAgent: 'no',
  siteIsRegistered: 'yes',
  siteArea: '86.5',
  hasWarehouse: 'no',
  businessForm: 'catering',
  activities: ['hot_dishes', 'drinks'],
  sellsOnline: 'no',
  usesVendingMachines: 'no',
  equipment: '冷藏柜 2 台',
  safetyOfficerName: '演示乙',
  safetyOfficerId: '11010519491231002X',
  hasSafetyDirector: 'no',
  staffCount: '6',
}

describe('which papers a food business hands in', () => {
  const needed = (answers: Answers) =>
    requiredMaterials(food, answers)
      .filter((asked) => asked.need === 'required')
      .map((asked) => asked.material.id)
  const answersOf = (more: Record<string, unknown>) =>
    validateAnswers(food.form!, { ...restaurant, ...more }, { today })

  test('the simple case: three papers, none of them the form', () => {
    const { answers, faults } = answersOf({})
    expect(faults).toEqual([])
    expect(needed(answers)).toEqual(['businessLicence', 'layout', 'foodSafetyRules'])
    expect(requiredMaterials(food, answers)[0]).toMatchObject({ need: 'made_from_answers' })
  })

  test.each([
    [{ byAgent: 'yes', agentName: '演示丙', agentId: '11010519491231002X' }, ['mandate', 'agentIdentity']],
    [{ siteIsRegistered: 'no', siteAddress: '长沙市芙蓉区演示路 9 号' }, ['siteProof']],
    [{ hasWarehouse: 'yes', warehouseAddress: '长沙市芙蓉区演示路 10 号' }, ['warehouseProof']],
    [{ usesVendingMachines: 'yes', vendingMachineCount: '3' }, ['vendingMachines']],
  ])('%j adds %j', (more, extra) => {
    const { answers, faults } = answersOf(more)
    expect(faults).toEqual([])
    expect(needed(answers)).toEqual(['businessLicence', 'layout', 'foodSafetyRules', ...extra])
  })

  test('management alone needs no layout, and is told why', () => {
    const { answers, faults } = answersOf({ activities: ['management'] })
    expect(faults).toEqual([])
    expect(needed(answers)).toEqual(['businessLicence', 'foodSafetyRules'])
    const layout = requiredMaterials(food, answers).find((asked) => asked.material.id === 'layout')
    expect(layout).toMatchObject({ need: 'not_needed', reason: { zh: expect.stringContaining('你不需要') } })
  })

  test('on the guide page conditions stand in words', () => {
    const proof = requiredMaterials(food, null).find((asked) => asked.material.id === 'siteProof')
    expect(proof).toMatchObject({ need: 'conditional', reason: { zh: '经营场所与营业执照上的住所不同时提交' } })
  })
})

test('a birth: what is asked depends on the stage', () => {
  const couple = {
    ...{ selfRole: 'wife', selfName: '演示丁', selfId: '11010519491231002X', selfPhone: '13800138000' },
    ...{ selfHousehold: '长沙市芙蓉区演示路 1 号', spouseName: '演示戊', spouseId: '11010519491231002X' },
    ...{
      spouseHousehold: '长沙市芙蓉区演示路 1 号',
      marriageDate: '2020-05-20',
      marriageCertificateNumber: 'J430102-2020-000001',
    },
    ...{ householdInProvince: 'both', byAgent: false, otherChildren: false },
    ...{ residenceAddress: '长沙市芙蓉区演示路 1 号', childOrder: 'first' },
  }
  expect(validateAnswers(birth.form!, { ...couple, stage: 'planned' }, { today }).faults).toEqual([])
  const pregnant = validateAnswers(birth.form!, { ...couple, stage: 'pregnant', dueDate: '2026-11-19' }, { today })
  expect(pregnant.faults.map(({ field, code }) => [field, code])).toEqual([['answers.dueDate', 'date_early']])
  const born = validateAnswers(birth.form!, { ...couple, stage: 'born' }, { today })
  expect(born.faults.map(({ field }) => field)).toEqual(['answers.birthDate'])
})

test('every file of items reads without an error', () => {
  const files = [
    ...readdirSync(folder).map((name) => join(folder, name)),
    'data/hunan/single-items.json',
    'data/guangan/services.json',
  ]
  for (const path of files) {
    const file = readItemFile(readFileSync(path, 'utf8'))
    if ('fault' in file) throw new Error(path)
    for (const row of file.rows) {
      if ('error' in row) throw new Error(`${path} ${row.line}: ${row.error}`)
      expect(ItemDefinition.safeParse(row.definition).success).toBe(true)
    }
  }
})
