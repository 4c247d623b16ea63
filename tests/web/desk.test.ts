import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { besideOf, confirm, deskOf, personOf, press, ticks } from '../support/desk.ts'
import { fileFor } from '../support/lives.ts'
import { formsOf, linksOf, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, phones, type Site } from '../support/site.ts'
import { samplePdf } from '../support/world.ts'

let site: Site
const desks = new Map<string, Reader>()

beforeAll(async () => {
  site = await demoSite()
}, 60_000)
afterAll(() => site?.close())

const desk = (login: string) => deskOf(site, desks, login)
const person = (phone: string) => personOf(site, phone)

describe('a final act is checked before it goes out', () => {
  test('one press does nothing, going back loses nothing, and a case that changed meanwhile is not decided', async () => {
    const { caseId } = await fileFor(site, await person(phones.lin), 'birth')
    const clerk = await desk('window-a01')
    const page = await clerk.get(`/desk/cases/${caseId}?act=non-acceptance`)
    const check = await press(clerk, page, 'not_accept', { text: '请向户籍地申请。' })
    expect(besideOf(check)).toMatch(
      /处理 不予受理 发给 林知夏（演示） 文书 不予受理通知书 申请人可以 60 日内向\S+申请行政复议 6 个月内向\S+提起行政诉讼 写明的意见或理由 请向户籍地申请。/,
    )
    expect((await site.modules.cases.view(caseId, await person(phones.lin))).status).toBe('submitted')
    // The key that led here does nothing when it is pressed twice.
    expect(check.html).not.toMatch(/data-key="[pd]"/)
    expect(check.html).toMatch(/<button[^>]*data-focus=""[^>]*value="yes"/)
    const noun = formsOf(check).find(({ values }) => values.some(([name]) => name === '_sequence'))?.action ?? ''
    const back = await clerk.send(check, noun, { confirmed: 'no' })
    expect(back.html).toContain('请向户籍地申请。</textarea>')
    const mending = await clerk.get(`/desk/cases/${caseId}?act=mending`)
    await press(clerk, mending, 'mend', { residenceAddress: '湖南省长沙市芙蓉区演示路 7 号', _note: '门牌更正' })
    const late = await clerk.send(check, noun, { confirmed: 'yes' })
    expect(late.status).toBe(409)
    expect(wordsOf(late)).toContain('你填写的时候，这个办件有了变化')
    expect((await site.modules.cases.view(caseId, await person(phones.lin))).status).toBe('submitted')
  })

  test('what can be undone is not asked twice', async () => {
    const { caseId } = await fileFor(site, await person(phones.lin), 'birth')
    const clerk = await desk('window-a01')
    const page = await clerk.get(`/desk/cases/${caseId}`)
    const accepted = await press(clerk, page, 'accept', { checklist: ticks(page, 'checklist') })
    expect(wordsOf(accepted)).toContain('已受理')
  })
})

test('ticks of the pre-review are kept for acceptance, with who ticked them, until the paper is another one', async () => {
  const owner = await person(phones.shi)
  const { caseId } = await fileFor(site, owner, 'food')
  const clerk = await desk('window-a01')
  const page = await clerk.get(`/desk/cases/${caseId}`)
  const [first = '', second = ''] = ticks(page, 'checklist').filter((id) => id === 'layout' || id === 'foodSafetyRules')
  const passed = await press(clerk, page, 'pre_review', { checklist: [first, second, 'made-up'] })
  expect(wordsOf(passed)).toContain('预审已通过')
  const kept = async () => {
    const { html } = await clerk.get(`/desk/cases/${caseId}`)
    return [...html.matchAll(/id="checklist-([^"]+)"[^>]*checked/g)].map((match) => match[1])
  }
  const accepting = await clerk.get(`/desk/cases/${caseId}`)
  expect((await kept()).sort()).toEqual([first, second].sort())
  expect(besideOf(accepting)).toMatch(/预审已核对：芙蓉区政务服务中心（演示） · 综合窗口受理岗（一），/)
  const asking = await clerk.get(`/desk/cases/${caseId}?act=correction`)
  await press(clerk, asking, 'request_correction', { 'own:material:layout': '请补比例尺。' })
  const content = Readable.from([samplePdf('new layout')])
  await site.modules.cases.uploadForCorrection(caseId, owner, { materialId: 'layout', fileName: 'new.pdf', content })
  await site.modules.cases.correct({ caseId, actor: owner, answers: {} })
  expect(await kept()).toEqual(['foodSafetyRules'])
})

