import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { csvOf } from '../../src/web/csv.ts'
import type { PersonActor } from '../support/actors.ts'
import { besideOf, confirm, deskOf, personOf, press, ticks } from '../support/desk.ts'
import { answersOf, fileFor, lives } from '../support/lives.ts'
import { formsOf, linksOf, type Reader, wordsOf } from '../support/reader.ts'
import { demoPassword, demoSite, phones, type Site, signIn } from '../support/site.ts'
import { furong, samplePdf, settle } from '../support/world.ts'

let site: Site
const desks = new Map<string, Reader>()
const ids = { lin: '430199199205140129', shi: '430199198808230313', he: '430199197503010227' }

beforeAll(async () => {
  site = await demoSite()
}, 60_000)
afterAll(() => site?.close())

const desk = (login: string) => deskOf(site, desks, login)
const person = (phone: string) => personOf(site, phone)

describe('signing in', () => {
  test('a wrong code says so, keeps the login and shows no password', async () => {
    const reader = site.reader()
    const page = await reader.get('/desk/sign-in')
    const again = await reader.send(page, '/desk/sign-in', {
      login: 'food-decider',
      password: demoPassword,
      code: '000000',
    })
    expect(again.status).toBe(401)
    expect(again.html).toContain('value="food-decider"')
    expect(wordsOf(again)).toContain('账号、密码或验证码不对')
  })

  test('asks whoever has several posts which one it is, and offers the change later', async () => {
    const reader = site.reader()
    const page = await reader.get('/desk/sign-in?account=window-a02')
    const choice = await reader.send(page, '/desk/sign-in', {})
    expect(choice.path).toContain('/desk/post')
    const post = [...choice.html.matchAll(/value="([0-9a-f-]{36})"/g)].map((match) => match[1] ?? '')
    expect(post).toHaveLength(2)
    const foreign = await reader.send(choice, '/desk/post', { postId: '306a9465-b024-5744-bf3e-848d7b8e20a2' })
    expect(foreign.status).toBeGreaterThanOrEqual(400)
    const inside = await reader.send(choice, '/desk/post', { postId: 'f9ba101b-8fd5-5530-834f-9fc9baf27063' })
    expect(inside.path).toBe('/desk')
    expect(inside.html).toContain('href="/desk/post"')
    desks.set('window-a02', reader)
  })

  test('persons and strangers are led to the sign-in page', async () => {
    const stranger = await site.reader().get('/desk/window')
    expect(stranger.path).toBe('/desk/sign-in?returnTo=%2Fdesk%2Fwindow')
    const citizen = site.reader()
    await signIn(citizen, phones.lin)
    expect((await citizen.get('/supervision')).path).toContain('/desk/sign-in')
  })

  test('outside demo mode no account is named', async () => {
    const real = await demoSite({ environment: { YIMEN_DEMO: 'false' } })
    const page = await real.reader().get('/desk/sign-in?account=window-a01')
    await real.close()
    expect(page.status).toBe(200)
    expect(page.html).not.toContain(demoPassword)
    expect(page.html).not.toContain('food-decider')
  }, 30_000)
})

