import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { livedHeads } from '../src/modules/cases/store-counted.ts'
import {
  actedHeads,
  applicantHeads,
  askedHeads,
  assignedHeads,
  correctingHeads,
  inboxHeads,
  openRegionHeads,
  regionHeads,
} from '../src/modules/cases/store-lists.ts'
import type { Database } from '../src/platform/db/database.ts'
import type { Statement } from '../src/platform/db/statement.ts'
import { type DemoActors, demoActors } from './support/actors.ts'
import { asOwner } from './support/database.ts'
import { fileFor } from './support/lives.ts'
import { nodesOf, type PlanNode } from './support/plan.ts'
import { demoWorld, furong, type World } from './support/world.ts'

let world: World
let actors: DemoActors
/** One case that waits for its review. */
let open: string
const friday = '2026-11-20T09:00:00+08:00'

beforeAll(async () => {
  world = await demoWorld()
  actors = await demoActors(world)
  world.platform.clock.set(friday)
  open = (await fileFor(world, actors.owner, 'food')).caseId
  const { cases } = world.modules
  const asked = { caseId: open, actor: actors.window }
  await cases.act({ ...asked, command: { action: 'pre_review' } })
  const { checklist } = await cases.view(open, actors.window)
  const compared = checklist.map(({ materialId }) => materialId)
  await cases.act({ ...asked, command: { action: 'accept', checklist: compared } })
}, 60_000)
afterAll(() => world.close())
beforeEach(() => world.platform.clock.set(friday))

const hexUuid = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
const asApp = (text: string, values: unknown[] = []) => world.platform.db.query({ name: '', text, values })

