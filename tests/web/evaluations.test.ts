import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoActors, demoActors } from '../support/actors.ts'
import { asOwner } from '../support/database.ts'
import { deskOf } from '../support/desk.ts'
import { fileFor } from '../support/lives.ts'
import { formsOf, linksOf, type Page, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, phones, type Site, signIn } from '../support/site.ts'
import { settle } from '../support/world.ts'

let site: Site
let actors: DemoActors
let citizen: Reader
const desks = new Map<string, Reader>()
beforeAll(async () => {
  site = await demoSite()
  actors = await demoActors(site)
  citizen = site.reader()
  await signIn(citizen, phones.lin)
  // A code of a staff member's device counts once, and the actors have used theirs.
  site.platform.clock.advance(31_000)
}, 60_000)
afterAll(() => site?.close())

const desk = (login: string) => deskOf(site, desks, login)

/** A case of the social insurance centre that has ended. */
async function ended(): Promise<{ caseId: string; receiptNumber: string }> {
  const { cases } = site.modules
  const { caseId } = await fileFor(site, actors.citizen, 'insurance', actors.simpleClerk)
  const view = await cases.view(caseId, actors.simpleClerk)
  const checklist = view.checklist.map(({ materialId }) => materialId)
  const points = view.version.definition.reviewPoints.map(({ id }) => id)
  const command = { action: 'accept_and_grant' as const, checklist, points, opinion: '' }
  await cases.act({ caseId, actor: actors.simpleClerk, command })
  await settle(site)
  const { status, receiptNumber } = await cases.view(caseId, actors.citizen)
  expect(status).toBe('concluded')
  return { caseId, receiptNumber }
}

async function rateBad(caseId: string, comment: string): Promise<Page> {
  const page = await citizen.get(`/cases/${caseId}/evaluation?grade=4`)
  expect(wordsOf(page)).toContain('来回跑了好几趟')
  return citizen.send(page, `/cases/${caseId}/evaluation`, { reasons: ['trips'], comment })
}

