import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { periodOf } from '../../src/modules/statistics/index.ts'
import { readWorkbook } from '../../src/platform/spreadsheets/index.ts'
import { deskOf, personOf } from '../support/desk.ts'
import { fileFor } from '../support/lives.ts'
import { linksOf, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, phones, type Site, signInDesk } from '../support/site.ts'
import { furong } from '../support/world.ts'

let site: Site
const desks = new Map<string, Reader>()
let caseId: string

beforeAll(async () => {
  site = await demoSite({ now: '2026-11-20T09:00:00+08:00' })
  await site.modules.startHousekeeping()
  ;({ caseId } = await fileFor(site, await personOf(site, phones.lin), 'insurance'))
  site.platform.clock.set('2026-11-20T10:30:00+08:00')
  await site.platform.timers.runDue()
  await site.platform.outbox.drain()
  await site.platform.timers.runDue()
}, 120_000)
afterAll(() => site?.close())

const supervisor = () => deskOf(site, desks, 'supervisor')
const path = '/supervision/statistics'

const tableOf = ({ html }: { html: string }) => /<table[\s\S]*<\/table>/.exec(html)?.[0] ?? ''

describe('statistics', () => {
  test('lead from a region over its bodies and the list of cases to one case', async () => {
    const reader = await supervisor()
    const county = await reader.get(`${path}?region=${furong}&period=2026-11&measure=submitted`)
    expect(county.status).toBe(200)
    expect(wordsOf(county)).toContain('申请 1')
    // The heading in the bar says where one is, the list below it which page.
    expect(county.html).toContain('href="/supervision/statistics" aria-current="true"')
    expect(county.html).toContain('href="/supervision/statistics" aria-current="page"')
    expect(linksOf(county, /^\/supervision\/(reports|rules)$/)).toEqual(['/supervision/reports'])
    // From a province this is the third click, and the case the fourth.
    const [ofOwn] = linksOf(county, /\/cases\?/)
    const cases = await reader.get(ofOwn ?? 'no list')
    expect(wordsOf(cases)).toMatch(/申请：办件 芙蓉区本级部门 · 2026-11 .*这个数：申请 1 /)
    const [one] = linksOf(cases, new RegExp(caseId))
    expect((await reader.get(one ?? 'no case')).path).toContain(caseId)
  })

  test('the list of cases keeps measure, place, kind and time of its number', async () => {
    const reader = await supervisor()
    const bodies = await reader.get(`${path}?region=${furong}&period=2026-11&by=department&measure=submitted`)
    const [list] = linksOf(bodies, /\/cases\?.*department=/)
    expect(linksOf(await reader.get(list ?? 'no list'), new RegExp(caseId))).toHaveLength(1)
    for (const other of ['measure=settled', 'period=2026-10', 'channel=window', 'tier=complex', 'type=01']) {
      const [name = ''] = other.split('=')
      const changed = `${(list ?? '').replace(new RegExp(`&${name}=[^&]*`), '')}&${other}`
      expect([other, wordsOf(await reader.get(changed))]).toEqual([
        other,
        expect.stringContaining('这里没有算进去的办件'),
      ])
    }
    const [measure] = linksOf(
      await reader.get(`${path}?department=${/department=([^&]*)/.exec(list ?? '')?.[1]}&period=2026-11`),
      /\/cases\?.*measure=online_rate/,
    )
    expect(wordsOf(await reader.get(measure ?? 'no list'))).toContain('这个数：上网办理率 100.00% · 分子 1，分母 1')
  })

  test('say beside each number how it is counted, and have a table beside the chart', async () => {
    const page = await (await supervisor()).get(`${path}?period=2026-11&by=channel&measure=online_rate`)
    expect(wordsOf(page)).toContain('网上提交的申请 ÷ 全部申请')
    expect(page.html).toMatch(/<svg class="chart" role="img" aria-label="上网办理率/)
    expect(page.html).toMatch(/<table/)
  })

  test('have the registered people, where nothing narrows them to what people are not told apart by', async () => {
    const reader = await supervisor()
    expect(wordsOf(await reader.get(`${path}?period=2026-11`))).toMatch(/新注册用户 \d/)
    expect(wordsOf(await reader.get(`${path}?period=2026-11&channel=window`))).not.toContain('新注册用户')
  })

  test('lead on from every part, and never to the table that one is at', async () => {
    const reader = await supervisor()
    const question = { regionCode: furong, period: periodOf('2026-11')! }
    const [item = ''] = (await site.modules.statistics.numbers(question, 'item')).keys()
    const addresses = [
      ...['region', 'department', 'item', 'time', 'itemType', 'tier', 'channel'].map((by) => `by=${by}`),
      ...[`by=time&item=${item}`, `by=item&item=${item}`, 'by=channel&channel=online'],
    ]
    for (const period of ['2026', '2026-11', '2026-11-20'])
      for (const address of addresses) {
        const page = await reader.get(`${path}?region=${furong}&period=${period}&measure=submitted&${address}`)
        const table = tableOf(page)
        for (const link of linksOf({ ...page, html: table }, /^\/supervision\/statistics\?/))
          expect([page.path, link, tableOf(await reader.get(link)) === table]).toEqual([page.path, link, false])
        for (const link of linksOf({ ...page, html: table }, /\/cases\?/))
          expect([page.path, new URL(link, 'http://x').searchParams.get('measure')]).toEqual([page.path, 'submitted'])
      }
  })

  test('by time show what is empty as nothing', async () => {
    const page = await (await supervisor()).get(`${path}?period=2026-11&by=time&measure=online_rate`)
    expect(wordsOf(page)).toMatch(/2026-11-18 – 0 0 – .*2026-11-19 – 0 0 – .*2026-11-20 100\.00% 1 0 /)
    expect(wordsOf(page)).not.toContain('2026-11-21')
  })

  test('a time that is none or has not begun is told of, and none to come is offered', async () => {
    const reader = await supervisor()
    for (const [asked, said] of [
      ['2026-13', '“2026-13”不是年、月或日'],
      ['2027', '2027 还没有开始'],
      ['2026-11-21', '2026-11-21 还没有开始'],
    ]) {
      expect(wordsOf(await reader.get(`${path}?period=${asked}`))).toContain(`${said}`)
      const file = await reader.request(`${path}/export?format=csv&period=${asked}`)
      expect([asked, file.status]).toEqual([asked, 422])
    }
    for (const [period, next] of [
      ['2026-11', 0],
      ['2026', 0],
      ['2026-10', 1],
    ] as const)
      expect(wordsOf(await reader.get(`${path}?period=${period}`)).split('往后一段')).toHaveLength(next + 1)
  })

  test('an empty time says so', async () => {
    expect(wordsOf(await (await supervisor()).get(`${path}?period=2024-02`))).toContain('这段时间没有办件')
  })

  test('go out as CSV and as a workbook with the definitions', async () => {
    const reader = await supervisor()
    const csv = await reader.request(`${path}/export?format=csv&period=2026-11&by=item`)
    const text = await csv.text()
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect(text).toMatch(/按事项,申请（件）,受理（件次）,办结（件次）/)
    expect(text).toContain('上网办理率（0 到 1）')
    expect(text).toContain('平均用时（工作日）')
    const xlsx = await reader.request(`${path}/export?format=xlsx&period=2026-11`)
    const sheets = await readWorkbook(Buffer.from(await xlsx.arrayBuffer()))
    expect(sheets.map(({ name }) => name)).toEqual(['统计', '指标口径', '注册用户'])
    expect(JSON.stringify(sheets[2])).toMatch(/新注册用户.*累计注册用户/)
    const narrowed = await reader.request(`${path}/export?format=xlsx&period=2026-11&channel=window`)
    expect(await readWorkbook(Buffer.from(await narrowed.arrayBuffer()))).toHaveLength(2)
  })

  test('are for supervisors, of their own region', async () => {
    const reader = await supervisor()
    for (const address of [path, `${path}/cases`, '/supervision/wall', '/supervision/wall/events', '/supervision'])
      for (const region of ['430103000000', '440000000000', '999999999999'])
        expect([address, region, (await reader.get(`${address}?region=${region}`)).status]).toEqual([
          address,
          region,
          404,
        ])
    const clerk = await signInDesk(site, 'social-clerk')
    for (const address of [
      path,
      `${path}/cases`,
      `${path}/export?format=csv`,
      '/supervision/wall',
      '/supervision/wall/events',
    ])
      expect([address, (await clerk.get(address)).status]).toEqual([address, 404])
    const stranger = await fetch(`${site.origin}/supervision/wall/events`, { redirect: 'manual' })
    expect([stranger.status, await stranger.text()]).toEqual([303, ''])
  })
})

describe('the wall', () => {
  test('shows numbers, hours, the latest acts and nobody', async () => {
    const page = await (await supervisor()).get('/supervision/wall')
    expect(wordsOf(page)).toMatch(/今天申请 1 .*在办 1/)
    expect(wordsOf(page)).toContain('09:00 申请')
    expect(wordsOf(page)).toContain('芙蓉区本级 1')
    expect(page.html).not.toContain('林知夏')
    expect(page.html).not.toContain(caseId)
    expect(page.html).toMatch(/<noscript><meta http-equiv="refresh" content="30"/i)
  })

  test('streams a frame when it differs, and to whoever comes back only what she has not', async () => {
    const reader = await supervisor()
    const first = await frameFrom(reader)
    expect(first.html).toContain('今天申请')
    expect(first.headers.get('content-type')).toContain('text/event-stream')
    expect(first.headers.get('x-accel-buffering')).toBe('no')
    // Nothing changed: she has it already.
    expect(await frameFrom(reader, first.id, 1_500)).toMatchObject({ id: '', html: '' })
    // Something happened while she was away.
    await fileFor(site, await personOf(site, phones.lin), 'insurance')
    site.platform.clock.set('2026-11-20T10:31:00+08:00')
    await site.platform.timers.runDue()
    await site.platform.outbox.drain()
    const next = await frameFrom(reader, first.id)
    expect(next.id).not.toBe(first.id)
    expect(next.html).toMatch(/今天申请<\/dt><dd>2</)
  })
})

/** The first frame of a stream, or nothing when none came in that time. */
async function frameFrom(reader: Reader, lastId?: string, waitMs = 15_000) {
  const stop = new AbortController()
  const headers = lastId ? { 'last-event-id': lastId } : {}
  const response = await reader.request('/supervision/wall/events', { headers, signal: stop.signal })
  const timer = setTimeout(() => stop.abort(), waitMs)
  let text = ''
  try {
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString('utf8')
      if (/event: frame\n(data: .*\n)+\n/.test(text)) break
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error
  } finally {
    clearTimeout(timer)
    stop.abort()
  }
  return {
    headers: response.headers,
    id: /^id: (.*)$/m.exec(text)?.[1] ?? '',
    html: /^data: (.*)$/m.exec(text)?.[1] ?? '',
  }
}
