import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/support/database.ts'
import { type Catalog, createCatalog } from '../catalog/index.ts'
import { createOrganizations } from '../organizations/index.ts'
import { createSearch, type Search } from './index.ts'

const furong = '430102000000'
const guangan = '511602000000'

let platform: TestPlatform
let catalog: Catalog
let search: Search

beforeAll(async () => {
  platform = await testPlatform()
  const organizations = createOrganizations(platform)
  await organizations.load('data')
  catalog = createCatalog(platform, { organizations })
  await catalog.load('data')
  search = createSearch(platform, { catalog, organizations })
  await search.load('data')
}, 60_000)
afterAll(() => platform.close())

const find = (text: string, regionCode = furong) => search.find({ regionCode, text, limit: 100 })
const names = async (text: string, regionCode = furong) => (await find(text, regionCode)).items.map((item) => item.name)

describe('a question', () => {
  test.each([
    ['食品经营', '《食品经营许可证》新办'],
    ['食品经营许可证', '《食品经营许可证》新办'],
    ['开饭店', '《食品经营许可证》新办'],
    ['生育', '生育登记'],
    ['准生证', '生育登记'],
    ['灵活就业', '职工参保登记（灵活就业人员参保）'],
    ['交社保', '职工参保登记（灵活就业人员参保）'],
    ['shengyu', '生育登记'],
    ['sydj', '生育登记'],
    ['spjy', '《食品经营许可证》新办'],
    ['ＳＹＤＪ', '生育登记'],
    ['000131024000', '《食品经营许可证》新办'],
    ['声誉登记', '生育登记'],
    ['生育登机', '生育登记'],
    ['怎么办理失业保险金', '失业保险金申领'],
    ['失業保險金', '失业保险金申领'],
  ])('%s finds %s first', async (text, expected) => {
    expect((await names(text))[0]).toBe(expected)
  })

  test('a guess is named as one', async () => {
    expect((await find('生育登记')).guess).toBe(false)
    expect(await find('声誉登记')).toMatchObject({ guess: true, items: [{ name: '生育登记', why: 'sound' }] })
    expect(await find('量子纠缠')).toMatchObject({ items: [], next: null, guess: false })
  })

  test('only items of the region and those above it', async () => {
    expect(await names('食品经营许可证新办', guangan)).not.toContain('《食品经营许可证》新办')
    expect((await names('社会保险', guangan)).length).toBeGreaterThan(0)
  })

  test.each([
    "'",
    '\\',
    "a' & 'b",
    ':*',
    '!',
    '((',
    '<->',
    '\u0000',
    '%_',
    '，。',
    '的',
    'x'.repeat(5000),
    '𠮷',
    '𠮷'.repeat(90),
    '-',
  ])('%j is answered', async (text) => {
    await expect(find(text)).resolves.toMatchObject({ items: expect.any(Array) })
    await expect(search.suggest(furong, text)).resolves.toEqual(expect.any(Array))
  })

  test('pages together are the whole, each item once, at most 200', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await search.find({ regionCode: guangan, text: '登记', limit: 50, ...(after && { after }) })
      seen.push(...page.items.map((item) => item.itemId))
      after = page.next ?? undefined
    } while (after)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(50)
    expect(seen.length).toBeLessThanOrEqual(200)
  })

  test('a broken cursor and an unknown region are told', async () => {
    await expect(search.find({ regionCode: furong, text: '登记', after: 'x' })).rejects.toMatchObject({
      code: 'search.cursor_invalid',
    })
    await expect(find('登记', '999999999999')).rejects.toMatchObject({ code: 'region_not_found' })
  })

  test('facets count the results, and narrowing by each value gives that many', async () => {
    const { facets } = await find('登记', guangan)
    for (const [facet, values] of Object.entries(facets)) {
      for (const { value, items } of values.slice(0, 5)) {
        const narrowed = await search.find({
          regionCode: guangan,
          text: '登记',
          filter: { [facet]: value },
          limit: 100,
        })
        expect([facet, value, narrowed.items.length >= Math.min(items, 100)]).toEqual([facet, value, true])
        const fits = { department: 'departmentName', type: 'type', region: 'regionCode' }[facet]
        if (fits) expect(new Set(narrowed.items.map((item) => item[fits as 'type']))).toEqual(new Set([value]))
      }
    }
  })
})

test('narrowing changes neither how a question is read nor what answers it', async () => {
  const all = await find('医保报销', guangan)
  for (const { value, items } of [...all.facets.department, ...all.facets.stage]) {
    const facet = all.facets.department.some((one) => one.value === value) ? 'department' : 'stage'
    const narrowed = await search.find({
      regionCode: guangan,
      text: '医保报销',
      filter: { [facet]: value },
      limit: 100,
    })
    expect([value, narrowed.items.length, narrowed.taken, narrowed.guess]).toEqual([value, items, all.taken, all.guess])
  }
})

describe('what is published', () => {
  const set = (status: string) =>
    asOwner(
      platform,
      `with taken as (update catalog.revision set number = number + 1 returning number)
       update catalog.item set status = '${status}', changed_in = (select number from taken)
       where region_code = '${furong}' and local_code = '000131024000-01'`,
    )

  test('is found a moment later, also when another process has written it, and no longer when it is abolished', async () => {
    const first = async () => (await names('食品经营许可证'))[0]
    const within = async (expected: string | undefined) => {
      const giveUpAt = performance.now() + 1_000
      while ((await first()) !== expected && performance.now() < giveUpAt)
        await new Promise((later) => setTimeout(later, 20))
      return first()
    }
    expect(await first()).toBe('《食品经营许可证》新办')
    await set('abolished')
    expect(await within(undefined)).toBeUndefined()
    await set('active')
    expect(await within('《食品经营许可证》新办')).toBe('《食品经营许可证》新办')
  })

  test('in this process is found at once', async () => {
    const { definition } = (await catalog.findByCode(furong, '002014008001-01'))!
    const renamed = { ...definition, name: '低空飞行报备' }
    platform.clock.advance(1_000)
    expect(await names('低空飞行')).toEqual([])
    await catalog.importItems([{ line: 1, definition: renamed, findings: [] }])
    expect(await names('低空飞行')).toEqual(['低空飞行报备'])
  })
})

test('suggestions while typing: by characters, letters and initials', async () => {
  const texts = async (typed: string) => (await search.suggest(furong, typed)).map(({ text }) => text)
  for (const typed of ['生育', '生育登', 'sheng', 'shengyud', 'sydj', 'syd'])
    expect(await texts(typed), typed).toContain('生育登记')
  expect(await texts('s')).toEqual([])
  expect((await texts('登')).length).toBeLessThanOrEqual(8)
})
