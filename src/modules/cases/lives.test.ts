import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type DemoActors, demoActors, signInStaff } from '../../../tests/support/actors.ts'
import { asOwner } from '../../../tests/support/database.ts'
import { answersOf, fileFor } from '../../../tests/support/lives.ts'
import { demoWorld, furong, samplePdf, settle, type World } from '../../../tests/support/world.ts'

let world: World
let actors: DemoActors
beforeAll(async () => {
  world = await demoWorld()
  actors = await demoActors(world)
})
afterAll(() => world.close())
beforeEach(() => world.platform.clock.set('2026-11-20T09:00:00+08:00'))

test('食品经营许可证: application, pre-review, correction, acceptance, review, decision, certificate', async () => {
  const { cases } = world.modules
  const filed = await fileFor(world, actors.owner, 'food')
  const window = actors.window

  const checked = await cases.act({ caseId: filed.caseId, actor: window, command: { action: 'pre_review' } })
  expect(checked.status).toBe('pre_reviewed')

  const demands = [{ about: 'material:layout', text: '布局图请补比例尺，并标出更衣区。' }]
  await cases.act({ caseId: filed.caseId, actor: window, command: { action: 'request_correction', demands } })
  let view = await cases.view(filed.caseId, window)
  expect(view).toMatchObject({ status: 'correcting', awaiting: 'correct', clock: { kind: 'correction' } })

  world.platform.clock.set('2026-11-21T10:00:00+08:00')
  const mine = await cases.view(filed.caseId, actors.owner)
  expect(mine.openDemands).toEqual(demands)
  await cases.uploadForCorrection(filed.caseId, actors.owner, {
    materialId: 'layout',
    fileName: '布局图-改.pdf',
    content: Readable.from([samplePdf('new')]),
  })
  await cases.correct({ caseId: filed.caseId, actor: actors.owner, answers: {} })
  view = await cases.view(filed.caseId, actors.owner)
  expect(view).toMatchObject({ status: 'pre_reviewed', awaiting: 'accept' })
  expect(view.application.papers.filter((paper) => paper.materialId === 'layout')).toHaveLength(2)

  world.platform.clock.set('2026-11-23T09:30:00+08:00')
  const staffView = await cases.view(filed.caseId, window)
  const checklist = staffView.checklist.filter((line) => line.required).map((line) => line.materialId)
  await cases.act({ caseId: filed.caseId, actor: window, command: { action: 'accept', checklist } })
  view = await cases.view(filed.caseId, window)
  expect(view).toMatchObject({
    status: 'under_review',
    awaiting: 'review',
    clock: { kind: 'promised', explained: { day: '2026-12-07', provisional: false } },
  })

  const points = (duty: string) =>
    view.version.definition.reviewPoints.filter((point) => point.duty === duty).map((point) => point.id)
  await cases.act({
    caseId: filed.caseId,
    actor: actors.reviewer,
    command: { action: 'pass_review', points: points('review'), opinion: '符合要求。' },
  })
  await cases.act({
    caseId: filed.caseId,
    actor: actors.decider,
    command: { action: 'return_to_review', reason: '请补现场核查记录。' },
  })
  await cases.act({
    caseId: filed.caseId,
    actor: actors.reviewer,
    command: { action: 'pass_review', points: points('review'), opinion: '已补。' },
  })
  const granted = await cases.act({
    caseId: filed.caseId,
    actor: actors.decider,
    command: { action: 'grant', points: points('decide'), opinion: '' },
  })
  expect(granted).toMatchObject({ status: 'granted', awaiting: 'issue' })

  await settle(world)
  view = await cases.view(filed.caseId, actors.owner)
  expect(view).toMatchObject({ status: 'concluded', outcome: 'granted' })
  expect(view.certificateId).toMatch(/^1\.2\.156\.3005\.2\./)
  expect(view.documents.map((document) => document.kind)).toEqual([
    'slip',
    'correction',
    'acceptance',
    'decision',
    'conclusion',
  ])
  const certificate = await cases.openCertificate(filed.caseId, actors.owner)
  expect(certificate?.subarray(0, 5).toString()).toBe('%PDF-')
  const messages = await world.modules.notifications.messagesOf(actors.owner.personId)
  expect(messages.map((message) => message.template)).toEqual(
    expect.arrayContaining([
      'submitted',
      'correction_requested',
      'accepted',
      'decided_granted',
      'result_issued_and_concluded',
    ]),
  )
  // Issued, delivered and concluded in one act: told in one message.
  expect(messages.map(({ template }) => template)).not.toContain('concluded')
  expect(await cases.rebuildHead(filed.caseId)).toBe(true)
})

