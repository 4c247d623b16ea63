import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseNewsTopic } from '../../src/modules/cases/index.ts'
import { deskOf, personOf, press, ticks } from '../support/desk.ts'
import { foodToDecide } from '../support/handling.ts'
import { fileFor } from '../support/lives.ts'
import { type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, phones, type Site } from '../support/site.ts'
import { furong, settle } from '../support/world.ts'

let site: Site
const desks = new Map<string, Reader>()
const desk = (login: string) => deskOf(site, desks, login)
let caseId: string
const base = `/${furong}/open`
const files = ['results.csv', 'results.json', 'results.rss', 'numbers.csv', 'numbers.json']
const personal = ['林知夏', '石小桥（', '430199', '1990000000', 'FR-']

beforeAll(async () => {
  site = await demoSite()
  caseId = await foodToDecide(site, desk)
  const decider = await desk('food-decider')
  const page = await decider.get(`/desk/cases/${caseId}`)
  const check = await press(decider, page, 'grant', { points: ticks(page, 'points'), text: '' })
  const form = /action="(\/desk\/cases\/[^"]*\/decision)"/.exec(check.html)?.[1]
  if (form) await decider.send(check, form, { confirmed: 'yes' })
  await fileFor(site, await personOf(site, phones.lin), 'insurance')
  await settle(site)
}, 180_000)
afterAll(() => site?.close())

describe('results of permits', () => {
  test('stand on a page with the organisation, the body, the outcome and the number, for everybody', async () => {
    const page = await site.reader().get(`${base}/results`)
    expect(page.status).toBe(200)
    expect(wordsOf(page)).toMatch(/长沙小石桥餐饮店.*市场监督管理局.*准予.*JY/)
  })

  test('name nobody: no personal value is in any public page or file', async () => {
    const pages = [
      base,
      `${base}/results`,
      `/430000000000/open`,
      '/open/columns.json',
      ...files.map((file) => `/open/${furong}/${file}`),
    ]
    for (const path of pages) {
      const response = await site.reader().request(path)
      const text = await response.text()
      expect([path, response.status]).toEqual([path, 200])
      expect([path, personal.filter((value) => text.includes(value))]).toEqual([path, []])
    }
  })

  test('are written once however often they are told of, and a cursor that is none begins at the beginning', async () => {
    const { statistics } = site.modules
    const { outbox, db, clock } = site.platform
    const news = { topic: caseNewsTopic, payload: { caseId, sequence: 1, type: 'result_issued', past: true } }
    await db.batch([outbox.stage(news, clock.now()), outbox.stage(news, clock.now())])
    await outbox.drain()
    expect((await statistics.results(furong)).results).toHaveLength(1)
    expect((await statistics.results(furong, { after: 'nothing' })).results).toHaveLength(1)
  })

  test('of a region that has none the nearest above it is shown, and said so', async () => {
    const page = await site.reader().get('/430102001000/open')
    if (page.status === 200) expect(wordsOf(page)).toContain('还没有公示的结果，下面是')
    expect((await site.reader().get('/999999999999/open')).status).toBe(404)
  })
})

describe('open data', () => {
  test('has a tag by which nothing is sent twice, and describes its columns', async () => {
    const reader = site.reader()
    for (const file of files) {
      const first = await reader.request(`/open/${furong}/${file}`)
      const etag = first.headers.get('etag') ?? ''
      expect([file, first.status, etag]).toEqual([file, 200, expect.stringMatching(/^W\/"/)])
      const again = await reader.request(`/open/${furong}/${file}`, { headers: { 'if-none-match': etag } })
      expect([file, again.status]).toEqual([file, 304])
    }
    const json = (await (await reader.request(`/open/${furong}/results.json`)).json()) as {
      columns: Record<string, { description: string }>
      results: Record<string, string>[]
    }
    expect(Object.keys(json.results[0] ?? {})).toEqual(Object.keys(json.columns))
    const rss = await (await reader.request(`/open/${furong}/results.rss`)).text()
    expect(rss).toMatch(/<item><title>[^<]*长沙小石桥餐饮店[^<]*准予<\/title>/)
  })

  test('numbers are those of the definitions, by month that is over, the same on the page and in the files', async () => {
    const { statistics, startHousekeeping } = site.modules
    await startHousekeeping()
    await site.platform.timers.runDue()
    await site.platform.outbox.drain()
    await statistics.rebuild()
    const read = async () => {
      // Files are kept for a minute.
      site.platform.clock.advance(120_000)
      const file = async (name: string) => (await site.reader().request(`/open/${furong}/numbers.${name}`)).text()
      const page = wordsOf(await site.reader().get(base))
      const months = (JSON.parse(await file('json')) as { months: Record<string, unknown>[] }).months
      const lines = (await file('csv')).trim().split('\r\n')
      return { page, months, last: lines.at(-1) ?? '', head: lines[0] ?? '' }
    }
    const running = await read()
    expect(running.months.map(({ month }) => month)).toEqual(['2026-10'])
    expect(running.page).toContain('2026-10 办理情况')
    site.platform.clock.set('2026-12-01T00:00:01+08:00')
    const over = await read()
    // The month in which something happened first is the first of the file.
    expect(over.months).toMatchObject([{ month: '2026-11', submitted: 2, settled: 1, on_time: 1 }])
    expect(over.last).toMatch(/^2026-11,2,1,/)
    expect(over.page).toMatch(/2026-11 办理情况.* 申请 2 .* 办结 1 /)
    expect(over.head).toContain('平均用时（工作日）')
    // An empty month after it has its line too.
    site.platform.clock.set('2027-01-10T09:00:00+08:00')
    expect((await read()).months.map(({ month }) => month)).toEqual(['2026-11', '2026-12'])
  })

  test('few evaluations are not told', async () => {
    expect(wordsOf(await site.reader().get(base))).toContain('少于 5 个')
  })
})