describe('from a bad grade to the second one', () => {
  let caseId: string
  let receiptNumber: string
  let ticketHref: string

  test('no grade is chosen beforehand; a bad one promises a call', async () => {
    ;({ caseId, receiptNumber } = await ended())
    const faces = await citizen.get(`/cases/${caseId}/evaluation`)
    expect(faces.html).not.toMatch(/checked/)
    expect(linksOf(faces, /grade=[1-5]$/)).toHaveLength(5)
    expect(wordsOf(await rateBad(caseId, '窗口让我跑了三趟，我叫林知夏。'))).toContain('3 个工作日内打电话给你')
    const status = await citizen.get(`/cases/${caseId}`)
    expect(wordsOf(status)).toContain('你反映的问题')
    expect(wordsOf(status)).toContain('你已经评价过')
  })

  test('the bureau sees words, and the person only after a look that the person reads', async () => {
    const bureau = await desk('callback-officer')
    const list = await bureau.get('/desk')
    expect(list.path).toBe('/desk/callbacks')
    ticketHref = linksOf(list, /callbacks\/[0-9a-f]/)[0] ?? ''
    const page = await bureau.get(ticketHref)
    expect(wordsOf(page)).toContain('窗口让我跑了三趟')
    expect(page.html).not.toContain(receiptNumber)
    expect(page.html).not.toContain(phones.lin)
    const opened = await bureau.send(page, `${ticketHref}/link`, {})
    expect(wordsOf(opened)).toContain(receiptNumber)
    expect(wordsOf(opened)).toContain(phones.lin)
    expect((await bureau.get(ticketHref)).html).not.toContain(phones.lin)
    expect(wordsOf(await citizen.get(`/cases/${caseId}/looks`))).toContain('就不满意的评价回访')
    // It calls people; it handles no cases.
    expect((await bureau.get(`/desk/cases/${caseId}`)).status).toBe(404)
    expect((await bureau.get('/supervision/evaluations')).status).toBe(404)
  })

  test('the office is told facts; whoever tries to find out who it was finds nothing', async () => {
    const clerk = await desk('social-clerk')
    expect(wordsOf(await clerk.get('/desk/rectifications'))).toContain('没有要整改的')
    const bureau = await desk('callback-officer')
    const page = await bureau.get(ticketHref)
    const acts = `${ticketHref}/acts`
    const send = formsOf(page).findIndex(({ values }) => values.some(([, value]) => value === 'send'))
    const empty = await bureau.send(onlyForm(page, send), acts, { told: '' })
    expect(empty.status).toBe(422)
    const told = '没有一次说清要带哪些材料。'
    expect((await bureau.send(onlyForm(page, send), acts, { told, sequence: undefined })).status).toBe(409)
    expect(wordsOf(await bureau.send(onlyForm(page, send), acts, { told }))).toContain('已记下')
    // A colleague had the page open: what she wrote is given back beside what was done meanwhile.
    const late = await bureau.send(onlyForm(page, send), acts, { told: '另一种写法。' })
    expect(late.status).toBe(409)
    for (const words of ['这张差评单刚刚有了新的进展', told, '你写的内容没有提交', '另一种写法。'])
      expect(wordsOf(late)).toContain(words)

    const list = await clerk.get('/desk/rectifications')
    const [href = ''] = linksOf(list, /rectifications\/[0-9a-f]/)
    const one = await clerk.get(href)
    expect(wordsOf(one)).toContain(told)
    const pages = [list, one, await clerk.get('/desk'), await clerk.get('/desk/people')]
    for (const { html } of pages)
      for (const trace of ['林知夏', '三趟', '不满意的评价回访']) expect(html).not.toContain(trace)
    for (const { html } of [list, one])
      for (const trace of [caseId, receiptNumber, phones.lin]) expect(html).not.toContain(trace)
    // Nor through the doors of others, nor by the case itself.
    for (const door of [ticketHref, '/desk/callbacks', '/supervision/evaluations'])
      expect((await clerk.get(door)).status).toBe(404)
    for (const act of ['link', 'acts'])
      expect((await clerk.send(withAction(one, `${ticketHref}/${act}`), `${ticketHref}/${act}`, {})).status).toBe(404)
    const file = await clerk.get(`/desk/cases/${caseId}`)
    expect(file.html).not.toMatch(/回访|不满意|评价过/)
    const stranger = await desk('food-reviewer')
    expect((await stranger.get(href)).status).toBe(404)
    // The id carries the day and no moment: midnight in Shanghai.
    const [, ticketId = ''] = /rectifications\/([0-9a-f-]+)/.exec(href) ?? []
    const ms = Number.parseInt(ticketId.replaceAll('-', '').slice(0, 12), 16)
    expect(new Date(ms).toISOString()).toMatch(/T16:00:00\.000Z$/)
  })

  test('it answers; the person reads what was done and says how it is now', async () => {
    const clerk = await desk('social-clerk')
    const [href = ''] = linksOf(await clerk.get('/desk/rectifications'), /rectifications\/[0-9a-f]/)
    const page = await clerk.get(href)
    // A form that does not say what was read answers nothing.
    const unread = await clerk.send(page, `${href}/answer`, { told: '已重做。', sequence: undefined })
    expect([unread.status, unread.html.includes('已重做。</textarea>')]).toEqual([409, true])
    await clerk.send(page, `${href}/answer`, { told: '已重做一次性告知单。' })
    // Sent again, it has moved on: the first answer is shown, and what was typed is not lost.
    const late = await clerk.send(page, `${href}/answer`, { told: '再答一次' })
    expect(late.status).toBe(409)
    for (const words of ['这张差评单刚刚有了新的进展', '已重做一次性告知单。', '你写的内容没有提交', '再答一次'])
      expect(wordsOf(late)).toContain(words)
    expect(wordsOf(await citizen.get('/messages'))).toContain('有答复了')
    const status = await citizen.get(`/cases/${caseId}`)
    expect(wordsOf(status)).toContain('已重做一次性告知单')
    const [again = ''] = linksOf(status, /evaluation\/again\//)
    const stranger = site.reader()
    await signIn(stranger, phones.luo)
    expect((await stranger.get(again)).status).toBe(404)
    const detail = await citizen.get(`${again}?grade=2`)
    expect(wordsOf(await citizen.send(detail, again, {}))).toContain('收到了')
    expect((await citizen.get(again)).status).toBe(404)
    expect(wordsOf(await clerk.get('/desk/rectifications'))).toContain('满意')
  })
})

describe('without signing in', () => {
  test('the clerk opens a visit; the second screen takes one evaluation of it, in any way of typing', async () => {
    const { caseId } = await ended()
    const clerk = await desk('social-clerk')
    const page = await clerk.get(`/desk/cases/${caseId}/evaluation`)
    const opened = await clerk.send(page, `/desk/cases/${caseId}/evaluation`, {})
    const [code = ''] = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(wordsOf(opened)) ?? []
    const tablet = site.reader()
    const entry = await tablet.get('/evaluation/tablet')
    expect((await tablet.send(entry, '/evaluation/tablet', { code: 'AAAA-AAAA' })).status).toBe(404)
    const faces = await tablet.send(entry, '/evaluation/tablet', { code: code.toLowerCase() })
    expect(wordsOf(faces)).toContain('社会保险服务中心')
    expect(faces.html).not.toContain('林知夏')
    const [chosen = ''] = linksOf(faces, /grade=1/)
    const thanks = await tablet.send(await tablet.get(chosen), '/evaluation', {})
    expect(wordsOf(thanks)).toContain('下一位')
    expect((await tablet.get(chosen)).status).toBe(404)
    const [row] = await asOwner(
      site.platform,
      `select channel, node, grade from evaluations.evaluation where node = 'visit'`,
    )
    expect(row).toEqual({ channel: 'tablet', node: 'visit', grade: 1 })
    // The end has its own.
    expect((await citizen.get(`/cases/${caseId}/evaluation`)).path).toContain('/evaluation')
  })

  test('whoever has the slip evaluates once; a wrong second thing leads nowhere', async () => {
    const { caseId, receiptNumber } = await ended()
    const reader = site.reader()
    const code = site.modules.cases.slipCodeOf(caseId)
    const progress = await reader.get(`/progress?${new URLSearchParams({ receipt: receiptNumber, code })}`)
    const wrong = await reader.send(progress, '/progress/evaluation', { second: '0000' })
    expect(wrong.status).toBe(404)
    const faces = await reader.send(progress, '/progress/evaluation', {})
    const [worst = ''] = linksOf(faces, /grade=5/)
    const detail = await reader.get(worst)
    expect(wordsOf(await reader.send(detail, '/evaluation', { reasons: ['fee'] }))).toContain('打电话给你')
    expect(wordsOf(await citizen.get(`/cases/${caseId}`))).toContain('你评的是非常不满意')
  })

  test('by slip, code or machine, nobody learns whether a case was evaluated', async () => {
    const cases = [await ended(), await ended()]
    await rateBad(cases[0]?.caseId ?? '', '慢')
    const seen: string[] = []
    for (const { caseId, receiptNumber } of cases) {
      const reader = site.reader()
      const code = site.modules.cases.slipCodeOf(caseId)
      const progress = await reader.get(`/progress?${new URLSearchParams({ receipt: receiptNumber, code })}`)
      const faces = await reader.send(progress, '/progress/evaluation', {})
      const detail = await reader.get(linksOf(faces, /grade=2/)[0] ?? '')
      const thanks = await reader.send(detail, '/evaluation', {})
      seen.push([faces, detail, thanks].map((page) => `${page.status} ${wordsOf(page)}`).join('\n'))
    }
    expect(seen[0]).toBe(seen[1])
    expect(wordsOf(await citizen.get(`/cases/${cases[0]?.caseId}`))).toContain('你评的是不满意')
  })

  test('guessing at codes ends after a hundred', async () => {
    const guesser = site.reader()
    const statuses = new Set<number>()
    for (let index = 0; index < 105; index += 1)
      statuses.add((await guesser.get(`/evaluation?token=AAAA${String(2222 + index)}`)).status)
    expect([...statuses].sort()).toEqual([404, 429])
    site.platform.clock.advance(3_600_001)
  })
})

test('a supervisor looks at bulk praise before it counts, and sees what is overdue', async () => {
  const reader = site.reader()
  const evaluated = await Promise.all(Array.from({ length: 5 }, () => ended()))
  for (const { caseId, receiptNumber } of evaluated) {
    const code = site.modules.cases.slipCodeOf(caseId)
    const progress = await reader.get(`/progress?${new URLSearchParams({ receipt: receiptNumber, code })}`)
    const faces = await reader.send(progress, '/progress/evaluation', {})
    await reader.send(await reader.get(linksOf(faces, /grade=1/)[0] ?? ''), '/evaluation', {})
  }
  const supervisor = await desk('supervisor')
  const page = await supervisor.get('/supervision/evaluations')
  expect(wordsOf(page)).toContain('共 5 次')
  // The running month is not shown, also where it is asked for: its numbers would tell each evaluation as it comes.
  for (const asked of [page, await supervisor.get('/supervision/evaluations?month=2026-11')])
    expect(wordsOf(asked)).toMatch(/2026-10 的比率 .*计入的评价不到 5 次/)
  for (const { caseId, receiptNumber } of evaluated)
    for (const trace of [caseId, receiptNumber]) expect(page.html).not.toContain(trace)
  const faulty = await supervisor.send(page, /findings/, { reason: '', outcome: 'counted' })
  expect(faulty.status).toBe(422)
  const done = await supervisor.send(page, /findings/, { reason: '查过录像。', outcome: 'left_out' })
  expect(wordsOf(done)).toContain('查看过，不计入')
  site.platform.clock.set('2026-12-04T09:00:00+08:00')
  while ((await site.platform.timers.runDue()) > 0);
  // The working day is over, and with it the session.
  desks.delete('supervisor')
  expect(wordsOf(await (await desk('supervisor')).get('/supervision/evaluations'))).toContain('已超期')
})

/** Forms of one address: only the one at this place is left on the page. */
function onlyForm(page: Page, index: number): Page {
  const forms = page.html.match(/<form\b[\s\S]*?<\/form>/g) ?? []
  return { ...page, html: forms[index] ?? '' }
}

/** The page's form with its token, aimed at another address. */
function withAction(page: Page, action: string): Page {
  return { ...page, html: page.html.replace(/action="[^"]*\/answer"/, `action="${action}"`) }
}
