import { afterAll, beforeAll, expect, test } from 'vitest'
import { workingDayRules } from '../../src/kernel/explanation.ts'
import { explainedRules } from '../../src/web/explanation.ts'
import { type DemoActors, demoActors } from '../support/actors.ts'
import { fileFor, lives } from '../support/lives.ts'
import { linksOf, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, phones, type Site, signIn } from '../support/site.ts'
import { samplePdf, settle } from '../support/world.ts'

let site: Site
let actors: DemoActors
let reader: Reader
let caseId: string
beforeAll(async () => {
  site = await demoSite()
  actors = await demoActors(site)
  caseId = (await fileFor(site, actors.citizen, 'birth')).caseId
  reader = site.reader()
  await signIn(reader, phones.lin)
}, 60_000)
afterAll(() => site?.close())

const act = (actor: DemoActors[keyof DemoActors], command: object) =>
  site.modules.cases.act({ caseId, actor, command } as Parameters<typeof site.modules.cases.act>[0])

test('every step of an explained date has a sentence', () => {
  expect([...workingDayRules, 'calendar_days'].filter((rule) => !explainedRules.has(rule))).toEqual([])
})

test('a correction shows every point with its answer, keeps what is not asked, and is sent together', async () => {
  await act(actors.window, {
    action: 'request_correction',
    demands: [
      { about: 'material:wifeIdentity', text: '女方身份证只拍了一面，请两面都拍。' },
      { about: 'field:residenceAddress', text: '现居住地址请写到门牌号。' },
    ],
  })
  const status = await reader.get(`/cases/${caseId}`)
  expect(wordsOf(status)).toContain('按通知补正 2 项')
  expect((await reader.get(`/cases/${caseId}/evaluation`)).status).toBe(404)
  const page = await reader.get(`/cases/${caseId}/correction`)
  expect(wordsOf(page)).toContain('女方身份证只拍了一面')
  const uploaded = await reader.upload(page, `/cases/${caseId}/correction/materials/wifeIdentity`, {
    name: '两面.pdf',
    content: samplePdf('both'),
  })
  // The earlier file is taken out unless she says otherwise.
  expect(uploaded.html).toMatch(/name="replaced"[^>]*checked|checked[^>]*name="replaced"/)
  const faulty = await reader.send(uploaded, `/cases/${caseId}/correction`, { residenceAddress: '路' })
  expect(faulty.status).toBe(422)
  expect(faulty.html).toContain('value="路"')
  const sent = await reader.send(uploaded, `/cases/${caseId}/correction`, {
    residenceAddress: '芙蓉区演示路 1 号 2 栋 301',
  })
  expect(wordsOf(sent)).toContain('补正已提交')
  const view = await site.modules.cases.view(caseId, actors.citizen)
  expect(view.application.answers.residenceAddress).toBe('芙蓉区演示路 1 号 2 栋 301')
  expect(view.application.answers.spouseName).toBe(lives.birth.answers.spouseName)
  expect(
    view.application.papers.filter(({ materialId }) => materialId === 'wifeIdentity').map(({ name }) => name),
  ).toEqual(['两面.pdf'])
  expect((await reader.get(`/cases/${caseId}/correction`)).status).toBe(404)
})

test('opinions of the office stay inside; the grounds of a decision do not', async () => {
  const { checklist } = await site.modules.cases.view(caseId, actors.window)
  await act(actors.window, { action: 'accept', checklist: checklist.map(({ materialId }) => materialId) })
  const { version } = await site.modules.cases.view(caseId, actors.streetOfficer)
  const points = version.definition.reviewPoints.map(({ id }) => id)
  await act(actors.streetOfficer, { action: 'review_and_grant', points, opinion: '内部意见只给同事看' })
  await settle(site)
  const status = await reader.get(`/cases/${caseId}`)
  expect(wordsOf(status)).not.toContain('内部意见只给同事看')
  expect(wordsOf(status)).toContain('决定：准予')
  expect(linksOf(status, /\/documents\//).length).toBeGreaterThan(2)
})

test('she sees which office looked and why, in one line however often it opened the case', async () => {
  await site.modules.cases.view(caseId, actors.streetOfficer)
  const before = await reader.get(`/cases/${caseId}/looks`)
  for (let opened = 0; opened < 3; opened++) await site.modules.cases.view(caseId, actors.streetOfficer)
  const looks = await reader.get(`/cases/${caseId}/looks`)
  expect(wordsOf(looks)).toContain('综合窗口')
  expect(wordsOf(looks)).toContain('受理审核')
  expect(wordsOf(looks)).not.toContain('周窗口')
  const rows = ({ html }: typeof looks) => html.match(/<tr>/g)?.length
  expect(rows(looks)).toBe(rows(before))
  expect(wordsOf(looks)).toMatch(/共 [3-9] 次/)
  expect((await reader.get('/account/looks')).status).toBe(200)
})

test('is rated once, after the end, by the applicant alone', async () => {
  const faces = await reader.get(`/cases/${caseId}/evaluation`)
  expect(linksOf(faces, /grade=/)).toHaveLength(5)
  const page = await reader.get(`/cases/${caseId}/evaluation?grade=1`)
  const none = await reader.send(page, `/cases/${caseId}/evaluation`, { grade: '' })
  expect(none.status).toBe(422)
  const stranger = site.reader()
  await signIn(stranger, phones.luo)
  expect((await stranger.get(`/cases/${caseId}/evaluation`)).status).toBe(404)
  const thanks = await reader.send(page, `/cases/${caseId}/evaluation`, {
    grade: '1',
    reasons: ['speed', 'staff'],
    comment: '很快',
  })
  expect(wordsOf(thanks)).toContain('收到了')
  expect((await reader.send(page, `/cases/${caseId}/evaluation`, { grade: '2' })).status).toBe(409)
  expect(wordsOf(await reader.get(`/cases/${caseId}`))).toContain('你已经评价过')
})
