import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoActors, demoActors } from '../../../tests/support/actors.ts'
import { asOwner } from '../../../tests/support/database.ts'
import { lateCases } from '../../../tests/support/scores.ts'
import { demoWorld, furong, type World } from '../../../tests/support/world.ts'
import { drawPage, inkShare, textOf } from '../../platform/documents/testing.ts'
import { readWorkbook } from '../../platform/spreadsheets/index.ts'
import { bureauDepartment, food, staff } from '../evaluations/test-support.ts'
import type { Reports } from './index.ts'

let world: World
let actors: DemoActors
let reports: Reports
let caseIds: string[]
const month = '2026-12'

beforeAll(async () => {
  world = await demoWorld()
  actors = await demoActors(world)
  reports = world.modules.reports
  caseIds = await lateCases(world, actors, 3)
  await expect(reports.ask(actors.supervisor, { regionCode: furong, month })).rejects.toMatchObject({
    code: 'report.month',
  })
  world.platform.clock.set('2027-01-02T09:00:00+08:00')
  await world.modules.supervision.scores.compute(month)
}, 120_000)
afterAll(() => world.close())

const sealedRightly = { coversWholeFile: true, digestMatches: true, signatureValid: true, trusted: true }
const ask = (more: object = {}, actor = actors.supervisor) => reports.ask(actor, { regionCode: furong, month, ...more })
const made = async (reportId: string) => {
  await world.platform.jobs.runOnce()
  return reports.report(actors.supervisor, reportId)
}

test('a region has one report a month, sealed and numbered, that names each cause with its cases and what they cost', async () => {
  const [reportId, again] = await Promise.all([ask(), ask()])
  expect(again).toBe(reportId)
  expect(await reports.report(actors.supervisor, reportId)).toMatchObject({ file: null, done: [], edition: 1 })
  await expect(reports.file(actors.supervisor, reportId, 'pdf')).rejects.toMatchObject({ code: 'report.not_found' })
  const report = await made(reportId)
  expect(report.done).toEqual(['counted', 'listed', 'drawn', 'sealed'])
  expect(report.number).toMatch(/^监察月报〔2027〕\d+号$/)
  expect(await ask()).toBe(reportId)

  const { content, name } = await reports.file(actors.supervisor, reportId, 'pdf')
  expect(name).toBe(`${report.number}.pdf`)
  expect(await world.modules.seals.verify(content)).toMatchObject(sealedRightly)
  const text = textOf(content)
  expect(text).toContain(report.number)
  expect(text).toContain('环节超过规定时限（规则Y4第1版）：3件，扣3分')
  const receipts = await world.modules.cases.receiptsOf(caseIds)
  for (const receipt of receipts.values()) expect(text).toContain(receipt)
  expect(text).toContain('黄牌300+3')
  expect(text).toContain('按期办结率：按期作出的决定')
  const pages = Number(/NPages>(\d+)</.exec(content.toString('latin1'))?.[1])
  const right = { left: 0.5, top: 0.1, right: 0.95, bottom: 0.9 }
  expect(inkShare(drawPage(content, pages), right, 'red')).toBeGreaterThan(0.005)

  const workbook = await readWorkbook((await reports.file(actors.supervisor, reportId, 'xlsx')).content)
  const cells = JSON.stringify(workbook)
  for (const receipt of receipts.values()) expect(cells).toContain(receipt)
})

test('months that are over, with published scores, from the first case on', async () => {
  const { scores } = world.modules.supervision
  await scores.compute('2026-11')
  await scores.compute('2027-01')
  expect(await scores.publishedMonths()).toEqual(['2026-12', '2026-11'])
  expect(await reports.months(furong)).toEqual([month])
  expect(await reports.months('430103000000')).toEqual([])
  await expect(ask({ month: '2026-11' })).rejects.toMatchObject({ code: 'report.month' })
})