test('生育登记: the window accepts, one street officer reviews and decides', async () => {
  const { cases } = world.modules
  const filed = await fileFor(world, actors.citizen, 'birth')
  let view = await cases.view(filed.caseId, actors.window)
  const checklist = view.checklist.filter((line) => line.required).map((line) => line.materialId)
  const accepted = await cases.act({
    caseId: filed.caseId,
    actor: actors.window,
    command: { action: 'accept', checklist },
  })
  expect(accepted.actions).toEqual([])
  const officerView = await cases.view(filed.caseId, actors.streetOfficer)
  expect(officerView.actions).toEqual(expect.arrayContaining(['review_and_grant', 'review_and_deny']))
  const points = officerView.version.definition.reviewPoints
    .filter((point) => point.duty !== 'accept')
    .map((point) => point.id)
  await cases.act({
    caseId: filed.caseId,
    actor: actors.streetOfficer,
    command: { action: 'review_and_grant', points, opinion: '符合登记条件。' },
  })
  await settle(world)
  view = await cases.view(filed.caseId, actors.citizen)
  expect(view.status).toBe('concluded')
  expect(view.documents.map((document) => document.kind)).toContain('conclusion')
})

test('灵活就业参保: one authorised clerk accepts and decides while the person waits', async () => {
  const { cases } = world.modules
  const filed = await fileFor(world, actors.citizen, 'insurance', actors.simpleClerk)
  let view = await cases.view(filed.caseId, actors.simpleClerk)
  expect(view.actions).toContain('accept_and_grant')
  const checklist = view.checklist.filter((line) => line.required).map((line) => line.materialId)
  const points = view.version.definition.reviewPoints.map((point) => point.id)
  await cases.act({
    caseId: filed.caseId,
    actor: actors.simpleClerk,
    command: { action: 'accept_and_grant', checklist, points, opinion: '' },
  })
  await settle(world)
  view = await cases.view(filed.caseId, actors.citizen)
  expect(view.documents.map((document) => document.kind)).toEqual(['slip', 'receipt'])
  // Two acts, the clerk's and that of the platform: two messages after the first, not five.
  const messages = await world.modules.notifications.messagesOf(actors.citizen.personId)
  const told = messages.filter(({ caseId }) => caseId === filed.caseId).map(({ template }) => template)
  expect(told.toSorted()).toEqual(['accepted_and_granted', 'result_issued_and_concluded', 'submitted'])
})

test('公共场所卫生许可: a licence that the enterprise holds, numbered by its own rule', async () => {
  const { cases } = world.modules
  const reviewer = await signInStaff(world, 'health-reviewer')
  const decider = await signInStaff(world, 'health-decider')
  const filed = await fileFor(world, actors.owner, 'hygiene')
  const asked = await cases.view(filed.caseId, actors.window)
  // Both papers are written from the answers; nothing is uploaded.
  const checklist = asked.checklist.filter(({ required }) => required).map(({ materialId }) => materialId)
  await cases.act({ caseId: filed.caseId, actor: actors.window, command: { action: 'accept', checklist } })
  const seen = await cases.view(filed.caseId, reviewer)
  const points = (duty: string) =>
    seen.version.definition.reviewPoints.filter((point) => point.duty === duty).map((point) => point.id)
  expect(seen).toMatchObject({ awaiting: 'review', clock: { kind: 'promised', explained: { day: '2026-11-25' } } })
  await cases.act({
    caseId: filed.caseId,
    actor: reviewer,
    command: { action: 'pass_review', points: points('review'), opinion: '承诺内容与告知的条件一致。' },
  })
  await cases.act({
    caseId: filed.caseId,
    actor: decider,
    command: { action: 'grant', points: points('decide'), opinion: '' },
  })
  await settle(world)
  const view = await cases.view(filed.caseId, actors.owner)
  expect(view).toMatchObject({ status: 'concluded', outcome: 'granted' })
  const certificate = await world.modules.certificates.findByCase(filed.caseId)
  expect(certificate).toMatchObject({ typeName: '卫生许可证', validUntil: '2030-11-19' })
  expect(certificate?.number).toMatch(/^湘卫公证字4301022026\d{6}$/)
})

