import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command } from '../../src/modules/cases/index.ts'
import { type DemoActors, demoActors } from '../support/actors.ts'
import { lives } from '../support/lives.ts'
import { linksOf, type Reader, wordsOf } from '../support/reader.ts'
import { demoSite, phones, type Site, signIn } from '../support/site.ts'
import { furong, samplePdf, settle } from '../support/world.ts'

let site: Site
let actors: DemoActors
let reader: Reader
let caseId: string
beforeAll(async () => {
  site = await demoSite({ now: '2026-11-20T09:00:00+08:00' })
  actors = await demoActors(site)
  caseId = await filed()
  reader = site.reader()
  await signIn(reader, phones.shi)
}, 60_000)
afterAll(() => site?.close())

/** A food licence without the one paper that may come later. */
async function filed(): Promise<string> {
  const { catalog, cases } = site.modules
  const { owner: actor, ownerApplicant: applicant } = actors
  const { itemId } = (await catalog.findByCode(furong, lives.food.localCode))!
  const { draftId, version, content } = await cases.drafts.start({ actor, itemId, applicant, personId: actor.personId })
  for (const { id } of version.definition.form?.sections ?? [])
    await cases.drafts.answerSection(draftId, actor, id, { ...content.answers, ...lives.food.answers })
  for (const materialId of ['businessLicence', 'layout']) {
    const file = { materialId, fileName: `${materialId}.pdf`, content: Readable.from([samplePdf(materialId)]) }
    await cases.drafts.upload(draftId, actor, file)
  }
  await cases.drafts.chooseDelivery(draftId, actor, { way: 'electronic', address: null })
  return (await cases.submit(draftId, actor)).caseId
}

type Staff = 'window' | 'reviewer' | 'decider'
const act = (who: Staff, command: Command) => site.modules.cases.act({ caseId, actor: actors[who], command })
/** Sessions do not last so long: she signs in again. */
async function later(moment: string): Promise<void> {
  site.platform.clock.set(moment)
  reader = site.reader()
  await signIn(reader, phones.shi)
}
const status = async () => wordsOf(await reader.get(`/cases/${caseId}`))

test('a paper that comes later: what is missing, by when, what follows, and it is brought by a form', async () => {
  await act('window', { action: 'pre_review' })
  const { checklist } = await site.modules.cases.view(caseId, actors.window)
  const others = checklist.map(({ materialId }) => materialId).filter((id) => id !== 'foodSafetyRules')
  await act('window', { action: 'accept_with_pending', checklist: others, pending: ['foodSafetyRules'] })
  const words = await status()
  expect(words).toContain('补交 1 份材料')
  expect(words).toContain('请在11月27日（星期五）前补齐')
  expect(words).toContain('不能准予')

  const target = `/cases/${caseId}/pending`
  let page = await reader.get(target)
  const early = await reader.send(page, target, {})
  expect(early.status).toBe(422)
  expect(wordsOf(early)).toContain('还有容缺的材料没有补上')
  // Only what is missing has a place here.
  expect(linksOf(page, /layout/)).toEqual([])
  expect(page.html).not.toContain(`${target}/materials/layout`)
  page = await reader.upload(page, `${target}/materials/foodSafetyRules`, { name: '制度.pdf', content: samplePdf('a') })
  page = await reader.send(page, /foodSafetyRules\/[^/]+\/removal/, {})
  page = await reader.upload(page, `${target}/materials/foodSafetyRules`, { name: '制度.pdf', content: samplePdf('b') })

  const stranger = site.reader()
  await signIn(stranger, phones.luo)
  expect((await stranger.get(target)).status).toBe(404)

  const done = await reader.send(page, target, {})
  expect(wordsOf(done)).toContain('材料已补交')
  expect(wordsOf(done)).toContain('容缺材料已补齐')
  expect((await reader.get(target)).status).toBe(404)
})

test('the clock stands: since when, why, that it does not count, and the latest date; opinions only with their day', async () => {
  const { consultations } = (await site.modules.cases.view(caseId, actors.reviewer)).version.definition
  const named = consultations.find(({ departmentId }) => departmentId !== null)!
  await act('reviewer', { action: 'request_opinion', consultation: named.id })
  expect(await status()).toContain('正在征求有关部门意见')
  expect(await status()).not.toContain(named.question)

  await act('reviewer', { action: 'start_procedure', procedure: 'testing', reason: '餐用具需要抽样检测。' })
  await later('2026-11-25T09:00:00+08:00')
  const words = await status()
  expect(words).toContain('起因')
  expect(words).toContain('暂停计时')
  expect(words).toContain('原因：餐用具需要抽样检测。')
  expect(words).toContain('暂停的日子不算进办理时限')
  await act('reviewer', { action: 'end_procedure', outcome: '检测合格。' })
  expect(await status()).not.toContain('暂停的日子不算进办理时限')
})

test('an extension, a partial grant and an annulment are told with reason and appeal', async () => {
  await later('2026-12-03T09:00:00+08:00')
  await act('decider', { action: 'extend', days: 3, reason: '案情复杂，需要核实。' })
  const words = await status()
  expect(words).toContain('办理时限延长了 3 个工作日')
  expect(words).toContain('案情复杂，需要核实。')

  const { reviewPoints } = (await site.modules.cases.view(caseId, actors.reviewer)).version.definition
  const points = (duty: string) => reviewPoints.filter((point) => point.duty === duty).map(({ id }) => id)
  await act('reviewer', { action: 'pass_review', points: points('review'), opinion: '内部意见一则。' })
  await act('decider', {
    action: 'grant_partly',
    points: points('decide'),
    opinion: '',
    granted: '热食类食品制售',
    reason: '冷食类专间没有达到要求。',
  })
  await settle(site)
  const partly = await status()
  expect(partly).toContain('部分准予')
  expect(partly).toContain('准予：热食类食品制售')
  expect(partly).toContain('冷食类专间没有达到要求。')
  expect(partly).toContain('行政复议')
  expect(partly).not.toContain('内部意见一则')

  await later('2026-12-10T09:00:00+08:00')
  await act('decider', { action: 'annul', ground: 'obtained_by_deceit', reason: '经营场所证明是伪造的。' })
  const annulled = await status()
  expect(annulled).toContain('许可已撤销')
  expect(annulled).toContain('以欺骗、贿赂等不正当手段取得')
  expect(annulled).toContain('经营场所证明是伪造的。')
  expect(annulled).toContain('证照不再有效')
  expect(annulled).toContain('行政复议')
})

test('the dates can be downloaded by the applicant and by nobody else; the public page says the same, masked', async () => {
  const file = await reader.request(`/cases/${caseId}/dates.json`)
  expect(file.headers.get('content-type')).toContain('application/json')
  expect(await file.json()).toMatchObject({ format: 'yimen-case-dates/1' })
  const stranger = site.reader()
  const { receiptNumber } = await site.modules.cases.view(caseId, actors.owner)
  const code = site.modules.cases.slipCodeOf(caseId)
  const shown = wordsOf(await stranger.get(`/progress?receipt=${receiptNumber}&code=${code}`))
  expect(shown).toContain('许可已撤销')
  expect(shown).not.toContain('经营场所证明是伪造的')
  await signIn(stranger, phones.luo)
  expect((await stranger.request(`/cases/${caseId}/dates.json`)).status).toBe(404)
})
