import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { besideOf, confirm, deskOf, personOf, press, ticks } from '../support/desk.ts'
import { foodToAccept, forge } from '../support/handling.ts'
import { answersOf } from '../support/lives.ts'
import { linksOf, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, phones, type Site, signIn } from '../support/site.ts'
import { furong, settle } from '../support/world.ts'

let site: Site
const desks = new Map<string, Reader>()
const desk = (login: string) => deskOf(site, desks, login)
const pathOf = (caseId: string) => `/desk/cases/${caseId}`

beforeAll(async () => {
  site = await demoSite()
  site.platform.clock.set('2026-11-20T09:00:00+08:00')
}, 60_000)
afterAll(() => site?.close())

describe('papers that come later', () => {
  let caseId: string
  test('only those that the item lets come later; by when is shown before it goes out', async () => {
    caseId = await foodToAccept(site, desk)
    const clerk = await desk('window-a01')
    const form = await clerk.get(`${pathOf(caseId)}?act=pending`)
    expect(besideOf(form)).toContain('5 个工作日内补，11月27日（星期五）前')
    const others = [...form.html.matchAll(/name="checklist"[^>]* value="([^"]+)"/g)].map(([, id]) => id ?? '')
    const none = await press(clerk, form, 'accept_with_pending', { pending: [], checklist: others })
    expect(none.status).toBe(422)
    const wrong = await press(clerk, form, 'accept_with_pending', { pending: 'businessLicence', checklist: others })
    expect(besideOf(wrong)).toContain('这些材料不能容缺')
    const forged = { action: 'accept_with_pending', pending: 'foodSafetyRules' }
    expect(await forge(site, await desk('food-reviewer'), caseId, 'acceptance', forged)).toBe(403)
    const check = await press(clerk, wrong, 'accept_with_pending', { pending: 'foodSafetyRules', checklist: others })
    expect(besideOf(check)).toMatch(/以后补 食品安全.*补交期限：11月27日（星期五）/)
    const accepted = await confirm(clerk, check)
    expect(accepted.status).toBe(200)
    expect(wordsOf(await clerk.get(pathOf(caseId)))).toContain('容缺受理')
  })

  test('nothing is granted before they are in; their time is extended once', async () => {
    const reviewer = await desk('food-reviewer')
    const page = await reviewer.get(pathOf(caseId))
    expect(wordsOf(page)).toMatch(/容缺材料 待补/)
    await press(reviewer, page, 'pass_review', { points: ticks(page, 'points'), text: '其余符合。' })
    const decider = await desk('food-decider')
    const deciding = await decider.get(pathOf(caseId))
    expect(besideOf(deciding)).toMatch(/准予、部分准予 还缺食品安全\S*，补交到11月27日（星期五）/)
    const forged = { action: 'extend_pending', days: '5', text: '再延长。' }
    expect(await forge(site, reviewer, caseId, 'pending-extension', forged)).toBe(403)
    const form = await decider.get(`${pathOf(caseId)}?act=pending-extension`)
    const open = await press(decider, form, 'extend_pending', { days: 'x', text: '放假。' })
    expect(besideOf(open)).toContain('请填天数')
    const check = await press(decider, open, 'extend_pending', { days: '8', text: '放假。' })
    expect(besideOf(check)).toContain('补交期限')
    const extended = await confirm(decider, check)
    expect(wordsOf(extended)).toContain('已延长一次')
    expect(linksOf(extended, /act=pending-extension/)).toEqual([])
    expect(await forge(site, decider, caseId, 'pending-extension', forged)).toBe(409)
  })

  test('the window that accepted takes them in, all at once', async () => {
    const forged = { action: 'receive_pending', materials: 'foodSafetyRules' }
    expect(await forge(site, await desk('food-reviewer'), caseId, 'pending-papers', forged)).toBe(403)
    const clerk = await desk('window-a01')
    const page = await clerk.get(pathOf(caseId))
    const none = await press(clerk, page, 'receive_pending')
    expect(none.status).toBe(422)
    expect(besideOf(none)).toContain('请勾选收到的材料')
    const received = await press(clerk, none, 'receive_pending', { materials: 'foodSafetyRules' })
    expect(wordsOf(received)).toContain('容缺材料已补齐')
    expect(besideOf(await (await desk('food-decider')).get(pathOf(caseId)))).not.toContain('现在还不能办')
  })
})

