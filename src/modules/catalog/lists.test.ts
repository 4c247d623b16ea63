import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/support/database.ts'
import { createOrganizations } from '../organizations/index.ts'
import { type Catalog, createCatalog, lifeStages, serviceLists } from './index.ts'

const furong = '430102000000'
const guangan = '511602000000'

let platform: TestPlatform
let catalog: Catalog

beforeAll(async () => {
  platform = await testPlatform()
  const organizations = createOrganizations(platform)
  await organizations.load('data')
  catalog = createCatalog(platform, { organizations })
  await catalog.load('data')
}, 60_000)
afterAll(() => platform.close())

const sizes = (counts: readonly { readonly value: string; readonly items: number }[]) =>
  Object.fromEntries(counts.map(({ value, items }) => [value, items]))

describe('lists and stages of a region', () => {
  test('are counted, and what the source does not publish is counted apart', async () => {
    const { list, list_unknown: unknown } = await catalog.browse(furong)
    expect(sizes(list)).toEqual({ at_once: 5, online: 15, nearby: 17, one_visit: 19 })
    expect(unknown).toEqual([])
    const there = await catalog.browse(guangan)
    expect(there.list).toEqual([])
    expect(sizes(there.unpublished)).toEqual({ theme: 1135, audience: 1135 })
    expect(sizes(there.list_unknown)).toEqual(Object.fromEntries(serviceLists.map((list) => [list, 1135])))
    expect(Object.keys(sizes(there.stage)).sort()).toEqual(lifeStages.map(({ id }) => id).sort())
  })

  test('are lists of the items that were counted', async () => {
    for (const regionCode of [furong, guangan]) {
      const counts = await catalog.browse(regionCode)
      for (const facet of ['list', 'stage'] as const) {
        for (const { value, items } of counts[facet]) {
          const page = await catalog.listItems({ regionCode, [facet]: value, limit: 100 })
          expect([facet, value, page.items.length]).toEqual([facet, value, items])
        }
      }
    }
  })

  test('are found anew at a start with other data or other rules, and only then', async () => {
    const empty = `update catalog.item set lists = '{}', lists_unknown = '{}', stages = '{}'`
    const inBirth = async () => (await catalog.listItems({ regionCode: guangan, stage: 'birth' })).items.length
    await asOwner(platform, empty)
    await catalog.load('data')
    expect(await inBirth()).toBe(0)
    await asOwner(platform, `update catalog.classification set hash = 'of other data'`)
    await catalog.load('data')
    expect(await inBirth()).toBe(5)
    expect(sizes((await catalog.browse(furong)).list)).toMatchObject({ one_visit: 19 })
  })
})
