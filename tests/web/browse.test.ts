import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lifeStages, serviceLists } from '../../src/modules/catalog/index.ts'
import { readCsvTable, readWorkbook } from '../../src/platform/spreadsheets/index.ts'
import { type DemoActors, demoActors } from '../support/actors.ts'
import { fileFor, lives } from '../support/lives.ts'
import { linksOf, type Page, wordsOf } from '../support/reader.ts'
import { demoSite, phones, type Site, signIn } from '../support/site.ts'
import { furong, settle } from '../support/world.ts'

/** 广安区: 1,135 items of which the source publishes names, codes and departments. */
const guangan = '511602000000'

let site: Site
let actors: DemoActors
beforeAll(async () => {
  site = await demoSite()
  actors = await demoActors(site)
}, 60_000)
afterAll(() => site?.close())

const itemsOn = (page: Page) => new Set(linksOf(page, /\/items\//))
const counted = async (region: string, facet: 'list' | 'stage', value: string) =>
  (await site.modules.catalog.browse(region))[facet].find((one) => one.value === value)?.items ?? 0

describe('ways into the catalogue', () => {
  test('each page leads to the others, and every link of theirs leads to a page', async () => {
    const links = new Set<string>()
    for (const path of ['/browse/person', '/browse/departments', '/stages', '/lists', '/most-used', '/stages/home']) {
      const page = await site.reader().get(`/${furong}${path}`)
      expect(page.status, path).toBe(200)
      expect(linksOf(page, /\/(stages|lists|most-used|browse\/[a-z]+)$/).length, path).toBeGreaterThanOrEqual(6)
      for (const link of linksOf(page, /^\/(?!assets\/|desk|apply|preferences|[0-9]{12}\/items)/)) links.add(link)
    }
    for (const link of links) expect((await site.reader().request(link)).status, link).toBe(200)
  })

  test('every theme is named, and only those with items are links', async () => {
    const page = await site.reader().get(`/${furong}/browse/person`)
    expect(linksOf(page, /theme=/)).toHaveLength(14)
    for (const name of ['生育收养', '知识产权', '其他']) expect(wordsOf(page)).toContain(name)
    expect(wordsOf(page)).not.toContain('没有公布主题')
    const there = await site.reader().get(`/${guangan}/browse/person`)
    expect(wordsOf(there)).toContain('1,135 项没有公布主题')
  })

  test('a stage lists its items, as many as were counted, with what comes next', async () => {
    const page = await site.reader().get(`/${guangan}/stages/birth`)
    const words = wordsOf(page)
    for (const name of ['《出生医学证明》首次签发', '户口登记', '办完“户口登记”', '上了户口就可以给孩子参加医保'])
      expect(words).toContain(name)
    expect(itemsOn(page).size).toBeGreaterThanOrEqual(await counted(guangan, 'stage', 'birth'))
    for (const { id } of lifeStages) expect((await site.reader().get(`/${guangan}/stages/${id}`)).status).toBe(200)
  })

  test('a list says its rule, what it cannot tell, and is narrowed down by an address', async () => {
    const page = await site.reader().get(`/${furong}/lists/one_visit`)
    expect(wordsOf(page)).toContain('到现场次数是 0 或 1')
    expect(itemsOn(page).size).toBe(await counted(furong, 'list', 'one_visit'))
    const narrowed = await site.reader().get(`/${furong}/lists/one_visit?audience=organization`)
    expect(wordsOf(narrowed)).toContain('食品经营许可证')
    expect(wordsOf(narrowed)).not.toContain('普通护照签发')
    const unknown = await site.reader().get(`/${guangan}/lists/one_visit`)
    expect(wordsOf(unknown)).toContain('另有 1,135 项没有公布到现场次数')
    expect(itemsOn(unknown).size).toBe(0)
  })

  test('what is not there is not found', async () => {
    for (const path of [
      `/${furong}/stages/nothing`,
      `/${furong}/lists/nothing`,
      `/open/${furong}/lists/nothing.csv`,
      `/open/${furong}/lists/at_once.pdf`,
      `/open/${furong}/stages/at_once.csv`,
      '/open/999999999999/lists/at_once.csv',
    ])
      expect((await site.reader().get(path)).status, path).toBe(404)
  })
})

describe('open data', () => {
  test('a list is the same in all three formats, and has as many items as were counted', async () => {
    for (const list of serviceLists) {
      const items = await counted(furong, 'list', list)
      const at = `/open/${furong}/lists/${list}`
      const json = await (await site.reader().request(`${at}.json`)).json()
      expect(json).toMatchObject({ list: { id: list }, unknown: 0, complete: true, region: { code: furong } })
      const csv = readCsvTable('csv', await (await site.reader().request(`${at}.csv`)).text())
      const [sheet] = await readWorkbook(Buffer.from(await (await site.reader().request(`${at}.xlsx`)).arrayBuffer()))
      const names = json.items.map(({ name }: { name: string }) => name)
      expect(names).toHaveLength(items)
      for (const table of [csv, sheet!]) expect(table.rows.slice(1).map(({ cells }) => cells[0])).toEqual(names)
    }
  })

  test('may be kept by everybody, from everywhere, and is not sent twice', async () => {
    const at = `/open/${guangan}/stages/birth.json`
    const reader = site.reader()
    await signIn(reader, phones.lin)
    const first = await reader.request(at)
    expect(first.headers.get('cache-control')).toBe('public, max-age=300')
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    expect(first.headers.get('content-disposition')).toContain('attachment')
    const json = await first.json()
    expect(json.items[0].guide).toMatch(new RegExp(`/${guangan}/items/`))
    const again = await site.reader().request(at, { headers: { 'if-none-match': first.headers.get('etag')! } })
    expect(again.status).toBe(304)
  })
})

describe('what people do', () => {
  test('is counted as they apply, and then stands before what was chosen by hand', async () => {
    const path = `/${furong}/most-used`
    const before = wordsOf(await site.reader().get(path))
    expect(before).toContain('人工推荐')
    expect(before).not.toContain('按申请次数')
    for (let count = 0; count < 2; count += 1) await fileFor(site, actors.citizen, 'birth')
    await fileFor(site, actors.citizen, 'insurance')
    await settle(site)
    // A finished page is kept for a minute.
    site.platform.clock.advance(61_000)
    const { used, chosen } = await site.modules.catalog.mostUsed(furong)
    expect(used.map(({ item, submitted }) => [item.localCode, submitted])).toEqual([
      [lives.birth.localCode, 2],
      [lives.insurance.localCode, 1],
    ])
    expect(chosen.map(({ localCode }) => localCode)).not.toContain(lives.birth.localCode)
    expect(wordsOf(await site.reader().get(path))).toContain('申请 2 次')
  })

  test('is followed by what usually comes next, on the guide and when the case has ended', async () => {
    const version = await site.modules.catalog.findByCode(furong, lives.insurance.localCode)
    const guide = await site.reader().get(`/${furong}/items/${version!.itemId}`)
    expect(wordsOf(guide)).toContain('到了退休年龄，申领养老金')
    const { cases } = site.modules
    const filed = await fileFor(site, actors.citizen, 'insurance', actors.simpleClerk)
    const reader = site.reader()
    await signIn(reader, phones.lin)
    expect(wordsOf(await reader.get(`/cases/${filed.caseId}`))).not.toContain('办完接着办')
    const view = await cases.view(filed.caseId, actors.simpleClerk)
    const checklist = view.checklist.filter((line) => line.required).map((line) => line.materialId)
    const points = view.version.definition.reviewPoints.map(({ id }) => id)
    const command = { action: 'accept_and_grant' as const, checklist, points, opinion: '' }
    await cases.act({ caseId: filed.caseId, actor: actors.simpleClerk, command })
    await settle(site)
    const ended = await reader.get(`/cases/${filed.caseId}`)
    expect(wordsOf(ended)).toContain('办完接着办')
    const [next = ''] = linksOf(ended, /\/items\//)
    expect(wordsOf(await site.reader().get(next))).toContain('企业职工基本养老保险养老金申领')
  })
})
