import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import changsha from '../../../data/organizations/changsha.json' with { type: 'json' }
import furong from '../../../data/organizations/furong.json' with { type: 'json' }
import guangan from '../../../data/organizations/guangan.json' with { type: 'json' }
import hunan from '../../../data/organizations/hunan.json' with { type: 'json' }
import { type TestPlatform, testPlatform } from '../../../tests/support/database.ts'
import { appealOf } from './appeal.ts'
import { createOrganizations, Department, type Organizations } from './index.ts'

let platform: TestPlatform
let organizations: Organizations

beforeAll(async () => {
  platform = await testPlatform()
  organizations = createOrganizations(platform)
  await organizations.load('data')
})
afterAll(() => platform.close())

const bodyOf = async (name: string) => {
  const department = guangan.departments.find((body) => body.name === name)!
  return organizations.appealFor(department.id)
}

describe('where to complain, by kind of body', () => {
  test.each([
    ['区卫健局', '广安市广安区人民政府'],
    ['区公安分局', '广安市广安区人民政府'],
    ['广安区税务局', '广安区税务局的上一级主管部门'],
    ['区烟草专卖局', '区烟草专卖局的上一级主管部门'],
    ['区司法局', '广安市广安区人民政府或者上一级司法行政部门'],
  ])('%s: %s', async (name, reconsiderationBody) => {
    expect(await bodyOf(name)).toEqual({
      reconsiderationBody,
      reconsiderationDays: 60,
      court: '广安市广安区人民法院',
      litigationMonths: 6,
    })
  })

  test('every body that there is has an answer', async () => {
    const files = [furong.departments, changsha.departments, hunan.departments, guangan.departments]
    for (const id of files.flatMap((bodies) => bodies.map((body) => body.id))) {
      const appeal = await organizations.appealFor(id)
      expect(Object.values(appeal).every((value) => value !== '' && value !== undefined)).toBe(true)
      expect(JSON.stringify(appeal)).not.toMatch(/[{}]{2}|undefined|\{\w+\}/)
    }
    await expect(organizations.appealFor(furong.posts[0]!.id)).rejects.toMatchObject({ code: 'department_not_found' })
  })

  test('what the law says of the demo bodies is what they say of themselves', async () => {
    for (const body of furong.departments) {
      const path = await organizations.regionPath(body.regionCode)
      expect(appealOf(Department.parse({ ...body, appeal: null }), path)).toEqual(body.appeal)
    }
  })

  test('towns and streets go to their county, cities and provinces to themselves', async () => {
    const body = (regionCode: string) =>
      Department.parse({ ...furong.departments[0]!, demo: false, appeal: null, regionCode })
    const of = async (code: string) => appealOf(body(code), await organizations.regionPath(code))
    expect(await of('430102001000')).toMatchObject({ reconsiderationBody: '长沙市芙蓉区人民政府' })
    expect(await of('430100000000')).toMatchObject({
      reconsiderationBody: '长沙市人民政府',
      court: '本机关所在地有管辖权的人民法院',
    })
    expect(await of('430000000000')).toMatchObject({ reconsiderationBody: '湖南省人民政府' })
  })

  test('its own word goes before', async () => {
    const [body] = changsha.departments
    expect(await organizations.appealFor(body!.id)).toEqual(body!.appeal)
  })
})
