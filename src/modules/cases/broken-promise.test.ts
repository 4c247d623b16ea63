import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoActors, demoActors, signInStaff } from '../../../tests/support/actors.ts'
import { answersOf, lives } from '../../../tests/support/lives.ts'
import { demoWorld, furong, settle, type World } from '../../../tests/support/world.ts'

let world: World
let actors: DemoActors
beforeAll(async () => {
  world = await demoWorld()
  actors = await demoActors(world)
})
afterAll(() => world.close())

async function promised(): Promise<string> {
  const { catalog, cases, identity } = world.modules
  const version = await catalog.findByCode(furong, lives.hygiene.localCode)
  const { profile } = await identity.getPerson(actors.owner.personId)
  const [representation] = await identity.representationsOf(actors.owner.personId)
  const applicant = {
    personName: profile.name,
    citizenId: profile.citizenId,
    phone: profile.phone ?? null,
    organization: representation?.legalPerson ?? null,
  }
  const { personId } = actors.owner
  const draft = await cases.drafts.start({ actor: actors.owner, itemId: version?.itemId ?? '', applicant, personId })
  await answersOf(world, draft, actors.owner)
  await cases.drafts.promise(draft.draftId, actors.owner, { permit: true, signature: profile.name })
  return (await cases.submit(draft.draftId, actors.owner)).caseId
}

test('a permit on a promise that is found false: it falls, it is noted, and nobody promises again until the day on the paper', async () => {
  const { cases, certificates } = world.modules
  const reviewer = await signInStaff(world, 'health-reviewer')
  const decider = await signInStaff(world, 'health-decider')
  world.platform.clock.set('2026-11-20T09:00:00+08:00')
  const caseId = await promised()
  const { checklist: lines, version } = await cases.view(caseId, actors.window)
  const checklist = lines.filter(({ required }) => required).map(({ materialId }) => materialId)
  const points = (of: string) =>
    version.definition.reviewPoints.filter(({ duty }) => duty === of).map((point) => point.id)
  await cases.act({ caseId, actor: actors.window, command: { action: 'accept', checklist } })
  const opinion = '承诺内容与告知的条件一致。'
  await cases.act({ caseId, actor: reviewer, command: { action: 'pass_review', points: points('review'), opinion } })
  await cases.act({ caseId, actor: decider, command: { action: 'grant', points: points('decide'), opinion: '' } })
  await settle(world)
  expect(await cases.view(caseId, reviewer)).toMatchObject({ awaiting: 'check', clock: { kind: 'check' } })

  const reason = '现场没有消毒设施，与承诺不符。'
  await cases.act({ caseId, actor: reviewer, command: { action: 'check_promise', finding: 'false', reason } })
  await settle(world)

  expect(await cases.view(caseId, actors.owner)).toMatchObject({ status: 'annulled', awaiting: null })
  expect(await certificates.findByCase(caseId)).toMatchObject({ status: 'annulled' })
  await expect(promised()).rejects.toMatchObject({ code: 'credit.barred' })
  const kinds = (await cases.view(caseId, actors.owner)).documents.map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['promise_broken', 'annulled']))
})
