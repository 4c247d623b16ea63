import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner } from '../../../tests/support/database.ts'
import { demoWorld, type World } from '../../../tests/support/world.ts'
import { lifeStages, serviceLists } from './index.ts'

const furong = '430102000000'
const guangan = '511602000000'

let world: World
let platform: World['platform']
let catalog: World['modules']['catalog']

beforeAll(async () => {
  world = await demoWorld()
  platform = world.platform
  catalog = world.modules.catalog
}, 60_000)
afterAll(() => world?.close())

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

  test('are found anew at a start with other data or other rules', async () => {
    await asOwner(platform, `update catalog.item set lists = '{}', lists_unknown = '{}', stages = '{}'`)
    await asOwner(platform, `update catalog.classification set hash = 'of other data'`)
    await catalog.load('data')
    expect((await catalog.listItems({ regionCode: guangan, stage: 'birth' })).items).toHaveLength(5)
    expect(sizes((await catalog.browse(furong)).list)).toMatchObject({ one_visit: 19 })
  })
})

describe('what comes next', () => {
  test('every step of the shipped items of 广安区 leads to an item there', async () => {
    const { items } = await catalog.exporting.summaries({ regionCode: guangan }, 20_000)
    const broken: string[] = []
    let steps = 0
    for (let at = 0; at < items.length; at += 100) {
      const part = items.slice(at, at + 100)
      const after = await catalog.nextSteps.afterEach(
        part.map(({ versionId }) => versionId),
        [guangan],
      )
      for (const line of after) {
        steps += line.steps.length
        const from = part.find(({ versionId }) => versionId === line.versionId)!.name
        for (const { step, item } of line.steps) if (item?.name !== step.name) broken.push(`${from} → ${step.name}`)
      }
    }
    expect(broken).toEqual([])
    expect(steps).toBeGreaterThan(90)
  })

  test('is found above where it is not found here, and named where it is nowhere', async () => {
    const version = await catalog.findByCode(furong, '432023201W00-01')
    const { definition } = version!
    expect(definition.ours).toContain('/nextSteps')
    const here = await catalog.nextSteps.after(definition, 'granted', [furong, '430100000000'])
    expect(here.map(({ item }) => item)).toEqual(here.map(() => null))
    const above = await catalog.nextSteps.after(definition, 'granted', [furong, guangan])
    expect(above.map(({ step, item }) => [step.name, item?.regionCode])).toContainEqual(['城乡居民参保登记', guangan])
  })
})

describe('most used', () => {
  test('counts each application, of items that are there', async () => {
    const version = await catalog.findByCode(furong, '000163001001-01')
    const nobodys = '01990000-0000-7000-8000-000000000001'
    await platform.db.batch([catalog.stageUse(version!.itemId), catalog.stageUse(nobodys)])
    await platform.db.batch([catalog.stageUse(version!.itemId)])
    const { used, chosen } = await catalog.mostUsed(furong, 4)
    expect(used).toMatchObject([{ submitted: 2, item: { localCode: '000163001001-01' } }])
    expect(chosen.map(({ localCode }) => localCode)).toEqual(['000131024000-01', '432023201W00-01', '002014001005-08'])
    expect((await catalog.hotItems(furong, 2)).map(({ localCode }) => localCode)).toEqual([
      '000163001001-01',
      '000131024000-01',
    ])
  })
})
