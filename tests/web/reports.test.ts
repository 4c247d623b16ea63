import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoActors } from '../support/actors.ts'
import { asOwner } from '../support/database.ts'
import { deskOf } from '../support/desk.ts'
import { linksOf, type Reader, wordsOf } from '../support/reader.ts'
import { lateCases } from '../support/scores.ts'
import { demoSite, type Site } from '../support/site.ts'

let site: Site
const desks = new Map<string, Reader>()
const desk = (login: string) => deskOf(site, desks, login)

beforeAll(async () => {
  site = await demoSite()
  await lateCases(site, await demoActors(site), 1)
  site.platform.clock.set('2027-01-02T09:00:00+08:00')
}, 120_000)
afterAll(() => site?.close())

test('a supervisor asks, sees how far it is without script and with, downloads both files and makes it anew', async () => {
  const supervisor = await desk('supervisor')
  const before = await supervisor.get('/supervision/reports')
  expect(wordsOf(before)).toContain('还没有可以制作月报的月份')
  await site.modules.supervision.scores.compute('2026-12')
  const list = await supervisor.get('/supervision/reports')
  const faulty = await supervisor.send(list, '/supervision/reports', { month: '2027-01', department: '' })
  expect(faulty.status).toBe(422)
  const page = await supervisor.send(list, '/supervision/reports', { month: '2026-12', department: '' })
  expect(wordsOf(page)).toContain('制作进度')
  expect(linksOf(page, /file\.pdf$/)).toEqual([])
  const href = /data-progress="([^"]*)"/.exec(page.html)?.[1] ?? ''
  expect(JSON.parse((await supervisor.get(href)).html)).toEqual({ done: 0, made: false })

  const address = href.replace('/progress', '')
  const jobs = (set: string) => asOwner(site.platform, `update graphile_worker._private_jobs set ${set}`)
  await jobs('attempts = max_attempts')
  const gaveUp = await supervisor.get(address)
  expect(wordsOf(gaveUp)).toMatch(/这份月报没有做成.* 再制作一次/)
  expect(wordsOf(await supervisor.send(gaveUp, `${address}/attempt`, {}))).toContain('制作进度')
  expect((await supervisor.get(address)).html).not.toContain('/attempt')

  await site.platform.jobs.runOnce()
  expect(JSON.parse((await supervisor.get(href)).html)).toEqual({ done: 4, made: true })
  const made = await supervisor.get(href.replace('/progress', ''))
  expect(wordsOf(made)).not.toContain('制作进度')
  for (const [pattern, start] of [
    [/file\.pdf$/, '%PDF'],
    [/file\.xlsx$/, 'PK'],
  ] as const) {
    const [file = ''] = linksOf(made, pattern)
    expect((await supervisor.get(file)).html.startsWith(start)).toBe(true)
  }
  const edition = `${href.replace('/progress', '')}/edition`
  expect((await supervisor.send(made, edition, { reason: '短' })).status).toBe(422)
  const again = await supervisor.send(made, edition, { reason: '得分有变化，重新制作' })
  expect(wordsOf(again)).toContain('第 2 版 · 本版原因：得分有变化，重新制作')
})

test('a body finds its own report at its desk and nothing of others', async () => {
  const supervisor = await desk('supervisor')
  const reviewer = await desk('food-reviewer')
  const list = await supervisor.get('/supervision/reports')
  const [food = ''] = /<option value="([0-9a-f-]{36})"[^>]*>[^<]*市场监督管理局/.exec(list.html)?.slice(1) ?? []
  const asked = await supervisor.send(list, '/supervision/reports', { month: '2026-12', department: food })
  const id = /data-progress="\/supervision\/reports\/([^/]*)\//.exec(asked.html)?.[1] ?? ''
  expect(wordsOf(await reviewer.get('/desk/reports'))).toContain('监察月报〔2027〕3号')
  expect(wordsOf(await reviewer.get(`/desk/reports/${id}`))).toContain('市场监督管理局')
  expect((await reviewer.get(`/supervision/reports/${id}`)).status).toBe(404)
  const clerk = await desk('social-clerk')
  expect(wordsOf(await clerk.get('/desk/reports'))).toContain('还没有月报')
  for (const path of ['', '/progress', '/file.pdf'])
    expect((await clerk.get(`/desk/reports/${id}${path}`)).status).toBe(404)
})
