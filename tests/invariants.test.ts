import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { composeModules } from '../src/composition.ts'
import { type Day, isWorkingDay } from '../src/kernel/calendar.ts'
import type { CaseProgress } from '../src/modules/cases/index.ts'
import { actions } from '../src/modules/cases/rules/actions.ts'
import type { CaseContext } from '../src/modules/cases/rules/decide.ts'
import { items, rightCommand } from '../src/modules/cases/test-support.ts'
import { createPlatform } from '../src/platform/create.ts'
import { loadSecrets } from '../src/platform/secrets.ts'
import { createServer } from '../src/server.ts'
import { type DemoActors, demoActors } from './support/actors.ts'
import { asOwner } from './support/database.ts'
import { answersOf, fileFor, type TierLife } from './support/lives.ts'
import { listening, Reader } from './support/reader.ts'
import { replay } from './support/replay.ts'
import { phones, signIn } from './support/site.ts'
import { everyFile, everyRow, foundIn, personalValues } from './support/traces.ts'
import { demoWorld, furong, settle, type World } from './support/world.ts'

// The invariants of the design, one by one. 6 (an item cannot ask for what the government has) comes with exchange;
// 9 (certificates verify with tools that this project did not write), 10 (lists) and 11 (citizen pages) have files of their own.

let world: World
let actors: DemoActors
/** One finished case of each tier, and one that waits for its review. */
let finished: Record<TierLife, string>
let open: string
const friday = '2026-11-20T09:00:00+08:00'

beforeAll(async () => {
  world = await demoWorld()
  actors = await demoActors(world)
  finished = {
    food: await live('food', actors.owner, ['pre_review', 'accept', 'pass_review', 'grant']),
    birth: await live('birth', actors.citizen, ['accept', 'review_and_grant']),
    insurance: await live('insurance', actors.citizen, ['accept_and_grant']),
  }
  open = await live('food', actors.owner, ['pre_review', 'accept'])
  await settle(world)
}, 60_000)
afterAll(() => world.close())
beforeEach(() => world.platform.clock.set(friday))

type Act = (typeof actions)[number]
const staffFor = (action: Act, life: TierLife) => {
  if (action === 'accept_and_grant') return actors.simpleClerk
  if (action === 'pass_review') return actors.reviewer
  if (action === 'grant') return actors.decider
  if (action === 'review_and_grant') return actors.streetOfficer
  return life === 'insurance' ? actors.simpleClerk : actors.window
}

/** Files one life and does these acts, each by the one whose duty it is. */
async function live(life: TierLife, person: DemoActors['citizen'], acts: readonly Act[]): Promise<string> {
  const { caseId } = await fileFor(world, person, life, life === 'insurance' ? actors.simpleClerk : undefined)
  for (const action of acts) await act(caseId, life, action)
  return caseId
}

async function act(caseId: string, life: TierLife, action: Act, actor = staffFor(action, life)): Promise<CaseProgress> {
  const now = world.platform.clock.now()
  const { cases } = world.modules
  const { application } = await cases.view(caseId, actors.owner).catch(() => cases.view(caseId, actors.citizen))
  const state = { opinions: [], pending: { materials: ['layout'] }, result: null }
  const context = { item: items[life], application, now, state } as unknown as CaseContext
  return cases.act({ caseId, actor, command: rightCommand(action, context) })
}

const asApp = (text: string, values: unknown[] = []) => world.platform.db.query({ name: '', text, values })
const headBytes = async (caseId: string) =>
  (
    await asOwner<{ row: string }>(world.platform, 'select h::text as row from cases.case_head h where case_id = $1', [
      caseId,
    ])
  )[0]?.row

