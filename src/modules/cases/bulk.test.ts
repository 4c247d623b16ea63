import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoActors, demoActors } from '../../../tests/support/actors.ts'
import { asOwner } from '../../../tests/support/database.ts'
import { fileFor } from '../../../tests/support/lives.ts'
import { demoWorld, type World } from '../../../tests/support/world.ts'
import type { Actor } from '../../kernel/actor.ts'
import { uuidV7 } from '../../kernel/ids.ts'
import type { Life, LifeAct } from './index.ts'
import type { Command } from './schema.ts'

let world: World
let actors: DemoActors
beforeAll(async () => {
  world = await demoWorld({ now: '2026-11-20T09:00:00+08:00' })
  actors = await demoActors(world)
})
afterAll(() => world.close())

const at = (moment: string) => new Date(`2026-${moment}+08:00`)

/** What happens to the one case and to the other: everything that the demo's restaurant can live through, with a silence and a lapse. */
function foodActs(checklist: readonly string[], points: readonly string[]): LifeAct[] {
  const { window, reviewer, decider, owner } = actors
  return [
    [at('11-20T10:00:00'), window, { action: 'pre_review' }],
    [at('11-20T11:00:00'), window, { action: 'accept', checklist: [...checklist] }],
    [at('11-23T09:00:00'), reviewer, { action: 'pass_review', points: [...points], opinion: '符合要求。' }],
    [at('11-23T10:00:00'), decider, { action: 'return_to_review', reason: '请补现场核查记录。' }],
    [at('11-23T11:00:00'), reviewer, { action: 'pass_review', points: [...points], opinion: '已补。' }],
    [at('11-24T09:00:00'), decider, { action: 'extend', days: 3, reason: '案情复杂。' }],
    [at('11-24T10:00:00'), decider, { action: 'deny', points: [], reason: '布局不合要求。' }],
    [at('11-24T10:01:00'), { kind: 'system', job: 'cases.issue' }, { action: 'issue', certificateId: null }],
    [
      at('11-25T09:00:00'),
      decider,
      { action: 'reopen', by: 'own', document: '演示决〔2026〕1号', reason: '重新审查。' },
    ],
    [at('11-25T10:00:00'), owner, { action: 'withdraw', reason: '不办了' }],
  ]
}

const rowsOf = async (caseId: string) => {
  const ask = (text: string) => asOwner(world.platform, text, [caseId])
  return {
    events: await ask(
      `select sequence, type, schema_version, effective_at, recorded_at, actor, data, payload_id is not null as sealed
       from cases.case_event where case_id = $1 order by sequence`,
    ),
    payloads: await ask(`select kind from cases.case_payload where case_id = $1 order by kind`),
    head: await ask(
      `select to_jsonb(h) - 'case_id' - 'receipt_number' - 'case_number' - 'label' as row from cases.case_head h where case_id = $1`,
    ),
    timers: await ask(`select topic, due_at from platform.timer where subject_id = $1 order by topic`),
    opinions: await ask(`select department_id, requested_at, due_on, open from cases.case_opinion where case_id = $1`),
    looks: await ask(
      `select looked_at, region_code, actor_kind, actor_id, post_id, department_id, via, subject_hash, purpose, what
       from access_log.entry where case_id = $1 order by looked_at, id`,
    ),
    news: await ask(`select topic, payload - 'caseId' as payload, recorded_at from platform.news
       where topic = 'cases.event' and payload->>'caseId' = $1::text order by recorded_at, (payload->>'sequence')::int`),
    numbers: await ask('select 1 from cases.case_number where case_id = $1'),
    keys: await ask('select 1 from cases.case_key where case_id = $1'),
  }
}

const leaves = async () => (await asOwner(world.platform, 'select 1 from ledger.staged_leaf')).length
const tallied = async () =>
  Object.fromEntries(
    await world.modules.cases.tallied({ regionPrefix: '43', from: '2026-01-01', through: '2026-12-31' }),
  )

