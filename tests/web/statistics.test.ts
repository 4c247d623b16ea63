import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

describe('statistics', () => {
  test('lead from a region over its bodies and the list of cases to one case', async () => {
    const reader = await supervisor()
    const county = await reader.get(`${path}?region=${furong}&period=2026-11`)
    expect(county.status).toBe(200)
    expect(wordsOf(county)).toContain('申请 1')
    // The heading in the bar says where one is, the list below it which page.
    expect(county.html).toContain('href="/supervision/statistics" aria-current="true"')
    expect(county.html).toContain('href="/supervision/statistics" aria-current="page"')
    expect(linksOf(county, /^\/supervision\/(reports|rules)$/)).toEqual(['/supervision/reports'])
    const [list] = linksOf(county, /^\/supervision\?.*department=/)
    const cases = await reader.get(list ?? '')
    const [one] = linksOf(cases, new RegExp(caseId))
    expect((await reader.get(one ?? '')).status).toBe(200)
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

  test('an empty time says so', async () => {
    expect(wordsOf(await (await supervisor()).get(`${path}?period=2024-02`))).toContain('这段时间没有办件')
  })

  test('go out as CSV and as a workbook with the definitions', async () => {
    const reader = await supervisor()
    const csv = await reader.request(`${path}/export?format=csv&period=2026-11&by=item`)
    const text = await csv.text()
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect(text).toMatch(/按事项,申请,受理,办结/)
    const xlsx = await reader.request(`${path}/export?format=xlsx&period=2026-11`)
    const sheets = await readWorkbook(Buffer.from(await xlsx.arrayBuffer()))
    expect(sheets.map(({ name }) => name)).toEqual(['统计', '指标口径', '注册用户'])
    expect(JSON.stringify(sheets[2])).toMatch(/新注册用户.*累计注册用户/)
    const narrowed = await reader.request(`${path}/export?format=xlsx&period=2026-11&channel=window`)
    expect(await readWorkbook(Buffer.from(await narrowed.arrayBuffer()))).toHaveLength(2)
  })

  test('are for supervisors, of their own region', async () => {
    const reader = await supervisor()
    for (const address of [path, '/supervision/wall', '/supervision/wall/events', '/supervision'])
      for (const region of ['430103000000', '440000000000', '999999999999'])
        expect([address, region, (await reader.get(`${address}?region=${region}`)).status]).toEqual([
          address,
          region,
          404,
        ])
    const clerk = await signInDesk(site, 'social-clerk')
    for (const address of [path, `${path}/export?format=csv`, '/supervision/wall', '/supervision/wall/events'])
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