test('a job that is taken again makes nothing twice', async () => {
  const reportId = await ask()
  const before = await asOwner(world.platform, 'select * from reports.report_file')
  const { makeReport } = await import('./make.ts')
  const { modules, platform } = world
  await makeReport({ platform, ...modules }, reportId)
  expect(await asOwner(world.platform, 'select * from reports.report_file')).toEqual(before)
})

test('a new edition has its reason on it and in no column, and a number of its own', async () => {
  const first = await ask()
  await expect(ask({ reason: '短' })).rejects.toMatchObject({ code: 'report.reason' })
  const reason = '申诉成立后得分有变化'
  world.platform.clock.set('2027-01-02T10:00:00+08:00')
  const second = await ask({ reason })
  expect(second).not.toBe(first)
  const report = await made(second)
  expect(report).toMatchObject({ edition: 2, reason })
  expect(textOf((await reports.file(actors.supervisor, second, 'pdf')).content)).toContain(
    `第2版。重新制作的原因：${reason}`,
  )
  const rows = await asOwner<{ all: string }>(world.platform, `select r::text as all from reports.report r`)
  expect(rows.map(({ all }) => all).join()).not.toContain(reason)
  expect(await ask()).toBe(second)
  const { reports: list } = await reports.list(actors.supervisor)
  expect(list.map(({ reportId }) => reportId)).toEqual([second, first])
  expect(new Set(list.map(({ number }) => number)).size).toBe(2)
})

describe('who may', () => {
  test('a body reads its own report and no other', async () => {
    const ofRegion = await ask()
    const own = await ask({ departmentId: food })
    await made(own)
    expect(await reports.report(actors.reviewer, own)).toMatchObject({ departmentId: food })
    expect((await reports.list(actors.reviewer)).reports.map(({ reportId }) => reportId)).toEqual([own])
    const text = textOf((await reports.file(actors.reviewer, own, 'pdf')).content)
    expect(text).toContain('市场监督管理局（演示）2026年12月')
    const gone = { code: 'report.not_found' }
    await expect(reports.report(actors.reviewer, ofRegion)).rejects.toMatchObject(gone)
    for (const actor of [actors.simpleClerk, actors.citizen, staff('supervise', bureauDepartment, '430103000000')]) {
      await expect(reports.report(actor, own)).rejects.toMatchObject(gone)
      await expect(reports.file(actor, own, 'pdf')).rejects.toMatchObject(gone)
    }
  })

  test('only a supervisor of the region asks for one, of a body of the region and a month that is over', async () => {
    for (const actor of [actors.reviewer, staff('supervise', bureauDepartment, '430103000000')])
      await expect(ask({}, actor)).rejects.toMatchObject({ code: 'report.not_duty' })
    await expect(ask({ departmentId: '01990000-0000-7000-8000-000000000009' })).rejects.toMatchObject({
      code: 'report.department',
    })
    for (const wrong of ['2027-01', '2026-03', 'nonsense'])
      await expect(ask({ month: wrong })).rejects.toMatchObject({ code: 'report.month' })
  })
})

test('a report whose job gave up is made again under its number, for supervisors alone', async () => {
  const reportId = await ask({ departmentId: actors.simpleClerk.departmentId })
  const { number, gaveUp } = await reports.report(actors.supervisor, reportId)
  expect(gaveUp).toBe(false)
  // One that is still to be tried is left alone.
  await reports.tryAgain(actors.supervisor, reportId)
  await asOwner(world.platform, 'update graphile_worker._private_jobs set attempts = max_attempts')
  expect(await made(reportId)).toMatchObject({ gaveUp: true, file: null })
  await expect(reports.tryAgain(actors.simpleClerk, reportId)).rejects.toMatchObject({ code: 'report.not_duty' })
  await expect(reports.tryAgain(actors.reviewer, reportId)).rejects.toMatchObject({ code: 'report.not_found' })
  await reports.tryAgain(actors.supervisor, reportId)
  const again = await made(reportId)
  expect(again).toMatchObject({ number, gaveUp: false, file: { madeAt: expect.any(Date) } })
  await reports.tryAgain(actors.supervisor, reportId)
  expect(await reports.report(actors.supervisor, reportId)).toEqual(again)
})