describe('the window', () => {
  test('files for a person, accepts and grants while she waits', async () => {
    const clerk = await desk('social-clerk')
    const start = await clerk.get('/desk/window')
    const wrong = await clerk.send(start, '/desk/window/person', { citizenId: '430199197503010226' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="430199197503010226"')
    const her = await clerk.send(start, '/desk/window/person', { citizenId: ids.he })
    expect(her.path).toMatch(/^\/desk\/window\/people\//)
    expect(her.html).not.toContain(ids.he)
    const [item] = /value="([0-9a-f-]{36})"[^>]*aria-label="开始办职工参保/.exec(her.html)?.slice(1) ??
      /aria-label="开始办职工参保[^>]*value="([0-9a-f-]{36})"/.exec(her.html)?.slice(1) ?? ['']
    const fill = await clerk.send(her, `${her.path}/drafts`, { itemId: item ?? '' })
    expect(fill.path).toMatch(/^\/desk\/window\/drafts\//)
    const faulty = await clerk.send(fill, fill.path, {
      residenceAddress: '湖南省长沙市芙蓉区演示路 3 号',
      startDate: '昨天',
    })
    expect(faulty.status).toBe(422)
    expect(faulty.html).toContain('value="湖南省长沙市芙蓉区演示路 3 号"')
    const papers = await clerk.send(faulty, fill.path, {
      startDate: '2026-12-01',
      employment: 'flexible',
      insuredBefore: 'no',
    })
    expect(papers.path).toBe(`${fill.path}/papers`)
    const lacking = await clerk.send(papers, papers.path, {})
    expect(lacking.status).toBe(422)
    expect(wordsOf(lacking)).toContain('请选择怎么领取结果')
    const filed = await clerk.send(papers, papers.path, { handedIn: 'identity', delivery: 'electronic' })
    expect(filed.path).toMatch(/^\/desk\/cases\/.*done=submitted/)
    expect(wordsOf(filed)).toContain('已收件')
    const unticked = await press(clerk, filed, 'accept_and_grant')
    expect(unticked.status).toBe(422)
    expect(unticked.html).toContain('还有材料没有核对：身份证')
    const check = await press(clerk, unticked, 'accept_and_grant', {
      checklist: ticks(unticked, 'checklist'),
      points: ticks(unticked, 'points'),
      stock: '符合参保条件，已登记。',
    })
    expect(besideOf(check)).toMatch(
      /发给 何秋月（演示） 领取方式 电子版\S* 文书 办理回执 日期 送达期限：\S+ 写明的意见或理由 符合参保条件，已登记。/,
    )
    const done = await confirm(clerk, check)
    expect(wordsOf(done)).toContain('已受理并办结')
    expect(done.html).toContain('符合参保条件，已登记。')
    // She stands there and waits for the paper: the link is there before the paper is, and opens by itself when it is.
    const [result = ''] = linksOf(done, /\/result$/)
    const early = await clerk.request(result)
    expect(early.status).toBe(503)
    expect(early.headers.get('refresh')).toBe(`2; url=${result}?again=1`)
    expect((await clerk.request(`${result}?again=15`)).headers.get('refresh')).toBeNull()
    await settle(site)
    const receipt = await clerk.get(result)
    expect(receipt.path).toMatch(/\/documents\/\d+\/receipt$/)
    expect(receipt.headers.get('content-type')).toBe('application/pdf')
    expect(linksOf(done, /\/slip$/)).toHaveLength(1)
  })

  test('registers a person who is not known, adds whom she represents, and hands out an activation code', async () => {
    const clerk = await desk('window-a01')
    const start = await clerk.get('/desk/window')
    const unknown = await clerk.send(start, '/desk/window/person', { citizenId: '430199196507060016' })
    expect(wordsOf(unknown)).toContain('没有找到这个人')
    const faulty = await clerk.send(unknown, '/desk/window/people', { name: '', phone: '19900000099' })
    expect(faulty.status).toBe(422)
    expect(faulty.html).toContain('value="19900000099"')
    const her = await clerk.send(faulty, '/desk/window/people', { name: '江晚舟（演示）' })
    expect(wordsOf(her)).toContain('江**')
    const unseen = await clerk.send(her, `${her.path}/organizations`, {
      creditCode: '92430102MADEM00118',
      name: '长沙小石桥餐饮店（演示）',
      scope: 'agent',
    })
    expect(unseen.status).toBe(422)
    expect(wordsOf(unseen)).toContain('请先核对原件')
    const added = await clerk.send(unseen, `${her.path}/organizations`, { seen: 'yes' })
    expect(wordsOf(added)).toContain('经办人')
    expect(wordsOf(added)).toContain('生育登记')
    expect(wordsOf(added)).not.toContain('职工参保登记')
    const code = await clerk.send(added, `${her.path}/activation`, {})
    expect(wordsOf(code)).toMatch(/激活码 [0-9A-Z-]{8,}/)
  })

  test('a draft, a person and a search belong to those who accept', async () => {
    const reviewer = await desk('food-reviewer')
    expect((await reviewer.get('/desk/window')).status).toBe(404)
    expect((await reviewer.get('/desk/window/people/01a202a8-5098-7cfa-8bf9-74a261e38b49')).status).toBe(404)
  })
})

describe('a case of three duties', () => {
  let caseId: string
  let owner: PersonActor
  const casePath = () => `/desk/cases/${caseId}`

  beforeAll(async () => {
    owner = await person(phones.shi)
    caseId = (await fileFor(site, owner, 'food')).caseId
  })

  test('is mended on the spot and pre-reviewed by the window', async () => {
    const clerk = await desk('window-a01')
    const mending = await clerk.get(`${casePath()}?act=mending`)
    const noted = await press(clerk, mending, 'mend', { siteArea: '90' })
    expect(noted.status).toBe(422)
    expect(noted.html).toContain('value="90"')
    const mended = await press(clerk, noted, 'mend', { siteArea: '90', _note: '面积写错，申请人当面确认' })
    expect(wordsOf(mended)).toContain('更正已保存')
    expect(wordsOf(mended)).toContain('更正了：经营场所面积')
    const passed = await press(clerk, mended, 'pre_review', { checklist: ticks(mended, 'checklist') })
    expect(wordsOf(passed)).toContain('预审已通过')
  })

  test('a correction names everything at once, in stock and own words', async () => {
    const clerk = await desk('window-a01')
    const form = await clerk.get(`${casePath()}?act=correction`)
    const empty = await press(clerk, form, 'request_correction')
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('请至少写一项要补正的内容')
    const asked = await press(clerk, empty, 'request_correction', {
      reasons: ['layoutMissing', 'addressIncomplete'],
      'own:material:foodSafetyRules': '制度请写上日期。',
    })
    expect(asked.status).toBe(200)
    const view = await site.modules.cases.view(caseId, owner)
    expect(view.openDemands.map(({ about }) => about)).toEqual([
      'material:layout',
      'field:siteAddress',
      'material:foodSafetyRules',
    ])
    await expect(site.modules.cases.correct({ caseId, actor: owner, answers: {} })).rejects.toMatchObject({
      code: 'application.incomplete',
      fields: [
        { code: 'case.demand_unanswered' },
        { code: 'case.demand_unanswered' },
        { code: 'case.demand_unanswered' },
      ],
    })
    for (const materialId of ['layout', 'foodSafetyRules']) {
      const content = Readable.from([samplePdf(`new ${materialId}`)])
      await site.modules.cases.uploadForCorrection(caseId, owner, { materialId, fileName: 'new.pdf', content })
    }
    await site.modules.cases.correct({ caseId, actor: owner, answers: {} })
  })

  test('two at once: the second is told who did what, and keeps what she ticked', async () => {
    const [first, second] = [await desk('window-a01'), await desk('window-a02')]
    const seen = await second.get(casePath())
    const mending = await first.get(`${casePath()}?act=mending`)
    await press(first, mending, 'mend', { siteArea: '91', _note: '面积又更正一次' })
    const older = await first.get(casePath())
    const [ticked = ''] = ticks(seen, 'checklist')
    const told = await press(second, seen, 'accept', { checklist: ticked })
    expect(told.status).toBe(409)
    expect(wordsOf(told)).toContain('你填写的时候，这个办件有了变化')
    expect(wordsOf(told)).toMatch(/当场更正\s+芙蓉区政务服务中心（演示） · 综合窗口受理岗（一）/)
    expect(wordsOf(told)).toContain('更正了：经营场所面积')
    expect(told.html).toMatch(new RegExp(`id="checklist-${ticked}"[^>]*checked`))
    const accepted = await press(second, told, 'accept', { checklist: ticks(told, 'checklist') })
    expect(wordsOf(accepted)).toContain('已受理')
    // The first one, on her older page, is told that this step is done.
    const late = await press(first, older, 'accept', { checklist: ticks(older, 'checklist') })
    expect(late.status).toBe(409)
    expect(wordsOf(late)).toContain('这一步已经不能做了')
  })

  test('review, return with a reason, review again, decision', async () => {
    const reviewer = await desk('food-reviewer')
    const page = await reviewer.get(casePath())
    expect(page.html).not.toContain(ids.shi)
    const open = await press(reviewer, page, 'pass_review', { text: '布局图清楚。' })
    expect(open.status).toBe(422)
    expect(open.html).toContain('布局图清楚。</textarea>')
    await press(reviewer, open, 'pass_review', { points: ticks(open, 'points'), text: '布局图清楚。' })

    const decider = await desk('food-decider')
    const deciding = await decider.get(casePath())
    expect(deciding.html).toContain('布局图清楚。')
    const bare = await press(decider, deciding, 'return_to_review')
    expect(bare.status).toBe(422)
    expect(bare.html).toContain('请写明理由')
    await press(decider, bare, 'return_to_review', { text: '请补充现场核查的说明。' })

    const back = await reviewer.get(casePath())
    expect(back.html).toContain('请补充现场核查的说明。')
    await press(reviewer, back, 'pass_review', { points: ticks(back, 'points'), text: '已补充。' })
    const last = await decider.get(casePath())
    const granted = await confirm(decider, await press(decider, last, 'grant', { points: ticks(last, 'points') }))
    expect(wordsOf(granted)).toContain('已准予')
    await settle(site)
    const papers = linksOf(await reviewer.get(casePath()), /documents|certificate/)
    expect(papers).toContain(`${casePath()}/certificate`)
    const file = await reviewer.request(`${casePath()}/certificate`)
    expect(file.headers.get('content-type')).toBe('application/pdf')
  })

  test('papers are shown without any right to run, and only to those who may see the case', async () => {
    const reviewer = await desk('food-reviewer')
    const page = await reviewer.get(casePath())
    const [paper = ''] = [...page.html.matchAll(/data-src="([^"]+)"/g)].map((match) => match[1] ?? '')
    const file = await reviewer.request(paper)
    expect(file.status).toBe(200)
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    expect(file.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    const street = await desk('street-officer')
    expect((await street.request(paper)).status).toBe(404)
    expect((await street.get(casePath())).status).toBe(404)
    expect((await street.get(`/desk/cases/not-a-case`)).status).toBe(404)
  })

  test('a receipt number opens the own case and no foreign one', async () => {
    const { receiptNumber } = await site.modules.cases.view(caseId, owner)
    const reviewer = await desk('food-reviewer')
    expect((await reviewer.get(`/desk/find?receipt=${receiptNumber.toLowerCase()}`)).path).toBe(casePath())
    const street = await desk('street-officer')
    const unknown = await street.get(`/desk/find?receipt=${receiptNumber}`)
    expect(unknown.path).toContain('/desk?receipt=')
    expect(wordsOf(unknown)).toContain('没有找到这个编号')
  })

  test('the supervisor reads everything and can do nothing', async () => {
    const supervisor = await desk('supervisor')
    const list = await supervisor.get('/supervision?show=all')
    expect(linksOf(list, /^\/supervision\/cases/)).toContain(`/supervision/cases/${caseId}`)
    const file = await supervisor.get(`/supervision/cases/${caseId}`)
    expect(file.status).toBe(200)
    expect(file.html).not.toContain(ids.shi)
    expect(formsOf(file).map(({ action }) => action)).toEqual(['/desk/sign-out'])
    const waiting = (await fileFor(site, owner, 'food')).caseId
    const { values } = formsOf(file)[0]!
    const body = new URLSearchParams([...values.map(([name, value]) => [name, value]), ['action', 'pre_review']])
    const tried = await supervisor.request(`/desk/cases/${waiting}/pre-review`, { method: 'POST', body })
    expect(tried.status).toBe(404)
    expect((await site.modules.cases.view(waiting, owner)).status).toBe('submitted')
    const looks = await site.modules.accessLog.looksAtCase(caseId, { limit: 100 })
    expect(looks.some(({ purpose }) => purpose === 'supervise')).toBe(true)
  })

  test('the list is filtered, exported and closed to other posts', async () => {
    const supervisor = await desk('supervisor')
    const overdue = await supervisor.get('/supervision?show=overdue&department=nonsense')
    expect(wordsOf(overdue)).toContain('没有符合条件的办件')
    const csv = await supervisor.request('/supervision/export.csv?show=all')
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment/)
    const lines = (await csv.text()).trim().split('\r\n')
    expect(lines[0]).toContain('回执编号,事项,申请人')
    expect(lines.length).toBeGreaterThan(2)
    const clerk = await desk('window-a01')
    expect((await clerk.get('/supervision')).status).toBe(404)
    expect((await clerk.request('/supervision/export.csv')).status).toBe(404)
  })
})

test('a general item is reviewed and denied with grounds by one officer', async () => {
  const { caseId } = await fileFor(site, await person(phones.lin), 'birth')
  const clerk = await desk('window-a01')
  const page = await clerk.get(`/desk/cases/${caseId}`)
  await press(clerk, page, 'accept', { checklist: ticks(page, 'checklist') })
  const officer = await desk('street-officer')
  const deciding = await officer.get(`/desk/cases/${caseId}`)
  const check = await press(officer, deciding, 'review_and_deny', { text: '不符合生育登记的适用对象，不予登记。' })
  expect(besideOf(check)).toMatch(/文书 决定书 .*提起行政诉讼 写明的意见或理由 不符合生育登记的适用对象，不予登记。/)
  const denied = await confirm(officer, check)
  expect(wordsOf(denied)).toContain('已决定不予')
})

test('what is fetched at the window waits there until it is handed over', async () => {
  const actor = await person(phones.lin)
  const { catalog, cases, identity } = site.modules
  const version = (await catalog.findByCode(furong, lives.birth.localCode))!
  const { profile } = await identity.getPerson(actor.personId)
  const { name: personName, citizenId, phone = null } = profile
  const applicant = { personName, citizenId, phone, organization: null }
  const draft = await cases.drafts.start({ actor, itemId: version.itemId, applicant, personId: actor.personId })
  await answersOf(site, draft, actor)
  await cases.drafts.chooseDelivery(draft.draftId, actor, { way: 'window', address: null })
  const { caseId } = await cases.submit(draft.draftId, actor)
  const clerk = await desk('window-a01')
  const page = await clerk.get(`/desk/cases/${caseId}`)
  await press(clerk, page, 'accept', { checklist: ticks(page, 'checklist') })
  const officer = await desk('street-officer')
  const deciding = await officer.get(`/desk/cases/${caseId}`)
  await confirm(officer, await press(officer, deciding, 'review_and_grant', { points: ticks(deciding, 'points') }))
  await settle(site)
  const waiting = await clerk.get('/desk?duty=deliver')
  expect(linksOf(waiting, /^\/desk\/cases\//)).toEqual([`/desk/cases/${caseId}`])
  const handedOver = await confirm(clerk, await press(clerk, await clerk.get(`/desk/cases/${caseId}`), 'deliver'))
  expect(wordsOf(handedOver)).toContain('已送达并办结')
})

test('not accepted, with the reason on the notice', async () => {
  const { caseId } = await fileFor(site, await person(phones.lin), 'birth')
  const clerk = await desk('window-a01')
  const page = await clerk.get(`/desk/cases/${caseId}?act=non-acceptance`)
  const again = await press(clerk, page, 'not_accept')
  expect(again.status).toBe(422)
  const done = await confirm(
    clerk,
    await press(clerk, again, 'not_accept', { text: '双方户籍都不在本省，请向户籍地申请。' }),
  )
  expect(wordsOf(done)).toContain('已决定不予受理')
})

test('cells that begin like a formula become text', () => {
  expect(csvOf([['=1+1', '\t@sum', '张三', 'a"b,c', '-', '＝x']])).toBe(`\uFEFF'=1+1,'@sum,张三,"a""b,c",'-,'＝x\r\n`)
})
