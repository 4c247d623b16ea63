import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoActors, demoActors } from '../../../tests/support/actors.ts'
import { asOwner } from '../../../tests/support/database.ts'
import { lateCases } from '../../../tests/support/scores.ts'
import { demoWorld, furong, type World } from '../../../tests/support/world.ts'
import { addDays } from '../../kernel/calendar.ts'
import { bad, bureauDepartment, food, newGiving, staff } from '../evaluations/test-support.ts'
import type { Scores } from './scores.ts'

let world: World
let actors: DemoActors
let scores: Scores
let caseIds: string[]
const december = '2026-12'

beforeAll(async () => {
  world = await demoWorld()
  actors = await demoActors(world)
  scores = world.modules.supervision.scores
  caseIds = await lateCases(world, actors, 3)
  await scores.compute(december)
}, 120_000)
afterAll(() => world.close())

const ofFood = (kind: 'department' | 'office' = 'department', month = december) =>
  scores.ofSubject(actors.reviewer, { kind, id: food }, month)
const rows = () =>
  asOwner(
    world.platform,
    `select kind, subject_id, month, edition, score, lost, points from supervision.score order by 1, 2, 3, 4`,
  )

test('every point names its case, event, rule and day, and lowers all three scores', async () => {
  const { score, lost, points, listed, next } = await ofFood()
  expect({ score, lost, points, next }).toEqual({ score: 97, lost: 3, points: 3, next: undefined })
  expect(listed.map(({ caseId }) => caseId).toSorted()).toEqual(caseIds.toSorted())
  for (const point of listed) {
    expect(point).toMatchObject({ kind: 'card', ruleNumber: 'Y4', day: '2026-12-15', cost: 1, contest: null })
    expect(point.rule?.sentence.zh).toBe('环节超过规定时限')
    expect(point.sequence).toBeGreaterThan(0)
    expect(point.contestBy).toBe('2027-01-15')
  }
  expect((await ofFood('office')).score).toBe(97)
  const posts = await asOwner<{ id: string }>(
    world.platform,
    `select distinct post_id as id from supervision.score_point where post_id is not null`,
  )
  for (const { id } of posts)
    expect((await scores.ofSubject(actors.supervisor, { kind: 'post', id }, december)).lost).toBeGreaterThan(0)
})

test('a month without work has no score anywhere; one with work and without points has the whole', async () => {
  const november = '2026-11'
  await scores.compute(november)
  expect(await ofFood('department', november)).toMatchObject({ score: null, lost: 0, points: 0 })
  const { trend, posts } = await ofFood()
  expect(trend.slice(-2)).toEqual([
    { month: november, score: null },
    { month: december, score: 97 },
  ])
  expect(posts.length).toBeGreaterThan(0)
  expect(posts.every(({ score }) => score !== null)).toBe(true)
  expect((await ofFood('department', november)).posts.every(({ score }) => score === null)).toBe(true)
  expect((await scores.ofRegion(actors.supervisor, furong, november)).bodies).toEqual([])
  const idle = await scores.ofSubject(actors.supervisor, { kind: 'department', id: bureauDepartment }, december)
  expect(idle.score).toBeNull()
})

test('computed again, by two at once, or after the numbers were spoilt, it is the same', async () => {
  const before = await rows()
  expect(await Promise.all([scores.compute(december), scores.compute(december)])).toEqual([0, 0])
  expect(await rows()).toEqual(before)
  await asOwner(world.platform, `delete from supervision.score where kind = 'office'`)
  await asOwner(world.platform, `delete from supervision.score_point where case_id = $1`, [caseIds[0]])
  expect(await scores.compute(december)).toBe(1)
  expect(await rows()).toEqual(before)
})

test('the application can neither change nor remove a point, a score or a contest', async () => {
  const tables = ['score_point', 'score', 'score_contest', 'score_contest_decision', 'score_formula', 'score_run']
  for (const table of tables) {
    const [row] = await asOwner<{ may: boolean }>(
      world.platform,
      `select has_table_privilege('yimen_app', 'supervision.${table}', 'update, delete, truncate') as may`,
    )
    expect(row?.may, table).toBe(false)
  }
})

test('foreign scores and points are not there', async () => {
  const [point] = (await ofFood()).listed
  const outsiders = [actors.simpleClerk, actors.citizen, staff('supervise', bureauDepartment, '430103000000')]
  for (const actor of outsiders) {
    const gone = { code: 'score.not_found' }
    await expect(scores.ofSubject(actor, { kind: 'department', id: food }, december)).rejects.toMatchObject(gone)
    await expect(scores.point(point!.pointId, actor)).rejects.toMatchObject(gone)
    await expect(scores.contest(point!.pointId, actor, '系统故障，材料齐全')).rejects.toMatchObject(gone)
    await expect(scores.ofRegion(actor, furong, december)).rejects.toMatchObject(gone)
  }
  await expect(scores.point('no-uuid', actors.supervisor)).rejects.toMatchObject({ code: 'score.not_found' })
  await expect(ofFood('department', '2027-05')).rejects.toMatchObject({ code: 'score.month' })
})

