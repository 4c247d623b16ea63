import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lives } from '../support/lives.ts'
import { formOf, linksOf, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, phones, type Site, signIn, signInDesk } from '../support/site.ts'
import { furong } from '../support/world.ts'

const changsha = '430100000000'
const street = '430102001000'
const village = '430102001006'
/** 广安市 has no items, and 四川省 above it has none. */
const emptyCity = '511600000000'
const guangan = '511602000000'
const own = `/catalogue/sites/${furong}`

let site: Site
let officer: Reader
let itemId: string
beforeAll(async () => {
  site = await demoSite()
  officer = await signInDesk(site, 'catalogue-editor')
  itemId = (await site.modules.catalog.findByCode(furong, lives.food.localCode))!.itemId
}, 60_000)
afterAll(() => site?.close())

const headOf = (html: string) => /<header[\s\S]*?<\/header>/.exec(html)?.[0] ?? ''

describe('every region has a home', () => {
  test.each([street, village])('%s has no items of its own: it shows what the county does for it', async (code) => {
    const page = await site.reader().get(`/${code}`)
    expect([page.status, page.path]).toEqual([200, `/${code}`])
    expect(wordsOf(page)).toContain('由芙蓉区统一办理')
    const items = linksOf(page, new RegExp(`^/${code}/items/`))
    expect(items.length).toBeGreaterThan(0)
    const guide = await site.reader().get(items[0]!)
    expect([guide.status, guide.path]).toEqual([200, items[0]])
    expect(wordsOf(guide)).toContain('这件事由芙蓉区统一办理')
  })

  test('a city without items leads to its counties', async () => {
    const page = await site.reader().get(`/${emptyCity}`)
    expect(page.path).toBe(`/${emptyCity}`)
    expect(linksOf(page, /^\/5116/)).toContain(`/${guangan}`)
  })

  test('a guide under a region that the item is not for leads to its own', async () => {
    expect((await site.reader().get(`/${guangan}/items/${itemId}`)).path).toBe(`/${furong}/items/${itemId}`)
  })

  test('elder mode of a region holds for whoever has not chosen, and only there', async () => {
    const reader = site.reader()
    expect((await reader.get(`/${street}`)).html).toContain('class="elder"')
    expect((await reader.get(`/${furong}`)).html).not.toContain('class="elder"')
    const chosen = await reader.get(`/preferences?elder=0&back=/${street}`)
    expect(chosen.html).not.toContain('class="elder"')
  })
})

describe('changing the region', () => {
  const to = async (code: string, back: string) =>
    (await site.reader().request(`/preferences?region=${code}&back=${encodeURIComponent(back)}`)).headers.get(
      'location',
    )

  test.each([
    [`/${furong}`, `/${street}`],
    [`/${furong}/search?q=abc&audience=person&after=xyz`, `/${street}/search?q=abc&audience=person`],
    [`/${furong}/browse/person?theme=005`, `/${street}/browse/person?theme=005`],
    [`/${furong}/browse/departments?name=x&after=1`, `/${street}/browse/departments`],
    [`/${furong}/stages/birth`, `/${street}/stages/birth`],
    [`/${furong}/lists/online?type=01`, `/${street}/lists/online?type=01`],
    [`/${furong}/announcements/x`, `/${street}/announcements`],
    [`/${furong}/regions?back=/`, `/${street}`],
    ['/progress', '/progress'],
    ['/help', '/help'],
    ['/', `/${street}`],
    [`/${furong}evil`, `/${furong}evil`],
  ])('from %s to %s', async (back, expected) => {
    expect(await to(street, back)).toBe(expected)
  })

  test('an item stays the item, with what is under it, where the region above does it', async () => {
    const within = `/${furong}/items/${itemId}/situation?a=1`
    expect(await to(village, within)).toBe(`/${village}/items/${itemId}/situation?a=1`)
    expect(await to(guangan, within)).toMatch(new RegExp(`^/${guangan}/search\\?q=`))
  })

  test('by its name a region is found, and one arrives at the same thing', async () => {
    const reader = site.reader()
    const back = `/${furong}/search?q=abc`
    const page = await reader.get(
      `/${furong}/regions?q=${encodeURIComponent('文艺路')}&back=${encodeURIComponent(back)}`,
    )
    const [first = ''] = linksOf(page, new RegExp(`region=${street}`))
    expect((await reader.get(first)).path).toBe(`/${street}/search?q=abc`)
    const none = await reader.get(`/regions?q=${encodeURIComponent('没有这里')}`)
    expect(wordsOf(none)).toContain('没有名称里有“没有这里”的地区')
  })
})