test('invariant 1: a published item version never changes, and a case never changes version', async () => {
  await expect(asApp(`update catalog.item_version set definition = '{}'`)).rejects.toThrow(/permission denied/)
  await expect(asApp('delete from catalog.item_version')).rejects.toThrow(/permission denied/)
  const before = await world.modules.cases.view(open, actors.owner)
  const stricter = {
    ...items.food,
    limits: { ...items.food.limits, promised: { days: 3, unit: 'working', note: null } },
  }
  const path = join(world.platform.config.dataDirectory, 'stricter.json')
  writeFileSync(path, JSON.stringify(stricter))
  await world.modules.catalog.importFiles([path], { regionCode: furong })
  const current = await world.modules.catalog.findCurrentVersion(before.version.itemId)
  expect(current?.number).toBe(before.version.number + 1)
  expect(current?.definition.limits.promised?.days).toBe(3)
  const fresh = composeModules(world.platform) // as after a restart, with nothing remembered
  const after = await fresh.cases.view(open, actors.owner)
  expect(after.version.definition).toEqual(before.version.definition)
  expect(after.promised).toEqual(before.promised)
})

test('invariant 2: the state is the fold of the events; rebuilding gives the same bytes', async () => {
  for (const caseId of [...Object.values(finished), open]) {
    const bytes = await headBytes(caseId)
    expect(await world.modules.cases.rebuildHead(caseId)).toBe(true)
    await asOwner(
      world.platform,
      `update cases.case_head set status = 'lost', awaiting = null, due_on = '2000-01-01', due_kind = null, sequence = 0,
         outcome = null, accepted_at = null, ended_at = null where case_id = $1`,
      [caseId],
    )
    expect(await world.modules.cases.rebuildHead(caseId)).toBe(false)
    expect(await headBytes(caseId)).toBe(bytes)
  }
  await expect(asApp('update cases.case_event set data = data')).rejects.toThrow(/permission denied/)
  await expect(asApp('delete from cases.case_event')).rejects.toThrow(/permission denied/)
})

