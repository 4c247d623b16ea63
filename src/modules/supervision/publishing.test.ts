import { afterAll, beforeAll, expect, test } from 'vitest'
import shipped from '../../../data/supervision/rules.json' with { type: 'json' }
import { castOf, lifeUntil } from '../../../scripts/bench/lives.ts'
import { type DemoActors, demoActors } from '../../../tests/support/actors.ts'
import { asOwner } from '../../../tests/support/database.ts'
import { nodesOf, type PlanNode } from '../../../tests/support/plan.ts'
import { acceptedCases, cardsIn, passTo } from '../../../tests/support/watched.ts'
import { demoWorld, type World } from '../../../tests/support/world.ts'
import { uuidV7 } from '../../kernel/ids.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { cursor, parseCursor, scopeOf } from './paging.ts'
import {
  cardsOfCases,
  cardsOfOffice,
  cardsOfScope,
  escalatedCards,
  toldCards,
  waitingCards,
  waitingFor,
} from './store-cards.ts'
import { ordersOfScope, overdueOrders, waitingOrders } from './store-orders.ts'
import { insertSamples, waitingSamples } from './store-samples.ts'

let world: World
let actors: DemoActors
beforeAll(async () => {
  world = await demoWorld()
  actors = await demoActors(world)
}, 60_000)
afterAll(() => world.close())

const timeoutMs = 120_000
const code = (code: string) => expect.objectContaining({ code })
const { edition: _, ...content } = shipped

test(
  'new rules are tried, published for a later day, and reach the cases that are open already',
  async () => {
    const { supervision } = world.modules
    const { clock, jobs } = world.platform
    clock.set('2026-11-23T10:00:00+08:00')
    const caseIds = await acceptedCases(world, actors, 3)
    const early = {
      ...content.rules[0],
      number: 'W2',
      level: 'yellow',
      on: { clock: ['promised'], left: { share: 0.8, daysMin: 1, shortLimitDays: 2 } },
    }
    const rules = { ...content, rules: [...content.rules, early] }
    await expect(supervision.publishRules(actors.reviewer, rules, '2026-11-25')).rejects.toEqual(
      code('supervision.not_duty'),
    )
    await expect(supervision.publishRules(actors.supervisor, rules, '2026-11-23')).rejects.toEqual(code('rules.day'))
    const faulty = { ...rules, rules: [{ ...early, level: 'orange' }] }
    await expect(supervision.publishRules(actors.supervisor, faulty, '2026-11-25')).rejects.toMatchObject({
      code: 'rules.faulty',
      fields: [{ field: 'rules.0.level' }],
    })
    await expect(supervision.publishRules(actors.supervisor, content, '2026-11-25')).rejects.toEqual(
      code('rules.unchanged'),
    )
    await passTo(world, '2026-11-24T10:00:00+08:00')
    const trial = await supervision.tryRules(actors.supervisor, rules)
    expect(trial).toMatchObject({ cases: 3, cards: { W1: 0, W2: 0 }, cardsNow: { W1: 0 } })
    expect(trial.cardsNow).not.toHaveProperty('W2')
    // Of pace, answers and samples nothing can be tried, and nothing is said.
    expect(trial.cards).not.toHaveProperty('P1')
    expect(await supervision.checkRules(actors.supervisor, rules, '2026-11-25')).toMatchObject([
      { kind: 'added', number: 'W2' },
    ])

    const place = await supervision.publishRules(actors.supervisor, rules, '2026-11-25')
    expect(place).toMatchObject({ version: 1, publishedBy: actors.supervisor.staffId })
    expect((await supervision.rulesFor('430102000000')).coming).toMatchObject([{ version: 1 }])
    // What is to come counts: the same again changes nothing, the rules of today from a later day do.
    await expect(supervision.publishRules(actors.supervisor, rules, '2026-11-26')).rejects.toEqual(
      code('rules.unchanged'),
    )
    expect(await supervision.checkRules(actors.supervisor, content, '2026-11-26')).toMatchObject([
      { kind: 'removed', number: 'W2' },
    ])
    await jobs.runOnce()
    // Ten days after the 23rd, eight of them left from the 26th on.
    await passTo(world, '2026-11-25T23:00:00+08:00')
    expect(await cardsIn(world, caseIds)).toEqual([])
    await passTo(world, '2026-11-26T00:00:00+08:00')
    expect((await cardsIn(world, caseIds)).map(({ ruleNumber }) => ruleNumber)).toEqual(['W2', 'W2', 'W2'])
    expect((await supervision.rulesFor('430102000000')).now?.content.rules).toHaveLength(18)
    expect((await supervision.rulesFor('440100000000')).now).toMatchObject({ regionPrefix: '', publishedBy: 'product' })
  },
  timeoutMs,
)