/** By submission and acts, the clock at each moment. */
async function lived(caseId: string, acts: readonly LifeAct[]): Promise<void> {
  for (const [moment, actor, command] of acts) {
    world.platform.clock.set(moment)
    await world.modules.cases.act({ caseId, actor, command })
  }
}

async function partsOf(caseId: string, actor: Actor) {
  const view = await world.modules.cases.view(caseId, actor)
  return {
    versionId: view.version.id,
    application: view.application,
    checklist: view.checklist.filter(({ required }) => required).map(({ materialId }) => materialId),
    points: view.version.definition.reviewPoints.map(({ id }) => id),
  }
}

function life(
  parts: Pick<Life, 'versionId' | 'application'>,
  acts: readonly LifeAct[],
  filed = '11-20T09:00:00',
): Life {
  const filedAt = at(filed)
  const actor = actors.owner
  return { caseId: uuidV7(filedAt.getTime()), ...parts, personId: actor.personId, actor, filedAt, acts }
}

test('a life in bulk writes the rows that submission and acts write', async () => {
  const { cases } = world.modules
  world.platform.clock.set(at('11-20T09:00:00'))
  const before = { leaves: await leaves(), tally: await tallied() }
  const { caseId } = await fileFor(world, actors.owner, 'food')
  const { versionId, application, checklist, points } = await partsOf(caseId, actors.owner)
  const acts = foodActs(checklist, points)
  await lived(caseId, acts)
  const single = { rows: await rowsOf(caseId), leaves: await leaves(), tally: await tallied() }
  expect(single.rows.events).toHaveLength(13)
  expect(single.rows.looks.length).toBeGreaterThan(6)

  const one = life({ versionId, application }, acts)
  expect(await cases.bulk([one])).toMatchObject([{ caseId: one.caseId, outcome: 'loaded' }])
  expect(await rowsOf(one.caseId)).toEqual(single.rows)
  expect(await leaves()).toBe(2 * single.leaves - before.leaves)
  const tally = await tallied()
  for (const [measure, count] of Object.entries(single.tally)) {
    expect([measure, tally[measure]]).toEqual([measure, 2 * count - (before.tally[measure] ?? 0)])
  }
  expect(await cases.rebuildHead(one.caseId)).toBe(true)
  expect(await cases.recountTally()).toBe(0)
  const view = await cases.view(one.caseId, actors.owner)
  expect(view.application).toEqual((await cases.view(caseId, actors.owner)).application)
})

test('an opinion that is asked in bulk lies open in the list of the body that was asked, as in a single act', async () => {
  const { cases } = world.modules
  world.platform.clock.set(at('11-20T09:00:00'))
  const { caseId } = await fileFor(world, actors.owner, 'food')
  const parts = await partsOf(caseId, actors.owner)
  const { reviewer } = actors
  const asking: Command = {
    action: 'request_opinion',
    departmentId: actors.streetOfficer.departmentId,
    days: 3,
    question: '请就选址提出意见。',
  }
  const acts: LifeAct[] = [
    ...foodActs(parts.checklist, parts.points).slice(0, 2),
    [at('11-23T09:00:00'), reviewer, asking],
  ]
  await lived(caseId, acts)
  const one = life(parts, acts)
  await cases.bulk([one])
  const opinions = async (id: string) => (await rowsOf(id)).opinions
  expect(await opinions(one.caseId)).toMatchObject([{ open: true, due_on: '2026-11-26' }])
  expect(await opinions(one.caseId)).toEqual(await opinions(caseId))
})

