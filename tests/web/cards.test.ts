import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idFrom } from '../../src/modules/supervision/names.ts'
import { type DemoActors, demoActors } from '../support/actors.ts'
import { asOwner } from '../support/database.ts'
import { deskOf } from '../support/desk.ts'
import { formOf, linksOf, type Page, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, type Site } from '../support/site.ts'
import { acceptedCases, cardsIn, passTo } from '../support/watched.ts'
import { samplePdf } from '../support/world.ts'

let site: Site
let actors: DemoActors
let caseIds: string[]
let desks = new Map<string, Reader>()
beforeAll(async () => {
  site = await demoSite()
  actors = await demoActors(site)
  site.platform.clock.set('2026-11-23T10:00:00+08:00')
  // Five working days for the review: over on Monday the 30th, a yellow card on the 1st.
  caseIds = await acceptedCases(site, actors, 2)
  // On the second somebody works already.
  const [, caseId = ''] = caseIds
  const { staffId, postId } = actors.reviewer
  const command = { action: 'assign', staffId, postId, why: 'assign' } as const
  await site.modules.cases.act({ caseId, actor: actors.reviewer, command })
  await pass('2026-12-01T08:00:00+08:00')
}, 120_000)
afterAll(() => site?.close())

const desk = (login: string) => deskOf(site, desks, login)
/** A session does not last for days. */
async function pass(moment: string): Promise<void> {
  await passTo(site, moment)
  desks = new Map()
}
const cardOf = async (place: number, rule: string) =>
  (await cardsIn(site, [caseIds[place] ?? ''])).find(({ ruleNumber }) => ruleNumber === rule)?.cardId ?? ''
const textIn = (page: Page, action: string, name: string) =>
  formOf(page, action).values.find(([one]) => one === name)?.[1]

