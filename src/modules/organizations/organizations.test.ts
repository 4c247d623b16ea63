import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import furong from '../../../data/organizations/furong.json' with { type: 'json' }
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/support/database.ts'
import { checkCreditCode } from '../../kernel/identifiers/creditCode.ts'
import { createOrganizations, type Organizations } from './index.ts'

let platform: TestPlatform
let organizations: Organizations

beforeAll(async () => {
  platform = await testPlatform()
  organizations = createOrganizations(platform)
  await organizations.load('data')
})
afterAll(() => platform.close())

describe('regions', () => {
  test('a path leads from the province down to the village', async () => {
    const path = await organizations.regionPath('430102001001')
    expect(path.map((region) => [region.level, region.name])).toEqual([
      [1, '湖南省'],
      [2, '长沙市'],
      [3, '芙蓉区'],
      [4, '文艺路街道'],
      [5, '识字里社区居委会'],
    ])
  })

  test('both districts have their streets and villages', async () => {
    expect(await organizations.childRegions('430102000000')).toHaveLength(14)
    expect((await organizations.childRegions(null)).map((region) => region.name)).toEqual(
      ['四川省', '湖南省'].reverse(),
    )
    const [town] = await organizations.childRegions('511602000000')
    expect((await organizations.childRegions(town!.code)).every((village) => village.level === 5)).toBe(true)
  })

  test.each(['', '4301', '430102000001', "'; drop", '999999999999'])('%j is no region', async (code) => {
    expect(await organizations.findRegion(code)).toBeUndefined()
    expect(await organizations.regionPath(code)).toEqual([])
    await expect(organizations.getRegion(code)).rejects.toMatchObject({ code: 'region_not_found', kind: 'not_found' })
  })

  test('search takes % and _ as themselves and puts upper levels first', async () => {
    expect((await organizations.searchRegions('芙蓉区')).at(0)?.code).toBe('430102000000')
    expect(await organizations.searchRegions('%')).toEqual([])
    expect(await organizations.searchRegions('  ')).toEqual([])
  })
})

describe('bodies', () => {
  test('every demo body says so and has a credit code that checks', async () => {
    const departments = await organizations.departmentsOf('430102000000')
    expect(departments).toHaveLength(furong.departments.length)
    for (const department of departments) {
      expect(department.demo && department.name.includes('演示')).toBe(true)
      expect(checkCreditCode(department.creditCode!).ok).toBe(true)
    }
  })

  test('posts carry duties; an unknown post is undefined, a malformed id too', async () => {
    const post = await organizations.getPost(furong.posts[0]!.id)
    expect(post).toMatchObject({ duties: ['accept', 'deliver'], windowNumber: 'A01' })
    expect((await organizations.postsOf(post.departmentId)).length).toBe(3)
    expect(await organizations.findPost('nonsense')).toBeUndefined()
    await expect(organizations.getDepartment(post.id)).rejects.toMatchObject({ code: 'department_not_found' })
  })

  test('nobody supervises and handles in one post', () => {
    const mixed = furong.posts.filter((post) => post.duties.includes('supervise') && post.duties.length > 1)
    expect(mixed).toEqual([])
  })
})

test('the calendar of a region: the newest, or the pinned version', async () => {
  const newest = await organizations.calendarFor('430102000000')
  expect(newest).toMatchObject({ id: 'CN', version: '2026-1' })
  expect(await organizations.calendarFor('511602000000', '2026-1')).toEqual(newest)
  await expect(organizations.calendarFor('430102000000', '1999-1')).rejects.toMatchObject({
    code: 'calendar_not_found',
  })
})

test('a second load changes nothing', async () => {
  const result = await organizations.load('data')
  expect(result).toEqual({ regions: 0, calendars: 0, departments: 0, posts: 0, servicePoints: 0 })
})

test('another process sees a load without a restart', async () => {
  const other = createOrganizations(platform)
  await other.departmentsOf('430102000000')
  await asOwner(platform, `update organizations.department set name = '改名（演示）' where id = $1`, [
    furong.departments[0]!.id,
  ])
  await asOwner(platform, 'update organizations.revision set number = number + 1')
  await expect
    .poll(async () => (await other.findDepartment(furong.departments[0]!.id))?.name, { timeout: 4_000 })
    .toBe('改名（演示）')
})

test('the application may not delete bodies nor change a calendar', async () => {
  const sql = (text: string) => platform.db.query({ name: text.slice(0, 30), text, values: [] })
  await expect(sql('delete from organizations.department')).rejects.toThrow(/permission denied/)
  await expect(sql(`update organizations.calendar set calendar = '{}'`)).rejects.toThrow(/permission denied/)
})