test('what should have happened by itself has happened at its moment, once', async () => {
  const { cases } = world.modules
  world.platform.clock.set(at('11-20T09:00:00'))
  const { caseId } = await fileFor(world, actors.owner, 'food')
  const parts = await partsOf(caseId, actors.owner)
  world.platform.clock.set(at('12-21T09:00:00'))
  const demands = [{ about: 'material:layout', text: '布局图请补比例尺。' }]
  const lapsing = life(parts, [[at('11-20T10:00:00'), actors.window, { action: 'request_correction', demands }]])
  const silent = life(parts, [])
  await cases.bulk([lapsing, silent])
  expect((await rowsOf(lapsing.caseId)).events.at(-1)).toMatchObject({
    type: 'withdrawn',
    data: { by: 'lapse' },
    effective_at: at('12-19T00:00:00'),
    recorded_at: at('12-19T00:00:00'),
  })
  expect((await rowsOf(silent.caseId)).events.at(-1)).toMatchObject({
    type: 'accepted',
    data: { by: 'silence' },
    effective_at: silent.filedAt,
  })
  const count = (await rowsOf(lapsing.caseId)).events.length
  await world.platform.timers.runDue()
  expect((await rowsOf(lapsing.caseId)).events).toHaveLength(count)
})

test('a case that fails fails alone and says why; what is there already is left alone', async () => {
  const { cases } = world.modules
  world.platform.clock.set(at('11-20T09:00:00'))
  const { caseId } = await fileFor(world, actors.owner, 'food')
  const parts = await partsOf(caseId, actors.owner)
  world.platform.clock.set(at('11-26T09:00:00'))
  const good = life(parts, [])
  const wrong = life(parts, [[at('11-20T10:00:00'), actors.reviewer, { action: 'grant', points: [], opinion: '' }]])
  const early = life(parts, [[at('12-20T10:00:00'), actors.window, { action: 'pre_review' }]])
  const elsewhere = { ...good, caseId: '11111111-1111-4111-8111-111111111111' }
  const incomplete = life({ ...parts, application: { ...parts.application, papers: [] } }, [])
  // The server refuses a zero in text: found when it is written, after everything was decided.
  const unwritable = life(parts, [
    [at('11-20T10:00:00'), { ...actors.window, via: 'a\u0000b' }, { action: 'pre_review' }],
  ])
  const last = life(parts, [])
  const lives = [good, wrong, early, elsewhere, incomplete, unwritable, last]
  const outcomes = await cases.bulk(lives)
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    'loaded',
    ...['failed', 'failed', 'failed', 'failed', 'failed'],
    'loaded',
  ])
  expect(outcomes.slice(1, 5)).toMatchObject([
    { reason: 'case.duty' },
    { reason: 'life.moment_ahead' },
    { reason: 'life.id_invalid' },
    { reason: 'application.incomplete' },
  ])
  for (const { caseId: id } of [wrong, unwritable]) {
    expect(await rowsOf(id)).toMatchObject({
      events: [],
      payloads: [],
      head: [],
      timers: [],
      looks: [],
      news: [],
      keys: [],
    })
  }
  expect((await cases.bulk([good, last])).map(({ outcome }) => outcome)).toEqual(['there_already', 'there_already'])
  const twice = life(parts, [])
  expect((await cases.bulk([twice, twice])).map(({ outcome }) => outcome)).toEqual(['loaded', 'there_already'])
  expect((await rowsOf(twice.caseId)).events).toHaveLength(1)
})

test('of lives that were over elsewhere nobody is told, and months of the past are made', async () => {
  const { cases } = world.modules
  world.platform.clock.set(at('11-20T09:00:00'))
  const { caseId } = await fileFor(world, actors.owner, 'food')
  const parts = await partsOf(caseId, actors.owner)
  const past = life(
    parts,
    [[at('03-02T10:00:00'), actors.owner, { action: 'withdraw', reason: '不办了' }]],
    '03-02T09:00:00',
  )
  expect(await cases.bulk([past], { past: true })).toMatchObject([{ outcome: 'loaded' }])
  await world.platform.outbox.drain()
  const papers = (id: string) =>
    asOwner(world.platform, 'select 1 from graphile_worker._private_jobs where key like $1', [`document/${id}/%`])
  expect(await papers(past.caseId)).toEqual([])
  expect(await papers(caseId)).not.toEqual([])
  expect((await cases.view(past.caseId, actors.owner)).status).toBe('withdrawn')
})