describe('a card', () => {
  test('waits on the desk of its body, is counted in the bar, and stands on the case', async () => {
    const reviewer = await desk('food-reviewer')
    const list = await reviewer.get('/desk/cards')
    expect(wordsOf(list)).toContain('环节超过规定时限')
    expect(linksOf(list, /^\/desk\/cards\/[0-9a-f-]+$/)).toHaveLength(2)
    expect(list.html).toMatch(/监察卡<span class="work-count"> (<!-- -->)?2</)
    const cardId = await cardOf(0, 'Y4')
    expect(linksOf(await reviewer.get(`/desk/cases/${caseIds[0]}`), /desk\/cards\//)).toEqual([`/desk/cards/${cardId}`])
    const page = await reviewer.get(`/desk/cards/${cardId}`)
    for (const words of ['黄牌', 'Y4', '第 1 版', '12月1日 00:00', '打开办件', '扣分'])
      expect(wordsOf(page)).toContain(words)
    expect(formsFor(page)).toEqual([`/desk/cards/${cardId}/answer`])
  })

  test('is told to whoever decides in its body, beside what waits for her, and is not counted as her work', async () => {
    const [decider, reviewer] = [await desk('food-decider'), await desk('food-reviewer')]
    const list = await decider.get('/desk/cards')
    expect(linksOf(list, /^\/desk\/cards\/[0-9a-f-]+$/)).toEqual([
      `/desk/cards/${await cardOf(0, 'Y4')}`,
      `/desk/cards/${await cardOf(1, 'Y4')}`,
    ])
    expect(list.html.indexOf('等待说明')).toBeLessThan(list.html.indexOf('知会我的'))
    expect(list.html.slice(list.html.lastIndexOf('知会我的'))).toContain(await cardOf(1, 'Y4'))
    expect(list.html).toMatch(/监察卡<span class="work-count"> (<!-- -->)?1</)
    expect(wordsOf(await decider.get(`/desk/cards/${await cardOf(1, 'Y4')}`))).toContain('已知会')
    expect(wordsOf(await reviewer.get('/desk/cards'))).not.toContain('知会我的')
  })

  test('is unknown to other bodies; who handles does not supervise, and who supervises answers nothing', async () => {
    const cardId = await cardOf(0, 'Y4')
    const [reviewer, clerk, supervisor] = [
      await desk('food-reviewer'),
      await desk('social-clerk'),
      await desk('supervisor'),
    ]
    for (const [reader, path] of [
      [clerk, `/desk/cards/${cardId}`],
      [clerk, `/supervision/cards/${cardId}`],
      [reviewer, `/supervision/cards/${cardId}`],
      [supervisor, `/desk/cards/${cardId}`],
    ] as const) {
      expect((await reader.get(path)).status, path).toBe(404)
      for (const act of path.startsWith('/desk') ? ['answer'] : ['acceptance', 'return', 'orders'])
        expect((await sendTo(reader, `${path}/${act}`)).status, `${path}/${act}`).toBe(404)
    }
    for (const path of ['now', 'cards', 'cards/export.csv', 'orders', 'orders/new', 'samples', 'rules', 'rules/new'])
      expect((await reviewer.get(`/supervision/${path}`)).status, path).toBe(404)
    for (const path of ['/desk/cards', '/desk/orders']) expect((await supervisor.get(path)).status).toBe(404)
    expect((await site.modules.supervision.card(cardId, actors.supervisor)).history).toEqual([])
  })

  test('is answered once, however often it is sent; what could not be sent is not lost', async () => {
    const reviewer = await desk('food-reviewer')
    const cardId = await cardOf(0, 'Y4')
    const action = `/desk/cards/${cardId}/answer`
    const page = await reviewer.get(`/desk/cards/${cardId}`)
    const empty = await reviewer.send(page, action, { text: ' ' })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('href="#text-answer"')
    expect(wordsOf(await reviewer.send(page, action, { text: '核查人员生病，已调人。' }))).toContain('说明已提交')
    const again = await reviewer.send(page, action, { text: '另外一种说法。' })
    expect(again.status).toBe(409)
    expect(wordsOf(again)).toContain('另外一种说法。')
    expect((await site.modules.supervision.card(cardId, actors.supervisor)).history).toHaveLength(1)
  })

  test('comes to the supervisor, who returns it with why and when, and accepts the next answer', async () => {
    const supervisor = await desk('supervisor')
    const cardId = await cardOf(0, 'Y4')
    const now = await supervisor.get('/desk')
    expect(now.path).toBe('/supervision/now')
    expect(linksOf(now, /supervision\/cards\/[0-9a-f-]+$/)).toEqual([`/supervision/cards/${cardId}`])
    const page = await supervisor.get(`/supervision/cards/${cardId}`)
    expect(wordsOf(page)).toContain('核查人员生病')
    const action = `/supervision/cards/${cardId}/return`
    const faulty = await supervisor.send(page, action, { text: '请附排班表。', days: '许多' })
    expect(faulty.status).toBe(422)
    expect([textIn(faulty, action, 'text'), textIn(faulty, action, 'days')]).toEqual(['请附排班表。', '许多'])
    expect(wordsOf(await supervisor.send(page, action, { text: '请附排班表。', days: '1' }))).toContain('已退回')
    const reviewer = await desk('food-reviewer')
    const own = await reviewer.get(`/desk/cards/${cardId}`)
    expect(wordsOf(own)).toContain('请附排班表。')
    await reviewer.send(own, `/desk/cards/${cardId}/answer`, { text: '已附。' })
    const last = await supervisor.get(`/supervision/cards/${cardId}`)
    const accepted = await supervisor.send(last, `/supervision/cards/${cardId}/acceptance`, {})
    expect(wordsOf(accepted)).toContain('已审核通过')
    expect(wordsOf(await supervisor.get('/supervision/now'))).toContain('没有等审核的说明')
  })

  test('is in a list that is filtered, and in an export', async () => {
    const supervisor = await desk('supervisor')
    const all = await supervisor.get('/supervision/cards')
    const closed = await supervisor.get('/supervision/cards?level=yellow&state=closed')
    expect(linksOf(closed, /supervision\/cards\/[0-9a-f-]+$/)).toEqual([`/supervision/cards/${await cardOf(0, 'Y4')}`])
    const office = actors.reviewer.departmentId
    const ofOffice = await supervisor.get(`/supervision/cards?office=${office}&level=yellow`)
    expect(linksOf(ofOffice, /cards\/[0-9a-f-]+$/)).toHaveLength(2)
    const other = actors.simpleClerk.departmentId
    expect(wordsOf(await supervisor.get(`/supervision/cards?office=${other}`))).toContain('没有符合条件的')
    const csv = await supervisor.get('/supervision/cards/export.csv?level=yellow')
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect(csv.html.trim().split('\r\n')).toHaveLength(3)
    expect(linksOf(all, /export\.csv/)).toHaveLength(1)
  })
})

describe('an order', () => {
  test('is opened for a card and without one; a faulty form keeps what was written', async () => {
    const supervisor = await desk('supervisor')
    const cardId = await cardOf(1, 'Y4')
    const page = await supervisor.get(`/supervision/cards/${cardId}`)
    const opened = await supervisor.send(page, `/supervision/cards/${cardId}/orders`, {
      text: '请清理积压件。',
      days: '3',
    })
    expect(new Set(linksOf(opened, /supervision\/orders\/[0-9a-f-]+$/)).size).toBe(1)
    const form = await supervisor.get('/supervision/orders/new')
    const values = { officeId: actors.reviewer.departmentId, text: '', days: '61' }
    const faulty = await supervisor.send(form, '/supervision/orders', values)
    expect(faulty.status).toBe(422)
    expect(textIn(faulty, '/supervision/orders', 'officeId')).toBe(values.officeId)
    expect(textIn(faulty, '/supervision/orders', 'days')).toBe('61')
    const written = await supervisor.send(faulty, '/supervision/orders', { text: '请公示收费依据。', days: '2' })
    expect(wordsOf(written)).toContain('督办单已开出')
    expect(linksOf(await supervisor.get('/supervision/orders'), /orders\/[0-9a-f-]+$/)).toHaveLength(2)
  })

  test('is answered with proof, opened by the supervisor, and accepted', async () => {
    const reviewer = await desk('food-reviewer')
    const [href = ''] = linksOf(await reviewer.get('/desk/orders'), /desk\/orders\/[0-9a-f-]+$/)
    const page = await reviewer.get(href)
    const word = { name: '整改.docx', content: Buffer.from('x'), type: 'application/msword' }
    expect((await reviewer.upload(page, `${href}/proofs`, word)).status).toBe(422)
    const bare = await reviewer.send(page, `${href}/answer`, { text: '已公示。' })
    expect([bare.status, textIn(bare, `${href}/answer`, 'text')]).toEqual([422, '已公示。'])
    expect(wordsOf(bare)).toContain('请先上传至少一份证明材料')
    const proof = { name: '整改照片.pdf', content: samplePdf('proof') }
    const uploaded = await reviewer.upload(page, `${href}/proofs`, proof)
    expect(wordsOf(uploaded)).toContain('整改照片.pdf')
    expect(wordsOf(await reviewer.send(uploaded, `${href}/answer`, { text: '已公示。' }))).toContain('答复已提交')
    expect((await reviewer.send(uploaded, `${href}/answer`, { text: '再说一次。' })).status).toBe(409)
    const clerk = await desk('social-clerk')
    expect((await clerk.get(href)).status).toBe(404)
    const supervisor = await desk('supervisor')
    const own = href.replace('/desk', '/supervision')
    const seen = await supervisor.get(own)
    const [file = ''] = linksOf(seen, /proofs\/[0-9a-f-]+$/)
    const opened = await supervisor.request(file)
    expect(Buffer.from(await opened.arrayBuffer())).toEqual(samplePdf('proof'))
    expect((await clerk.get(file.replace('/supervision', '/desk'))).status).toBe(404)
    expect(wordsOf(await supervisor.send(seen, `${own}/acceptance`, {}))).toContain('已办结')
  })

  test('that nobody answers is overdue on the page of now', async () => {
    await pass('2026-12-07T08:00:00+08:00')
    const supervisor = await desk('supervisor')
    expect(wordsOf(await supervisor.get('/supervision/now'))).toContain('逾期的督办单')
    expect(linksOf(await supervisor.get('/supervision/orders?state=overdue'), /orders\/[0-9a-f-]+$/)).toHaveLength(1)
  })
})

describe('the rules', () => {
  test('are inherited and say so; faults stand beside what they are about, in the form and by the line of the text', async () => {
    const supervisor = await desk('supervisor')
    const rules = await supervisor.get('/supervision/rules')
    for (const words of ['沿用', '超过承诺办结时限', '第 1 版']) expect(wordsOf(rules)).toContain(words)
    const form = await supervisor.get('/supervision/rules/new')
    const faulty = await supervisor.send(form, '/supervision/rules/trial', {
      'rules.1.points': '很多',
      inForceFrom: '',
    })
    expect(faulty.status).toBe(422)
    expect(faulty.html).toContain('id="rules.1.points-error"')
    expect(wordsOf(faulty)).toContain('Y1 扣分 的写法不对')
    expect(textIn(faulty, '/supervision/rules/trial', 'rules.1.points')).toBe('很多')
    const text = await supervisor.get('/supervision/rules/new?as=text')
    const json = textIn(text, '/supervision/rules/trial', 'text') ?? ''
    const wrong = json.replace('"points": 2', '"points": 101')
    const line = wrong.split('\n').findIndex((one) => one.includes('101')) + 1
    const marked = await supervisor.send(text, '/supervision/rules/trial', { text: wrong })
    expect(wordsOf(marked)).toContain(`第 ${line} 行`)
    expect(textIn(marked, '/supervision/rules/trial', 'text')).toContain('101')
    expect((await supervisor.send(text, '/supervision/rules/trial', { text: json.slice(0, -9) })).status).toBe(422)
  })

  test('say when they raise a card in sentences, with what is written beside them', async () => {
    const rules = await (await desk('supervisor')).get('/supervision/rules')
    for (const words of ['“不予受理”时：没有写明理由', '同一办件有 2 张黄牌到期没有说明'])
      expect(wordsOf(rules)).toContain(words)
    expect(rules.html).toContain('<code>not(hasReason)</code>')
  })

  test('that change nothing are not published, and the form says so with everything that was typed', async () => {
    const supervisor = await desk('supervisor')
    const form = await supervisor.get('/supervision/rules/new')
    const html = form.html.replace('action="/supervision/rules/trial"', 'action="/supervision/rules/publication"')
    const same = await supervisor.send({ ...form, html }, '/supervision/rules/publication', {
      inForceFrom: '2026-12-08',
    })
    expect(same.status).toBe(422)
    expect(wordsOf(same)).toContain('完全一样，没有发布')
    expect(textIn(same, '/supervision/rules/trial', 'inForceFrom')).toBe('2026-12-08')
  })

  test('are tried, confirmed, published for the region and its own, and seen in the history', async () => {
    const supervisor = await desk('supervisor')
    const form = await supervisor.get('/supervision/rules/new')
    const changed = { 'sample.permille': '1000', 'rules.1.points': '3', inForceFrom: '2026-12-08' }
    const tried = await supervisor.send(form, '/supervision/rules/trial', changed)
    for (const words of ['试算结果', '按现在的规则有', '和原来规则不同的', 'P1、S1、U1 看的是'])
      expect(wordsOf(tried)).toContain(words)
    expect(textIn(tried, '/supervision/rules/trial', 'rules.1.points')).toBe('3')
    const trial = formOf(tried, '/supervision/rules/trial')
    const html = tried.html.replace(`action="${trial.action}"`, 'action="/supervision/rules/publication"')
    const publication = '/supervision/rules/publication'
    const early = await supervisor.send({ ...tried, html }, publication, { inForceFrom: '2026-12-07' })
    expect(early.status).toBe(422)
    expect(early.html).toContain('id="inForceFrom-error"')
    const check = await supervisor.send({ ...tried, html }, publication, {})
    expect((await site.modules.supervision.rulesFor(actors.supervisor.regionCode)).coming).toEqual([])
    expect(wordsOf(check)).toMatch(/Y1 超过承诺办结时限.*扣分.*2.*3/)
    const published = await supervisor.send(check, publication, { confirmed: 'yes' })
    expect(wordsOf(published)).toContain('已发布')
    expect(wordsOf(published)).toContain('即将生效')
    await pass('2026-12-08T08:00:00+08:00')
    expect(wordsOf(await (await desk('supervisor')).get('/supervision/rules'))).toContain('本地区自己的第 1 版')
  })
})

test('a sample is looked at once; a fault needs its reason and is a yellow card', async () => {
  // Which decisions are drawn nobody can know; this one was.
  const [caseId = ''] = caseIds
  await asOwner(
    site.platform,
    `insert into supervision.sample (sample_id, case_id, sequence, region_code, department_id, office_id, item_id, channel, decided_at, look_by)
     select $1, case_id, 1, region_code, department_id, office_id, item_id, channel, $2, '2026-12-11' from supervision.card
     where case_id = $3 limit 1`,
    [idFrom(caseId, 'sample'), site.platform.clock.now(), caseId],
  )
  const supervisor = await desk('supervisor')
  const [href = ''] = linksOf(await supervisor.get('/supervision/samples'), /samples\/[0-9a-f-]+$/)
  const page = await supervisor.get(href)
  const empty = await supervisor.send(page, `${href}/finding`, { finding: 'fault', text: '' })
  expect(empty.status).toBe(422)
  const found = await supervisor.send(page, `${href}/finding`, { finding: 'fault', text: '没有核对原件。' })
  expect(wordsOf(found)).toContain('抽查结论已记下')
  expect((await supervisor.send(page, `${href}/finding`, { finding: 'fine', text: '' })).status).toBe(409)
  expect((await cardsIn(site, [caseId])).map(({ ruleNumber }) => ruleNumber)).toContain('S1')
  const clerk = await desk('social-clerk')
  expect((await clerk.get(href)).status).toBe(404)
})

test('each page of supervision leads to its chapter of help, which is there', async () => {
  const [reviewer, supervisor] = [await desk('food-reviewer'), await desk('supervisor')]
  const help = await reviewer.get('/desk/help/supervision')
  const led = async (reader: Reader, path: string) => linksOf(await reader.get(path), /^\/desk\/help\/supervision#/)
  const chapters = await Promise.all([
    ...['cards', 'orders', 'rectifications', 'score'].map((path) => led(reviewer, `/desk/${path}`)),
    ...['now', 'rules', 'rules/new'].map((path) => led(supervisor, `/supervision/${path}`)),
  ])
  expect(chapters.flat()).toEqual(
    ['card', 'order', 'evaluations', 'contest', 'supervisor', 'rules', 'rules'].map(
      (chapter) => `/desk/help/supervision#${chapter}`,
    ),
  )
  for (const href of chapters.flat()) expect(help.html).toContain(`id="${href.split('#')[1]}"`)
  const numbers = await site.reader().get('/help/numbers')
  expect(wordsOf(numbers)).toContain('为什么有的数字不显示')
})

const formsFor = (page: Page) =>
  [...page.html.matchAll(/action="(\/(?:desk|supervision)\/cards[^"]*)"/g)].map(([, action]) => action)

/** A form of the reader's own, with its token, sent to another address. */
async function sendTo(reader: Reader, action: string): Promise<Page> {
  const page = await reader.get('/desk/people')
  const html = page.html.replace('action="/desk/sign-out"', `action="${action}"`)
  return reader.send({ ...page, html }, action, { text: '试一试。', days: '2' })
}
