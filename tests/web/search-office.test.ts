import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formOf, linksOf, type Page, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, type Site, signInDesk } from '../support/site.ts'
import { furong } from '../support/world.ts'

const synonyms = '/catalogue/search/synonyms'
let site: Site
let officer: Reader

beforeAll(async () => {
  site = await demoSite()
  officer = await signInDesk(site, 'catalogue-editor')
}, 60_000)
afterAll(() => site?.close())

const search = (text: string) => site.reader().get(`/${furong}/search?q=${encodeURIComponent(text)}`)
/** A group that the officer has written; its page. */
async function written(said: string, means: string): Promise<Page> {
  const page = await officer.get(`${synonyms}/new`)
  return officer.send(page, synonyms, { said, means, act: 'save' })
}

test('a question that found nothing becomes a synonym: tried, saved, found, and off the list', async () => {
  expect(wordsOf(await search('飞船驾照考试'))).toContain('没有找到')
  const list = await officer.get('/catalogue/search')
  expect(wordsOf(list)).toContain('飞船驾照考试 1 次没找到')
  const [write = ''] = linksOf(list, /synonyms\/new\?question=/)
  const form = await officer.get(write)
  const missing = await officer.send(form, synonyms, { means: '', act: 'save' })
  expect(missing.status).toBe(422)
  expect(wordsOf(missing)).toContain('请写事项里的叫法')
  const tried = await officer.send(form, synonyms, { means: '生育登记', act: 'try' })
  expect(wordsOf(tried)).toMatch(/现在 没有结果 保存以后 生育登记/)
  expect(wordsOf(await search('飞船驾照考试'))).toContain('没有找到')
  const saved = await officer.send(tried, synonyms, { act: 'save' })
  expect(wordsOf(saved)).toContain('近义词已保存')
  expect(wordsOf(await search('飞船驾照考试'))).toContain('生育登记')
  expect(wordsOf(await officer.get('/catalogue/search'))).not.toContain('飞船驾照考试')
})

test('a question nobody opened is listed apart, can be set aside and exported', async () => {
  await search('灵活就业')
  const list = await officer.get('/catalogue/search?kind=not_clicked')
  expect(wordsOf(list)).toContain('灵活就业 1 次有结果')
  const file = await officer.request('/catalogue/search/questions?kind=not_clicked')
  expect(file.headers.get('content-type')).toContain('text/csv')
  expect(await file.text()).toContain('灵活就业,0,1,0,2026-')
  const after = await officer.send(list, '/catalogue/search/set-aside', { question: '灵活就业' })
  expect(wordsOf(after)).toContain('已从列表拿掉')
  expect(wordsOf(after)).not.toContain('灵活就业')
})

describe('a synonym', () => {
  test('is changed, taken away and brought back, with who did it', async () => {
    const page = await written('蹦蹦床', '生育登记')
    const changed = await officer.send(page, page.path, { means: '生育登记\n出生', act: 'save' })
    expect(wordsOf(changed)).toContain('蹦蹦床 → 生育登记、出生')
    const removed = await officer.send(changed, /\/removal$/, {})
    expect(wordsOf(removed)).toContain('已停用')
    expect(wordsOf(await officer.get(`${synonyms}?show=removed`))).toContain('蹦蹦床')
    expect(wordsOf(await search('蹦蹦床'))).toContain('没有找到')
    // The oldest state stands last.
    const restoration = [...removed.html.matchAll(/name="wanted" value="(\d)"/g)].map(([, revision]) => revision)
    expect(restoration).toEqual(['2', '1'])
    const back = await officer.send(removed, /\/restoration$/, { wanted: '1' })
    expect(wordsOf(back)).toContain('已恢复')
    expect(formOf(back, back.path).values).toContainEqual(['means', '生育登记'])
    expect(wordsOf(await search('蹦蹦床'))).toContain('“蹦蹦床”是按“生育登记”查找的')
  })

  test('the second of two officers sees both, loses nothing, and saves over it only knowingly', async () => {
    const page = await written('滑滑梯', '生育登记')
    await officer.send(page, page.path, { means: '出生', act: 'save' })
    const second = await officer.send(page, page.path, { means: '户口登记', act: 'save' })
    expect(second.status).toBe(409)
    expect(wordsOf(second)).toContain('刚改过这一条')
    expect(wordsOf(second)).toContain('滑滑梯 → 出生')
    expect(second.html).toContain('户口登记</textarea>')
    const saved = await officer.send(second, page.path.split('?')[0]!, { act: 'save' })
    expect(wordsOf(saved)).toContain('滑滑梯 → 户口登记')
    const late = await officer.send(page, /\/removal$/, {})
    expect(late.status).toBe(409)
  })

  test('that holds everywhere is read here, and changed by the province alone', async () => {
    const list = await officer.get(`${synonyms}?q=${encodeURIComponent('失业')}`)
    const [first = ''] = linksOf(list, /synonyms\/[0-9a-f-]{36}$/)
    const page = await officer.get(first)
    expect(wordsOf(page)).toContain('这里不能改')
    expect(page.html).not.toContain(`action="${first}"`)
    expect((await officer.get(`${synonyms}/01a1f640-bc00-7eb5-b34b-c6562baf74e8`)).status).toBe(404)
    const file = await officer.request(`${synonyms}/file`)
    expect(await file.text()).toContain('失业')
  })
})

test('a left question that became a synonym is kept no longer', async () => {
  const reader = site.reader()
  await reader.send(await reader.get(`/${furong}/question`), `/${furong}/question`, { text: '木马执照哪里办' })
  const list = await officer.get('/catalogue/search/left')
  const [write = ''] = linksOf(list, /left=/)
  const form = await officer.get(write)
  await officer.send(form, synonyms, { said: '木马执照', means: '食品经营许可', act: 'save' })
  expect(wordsOf(await officer.get('/catalogue/search/left'))).not.toContain('木马执照')
})

test('these pages are there for posts that manage the catalogue and for nobody else', async () => {
  const window = await signInDesk(site, 'window-a01')
  for (const path of ['', '/left', '/synonyms', '/synonyms/new', '/questions', '/synonyms/file'])
    expect((await window.get(`/catalogue/search${path}`)).status, path).toBe(404)
})
