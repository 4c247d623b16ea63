import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { besideOf, confirm, deskOf, press, ticks } from '../support/desk.ts'
import { foodToReview, forge } from '../support/handling.ts'
import { formsOf, linksOf, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, type Site } from '../support/site.ts'

let site: Site
let caseId: string
const desks = new Map<string, Reader>()
const desk = (login: string) => deskOf(site, desks, login)
const casePath = () => `/desk/cases/${caseId}`

beforeAll(async () => {
  site = await demoSite()
  site.platform.clock.set('2026-11-20T09:00:00+08:00')
  caseId = await foodToReview(site, desk)
}, 60_000)
afterAll(() => site?.close())

describe('bodies are asked at once, each with its own day', () => {
  test('ready questions of the item, and one of the own to any body of the region', async () => {
    const reviewer = await desk('food-reviewer')
    const form = await reviewer.get(`${casePath()}?act=opinion-request`)
    expect(besideOf(form)).toContain('芙蓉区消防救援大队（演示） 经营场所的消防安全条件')
    const asked = await press(reviewer, form, 'request_opinion', { consultation: 'fire' })
    expect(wordsOf(asked)).toMatch(/征求意见 · 芙蓉区消防救援大队（演示） 待答复/)
    const own = await reviewer.get(`${casePath()}?act=opinion-request`)
    const unclear = await press(reviewer, own, 'request_opinion', { consultation: 'own', text: '油烟怎么处理？' })
    expect(unclear.status).toBe(422)
    expect(besideOf(unclear)).toContain('请选择要征求意见的部门')
    const second = await press(reviewer, unclear, 'request_opinion', {
      consultation: 'own',
      department: '04524297-da9f-5cd4-b39a-73e68365d250',
      days: '3',
      text: '油烟怎么处理？',
    })
    expect(wordsOf(second)).toContain('长沙市生态环境局芙蓉分局（演示）：油烟怎么处理？')
    expect(
      await forge(site, await desk('window-a01'), caseId, 'opinion-request', {
        action: 'request_opinion',
        consultation: 'fire',
      }),
    ).toBe(403)
  })

  test('a body that was asked sees what it needs: no other opinion, no full number, no notices; its look says why', async () => {
    const fire = await desk('fire-officer')
    const list = await fire.get('/desk/asked')
    expect(linksOf(list, /^\/desk\/cases\//)).toEqual([casePath()])
    const page = await fire.get(casePath())
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('430199198808230313')
    expect(page.html).not.toContain('油烟怎么处理')
    expect(wordsOf(page)).not.toContain('长沙市生态环境局芙蓉分局（演示）')
    expect(linksOf(page, /\/documents\//)).toEqual([])
    expect((await fire.request(`${casePath()}/documents/1/slip`)).status).toBe(404)
    expect(besideOf(page)).toContain('经营场所的消防安全条件是否适合从事所申请的经营项目。')
    const looks = await site.modules.accessLog.looksAtCase(caseId, { limit: 100 })
    expect(looks.some(({ purpose }) => purpose === 'consult')).toBe(true)
  })

  test('it answers by its form and nothing else; the answer reaches the competent body alone', async () => {
    const fire = await desk('fire-officer')
    const page = await fire.get(casePath())
    const empty = await press(fire, page, 'give_opinion')
    expect(empty.status).toBe(422)
    expect(besideOf(empty)).toContain('请选择意见')
    expect(formsOf(page).map(({ action }) => action)).toEqual(['/desk/sign-out', `${casePath()}/opinion`])
    const given = await press(fire, empty, 'give_opinion', { view: 'conditions', text: '请加装防火卷帘。' })
    expect(wordsOf(given)).toContain('意见已答复')
    expect(linksOf(await fire.get('/desk/asked'), /^\/desk\/cases\//)).toEqual([])
    expect(
      await forge(site, fire, caseId, 'opinion', { action: 'give_opinion', view: 'agree', text: '再说一次' }),
    ).toBe(403)
    expect(await forge(site, fire, caseId, 'review', { action: 'pass_review', text: '通过' })).toBe(403)
    expect(wordsOf(await (await desk('food-reviewer')).get(casePath()))).toContain('请加装防火卷帘。')
    const window = await (await desk('window-a01')).get(casePath())
    expect(window.html).not.toContain('请加装防火卷帘。')
    expect(
      await forge(site, await desk('street-officer'), caseId, 'opinion', {
        action: 'give_opinion',
        view: 'agree',
        text: '同意。',
      }),
    ).toBe(404)
  })

  test('the decision waits for the last one, and the screen says for whom and until when', async () => {
    const reviewer = await desk('food-reviewer')
    const review = await reviewer.get(casePath())
    await press(reviewer, review, 'pass_review', { points: ticks(review, 'points'), text: '已征求意见。' })
    const decider = await desk('food-decider')
    const page = await decider.get(casePath())
    expect(besideOf(page)).toMatch(
      /准予、部分准予、不予 等长沙市生态环境局芙蓉分局（演示）答复，最晚到11月25日（星期三）/,
    )
    expect(await forge(site, decider, caseId, 'decision', { action: 'grant', text: '同意。' })).toBe(409)
    const other = await desk('environment-officer')
    await press(other, await other.get(casePath()), 'give_opinion', { view: 'agree', text: '没有意见。' })
    const form = await decider.get(`${casePath()}?act=partial-grant`)
    const check = await press(decider, form, 'grant_partly', {
      granted: '热食类食品制售',
      text: '冷食类专间没有达标。',
    })
    expect(besideOf(check)).toMatch(/准予 热食类食品制售.*60 日内向.*申请行政复议/)
    const done = await confirm(decider, check)
    expect(wordsOf(done)).toContain('已部分准予')
  })
})