describe('lists of a desk', () => {
  test('what waits for its applicant is listed at the post that asked, and only there', async () => {
    const { caseId } = await fileFor(site, await person(phones.shi), 'food')
    const clerk = await desk('window-a01')
    const asking = await clerk.get(`/desk/cases/${caseId}?act=correction`)
    await press(clerk, asking, 'request_correction', { 'own:whole': '请补签字。' })
    const inbox = await clerk.get('/desk')
    expect(linksOf(inbox, /^\/desk\/(waiting|done)$/)).toEqual(['/desk/waiting', '/desk/done'])
    expect(linksOf(inbox, /^\/desk\/cases\//)).not.toContain(`/desk/cases/${caseId}`)
    const waiting = await clerk.get('/desk/waiting')
    expect(linksOf(waiting, /^\/desk\/cases\//)).toContain(`/desk/cases/${caseId}`)
    expect(wordsOf(waiting)).toContain('长沙小石桥餐饮店（演示）')
    expect(linksOf(await (await desk('street-window')).get('/desk/waiting'), /^\/desk\/cases\//)).toEqual([])
    const reviewer = await desk('food-reviewer')
    expect((await reviewer.get('/desk/waiting')).status).toBe(404)
    expect(linksOf(await reviewer.get('/desk'), /waiting/)).toEqual([])
  })

  test('what I did today is there, newest first, one line an act; what others did is not', async () => {
    const { caseId } = await fileFor(site, await person(phones.he), 'insurance')
    const clerk = await desk('social-clerk')
    const page = await clerk.get(`/desk/cases/${caseId}`)
    const answers = { checklist: ticks(page, 'checklist'), points: ticks(page, 'points') }
    await confirm(clerk, await press(clerk, page, 'accept_and_grant', answers))
    const done = await clerk.get('/desk/done')
    expect(wordsOf(done)).toContain('受理 · 作出决定 准予')
    expect(wordsOf(done)).toContain('何秋月（演示）')
    expect(wordsOf(done)).not.toContain('生育登记')
    expect(wordsOf(await (await desk('supervisor')).get('/desk/done'))).toContain('今天还没有办过')
  })

  test('the desk names people in full and each has a line a day; elsewhere the name is masked', async () => {
    const lin = await person(phones.lin)
    const { caseId } = await fileFor(site, lin, 'birth')
    const { subjectHash } = await site.modules.identity.getPerson(lin.personId)
    const { accessLog, cases } = site.modules
    const named = async () =>
      (await accessLog.looksAtPerson(subjectHash, { limit: 100 })).filter(({ what }) => what === 'name_in_list')
    const clerk = await desk('window-a01')
    for (const path of ['/desk', '/desk', `/desk/cases/${caseId}`]) {
      expect((await clerk.get(path)).html).toContain('林知夏（演示）')
    }
    const lines = (await named()).map(({ postId, purpose }) => `${postId} ${purpose}`)
    expect(lines.some((line) => line.endsWith('accept'))).toBe(true)
    expect(new Set(lines).size).toBe(lines.length)
    const own = await cases.casesOf(lin.personId)
    expect(own.cases.find((listed) => listed.caseId === caseId)?.applicant).toBe('林**')
    const supervisor = await desk('supervisor')
    expect((await supervisor.get('/supervision?show=all')).html).not.toContain('林知夏')
  })
})

describe('facts that are known', () => {
  test('the form of a represented organisation is filled in and read-only at the window, the legal representative named', async () => {
    const clerk = await desk('window-a01')
    const start = await clerk.get('/desk/window')
    const his = await clerk.send(start, '/desk/window/person', { citizenId: '430199198808230313' })
    const [organization = ''] = linksOf(his, /\?for=[0-9a-f]/)
    const chosen = await clerk.get(organization)
    const [itemId = ''] = /aria-label="开始办《食品[^>]*value="([0-9a-f-]{36})"/.exec(chosen.html)?.slice(1) ??
      /value="([0-9a-f-]{36})"[^>]*aria-label="开始办《食品/.exec(chosen.html)?.slice(1) ?? ['']
    const fill = await clerk.send(chosen, /\/drafts$/, { itemId, again: 'yes' })
    const input = (id: string) => new RegExp(`<input[^>]*name="${id}"[^>]*>`).exec(fill.html)?.[0] ?? ''
    expect(input('organizationName')).toMatch(/readonly/i)
    expect(input('creditCode')).toMatch(/readonly/i)
    expect(input('legalRepresentative')).toContain('value="石小桥（演示）"')
    expect(input('legalRepresentative')).not.toMatch(/readonly/i)
  })

  test('an answer that differs from the account or the register says so beside the field', async () => {
    const { caseId } = await fileFor(site, await person(phones.shi), 'food')
    const clerk = await desk('window-a01')
    const page = await clerk.get(`/desk/cases/${caseId}`)
    expect(wordsOf(page)).toMatch(/法定代表人或负责人姓名 石小桥 与主体登记信息不同：石小桥（演示）/)
    expect(page.html.match(/class="differs"/g)).toHaveLength(1)
  })
})
