import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linksOf, type Page, wordsOf } from '../support/reader.ts'
import { demoSite, type Site, signInDesk } from '../support/site.ts'
import { furong } from '../support/world.ts'

/** 广安区: 1,135 items. */
const guangan = '511602000000'

let site: Site
beforeAll(async () => {
  site = await demoSite()
}, 60_000)
afterAll(() => site?.close())

const address = (text: string, rest = '', region = furong) => `/${region}/search?q=${encodeURIComponent(text)}${rest}`
const search = (text: string, rest = '', region = furong): Promise<Page> =>
  site.reader().get(address(text, rest, region))
const itemsOf = (page: Page) => linksOf(page, /^\/\d{12}\/items\//)
const counts = async (text: string) => {
  await site.modules.search.flush()
  const [row] = await site.platform.db.query<{ found: number; not_found: number; clicked: number }>({
    name: '',
    text: 'select found, not_found, clicked from search.open_question where region_code = $1 and question = $2',
    values: [furong, text],
  })
  return row
}

describe('results', () => {
  test('say how the question was read, and lead to the words alone and back', async () => {
    const page = await search('开饭店')
    expect(wordsOf(page)).toContain('“开饭店”是按“食品经营许可”查找的')
    const [exactly = ''] = linksOf(page, /exact=1/)
    const exact = await site.reader().get(exactly)
    expect(wordsOf(exact)).toContain('只查“开饭店”这几个字')
    expect(wordsOf(exact)).not.toContain('是按')
    expect(linksOf(exact, /\/search\?/)).toContain(address('开饭店'))
  })

  test('a guess says that it is one', async () => {
    expect(wordsOf(await search('声誉登记'))).toContain('读音相近的“生育登记”')
    expect(wordsOf(await search('sydj'))).toContain('“sydj”是按拼音查找的')
    expect(wordsOf(await search('生育登记'))).not.toMatch(/读音相近|按拼音|最接近/)
  })

  test('are narrowed by links with their counts, and each narrowing is taken away by itself', async () => {
    const page = await search('登记', '', guangan)
    const [department = ''] = linksOf(page, /[?&]department=/)
    const narrowed = await site.reader().get(department)
    const wanted = new URLSearchParams(department.split('?')[1]).get('department')!
    expect(wordsOf(narrowed)).toContain(`部门 ${wanted}`)
    const both = await site.reader().get(`${department}&audience=person`)
    const without = linksOf(both, /\/search\?/)
    expect(without).toContain(`${address('登记', '', guangan)}&audience=person`)
    expect(without).toContain(department)
    expect(without).toContain(address('登记', '', guangan))
  })

  test('go on, and end', async () => {
    let page = await search('登记', '', guangan)
    const seen = new Set(itemsOf(page))
    let pages = 1
    for (; pages < 12; pages += 1) {
      const [next] = linksOf(page, /[?&]after=/)
      if (!next) break
      page = await site.reader().get(next)
      for (const item of itemsOf(page)) seen.add(item)
    }
    expect(seen.size).toBeGreaterThan((pages - 1) * 20)
    expect(seen.size).toBeLessThanOrEqual(200)
  })

  test('an empty question offers what others need, and a question of signs is answered', async () => {
    const start = await site.reader().get(`/${furong}/search`)
    expect(wordsOf(start)).toContain('生育登记')
    expect(linksOf(start, /\/browse\//).length).toBeGreaterThan(2)
    expect((await search('<b>"&')).html).not.toContain('<b>"')
  })
})

describe('nothing found', () => {
  test('offers what is near, ways to look, the telephone, and a place for the question', async () => {
    const reader = site.reader()
    const page = await reader.get(address('飞船驾照考试'))
    expect(wordsOf(page)).toContain('没有找到“飞船驾照考试”')
    expect(page.html).toMatch(/<main[\s\S]*href="tel:12345"[\s\S]*<\/main>/)
    expect(linksOf(page, /\/browse\//).length).toBeGreaterThan(1)
    const empty = await reader.send(page, `/${furong}/question`, { text: ' ' })
    expect(empty.status).toBe(422)
    const thanks = await reader.send(page, `/${furong}/question`, { text: '怎么考飞船驾照，我的电话 19900000001' })
    expect(thanks.path).toBe(`/${furong}/question/thanks`)
    expect(wordsOf(thanks)).toContain('没有保存你的姓名')
    const officer = await signInDesk(site, 'catalogue-editor')
    const left = await officer.get('/catalogue/search/left')
    expect(wordsOf(left)).toContain('怎么考飞船驾照')
    expect(left.html).not.toContain('19900000001')
  })

  test('a character that no database takes is left out, wherever it is asked', async () => {
    const reader = site.reader()
    const pages = [
      '/search?q=%00123456ab',
      '/regions?q=%00',
      '/browse/departments?name=%00',
      '/lists/at_once?department=%00',
    ]
    for (const path of pages) expect([path, (await reader.get(`/${furong}${path}`)).status]).toEqual([path, 200])
  })

  test('the place takes five questions an hour from one address', async () => {
    const reader = site.reader()
    const page = await reader.get(`/${furong}/question?q=x`)
    let last = page
    for (let count = 0; count < 6; count += 1) last = await reader.send(page, `/${furong}/question`, { text: '问题' })
    expect(last.status).toBe(429)
    expect(wordsOf(last)).toContain('留下的问题太多')
    expect(last.html).toContain('问题</textarea>')
  })
})

describe('what is counted', () => {
  test('a question and a guide that was opened from it, and nothing about who', async () => {
    const page = await search('灵活就业')
    expect(page.headers.get('referrer-policy')).toBe('same-origin')
    const [guide = ''] = itemsOf(page)
    const referer = `${site.origin}${address('灵活就业')}`
    expect((await counts('灵活就业'))?.clicked).toBe(0)
    await site.reader().get(guide)
    expect((await counts('灵活就业'))?.clicked).toBe(0)
    const opened = await site.reader().get(guide, { referer })
    // The guide is the same for everybody, and kept as before.
    expect(opened.headers.get('x-page')).toBe('cached')
    expect(await counts('灵活就业')).toMatchObject({ found: 1, clicked: 1 })
    await site.reader().get(guide, { referer: `${site.origin}/999999999999/search?q=x` })
    await search('灵活就业', '&exact=1')
    await search('灵活就业', '&online=true')
    expect(await counts('灵活就业')).toMatchObject({ found: 1, clicked: 1 })
  })
})

describe('suggestions while typing', () => {
  test('are data for the region, kept a minute by anybody', async () => {
    const response = await site.reader().request(`/${furong}/suggest?q=${encodeURIComponent('生育')}`)
    expect(response.headers.get('cache-control')).toBe('public, max-age=60')
    const { suggestions } = (await response.json()) as { suggestions: { text: string; href: string }[] }
    const item = suggestions.find(({ text }) => text === '生育登记')
    expect((await site.reader().get(item!.href)).status).toBe(200)
    expect((await site.reader().request('/999999999999/suggest?q=x')).status).toBe(404)
    const none = await site.reader().request(`/${furong}/suggest`)
    expect(await none.json()).toEqual({ suggestions: [] })
  })
})