describe('a contest', () => {
  const reason = '该环节等待外单位数据，系统已登记故障'

  test('is made once, by the handling body, with its reason sealed; accepted, the scores are new in the same moment', async () => {
    const [point, other] = (await ofFood()).listed
    const { pointId } = point!
    await expect(scores.contest(pointId, actors.supervisor, reason)).rejects.toMatchObject({ code: 'score.not_yours' })
    await expect(scores.contest(pointId, actors.reviewer, '短')).rejects.toMatchObject({ code: 'score.words' })
    await scores.contest(pointId, actors.reviewer, reason)
    await expect(scores.contest(pointId, actors.reviewer, reason)).rejects.toMatchObject({
      code: 'score.contest_state',
    })
    expect(await scores.point(pointId, actors.supervisor)).toMatchObject({
      contest: 'open',
      reason,
      actions: ['decide'],
    })
    expect((await ofFood()).score).toBe(97)
    const [kept] = await asOwner<{ sealed: Buffer }>(world.platform, 'select sealed from supervision.score_contest')
    expect(kept?.sealed.includes(Buffer.from(reason))).toBe(false)

    expect((await scores.contestsWaiting(actors.supervisor)).map((one) => one.pointId)).toEqual([pointId])
    const decide = (outcome: string) =>
      scores.decideContest(pointId, actors.supervisor, { outcome, reason: '故障记录属实，不计分' })
    await expect(decide('perhaps')).rejects.toMatchObject({ code: 'score.outcome' })
    await expect(
      scores.decideContest(pointId, actors.decider, { outcome: 'accepted', reason: '自己决定自己' }),
    ).rejects.toMatchObject({ code: 'score.not_yours' })
    await decide('accepted')
    await expect(decide('refused')).rejects.toMatchObject({ code: 'score.contest_state' })
    expect(await scores.contestsWaiting(actors.supervisor)).toEqual([])
    expect(await ofFood()).toMatchObject({ score: 98, lost: 2, points: 2 })
    expect(await ofFood('office')).toMatchObject({ score: 98, lost: 2, points: 2 })
    expect(await scores.compute(december)).toBe(0)

    await scores.contest(other!.pointId, actors.reviewer, reason)
    await scores.decideContest(other!.pointId, actors.supervisor, { outcome: 'refused', reason: '没有故障记录' })
    expect((await ofFood()).score).toBe(98)
    expect(await scores.point(other!.pointId, actors.reviewer)).toMatchObject({
      contest: 'refused',
      decision: '没有故障记录',
      actions: [],
    })
  })

  test('of two at once one is taken', async () => {
    const { pointId } = (await ofFood()).listed.find(({ contest }) => contest === null)!
    const both = await Promise.allSettled([
      scores.contest(pointId, actors.reviewer, reason),
      scores.contest(pointId, actors.decider, reason),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

test('a bad grade that is not put right in time costs its office from the day after the last', async () => {
  const { evaluations } = world.modules
  const { clock, timers } = world.platform
  clock.set('2026-12-16T15:00:00+08:00')
  const giving = newGiving(world.platform)
  await evaluations.give(giving, bad)
  const [ticket] = await evaluations.ticketsOfCase(giving.evaluated.caseId)
  const told = { command: { act: 'send' as const }, texts: { told: '多跑了一趟。' } }
  await evaluations.actOnTicket(ticket!.ticketId, staff('callback', bureauDepartment), told)
  const { dueOn } = await evaluations.officeTicket(ticket!.ticketId, actors.reviewer)
  clock.set('2027-01-20T00:40:00+08:00')
  while ((await timers.runDue()) > 0);
  await scores.startHousekeeping()
  await timers.runDue()
  const { listed } = await ofFood('office', '2027-01')
  const late = listed.find(({ kind }) => kind === 'rectification')
  expect(late).toMatchObject({ pointId: ticket!.ticketId, cost: 2, caseId: null, departmentId: food, postId: null })
  expect(late?.day).toBe(addDays(dueOn ?? '', 1))
})

test('a month is public when it is over and was computed afterwards; the running one never is', async () => {
  // The clock stands in January and December was computed in it by the daily round.
  const published = await scores.published(furong, december)
  expect(published?.bodies.find(({ departmentId }) => departmentId === food)?.score).toBeLessThan(100)
  expect(await scores.published(furong, '2027-01')).toBeUndefined()
  expect(await scores.published(furong, '2026-10')).toBeUndefined()
  expect(await scores.published(furong, 'nonsense')).toBeUndefined()
  const { trend } = await ofFood('department', '2027-01')
  expect(trend).toHaveLength(12)
  expect(trend.find(({ month }) => month === '2026-10')?.score).toBeNull()
  expect(trend.find(({ month }) => month === december)?.score).toBeLessThan(100)
})
