import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { besideOf, confirm, deskOf, press, ticks } from '../support/desk.ts'
import { foodToAccept, foodToDecide, foodToReview, forge } from '../support/handling.ts'
import { linksOf, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, type Site } from '../support/site.ts'

let site: Site
const desks = new Map<string, Reader>()
const desk = (login: string) => deskOf(site, desks, login)
const pathOf = (caseId: string) => `/desk/cases/${caseId}`

beforeAll(async () => {
  site = await demoSite()
  site.platform.clock.set('2026-11-20T09:00:00+08:00')
}, 60_000)
afterAll(() => site?.close())

describe('a special procedure', () => {
  test('only what item or law names may stop the clock; what goes out says so; nothing is decided meanwhile', async () => {
    const caseId = await foodToReview(site, desk)
    const reviewer = await desk('food-reviewer')
    const form = await reviewer.get(`${pathOf(caseId)}?act=procedure`)
    expect(besideOf(form)).toContain('最长 15 个工作日 · 依据：《中华人民共和国行政许可法》第四十五条')
    const empty = await press(reviewer, form, 'start_procedure')
    expect(empty.status).toBe(422)
    expect(besideOf(empty)).toContain('请选择哪一种程序')
    const check = await press(reviewer, empty, 'start_procedure', { procedure: 'testing', text: '样品要检测。' })
    expect(besideOf(check)).toMatch(/从明天起停表.*承诺办结：\S+ 改为/)
    const standing = await confirm(reviewer, check)
    expect(wordsOf(standing)).toContain('停表中：自11月20日（星期五），因检测，最晚到12月11日（星期五）')
    expect(besideOf(standing)).toMatch(/现在还不能办 审查通过、.*检测从/)
    expect(await forge(site, reviewer, caseId, 'review', { action: 'pass_review', text: '通过' })).toBe(409)
    expect(
      await forge(site, await desk('window-a01'), caseId, 'procedure-end', { action: 'end_procedure', text: '合格。' }),
    ).toBe(403)
    expect(
      await forge(site, await desk('street-officer'), caseId, 'procedure-end', {
        action: 'end_procedure',
        text: '合格。',
      }),
    ).toBe(404)
    const ended = await press(reviewer, standing, 'end_procedure', { text: '检测合格。' })
    expect(wordsOf(ended)).not.toContain('停表中')
    expect(wordsOf(ended)).toContain('检测合格。')
  })
})

describe('an extension', () => {
  test('once, by who decides, at most what the item allows; the new date is shown before it goes out', async () => {
    const caseId = await foodToDecide(site, desk)
    const decider = await desk('food-decider')
    expect(
      await forge(site, await desk('food-reviewer'), caseId, 'extension', {
        action: 'extend',
        days: '1',
        text: '延长。',
      }),
    ).toBe(403)
    expect(
      await forge(site, await desk('window-a01'), caseId, 'extension', { action: 'extend', days: '1', text: '延长。' }),
    ).toBe(403)
    const form = await decider.get(`${pathOf(caseId)}?act=extension`)
    expect(besideOf(form)).toContain('最多延长 5 个工作日 依据 《食品经营许可和备案管理办法》第二十一条')
    const tooLong = await press(decider, form, 'extend', { days: '6', text: '案情复杂。' })
    expect(tooLong.status).toBe(422)
    expect(besideOf(tooLong)).toContain('最多只能延长 5 天')
    const check = await press(decider, tooLong, 'extend', { days: '５', text: '案情复杂。' })
    expect(besideOf(check)).toContain('承诺办结：12月4日（星期五） 改为 12月11日（星期五）')
    const extended = await confirm(decider, check)
    expect(wordsOf(extended)).toContain('已延长 5 个工作日')
    expect(linksOf(extended, /act=extension/)).toEqual([])
    expect(await forge(site, decider, caseId, 'extension', { action: 'extend', days: '1', text: '再延长。' })).toBe(409)
  })

  test('after the last day it is said that it is too late', async () => {
    const caseId = await foodToDecide(site, desk)
    site.platform.clock.set('2026-12-07T09:00:00+08:00')
    desks.clear()
    const decider = await desk('food-decider')
    const page = await decider.get(pathOf(caseId))
    expect(besideOf(page)).toContain('办理时限到12月4日（星期五）已经届满，不能再延长。')
    expect(await forge(site, decider, caseId, 'extension', { action: 'extend', days: '1', text: '延长。' })).toBe(409)
  })
})

describe('the green channel, and who works on it', () => {
  test('a case in the green channel is marked; a colleague gets it, and takes it to her list', async () => {
    const caseId = await foodToAccept(site, desk)
    const clerk = await desk('window-a01')
    expect(
      await forge(site, await desk('food-reviewer'), caseId, 'green-channel', {
        action: 'open_green_channel',
        text: '理由',
      }),
    ).toBe(403)
    const form = await clerk.get(`${pathOf(caseId)}?act=green-channel`)
    const opened = await press(clerk, form, 'open_green_channel', { text: '申请人行动不便。' })
    expect(wordsOf(opened)).toContain('绿色通道')
    expect(wordsOf(await clerk.get('/desk'))).toContain('绿色通道')

    const taken = await clerk.send(opened, `${pathOf(caseId)}/assignment`, {})
    expect(wordsOf(taken)).toContain('周窗口（演示）')
    expect(linksOf(await clerk.get('/desk?only=mine'), /^\/desk\/cases\//)).toEqual([pathOf(caseId)])
    const assigning = await clerk.get(`${pathOf(caseId)}?act=assignment`)
    const [colleague = ''] = [...assigning.html.matchAll(/name="assignee" value="([^"]+)"/g)].map(
      ([, value]) => value ?? '',
    )
    expect(assigning.html).toContain('吴窗口（演示）')
    const given = await press(clerk, assigning, 'assign', { assignee: colleague })
    expect(wordsOf(given)).toContain('转交：吴窗口（演示）')
    expect(linksOf(await clerk.get('/desk?only=mine'), /^\/desk\/cases\//)).toEqual([])
    const stranger = await press(clerk, await clerk.get(`${pathOf(caseId)}?act=assignment`), 'assign', {
      assignee: '306a9465-b024-5744-bf3e-848d7b8e20a2:306a9465-b024-5744-bf3e-848d7b8e20a2',
    })
    expect(stranger.status).toBe(422)
    expect(besideOf(stranger)).toContain('这个人现在不在这个岗位上')
    const page = await clerk.get(pathOf(caseId))
    const accepted = await press(clerk, page, 'accept', { checklist: ticks(page, 'checklist') })
    expect(wordsOf(accepted)).toContain('已受理')
  })
})
