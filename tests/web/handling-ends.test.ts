import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { besideOf, confirm, deskOf, personOf, press, ticks } from '../support/desk.ts'
import { foodToDecide, forge } from '../support/handling.ts'
import { fileFor } from '../support/lives.ts'
import { linksOf, type Page, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, phones, type Site } from '../support/site.ts'
import { settle } from '../support/world.ts'

let site: Site
const desks = new Map<string, Reader>()
const desk = (login: string) => deskOf(site, desks, login)
const pathOf = (caseId: string) => `/desk/cases/${caseId}`

beforeAll(async () => {
  site = await demoSite()
  site.platform.clock.set('2026-11-20T09:00:00+08:00')
}, 60_000)
afterAll(() => site?.close())

async function granted(): Promise<string> {
  const caseId = await foodToDecide(site, desk)
  const decider = await desk('food-decider')
  const page = await decider.get(pathOf(caseId))
  await confirm(decider, await press(decider, page, 'grant', { points: ticks(page, 'points') }))
  await settle(site)
  return caseId
}

/** Opens the form of an end, leaves the ground out once, then does it. */
async function end(caseId: string, noun: string, action: string, ground: string): Promise<Page> {
  const decider = await desk('food-decider')
  const form = await decider.get(`${pathOf(caseId)}?act=${noun}`)
  expect(besideOf(form)).toMatch(
    /60 日内向长沙市芙蓉区人民政府（演示）申请行政复议.*6 个月内向长沙市芙蓉区人民法院（演示）提起行政诉讼/,
  )
  const check = await press(decider, form, action, { ground, text: '经调查属实。' })
  expect(besideOf(check)).toContain('发出前请核对')
  return confirm(decider, check)
}

describe('a result ends in four ways, each by who decides, on a ground of the law', () => {
  test.each([
    ['recall', 'recall', 'law_changed', '已撤回许可', '状态变为“已撤回”'],
    ['annulment', 'annul', 'obtained_by_deceit', '已撤销', '状态变为“已撤销”'],
    ['forfeiture', 'forfeit', 'scope_exceeded', '已吊销', '状态变为“已吊销”'],
    ['cancellation', 'cancel', 'at_request', '已注销', '状态变为“已注销”'],
  ])(
    '%s',
    async (noun, action, ground, state, becomes) => {
      const caseId = await granted()
      const decider = await desk('food-decider')
      const form = await decider.get(`${pathOf(caseId)}?act=${noun}`)
      expect(besideOf(form)).toContain(becomes)
      const open = await press(decider, form, action, { text: '经调查属实。', ground: 'nothing' })
      expect(open.status).toBe(422)
      expect(besideOf(open)).toContain('请选择这种决定的法定理由')
      const forged = { action, ground, text: '经调查属实。' }
      expect(await forge(site, await desk('food-reviewer'), caseId, noun, forged)).toBe(403)
      expect(await forge(site, await desk('window-a01'), caseId, noun, forged)).toBe(403)
      expect(await forge(site, await desk('street-officer'), caseId, noun, forged)).toBe(404)
      const done = await end(caseId, noun, action, ground)
      expect(wordsOf(await decider.get(pathOf(caseId)))).toContain(state)
      expect(done.status).toBe(200)
      expect(await forge(site, decider, caseId, noun, forged)).toBeGreaterThanOrEqual(409)
      expect(await forge(site, await desk('food-reviewer'), caseId, noun, forged)).toBe(403)
    },
    30_000,
  )

  test('what was annulled is cancelled on that ground alone', async () => {
    const caseId = await granted()
    await end(caseId, 'annulment', 'annul', 'abuse_of_office')
    const decider = await desk('food-decider')
    const form = await decider.get(`${pathOf(caseId)}?act=cancellation`)
    expect([...form.html.matchAll(/name="ground"[^>]* value="([^"]+)"/g)].map(([, ground]) => ground)).toEqual([
      'permit_ended',
    ])
    await end(caseId, 'cancellation', 'cancel', 'permit_ended')
    expect(wordsOf(await decider.get(pathOf(caseId)))).toContain('已注销')
  }, 30_000)
})