describe('invariant 10: every list is keyset-paged and bounded, and no restricted user is slower', () => {
  const headsTotal = 20_000
  beforeAll(async () => {
    // Half wait for the window's body, a quarter for two hundred others, a quarter for applicants. Synthetic rows without keys: lists show them without a name.
    await asOwner(
      world.platform,
      `insert into cases.case_head
       select (jsonb_populate_record(h, jsonb_build_object(
         'case_id', (lpad(to_hex((extract(epoch from timestamptz '2026-11-10') * 1000)::bigint + n), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid,
         'receipt_number', 'X' || n, 'awaiting', case when n % 4 = 1 then 'correct' else (array['pre_review', 'accept', 'review', 'decide', 'deliver'])[1 + n % 5] end,
         'awaiting_department_id', case when n % 2 = 0 then $2::uuid when n % 4 = 3 then md5((n % 401)::text)::uuid end,
         'status', 'submitted', 'due_on', date '2026-11-01' + n % 60, 'assigned_staff_id', md5((n % 97)::text)::uuid))).*
       from cases.case_head h, generate_series(1, ${headsTotal}) n where h.case_id = $1`,
      [open, actors.window.departmentId],
    )
    // Two thousand acts of one clerk, one an hour: eight of them are of today.
    await asOwner(
      world.platform,
      `insert into cases.case_event
       select (jsonb_populate_record(e, jsonb_build_object('case_id', h.case_id, 'recorded_at', timestamptz '2026-11-20T00:00:00Z' - h.n * interval '1 hour'))).*
       from cases.case_event e, (select case_id, row_number() over () as n from cases.case_head where receipt_number like 'X%' limit 2000) h
       where e.case_id = $1 and e.type = 'accepted'`,
      [open],
    )
    // Each was asked of one of three bodies; every second question is still open.
    await asOwner(
      world.platform,
      `insert into cases.case_opinion (case_id, opinion_id, department_id, requested_at, due_on, open)
       select case_id, gen_random_uuid(), case when n % 3 = 0 then $1::uuid else md5((n % 3)::text)::uuid end, submitted_at, due_on, n % 2 = 0
       from (select *, row_number() over () as n from cases.case_head where receipt_number like 'X%') h`,
      [actors.decider.departmentId],
    )
    await asOwner(world.platform, 'analyze cases.case_opinion')
    await asOwner(world.platform, 'analyze cases.case_head')
    await asOwner(world.platform, 'analyze cases.case_event')
  }, 60_000)

  const page = 26
  const month = { from: new Date('2026-10-31T16:00:00Z'), through: new Date('2026-11-30T15:59:59Z') }
  const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
  /** One of ninety-seven, who has some hundred cases of the window's body. */
  const assignee = hexUuid(createHash('md5').update('0').digest('hex'))
  const readers: Record<string, (db: Pick<Database, 'query'>) => Promise<unknown>> = {
    inbox: (db) => inboxHeads(db, actors.window.departmentId, ['pre_review', 'accept', 'deliver'], page, undefined),
    'waiting for correction': (db) => correctingHeads(db, actors.window.departmentId, page, undefined),
    'assigned to one': (db) =>
      assignedHeads(db, { staffId: assignee, departmentId: actors.window.departmentId }, page, undefined),
    'asked of a body': (db) => askedHeads(db, actors.decider.departmentId, page, undefined),
    'done today': (db) => actedHeads(db, actors.window, new Date('2026-11-19T16:00:00Z'), page, undefined),
    'applicant list': (db) => applicantHeads(db, actors.owner.personId, [], page, undefined),
    'open cases of a region': (db) => openRegionHeads(db, { regionCode: furong, open: true }, page, undefined),
    'cases of a region': (db) => regionHeads(db, { regionCode: furong }, page, undefined),
    'cases of a region and a time': (db) =>
      livedHeads(db, { regionCode: furong, from: month.from, through: month.through }, lastId, page),
  }
  test.each(Object.entries(readers))('%s: read by its index, a page of it and no more', async (_, read) => {
    const asked: Statement[] = []
    await read({
      async query(statement) {
        asked.push(statement)
        return []
      },
    })
    const explained = await asApp(`explain (analyze, format json) ${asked[0]!.text}`, [...asked[0]!.values])
    const plan = nodesOf((explained[0] as { 'QUERY PLAN': { Plan: PlanNode }[] })['QUERY PLAN'][0]!.Plan)
    const reads = plan.filter((node) => /^case_(head|event|opinion)/.test(node['Relation Name'] ?? ''))
    // Partitions of other months are empty, and an empty table is read as it is.
    const touched = reads.filter((node) => node['Actual Rows'] > 0 || (node['Rows Removed by Filter'] ?? 0) > 0)
    expect([...new Set(touched.map((node) => node['Node Type']))]).toEqual(['Index Scan'])
    const rowsRead = touched.reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0)
    expect(rowsRead).toBeGreaterThan(0)
    expect(rowsRead).toBeLessThanOrEqual(3 * page) // of twenty thousand; of some six thousand in this inbox
  })

  test('pages follow each other without gap or repetition, also when something arrives in between', async () => {
    const seen: { caseId: string; dueOn: string | undefined }[] = []
    let after: string | undefined
    do {
      const page = await world.modules.cases.inbox(actors.window, { limit: 100, after })
      expect(page.cases.length).toBeLessThanOrEqual(100)
      seen.push(...page.cases)
      after = page.next
      if (seen.length === 100) await fileFor(world, actors.owner, 'food')
    } while (after)
    expect(new Set(seen.map(({ caseId }) => caseId)).size).toBe(seen.length)
    expect(seen.map(({ dueOn }) => dueOn)).toEqual(seen.map(({ dueOn }) => dueOn).sort())
    // Waiting for review or decision is not the window's; three of five duties are.
    expect(seen.length).toBeGreaterThanOrEqual((headsTotal / 2) * 0.6)
  })

  test('what was done is paged in the same way, and a made-up place begins it again', async () => {
    const { cases } = world.modules
    const first = await cases.doneToday(actors.window, { limit: 2 })
    const next = await cases.doneToday(actors.window, { limit: 2, after: first.next })
    const both = [...first.done, ...next.done]
    const moments = both.map(({ at }) => at.getTime())
    expect(moments).toEqual(moments.toSorted((one, other) => other - one))
    expect(both.flatMap(({ events }) => events)).toHaveLength(4)
    expect(new Set(both.map((line) => JSON.stringify(line))).size).toBe(both.length)
    expect((await cases.doneToday(actors.window, { limit: 2, after: `1_' or 1=1_2` })).done).toEqual(first.done)
    expect((await cases.doneToday(actors.window, { limit: 1_000 })).done.length).toBeLessThanOrEqual(100)
  })

  test('no question makes a page longer than a hundred, and a made-up place begins the list again', async () => {
    const { cases } = world.modules
    const filter = { regionCode: furong, open: true }
    expect((await cases.casesOfRegion(actors.supervisor, filter, { limit: 1_000_000 })).cases).toHaveLength(100)
    expect((await cases.casesOfRegion(actors.supervisor, { regionCode: furong }, { limit: -5 })).cases).toHaveLength(1)
    const first = await cases.inbox(actors.window, { limit: 5 })
    expect((await cases.inbox(actors.window, { limit: 5, after: `2026-11-01_' or 1=1` })).cases).toEqual(first.cases)
  })
})