describe('a permit on a promise', () => {
  /** Promised, granted and handed out: it waits for its check. */
  async function onPromise(): Promise<string> {
    const actor = await personOf(site, phones.shi)
    const { catalog, cases, identity } = site.modules
    const version = (await catalog.findByCode(furong, '000123020000-06'))!
    const { profile } = await identity.getPerson(actor.personId)
    const [representation] = await identity.representationsOf(actor.personId)
    const { name: personName, citizenId, phone = null } = profile
    const applicant = { personName, citizenId, phone, organization: representation!.legalPerson }
    const draft = await cases.drafts.start({ actor, itemId: version.itemId, applicant, personId: actor.personId })
    await answersOf(site, draft, actor)
    await cases.drafts.promise(draft.draftId, actor, { permit: true, signature: personName })
    const { caseId } = await cases.submit(draft.draftId, actor)
    const clerk = await desk('window-a01')
    const page = await clerk.get(pathOf(caseId))
    await press(clerk, page, 'accept', { checklist: ticks(page, 'checklist') })
    const reviewer = await desk('health-reviewer')
    const review = await reviewer.get(pathOf(caseId))
    await press(reviewer, review, 'pass_review', { points: ticks(review, 'points'), text: '承诺完整。' })
    const decider = await desk('health-decider')
    const deciding = await decider.get(pathOf(caseId))
    await confirm(decider, await press(decider, deciding, 'grant', { points: ticks(deciding, 'points') }))
    await settle(site)
    return caseId
  }

  test('waits on a list of its own; to put it right is asked once; what is false annuls the permit, and says so first', async () => {
    const caseId = await onPromise()
    const reviewer = await desk('health-reviewer')
    expect(linksOf(await reviewer.get('/desk?only=check'), /^\/desk\/cases\//)).toEqual([pathOf(caseId)])
    const page = await reviewer.get(pathOf(caseId))
    expect(besideOf(page)).toContain('已给的许可当场撤销，记入信用记录，36 个月内不能再用告知承诺')
    const open = await press(reviewer, page, 'check_promise', { text: '现场核查。' })
    expect(open.status).toBe(422)
    expect(besideOf(open)).toContain('请选择核查结论')
    const forged = { action: 'check_promise', finding: 'kept', text: '没有问题。' }
    expect(await forge(site, await desk('window-a01'), caseId, 'promise-check', forged)).toBe(403)
    expect(await forge(site, await desk('street-officer'), caseId, 'promise-check', forged)).toBe(404)
    const rectify = await press(reviewer, open, 'check_promise', { finding: 'rectify', text: '排风没有开。' })
    expect(besideOf(rectify)).toMatch(/结论 限期整改.*整改期限：/)
    const rectifying = await confirm(reviewer, rectify)
    const again = await reviewer.get(`${pathOf(caseId)}?act=promise-check`)
    expect(again.html).not.toContain('value="rectify"')
    expect(rectifying.status).toBe(200)
    const sure = await press(reviewer, again, 'check_promise', { finding: 'false', text: '没有消毒设备。' })
    expect(besideOf(sure)).toMatch(/许可撤销，证照变为“已撤销”，记入信用记录.*60 日内向/)
    await confirm(reviewer, sure)
    const decider = await desk('health-decider')
    const broken = await decider.get(pathOf(caseId))
    expect(wordsOf(broken)).toMatch(/许可告知承诺 不实/)
    expect(
      await forge(site, reviewer, caseId, 'promise-forgiveness', { action: 'forgive_promise', text: '已改。' }),
    ).toBe(403)
    const owner = site.reader()
    await signIn(owner, phones.shi)
    const record = async () => wordsOf(await owner.get('/account/credit'))
    expect(linksOf(await owner.get('/account'), /credit/)).toEqual(['/account/credit'])
    expect(await record()).toMatch(/长沙小石桥餐饮店（演示） \d{4}年\d+月\d+日（含）以前不能凭承诺办理 承诺不实 有效/)
    expect(linksOf(await owner.get('/account/credit'), /^\/cases\//)).toContain(`/cases/${caseId}`)
    const other = site.reader()
    await signIn(other, phones.lin)
    expect(wordsOf(await other.get('/account/credit'))).not.toContain('承诺不实 有效')
    const form = await decider.get(`${pathOf(caseId)}?act=promise-forgiveness`)
    const forgiven = await confirm(
      decider,
      await press(decider, form, 'forgive_promise', { text: '已经整改，申请修复。' }),
    )
    expect(wordsOf(forgiven)).toContain('信用已修复')
    expect(await record()).toContain('承诺不实 已修复')
    expect(await record()).not.toContain('以前不能凭承诺办理')
    expect(wordsOf(await decider.get(pathOf(caseId)))).toContain('已撤销')
  }, 60_000)
})
