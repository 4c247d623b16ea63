import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CatalogueOffices, catalogueOffices } from '../support/catalogue-offices.ts'
import { formsOf, linksOf, wordsOf } from '../support/reader.ts'
import { furong } from '../support/world.ts'

let offices: CatalogueOffices
beforeAll(async () => {
  offices = await catalogueOffices()
}, 60_000)
afterAll(() => offices?.site.close())

describe('an adjustment', () => {
  let first: string
  let second: string
  let third: string
  beforeAll(async () => {
    first = await offices.publishedClaim(await offices.publishedStandard('432023201W41'))
    second = await offices.publishedClaim(await offices.publishedStandard('432023201W42'))
    third = await offices.publishedClaim(await offices.publishedStandard('432023201W43'))
  }, 120_000)

  test('asks for what is missing, is checked in words, and can be changed again', async () => {
    const city = await offices.desk('changsha-editor')
    const path = `/catalogue/items/${first}/adjustments/suspend`
    const empty = await city.send(await city.get(path), path, { step: 'check' })
    expect([empty.status, empty.html.includes('href="#reason"')]).toEqual([422, true])
    const check = await city.send(empty, path, { reason: '系统升级', step: 'check' })
    expect(wordsOf(check)).toContain('系统升级')
    const again = await city.send(check, path, { step: 'change' })
    expect(again.html).toContain('系统升级</textarea>')
    const made = await city.send(check, path, { step: 'confirm' })
    expect(made.path).toMatch(/\/way$/)
    expect(wordsOf(made)).toContain('暂停办理')

    const id = /proposals\/([0-9a-f-]{36})/.exec(made.path)![1]!
    const rewrite = `/catalogue/proposals/${id}/adjustment`
    expect(linksOf(made, /adjustment$/)).toEqual([rewrite])
    const changed = await city.send(await city.get(rewrite), rewrite, { reason: '机房搬迁', step: 'check' })
    expect(wordsOf(await city.send(changed, rewrite, { step: 'confirm' }))).toContain('机房搬迁')
    await offices.submit('changsha-editor', id)
    await offices.approve('changsha-establish', id)
    await offices.approve('changsha-legal', id)
    await offices.publish('changsha-editor', id, '长政发〔2026〕9号')
    const page = await city.get(`/catalogue/items/${first}`)
    expect(wordsOf(page)).toContain('机房搬迁（长政发〔2026〕9号）')
    expect(linksOf(page, /adjustments\/(suspend|resume)$/)).toEqual([`/catalogue/items/${first}/adjustments/resume`])
    expect(wordsOf(await city.get('/catalogue/items?status=suspended'))).toContain('生育登记41')
  })

  test('a delegation says in whose name and with whose seal', async () => {
    const city = await offices.desk('changsha-editor')
    const path = `/catalogue/items/${second}/adjustments/delegate`
    const page = await city.get(path)
    expect(wordsOf(page)).toContain('盖原单位的章')
    const below = await city.send(page, path, { region: furong, step: 'region', form: 'entrust' })
    const [body] = await offices.site.modules.organizations.departmentsOf(furong)
    expect(below.html).toContain(body!.id)
    expect(below.html).toMatch(/value="entrust"[^>]*checked|checked[^>]*value="entrust"/)
    const check = await city.send(below, path, {
      region: furong,
      body: body!.id,
      form: 'entrust',
      documentNumber: '长卫委〔2026〕1号',
      step: 'check',
    })
    expect(wordsOf(check)).toMatch(new RegExp(`${body!.name}办理；决定以.*卫生健康.*的名义作出`))
    const made = await city.send(check, path, { step: 'confirm' })
    expect(formsOf(made).map((form) => form.action)).toContain(made.path.replace(/way$/, 'submission'))
  })

  test('a merger finds the other items, keeps them while one looks on, and needs at least one', async () => {
    const city = await offices.desk('changsha-editor')
    const path = `/catalogue/items/${second}/adjustments/merge`
    const none = await city.send(await city.get(path), path, { reason: '内容相同', step: 'check' })
    expect(none.status).toBe(422)
    const found = await city.send(none, path, { find: '生育登记43', step: 'find' })
    expect(found.html).toContain(third)
    const more = await city.send(found, path, { find: '没有这个', chosen: third, step: 'find' })
    expect(wordsOf(more)).toContain('没有查到')
    const check = await city.send(more, path, { reason: '内容相同', step: 'check' })
    expect(wordsOf(check)).toContain('生育登记43')
    expect(wordsOf(await city.send(check, path, { step: 'confirm' }))).toContain('要合并进来的事项')
  })

  test('a transfer and a split ask for their own', async () => {
    const city = await offices.desk('changsha-editor')
    const over = `/catalogue/items/${third}/adjustments/take_over`
    const nobody = await city.send(await city.get(over), over, { reason: '下放', step: 'check' })
    expect([nobody.status, nobody.html.includes('href="#body"')]).toEqual([422, true])
    const split = `/catalogue/items/${third}/adjustments/split`
    const one = await city.send(await city.get(split), split, { chosen: second, reason: '分开办', step: 'check' })
    expect([one.status, wordsOf(one).includes('请至少选 2 个事项')]).toEqual([422, true])
  })
})
