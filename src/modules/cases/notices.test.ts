import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoActors, demoActors } from '../../../tests/support/actors.ts'
import { asOwner } from '../../../tests/support/database.ts'
import { fileFor } from '../../../tests/support/lives.ts'
import { demoWorld, settle, type World } from '../../../tests/support/world.ts'
import type { Actor } from '../../kernel/actor.ts'
import { textOf } from '../../platform/documents/testing.ts'
import type { Command } from './index.ts'

let world: World
let actors: DemoActors
beforeAll(async () => {
  world = await demoWorld()
  actors = await demoActors(world)
})
afterAll(() => world.close())

const at = (day: string) => world.platform.clock.set(`${day}T09:30:00+08:00`)

async function accepted(): Promise<{ caseId: string; act: (actor: Actor, command: Command) => Promise<unknown> }> {
  const { cases } = world.modules
  const { caseId } = await fileFor(world, actors.owner, 'food')
  const act = (actor: Actor, command: Command) => cases.act({ caseId, actor, command })
  await act(actors.window, { action: 'pre_review' })
  const { checklist } = await cases.view(caseId, actors.window)
  const required = checklist.filter((line) => line.required).map((line) => line.materialId)
  await act(actors.window, { action: 'accept', checklist: required })
  return { caseId, act }
}

const kindsOf = async (caseId: string, actor: Actor) =>
  (await world.modules.cases.view(caseId, actor)).documents.map(({ kind }) => kind)

test('a life with an opinion, a test, an extension, a partial grant and an annulment: each act has its paper', async () => {
  const { cases } = world.modules
  at('2026-11-20')
  const { caseId, act } = await accepted()
  await act(actors.reviewer, { action: 'request_opinion', consultation: 'fire' })
  await act(actors.reviewer, { action: 'start_procedure', procedure: 'testing', reason: '需要检测用水。' })
  at('2026-11-24')
  await act(actors.reviewer, { action: 'end_procedure', outcome: '用水合格。' })
  await act(actors.decider, { action: 'extend', days: 5, reason: '需要补做现场核查。' })
  at('2026-12-01')
  const { reviewPoints } = (await cases.view(caseId, actors.reviewer)).version.definition
  const points = (duty: string) => reviewPoints.filter((point) => point.duty === duty).map(({ id }) => id)
  await act(actors.reviewer, { action: 'pass_review', points: points('review'), opinion: '部分符合。' })
  await act(actors.decider, {
    action: 'grant_partly',
    points: points('decide'),
    opinion: '部分准予。',
    granted: '热食类食品制售。',
    reason: '生食类食品制售没有专间，不予准予。',
  })
  await settle(world)
  // It certifies no more than was granted, though more was applied for.
  const certificate = await cases.openCertificate(caseId, actors.owner)
  expect(textOf(certificate!)).toContain('只准予下列内容热食类食品制售。')
  await act(actors.decider, { action: 'annul', ground: 'obtained_by_deceit', reason: '经营场所的租赁合同是伪造的。' })
  await settle(world)

  const told = ['special_procedure_started', 'special_procedure_ended', 'extension', 'decision', 'annulled']
  expect(await kindsOf(caseId, actors.reviewer)).toEqual(expect.arrayContaining(['opinion_request', ...told]))
  expect(await kindsOf(caseId, actors.owner)).toEqual(expect.arrayContaining(told))

  // The letter to the other body is none of the applicant's papers, and answers as if there were none.
  expect(await kindsOf(caseId, actors.owner)).not.toContain('opinion_request')
  const { documents } = await cases.view(caseId, actors.reviewer)
  const letter = documents.find(({ kind }) => kind === 'opinion_request')!
  expect(await cases.openDocument(caseId, actors.owner, letter.sequence, letter.kind)).toBeUndefined()
  expect(await cases.openDocument(caseId, actors.reviewer, letter.sequence, letter.kind)).toBeDefined()
})

test('a withdrawal by the applicant is confirmed; one that a lapsed correction made is told with where to appeal', async () => {
  const { cases } = world.modules
  at('2026-11-20')
  const { caseId, act } = await accepted()
  await act(actors.owner, { action: 'withdraw', reason: '换地方。' })
  await settle(world)
  expect(await kindsOf(caseId, actors.owner)).toContain('withdrawal')

  const other = await fileFor(world, actors.owner, 'food')
  const demands = [{ about: 'material:layout', text: '请标明比例尺。' }]
  await cases.act({ caseId: other.caseId, actor: actors.window, command: { action: 'request_correction', demands } })
  at('2027-01-20')
  await world.platform.timers.runDue()
  await settle(world)
  const kinds = await kindsOf(other.caseId, actors.owner)
  expect(kinds).toContain('correction_lapsed')
  expect(kinds).not.toContain('withdrawal')
})

test('the first reading by the applicant is kept; a look of staff is none, and nobody takes a reading back', async () => {
  const { cases } = world.modules
  at('2026-11-20')
  const { caseId } = await accepted()
  await settle(world)
  const readAt = async () =>
    (await cases.view(caseId, actors.owner)).documents.find(({ kind }) => kind === 'acceptance')?.readAt
  const { sequence } = (await cases.view(caseId, actors.owner)).documents.find(({ kind }) => kind === 'acceptance')!
  await cases.openDocument(caseId, actors.reviewer, sequence, 'acceptance')
  expect(await readAt()).toBeNull()
  at('2026-11-23')
  await cases.openDocument(caseId, actors.owner, sequence, 'acceptance')
  at('2026-11-24')
  await cases.openDocument(caseId, actors.owner, sequence, 'acceptance')
  expect(await readAt()).toEqual(new Date('2026-11-23T09:30:00+08:00'))
  const rows = await asOwner(world.platform, 'select kind from cases.document_reading where case_id = $1', [caseId])
  expect(rows).toEqual([{ kind: 'acceptance' }])
  const forbidden = { name: 'test.unread', text: 'delete from cases.document_reading', values: [] }
  await expect(world.platform.db.query(forbidden)).rejects.toThrow(/permission denied/)
})
