import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoActors, demoActors } from '../support/actors.ts'
import { deskOf } from '../support/desk.ts'
import { linksOf, type Page, type Reader, wordsOf } from '../support/reader.ts'
import { lateCases } from '../support/scores.ts'
import { demoSite, type Site } from '../support/site.ts'
import { furong } from '../support/world.ts'

let site: Site
let actors: DemoActors
const desks = new Map<string, Reader>()
const desk = (login: string) => deskOf(site, desks, login)
const month = '2026-12'

beforeAll(async () => {
  site = await demoSite()
  actors = await demoActors(site)
  await lateCases(site, actors, 2)
  await site.modules.supervision.scores.compute(month)
}, 120_000)
afterAll(() => site?.close())

const receiptOf = async (page: Page) => {
  const { listed } = await site.modules.supervision.scores.ofSubject(
    actors.reviewer,
    { kind: 'office', id: actors.reviewer.departmentId },
    month,
  )
  const receipts = await site.modules.cases.receiptsOf(listed.flatMap(({ caseId }) => caseId ?? []))
  expect(receipts.size).toBe(2)
  for (const receipt of receipts.values()) expect(wordsOf(page)).toContain(receipt)
  return listed
}

test('the handling body reads each point with its case, contests one, and the supervisor decides', async () => {
  const reviewer = await desk('food-reviewer')
  const own = await reviewer.get('/desk/score')
  expect(wordsOf(own)).toContain('98 分')
  expect(wordsOf(own)).toContain('环节超过规定时限')
  expect(wordsOf(own)).toContain('规则 Y4（第 1 版）')
  const listed = await receiptOf(own)
  expect(wordsOf(await reviewer.get('/desk/score?kind=post'))).toContain('岗位')
  expect((await reviewer.get('/desk/score?kind=department')).status).toBe(200)

  const [pointHref = ''] = linksOf(own, /^\/desk\/score\/points\//)
  const point = await reviewer.get(pointHref)
  const faulty = await reviewer.send(point, `${pointHref}/contest`, { reason: '短' })
  expect(faulty.status).toBe(422)
  expect(wordsOf(faulty)).toContain('5 至 2,000 个字')
  const sent = await reviewer.send(faulty, `${pointHref}/contest`, { reason: '外单位数据延迟，已登记' })
  expect(wordsOf(sent)).toContain('申诉已提交')

  const supervisor = await desk('supervisor')
  const ranking = await supervisor.get('/supervision/scores')
  expect(wordsOf(ranking)).toContain('等你决定的申诉')
  const [waiting = ''] = linksOf(ranking, /^\/supervision\/scores\/points\//)
  const contested = await supervisor.get(waiting)
  expect(wordsOf(contested)).toContain('外单位数据延迟，已登记')
  const undecided = await supervisor.send(contested, `${waiting}/decision`, { reason: '记录属实，不扣' })
  expect(undecided.status).toBe(422)
  const decided = await supervisor.send(undecided, `${waiting}/decision`, {
    outcome: 'accepted',
    reason: '记录属实，不扣',
  })
  expect(wordsOf(decided)).toContain('得分已重新计算')
  expect(wordsOf(await reviewer.get('/desk/score'))).toContain('99 分')
  expect(wordsOf(await reviewer.get(pointHref))).toContain('记录属实，不扣')

  const body = await supervisor.get(linksOf(decided, /^\/supervision\/scores\/department\//)[0] ?? '')
  expect(wordsOf(body)).toContain('近十二个月')
  expect(listed).toHaveLength(2)
})

test('another body and a citizen find none of it', async () => {
  const clerk = await desk('social-clerk')
  const [pointHref = ''] = linksOf(await (await desk('food-reviewer')).get('/desk/score'), /^\/desk\/score\/points\//)
  expect((await clerk.get(pointHref)).status).toBe(404)
  expect((await clerk.get('/supervision/scores')).status).toBe(404)
  expect(
    (await (await desk('supervisor')).get('/supervision/scores/office/01990000-0000-7000-8000-000000000009')).status,
  ).toBe(404)
  expect(
    (await (await desk('supervisor')).get('/supervision/scores/nothing/01990000-0000-7000-8000-000000000009')).status,
  ).toBe(404)
})

test('a month is published when it is over: a page and two files at stable addresses, bodies and no post', async () => {
  const anybody = site.reader()
  const file = (name: string) => fetch(`${site.origin}/open/${furong}/scores/${name}`)
  expect(wordsOf(await anybody.get(`/${furong}/scores`))).toContain('还没有公布过得分')
  expect((await file(`${month}.csv`)).status).toBe(404)
  site.platform.clock.set('2027-01-02T09:00:00+08:00')
  await site.modules.supervision.scores.compute(month)
  const page = await anybody.get(`/${furong}/scores`)
  expect(wordsOf(page)).toContain('2026-12')
  expect(wordsOf(page)).toContain('市场监督管理局')
  expect(wordsOf(page)).not.toContain('审查')
  const csv = await file(`${month}.csv`)
  expect(csv.headers.get('content-type')).toContain('text/csv')
  const food = actors.reviewer.departmentId
  expect(await csv.text()).toMatch(new RegExp(`市场监督管理局（演示）,99,1,1,${food}`))
  const json = (await (await file(`${month}.json`)).json()) as { bodies: readonly object[]; formula: { text: string } }
  expect(json.bodies).toContainEqual(expect.objectContaining({ departmentId: food, score: 99 }))
  expect(json.formula.text).toContain('100 分')
  expect(json.formula.text).not.toContain('{')
  expect((await file(`${month}.xlsx`)).status).toBe(404)
  expect((await file('2027-01.json')).status).toBe(404)
})
