import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CatalogueOffices, catalogueOffices } from '../support/catalogue-offices.ts'
import { linksOf, type Page, wordsOf } from '../support/reader.ts'
import { furong } from '../support/world.ts'

let offices: CatalogueOffices
beforeAll(async () => {
  offices = await catalogueOffices()
}, 60_000)
afterAll(() => offices?.site.close())

describe('lists', () => {
  test('a region’s items are found by name, body, state and origin, page after page without repetition', async () => {
    const editor = await offices.desk('catalogue-editor')
    const seen = new Set<string>()
    let path: string | undefined = '/catalogue/items'
    let pages = 0
    while (path) {
      const page: Page = await editor.get(path)
      for (const href of linksOf(page, /^\/catalogue\/items\/[0-9a-f-]{36}$/)) {
        expect(seen.has(href)).toBe(false)
        seen.add(href)
      }
      pages += 1
      path = linksOf(page, /items\?.*after=/)[0]
    }
    const all = await offices.site.modules.catalog.authoring.listItems({ regionCode: furong, limit: 100 })
    expect(seen.size).toBe(all.lines.length)
    expect(pages).toBe(Math.ceil(seen.size / 50))
    expect(wordsOf(await editor.get('/catalogue/items?text=食品经营'))).toContain('食品经营许可')
    expect(wordsOf(await editor.get('/catalogue/items?origin=claimed'))).toContain('没有找到')
    expect(wordsOf(await editor.get('/catalogue/items?text=%25'))).toContain('没有找到')
  })

  test('any two versions can be compared', async () => {
    const standardId = await offices.publishedStandard('432023201W51')
    const change = await offices.start('432023201W51', standardId, { conditions: ['改过的条件'] })
    await offices.submit('hunan-editor', change.id)
    await offices.approve('hunan-establish', change.id)
    await offices.approve('hunan-legal', change.id)
    await offices.publish('hunan-editor', change.id, '湘卫发〔2026〕52号')
    const editor = await offices.desk('hunan-editor')
    const page = await editor.get(`/catalogue/standards/${standardId}`)
    const [href] = linksOf(page, /differences/)
    const compared = wordsOf(await editor.get(href!))
    expect(compared).toContain('受理条件')
    expect(compared).toContain('改过的条件')
    expect((await editor.get(`/catalogue/standards/${standardId}/differences?from=1&to=9`)).status).toBe(404)
  })
})

describe('who may', () => {
  test('a foreign proposal, item or standard is not there', async () => {
    const proposal = await offices.start('432023201W61')
    const city = await offices.desk('changsha-editor')
    const paths = ['way', 'review', 'publication', 'adjustment'].map(
      (page) => `/catalogue/proposals/${proposal.id}/${page}`,
    )
    const food = (await offices.site.modules.catalog.findByCode(furong, '000131024000-01'))!
    for (const path of [
      ...paths,
      `/catalogue/items/${food.itemId}`,
      `/catalogue/items/${food.itemId}/adjustments/suspend`,
    ]) {
      expect([path, (await city.get(path)).status]).toEqual([path, 404])
    }
  })

  test('supervisors and window clerks have no such pages', async () => {
    for (const login of ['supervisor', 'window-a01']) {
      const reader = await offices.desk(login)
      for (const path of [
        '/catalogue',
        '/catalogue/items',
        '/catalogue/standards',
        '/catalogue/proposals',
        '/catalogue/reviews',
      ]) {
        expect([login, path, (await reader.get(path)).status]).toEqual([login, path, 404])
      }
    }
  })

  test('reviewers read and begin nothing', async () => {
    const legal = await offices.desk('hunan-legal')
    const page = await legal.get('/catalogue')
    expect(page.status).toBe(200)
    expect(wordsOf(page)).not.toContain('开始一份变更申请')
    expect((await legal.get('/catalogue/proposals')).status).toBe(404)
  })
})