test(
  'permits decided seconds after acceptance: one card a post and hour, at its end, on the last case',
  async () => {
    const cast = await castOf(world.modules, [actors.owner.personId])
    world.platform.clock.set('2026-11-27T09:30:00+08:00')
    const accept = { action: 'accept' as const, checklist: [...cast.checklist] }
    const said = { points: [...cast.points], opinion: '符合要求。' }
    const lives = Array.from({ length: 11 }, (_unused, index) => {
      const life = lifeUntil(cast, 'accept', index, new Date(Date.parse('2026-11-27T09:10:00+08:00') + index * 60_000))
      const at = (seconds: number) => new Date(life.filedAt.getTime() + 120_000 + seconds * 1_000)
      const seconds = index === 0 ? 30 : 2
      return {
        ...life,
        acts: [
          ...life.acts,
          [at(0), cast.window, accept],
          [at(1), cast.reviewer, { action: 'pass_review', ...said }],
          [at(seconds), cast.decider, { action: 'grant', ...said }],
        ],
      } as typeof life
    })
    expect((await world.modules.cases.bulk(lives)).map(({ outcome }) => outcome)).toEqual(lives.map(() => 'loaded'))
    await passTo(world, '2026-11-27T09:59:59+08:00')
    const paces = () =>
      asOwner<{ raisedAt: Date; caseId: string; post: string; cases: string[] }>(
        world.platform,
        `select raised_at as "raisedAt", case_id as "caseId", post_id as post, details->'cases' as cases from supervision.card where rule_number = 'P1'`,
      )
    expect(await paces()).toEqual([])
    await passTo(world, '2026-11-27T10:02:00+08:00')
    const [card, ...others] = await paces()
    expect(others).toEqual([])
    expect(card).toMatchObject({
      raisedAt: new Date('2026-11-27T10:00:00+08:00'),
      caseId: lives.at(-1)?.caseId,
      post: cast.decider.postId,
    })
    expect(card?.cases.toSorted()).toEqual(
      lives
        .slice(1)
        .map(({ caseId }) => caseId)
        .toSorted(),
    )
  },
  timeoutMs,
)

test(
  'a sample is looked at once, by its supervisor; a fault is a card',
  async () => {
    const { supervision } = world.modules
    const [caseId = ''] = await acceptedCases(world, actors, 1)
    const sampleId = uuidV7(world.platform.clock.now().getTime())
    const { departmentId: officeId, postId } = actors.simpleClerk
    const sample = {
      sampleId,
      caseId,
      sequence: 2,
      regionCode: '430102000000',
      departmentId: officeId,
      officeId,
      postId,
      itemId: caseId,
      channel: 'online',
      decidedAt: world.platform.clock.now(),
      lookBy: '2026-12-04',
    }
    await world.platform.db.batch([insertSamples([sample]), insertSamples([sample])])
    expect((await supervision.samplesWaiting(actors.supervisor)).lines.map((one) => one.sampleId)).toEqual([sampleId])
    await expect(supervision.samplesWaiting(actors.reviewer)).rejects.toEqual(code('supervision.not_duty'))
    await expect(supervision.sample(sampleId, actors.simpleClerk)).rejects.toEqual(code('sample.not_found'))
    await expect(supervision.lookedAt(sampleId, actors.supervisor, { finding: 'fault', text: '' })).rejects.toEqual(
      code('supervision.words'),
    )
    const found = await supervision.lookedAt(sampleId, actors.supervisor, { finding: 'fault', text: '缺身份证明。' })
    expect(found).toMatchObject({ finding: 'fault', text: '缺身份证明。' })
    await expect(supervision.lookedAt(sampleId, actors.supervisor, { finding: 'fine', text: '' })).rejects.toEqual(
      code('sample.state'),
    )
    const waiting = await supervision.cardsWaiting(actors.simpleClerk)
    expect(waiting.lines).toMatchObject([{ ruleNumber: 'S1', postId }])
    expect((await supervision.samplesWaiting(actors.supervisor)).lines).toEqual([])
  },
  timeoutMs,
)