test('invariant 3: one function answers who may do what, for page, API and job', async () => {
  const users = sources('src').filter(
    (path) => !/\.test\.ts$/.test(path) && /\b(refusalOf|allowedActions)\(/.test(readFileSync(path, 'utf8')),
  )
  expect(users.sort()).toEqual(
    [
      'commands.ts',
      'open-papers.ts',
      'progress.ts',
      'queries.ts',
      'rules/actions.ts',
      'rules/decide.ts',
      'rules/hindrances.ts',
    ].map((file) => `src/modules/cases/${file}`),
  )
  for (const [caseId, life] of [
    [open, 'food'],
    [finished.birth, 'birth'],
  ] as const) {
    for (const actor of [
      actors.window,
      actors.reviewer,
      actors.decider,
      actors.streetOfficer,
      actors.supervisor,
      actors.citizen,
      actors.owner,
    ]) {
      const view = await world.modules.cases.view(caseId, actor).catch(() => undefined)
      for (const action of actions.filter((one) => !view?.actions.includes(one) && one !== 'correct')) {
        const refused = await act(caseId, life, action, actor as never).catch((error: { code?: string }) => error)
        expect(['case.not_found', 'case.state', 'case.duty', 'case.separation'], action).toContain(
          (refused as { code?: string }).code,
        )
      }
    }
  }
  expect((await world.modules.cases.view(open, actors.reviewer)).actions).toEqual([
    'assign',
    'request_opinion',
    'start_procedure',
    'pass_review',
    'advise_denial',
  ])
  expect((await world.modules.cases.view(open, actors.supervisor)).actions).toEqual([])
})

test('invariant 4: every date is explained by steps that can be replayed without our calendar', async () => {
  const { organizations, cases } = world.modules
  const calendar = await organizations.calendarFor(furong)
  for (const caseId of [...Object.values(finished), open]) {
    const view = await cases.view(caseId, caseId === finished.food || caseId === open ? actors.owner : actors.citizen)
    for (const clock of [view.clock, view.promised, view.statutory].filter((clock) => clock !== undefined)) {
      expect(replay(clock.explained)).toBe(clock.days)
      expect(clock.explained.steps.every((step) => step.rule !== '' && step.calendarVersion === calendar.version)).toBe(
        true,
      )
      expect(clock.explained.steps[0]).toMatchObject({ rule: 'start_day_not_counted', from: clock.start })
      expect(isWorkingDay(calendar, clock.explained.day).working).toBe(true)
    }
    const [head] = await asOwner<{ due: Day }>(
      world.platform,
      'select due_on::text as due from cases.case_head where case_id = $1',
      [caseId],
    )
    expect(head?.due).toBe(view.clock?.explained.day ?? '9999-12-31')
  }
})

test('invariant 5: what was acknowledged is there once, however often it was sent', async () => {
  const { cases, catalog } = world.modules
  const version = await catalog.findByCode(furong, '002014001005-08')
  const starting = {
    actor: actors.citizen,
    itemId: version!.itemId,
    applicant: actors.citizenApplicant,
    personId: actors.citizen.personId,
  }
  const draft = await cases.drafts.start(starting)
  await answersOf(world, draft, actors.citizen)
  const answers = await Promise.all(Array.from({ length: 8 }, () => cases.submit(draft.draftId, actors.citizen)))
  answers.push(await composeModules(world.platform).cases.submit(draft.draftId, actors.citizen)) // after a restart
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  const count = async (text: string) => (await asOwner(world.platform, text, [draft.draftId])).length
  expect(await count('select 1 from cases.case_event where case_id = $1')).toBe(1)
  expect(await count('select 1 from cases.case_number where case_id = $1')).toBe(1)
  expect(await count(`select 1 from platform.news where payload->>'caseId' = $1`)).toBe(1)
  expect(await count('select 1 from cases.draft where draft_id = $1')).toBe(0)
  await settle(world)
  const messages = await world.modules.notifications.messagesOf(actors.citizen.personId)
  expect(messages.filter(({ caseId }) => caseId === draft.draftId)).toHaveLength(1)
})

describe('invariant 7: staff look at personal data with a purpose, and its owner can see the look', () => {
  test('the line of an act is in the transaction of the act', async () => {
    const caseId = await live('birth', actors.citizen, [])
    await act(caseId, 'birth', 'accept')
    const transactions = await asOwner<{ xmin: string }>(
      world.platform,
      `select xmin::text from cases.case_event where case_id = $1 and type = 'accepted'
       intersect select xmin::text from access_log.entry where case_id = $1 and purpose = 'accept'`,
      [caseId],
    )
    expect(transactions).toHaveLength(1)
  })

  test('without its line nothing is shown and nothing is done', async () => {
    const caseId = await live('birth', actors.citizen, [])
    await asOwner(world.platform, 'revoke insert on access_log.entry from yimen_app')
    try {
      await expect(world.modules.cases.view(caseId, actors.window)).rejects.toThrow(/permission denied/)
      await expect(act(caseId, 'birth', 'not_accept')).rejects.toThrow(/permission denied/)
      await expect(world.modules.cases.view(caseId, actors.citizen)).resolves.toMatchObject({ status: 'submitted' })
    } finally {
      await asOwner(world.platform, 'grant insert on access_log.entry to yimen_app')
    }
    expect((await world.modules.cases.view(caseId, actors.citizen)).timeline).toHaveLength(1)
  })

  test('a list that names people writes whom it named in the transaction that opens the names', async () => {
    await live('birth', actors.citizen, [])
    await asOwner(world.platform, 'revoke insert on access_log.entry from yimen_app')
    try {
      await expect(world.modules.cases.inbox(actors.window, { names: 'full' })).rejects.toThrow(/permission denied/)
      const masked = await world.modules.cases.inbox(actors.window)
      expect(masked.cases.map(({ applicant }) => applicant)).toContain('林**')
    } finally {
      await asOwner(world.platform, 'grant insert on access_log.entry to yimen_app')
    }
    const { subjectHash } = await world.modules.identity.getPerson(actors.citizen.personId)
    const looks = async () => (await world.modules.accessLog.looksAtPerson(subjectHash, { limit: 100 })).length
    const before = await looks()
    const named = await world.modules.cases.inbox(actors.window, { names: 'full' })
    expect(named.cases.map(({ applicant }) => applicant)).toContain('林知夏（演示）')
    expect(await looks()).toBe(before + 1)
    await world.modules.cases.inbox(actors.window, { names: 'full' })
    expect(await looks()).toBe(before + 1)
  })

  test('the owner reads who looked, as whom and for what; her own looks are not among them', async () => {
    const caseId = await live('birth', actors.citizen, [])
    await world.modules.cases.view(caseId, actors.citizen)
    world.platform.clock.advance(60_000)
    await world.modules.cases.view(caseId, actors.supervisor)
    const looks = await world.modules.accessLog.looksAtCase(caseId)
    expect(looks).toMatchObject([
      { actorKind: 'staff', postId: actors.supervisor.postId, purpose: 'supervise', what: 'case' },
    ])
    const { subjectHash } = await world.modules.identity.getPerson(actors.citizen.personId)
    const [newest] = await world.modules.accessLog.looksAtPerson(subjectHash, { limit: 1 })
    expect(newest).toEqual(looks[0])
  })
})

describe('invariant 8: personal values live in encrypted payloads with keys that can be destroyed', () => {
  test('no name, number, address or answer of a person stands in plain text in any table or file', async () => {
    const rows = await everyRow(world.platform)
    expect(rows.length).toBeGreaterThan(1_000)
    expect(rows.flatMap(({ table, row }) => foundIn(row).map((value) => `${table}: ${value}`))).toEqual([])
    const files = everyFile(world.platform)
    expect(files.length).toBeGreaterThan(10)
    const readable = files.filter(
      (bytes) => bytes.includes('%PDF') || personalValues.some((value) => bytes.includes(value)),
    )
    expect(readable).toHaveLength(0)
    expect(foundIn(`x ${personalValues[0]} y`)).toEqual([personalValues[0]]) // the search can find
  })

  test('nor in a log line, whatever people type where', async () => {
    const lines: string[] = []
    const sink = new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) })
    const { config, databaseUrl, clock } = world.platform
    const secrets = loadSecrets(inject('server').dataDirectory)
    const platform = createPlatform({ config, secrets, databaseUrl, clock, log: pino({ level: 'debug' }, sink) })
    const app = await createServer(platform, composeModules(platform), 'a cookie secret for tests, long enough')
    try {
      const reader = new Reader(await listening(app))
      await signIn(reader, phones.lin)
      const [lin] = personalValues.slice(1)
      for (const path of [
        '/cases',
        `/search?q=${lin}`,
        `/progress?receipt=${lin}&code=${phones.lin}`,
        `/verify?number=${lin}`,
        '/account',
      ])
        await reader.get(path)
      await signIn(new Reader(reader.origin), `${phones.shi}x`).catch(() => {})
      await reader.request('/cases', {
        method: 'POST',
        body: `{"citizenId":"${lin}`,
        headers: { 'content-type': 'application/json' },
      })
    } finally {
      await app.close()
      await platform.db.close()
    }
    expect(lines.length).toBeGreaterThan(8)
    expect(lines.flatMap((line) => foundIn(line))).toEqual([])
  })

  test('with its key a case is destroyed for everybody, and its list of events remains', async () => {
    const { caseId, receiptNumber } = await fileFor(world, actors.owner, 'food')
    const second = '0118'
    expect(await world.modules.cases.publicStatus({ receiptNumber, second })).toBeDefined()
    await asApp('delete from cases.case_key where case_id = $1', [caseId])
    for (const actor of [actors.owner, actors.window, actors.supervisor])
      await expect(world.modules.cases.view(caseId, actor)).rejects.toMatchObject({ code: 'case.not_found' })
    expect(await world.modules.cases.publicStatus({ receiptNumber, second })).toBeUndefined()
    const listed = (await world.modules.cases.casesOf(actors.owner.personId)).cases.find((one) => one.caseId === caseId)
    expect(listed?.applicant).toBe('')
    await settle(world) // its news hold up nobody
    expect(await asOwner(world.platform, 'select type from cases.case_event where case_id = $1', [caseId])).toEqual([
      { type: 'submitted' },
    ])
  })
})

test('invariants 9 and 11 are proved where the tools are: pdfsig and openssl, a browser with axe', () => {
  const of = (path: string) => readFileSync(path, 'utf8')
  expect(of('src/platform/signing/signing.test.ts')).toMatch(/pdfsig[\s\S]*openssl|openssl[\s\S]*pdfsig/)
  expect(of('src/web/gallery/gallery.test.ts')).toContain('axe')
})

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}