test('变更户口婚姻状况: the record is changed and nothing is printed', async () => {
  const { cases } = world.modules
  const officer = await signInStaff(world, 'household-officer')
  const filed = await fileFor(world, actors.citizen, 'marriage')
  const seen = await cases.view(filed.caseId, actors.window)
  const checklist = seen.checklist.filter(({ required }) => required).map(({ materialId }) => materialId)
  expect(checklist).toEqual(['householdBook', 'marriageCertificate'])
  await cases.act({ caseId: filed.caseId, actor: actors.window, command: { action: 'accept', checklist } })
  const points = seen.version.definition.reviewPoints.filter(({ duty }) => duty !== 'accept').map(({ id }) => id)
  await cases.act({
    caseId: filed.caseId,
    actor: officer,
    command: { action: 'review_and_grant', points, opinion: '婚姻证件与户口登记一致。' },
  })
  await settle(world)
  const view = await cases.view(filed.caseId, actors.citizen)
  expect(view).toMatchObject({ status: 'concluded', outcome: 'granted', certificateId: null })
})

test('a form sent twice makes one case', async () => {
  const { cases } = world.modules
  const draft = await cases.drafts.start({
    actor: actors.citizen,
    itemId: await itemOf('002014001005-08'),
    applicant: actors.citizenApplicant,
    personId: actors.citizen.personId,
  })
  await answersOf(world, draft, actors.citizen)
  const [first, second] = await Promise.all([
    cases.submit(draft.draftId, actors.citizen),
    cases.submit(draft.draftId, actors.citizen),
  ])
  const third = await cases.submit(draft.draftId, actors.citizen)
  expect(second).toEqual(first)
  expect(third).toEqual(first)
  const rows = await asOwner(world.platform, 'select 1 from cases.case_event where case_id = $1', [draft.draftId])
  expect(rows).toHaveLength(1)
})

test('what a request that died left as a draft is thrown away; what was sent, and what a person began, stays', async () => {
  const { cases } = world.modules
  const start = async (ofOneRequest: boolean) =>
    cases.drafts.start({
      actor: actors.citizen,
      itemId: await itemOf('002014001005-08'),
      applicant: actors.citizenApplicant,
      personId: actors.citizen.personId,
      ofOneRequest,
    })
  const [left, sent, begun] = [await start(true), await start(true), await start(false)]
  await answersOf(world, sent, actors.citizen)
  await cases.submit(sent.draftId, actors.citizen)
  world.platform.clock.set('2026-11-20T09:03:00+08:00')
  await world.platform.timers.runDue()
  await expect(cases.drafts.get(left.draftId, actors.citizen)).rejects.toMatchObject({ code: 'draft.not_found' })
  expect((await cases.view(sent.draftId, actors.citizen)).application.papers.length).toBeGreaterThan(0)
  expect((await cases.drafts.get(begun.draftId, actors.citizen)).draftId).toBe(begun.draftId)
})

test('silence over the limit means accepted as of the day of receipt', async () => {
  const { cases } = world.modules
  const filed = await fileFor(world, actors.owner, 'food')
  world.platform.clock.set('2026-11-27T23:59:59+08:00')
  await world.platform.timers.runDue()
  expect((await cases.view(filed.caseId, actors.owner)).status).toBe('submitted')
  world.platform.clock.set('2026-11-28T00:00:01+08:00')
  await world.platform.timers.runDue()
  await world.platform.timers.runDue()
  const view = await cases.view(filed.caseId, actors.owner)
  expect(view).toMatchObject({ status: 'under_review', promised: { start: '2026-11-20' } })
  expect(view.timeline.filter((entry) => entry.type === 'accepted')).toHaveLength(1)
})