test(
  'every list is read by its index, a page of it and no more, of twenty thousand',
  async () => {
    const office = actors.reviewer.departmentId
    await asOwner(
      world.platform,
      `
    insert into supervision.card (card_id, case_id, rule_number, occasion, level, raised_at, recorded_at, rule_region, rule_version, sequence,
      region_code, department_id, office_id, post_id, item_id, channel, points, details, status, answer_by, superior_id, unanswered)
    select id, id, 'Y1', 'test', (array['warning', 'yellow', 'red'])[1 + n % 3], timestamptz '2026-11-10' + n * interval '1 minute', timestamptz '2026-11-10',
      '', 1, 1, (array['430102000000', '430103000000', '440100000000'])[1 + n / 3 % 3], $1, case when n % 2 = 0 then $1 else md5((n % 97)::text)::uuid end,
      case when n % 4 = 0 then $2::uuid end, $1, 'online', 1, '{"kind": "act", "type": "decided"}', (array['raised', 'answered', 'accepted'])[1 + n % 5 % 3],
      date '2026-11-01' + n % 60, case when n % 3 = 0 then $1 end, n % 2 = 0
    from (select n, (lpad(to_hex((extract(epoch from timestamptz '2026-11-10') * 1000)::bigint + n), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid as id
          from generate_series(1, 20000) n) made`,
      [office, actors.reviewer.postId],
    )
    // A county has few of a nation's orders and samples: where it had every third, reading past the others would be as cheap as its index.
    await asOwner(
      world.platform,
      `
    insert into supervision.correction_order (order_id, number, region_code, office_id, opened_at, actor_kind, actor_id, due_on, status, superior_id)
    select card_id, 'X' || row_number() over (), case when random() < 0.3 then region_code else '440100000000' end, office_id, recorded_at, 'system', 'test', answer_by, case status when 'raised' then 'open' else status end, superior_id
    from supervision.card where occasion = 'test'`,
    )
    await asOwner(
      world.platform,
      `
    insert into supervision.sample (sample_id, case_id, sequence, region_code, department_id, office_id, item_id, channel, decided_at, look_by)
    select card_id, case_id, 1, region_code, department_id, office_id, item_id, channel, raised_at, answer_by from supervision.card where occasion = 'test'`,
    )
    for (const table of ['card', 'correction_order', 'sample'])
      await asOwner(world.platform, `analyze supervision.${table}`)
    const page = 26
    const [some] = await asOwner<{ id: string }>(
      world.platform,
      `select case_id as id from supervision.card where occasion = 'test' limit 1`,
    )
    const levels = ['warning', 'yellow', 'red'] as const
    const readers: Record<string, (db: Pick<Database, 'query'>) => Promise<unknown>> = {
      waiting: (db) => waitingCards(db, actors.reviewer, page, undefined),
      'waiting, second page': (db) =>
        waitingCards(db, actors.reviewer, page, parseCursor(cursor('2026-11-20', some?.id ?? ''))),
      escalated: (db) => escalatedCards(db, office, page, undefined),
      told: (db) => toldCards(db, actors.decider, page, undefined),
      'of a county': (db) =>
        cardsOfScope(db, { scope: scopeOf('430102000000'), phases: [0, 1, 2], levels }, page, undefined),
      'of a province': (db) =>
        cardsOfScope(db, { scope: scopeOf('430000000000'), phases: [0, 1], levels: ['red'] }, page, undefined),
      'of a body': (db) =>
        cardsOfOffice(db, office, { scope: scopeOf('430100000000'), phases: [0], levels }, page, undefined),
      'counted for the bar': (db) => waitingFor(db, actors.reviewer, page),
      'orders overdue': (db) => overdueOrders(db, scopeOf('430102000000'), '2099-12-31', page, undefined),
      'of a case': (db) => cardsOfCases(db, [some?.id ?? ''], page),
      'orders waiting': (db) => waitingOrders(db, 'office_id', office, page, undefined),
      'orders escalated': (db) => waitingOrders(db, 'superior_id', office, page, undefined),
      'orders of a county': (db) => ordersOfScope(db, scopeOf('430102000000'), [0, 1], page, undefined),
      'samples of a city': (db) => waitingSamples(db, scopeOf('430100000000'), page, undefined),
    }
    for (const [name, read] of Object.entries(readers)) {
      const asked: Statement[] = []
      const query = async (statement: Statement) => {
        asked.push(statement)
        return []
      }
      await read({ query })
      const values = [...(asked[0]?.values ?? [])]
      // Of some thousand rows the server may gather a page from a bitmap of the same index; of millions it does not.
      const [, explained] = await world.platform.db.batch([
        { name: '', text: 'set local enable_bitmapscan = off', values: [] },
        { name: '', text: `explain (analyze, format json) ${asked[0]?.text}`, values },
      ])
      const plan = nodesOf(
        ((explained as NonNullable<typeof explained>).rows[0] as unknown as { 'QUERY PLAN': { Plan: PlanNode }[] })[
          'QUERY PLAN'
        ][0]!.Plan,
      )
      const reads = plan.filter((node) => /^(card|correction_order|sample)_\d+/.test(node['Relation Name'] ?? ''))
      const touched = reads.filter((node) => node['Actual Rows'] > 0 || (node['Rows Removed by Filter'] ?? 0) > 0)
      expect([...new Set(touched.map((node) => node['Node Type'].replace('Only ', '')))], name).toEqual(['Index Scan'])
      const rowsRead = touched.reduce(
        (sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
        0,
      )
      expect(rowsRead, name).toBeGreaterThan(0)
      expect(rowsRead, name).toBeLessThanOrEqual(9 * page + 9)
    }
  },
  timeoutMs,
)