test('pages of an application bear the region of its item, whichever was visited before', async () => {
  const reader = site.reader()
  await signIn(reader, phones.shi)
  await reader.get(`/preferences?region=${guangan}&back=/help`)
  expect(headOf((await reader.get('/help')).html)).toContain('广安区')
  const start = await reader.get(`/apply?item=${itemId}`)
  expect(headOf(start.html)).toContain('芙蓉区')
  const organization = /name="applicant"[^>]*value="([^"]+)"/.exec(start.html)?.[1] ?? ''
  const draft = await reader.send(start, /^\/apply/, { applicant: organization })
  expect(draft.path).toMatch(/^\/apply\/.+/)
  expect(headOf(draft.html)).toContain('芙蓉区')
})

describe('an officer keeps her site', () => {
  test('what she saves is on the home at once, also where the page was kept; a fault keeps what was typed', async () => {
    const reader = site.reader()
    await reader.get(`/${furong}`)
    expect((await reader.get(`/${furong}`)).headers.get('x-page')).toBe('cached')
    const page = await officer.get(own)
    const wrong = await officer.send(page, own, { welcome: '来这里办', hotline: 'call me' })
    expect(wrong.status).toBe(422)
    expect(wordsOf(wrong)).toContain('电话只写数字')
    expect(wrong.html).toContain('value="来这里办"')
    const saved = await officer.send(wrong, own, { hotline: '0731-12345678', 'block-hot': '0' })
    expect(wordsOf(saved)).toContain('已保存')
    const after = await reader.get(`/${furong}`)
    expect(after.headers.get('x-page')).toBe('rendered')
    expect(wordsOf(after)).toContain('来这里办')
    expect(after.html).toContain('href="tel:073112345678"')
    expect(wordsOf(after)).not.toContain('大家在办')
    const history = await officer.get(`${own}/history`)
    expect(wordsOf(history)).toContain('0731-12345678')
  })

  test('the second of two is told and overwrites nothing', async () => {
    const page = await officer.get(own)
    await officer.send(page, own, { name: '甲' })
    const second = await officer.send(page, own, { name: '乙' })
    expect(second.status).toBe(409)
    expect(second.html).toContain('value="乙"')
    expect((await site.modules.sites.siteOf(furong)).name).toBe('甲')
  })

  test('a preview shows what is not saved, and saves nothing', async () => {
    const page = await officer.get(own)
    const values = formOf(page, own).values.map(([name, value]) => [name, name === 'welcome' ? '只是看看' : value])
    const body = new URLSearchParams(values as [string, string][])
    const shown = await officer.request(`${own}/preview`, { method: 'POST', body })
    expect(shown.status).toBe(200)
    expect(await shown.text()).toContain('只是看看')
    expect(wordsOf(await site.reader().get(`/${furong}`))).not.toContain('只是看看')
  })

  test('an announcement is written, read, changed and taken away', async () => {
    const form = await officer.get(`${own}/announcements/new`)
    const wrong = await officer.send(form, `${own}/announcements`, { title: '', body: '第一段。' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('第一段。')
    const published = await officer.send(wrong, `${own}/announcements`, { title: '演示：<b>新</b>公告', pinned: 'yes' })
    expect(wordsOf(published)).toContain('公告已发布')
    const reader = site.reader()
    const home = await reader.get(`/${village}`)
    const [href = ''] = linksOf(home, /\/announcements\/./)
    const page = await reader.get(href)
    expect(wordsOf(page)).toContain('第一段。')
    expect(page.html).toContain('&lt;b&gt;新&lt;/b&gt;')
    const id = href.split('/').at(-1)!
    // Under a region that it is not for it leads to its own.
    expect((await reader.get(`/${guangan}/announcements/${id}`)).path).toBe(`/${furong}/announcements/${id}`)
    const edit = await officer.get(`${own}/announcements/${id}`)
    await officer.send(edit, `${own}/announcements/${id}`, { body: '改过了。' })
    expect(wordsOf(await reader.get(href))).toContain('改过了。')
    const again = await officer.get(`${own}/announcements/${id}`)
    const gone = await officer.send(again, `${own}/announcements/${id}/removal`, {})
    expect(wordsOf(gone)).toContain('公告已撤下')
    expect((await reader.get(href)).status).toBe(404)
    expect(wordsOf(await officer.get(`${own}/history`))).toContain('撤下公告')
  })

  test('a street of her county is hers too; another city, another duty and a stranger find nothing', async () => {
    expect((await officer.get(`/catalogue/sites/${street}`)).status).toBe(200)
    for (const path of ['', '/history', '/announcements/new'])
      expect((await officer.get(`/catalogue/sites/${changsha}${path}`)).status, path).toBe(404)
    const page = await officer.get(own)
    const body = new URLSearchParams(formOf(page, own).values as [string, string][])
    for (const path of ['', '/preview', '/announcements', '/announcement-preview']) {
      const refused = await officer.request(`/catalogue/sites/${changsha}${path}`, { method: 'POST', body })
      expect(refused.status, path).toBe(404)
    }
    const clerk = await signInDesk(site, 'window-a01')
    expect((await clerk.get(own)).status).toBe(404)
    expect((await site.reader().get(own)).path).toContain('/desk/sign-in')
  })
})