test('midnight in the middle of an act: it is done in time and dated so, or what was due by itself comes first', async () => {
  const { cases } = world.modules
  const { clock } = world.platform
  const midnight = new Date('2026-12-19T00:00:00+08:00')
  const demands = [{ about: 'field:staffCount', text: '请核对从业人员数。' }]
  const ends = new Set<string>()
  for (let readings = 0; readings < 6; readings += 1) {
    clock.set('2026-11-20T09:00:00+08:00')
    const { caseId } = await fileFor(world, actors.owner, 'food')
    await cases.act({ caseId, actor: actors.window, command: { action: 'request_correction', demands } })
    clock.set(new Date(midnight.getTime() - 1))
    let read = 0
    const reading = vi.spyOn(clock, 'now').mockImplementation(() => {
      read += 1
      return new Date(midnight.getTime() + (read > readings ? 1 : -1))
    })
    await cases.correct({ caseId, actor: actors.owner, answers: { staffCount: 7 } }).catch(() => {})
    reading.mockRestore()
    const [end] = await asOwner<{ type: string; effective_at: Date }>(
      world.platform,
      'select type, effective_at from cases.case_event where case_id = $1 and sequence = 3',
      [caseId],
    )
    if (!end) continue
    ends.add(end.type)
    expect([end.type, end.effective_at < midnight]).toEqual([end.type, end.type === 'corrected'])
  }
  expect([...ends].sort()).toEqual(['corrected', 'withdrawn'])
})

test('a result is asked for again when nothing came of its job, and issued once', async () => {
  const { cases } = world.modules
  const { platform } = world
  const { caseId } = await fileFor(world, actors.citizen, 'insurance', actors.simpleClerk)
  const view = await cases.view(caseId, actors.simpleClerk)
  const checklist = view.checklist.filter((line) => line.required).map((line) => line.materialId)
  const points = view.version.definition.reviewPoints.map((point) => point.id)
  const command = { action: 'accept_and_grant' as const, checklist, points, opinion: '' }
  await cases.act({ caseId, actor: actors.simpleClerk, command })
  // News and job of the decision are never read here: as if both were lost.
  platform.clock.set(new Date(platform.clock.now().getTime() + 11 * 60_000).toISOString())
  await platform.timers.runDue()
  await platform.jobs.runOnce()
  expect((await cases.view(caseId, actors.citizen)).awaiting).not.toBe('issue')
  await settle(world)
  const issued = 'select count(*)::int as n from cases.case_event where case_id = $1 and type = $2'
  expect(await asOwner(platform, issued, [caseId, 'result_issued'])).toEqual([{ n: 1 }])
  const timers = 'select topic from platform.timer where subject_id = $1 and topic = $2'
  expect(await asOwner(platform, timers, [caseId, 'cases.issue_again'])).toEqual([])
})

test('two act at once: one acts, the other is told that the case moved on', async () => {
  const { cases } = world.modules
  const filed = await fileFor(world, actors.owner, 'food')
  const act = () =>
    cases.act({ caseId: filed.caseId, actor: actors.window, command: { action: 'pre_review' }, expectedSequence: 1 })
  const settled = await Promise.allSettled([act(), act()])
  expect(settled.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = settled.find((one) => one.status === 'rejected')
  expect(refused?.reason).toMatchObject({ code: 'case.changed_meanwhile' })
})

test('the application role can neither change nor delete an event', async () => {
  const attempt = (text: string) => world.platform.db.query({ name: `test.${text}`, text, values: [] })
  await expect(attempt('update cases.case_event set type = type')).rejects.toThrow(/permission denied/)
  await expect(attempt('delete from cases.case_event')).rejects.toThrow(/permission denied/)
})

test('somebody else is answered as if there were no case', async () => {
  const filed = await fileFor(world, actors.owner, 'food')
  await expect(world.modules.cases.view(filed.caseId, actors.citizen)).rejects.toMatchObject({ code: 'case.not_found' })
  await expect(world.modules.cases.view(filed.caseId, actors.streetOfficer)).rejects.toMatchObject({
    code: 'case.not_found',
  })
})

test('after its key is destroyed a case cannot be opened, and its events remain', async () => {
  const filed = await fileFor(world, actors.owner, 'food')
  await asOwner(world.platform, 'delete from cases.case_key where case_id = $1', [filed.caseId])
  await expect(world.modules.cases.view(filed.caseId, actors.owner)).rejects.toMatchObject({ code: 'case.not_found' })
  expect(await asOwner(world.platform, 'select type from cases.case_event where case_id = $1', [filed.caseId])).toEqual(
    [{ type: 'submitted' }],
  )
})

async function itemOf(localCode: string): Promise<string> {
  const found = await world.modules.catalog.findByCode(furong, localCode)
  if (!found) throw new Error(`no item ${localCode}`)
  return found.itemId
}