test('what was denied is reopened after an appeal, and the limit counts anew', async () => {
  const caseId = await foodToDecide(site, desk)
  const decider = await desk('food-decider')
  const page = await decider.get(pathOf(caseId))
  const check = await press(decider, page, 'deny', { text: '布局不符合要求。' })
  expect(besideOf(check)).toContain('60 日内向')
  await confirm(decider, check)
  await settle(site)
  const form = await decider.get(`${pathOf(caseId)}?act=reopening`)
  const open = await press(decider, form, 'reopen', { text: '复议机关撤销了决定。' })
  expect(open.status).toBe(422)
  expect(besideOf(open)).toMatch(/请选择因为什么.*请按文书上的样子填编号/)
  const forged = { action: 'reopen', by: 'court', document: '（2026）湘01行终1号', text: '判决撤销。' }
  expect(await forge(site, await desk('food-reviewer'), caseId, 'reopening', forged)).toBe(403)
  const sure = await press(decider, open, 'reopen', { by: 'reconsideration', document: '芙政复决〔2026〕3号' })
  expect(besideOf(sure)).toContain('行政复议决定 · 芙政复决〔2026〕3号')
  const reopened = await confirm(decider, sure)
  expect(reopened.status).toBe(200)
  const reviewer = await desk('food-reviewer')
  expect(wordsOf(await reviewer.get(pathOf(caseId)))).toContain('审查中')
}, 30_000)

test('a parcel is recorded once, and then handed over', async () => {
  const { caseId } = await fileFor(site, await personOf(site, phones.lin), 'birth', undefined, 'post')
  const clerk = await desk('window-a01')
  const page = await clerk.get(pathOf(caseId))
  await press(clerk, page, 'accept', { checklist: ticks(page, 'checklist') })
  const officer = await desk('street-officer')
  const deciding = await officer.get(pathOf(caseId))
  await confirm(officer, await press(officer, deciding, 'review_and_grant', { points: ticks(deciding, 'points') }))
  await settle(site)
  const waiting = await clerk.get(`${pathOf(caseId)}?act=dispatch`)
  const open = await press(clerk, waiting, 'arrange_delivery', { carrier: '中国邮政', number: '1' })
  expect(open.status).toBe(422)
  expect(besideOf(open)).toContain('请填单号')
  const forged = { action: 'arrange_delivery', carrier: '中国邮政', number: 'EA123456789CN' }
  expect(await forge(site, await desk('food-reviewer'), caseId, 'dispatch', forged)).toBe(404)
  const sent = await press(clerk, open, 'arrange_delivery', { number: 'EA123456789CN' })
  expect(wordsOf(sent)).toContain('已寄出 中国邮政 EA123456789CN')
  expect(linksOf(sent, /act=dispatch/)).toEqual([])
}, 30_000)

test('the case file has cover, course, dates, answers, papers and documents on one page, for those who may see the case', async () => {
  const caseId = await granted()
  const decider = await desk('food-decider')
  const page = await decider.get(pathOf(caseId))
  const [href = ''] = linksOf(page, /\/file$/)
  const file = await decider.get(href)
  expect(wordsOf(file)).toMatch(
    /案卷 事项 《食品经营许可证》新办.*办理过程.*提交申请.*预审通过.*受理.*审查通过.*作出决定 · 准予.*时限和计算.*当天不计.*申请内容.*材料.*文书/,
  )
  expect(file.html).not.toContain('430199198808230313')
  expect((await (await desk('street-officer')).get(href)).status).toBe(404)
  const [dates = ''] = linksOf(file, /\/dates$/)
  expect(await (await decider.request(dates)).json()).toMatchObject({ format: 'yimen-case-dates/1' })
  expect((await (await desk('street-officer')).request(dates)).status).toBe(404)
  const supervisor = await desk('supervisor')
  expect((await supervisor.get(`/supervision/cases/${caseId}/file`)).status).toBe(200)
  expect((await decider.get(`/supervision/cases/${caseId}/file`)).status).toBe(404)
}, 30_000)
