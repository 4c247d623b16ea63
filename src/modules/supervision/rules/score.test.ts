import { describe, expect, test } from 'vitest'
import shipped from '../../../../data/supervision/score.json' with { type: 'json' }
import { Random } from '../../../../tests/support/mutations/random.ts'
import type { Actor, Duty } from '../../../kernel/actor.ts'
import { calendar } from '../../cases/test-support.ts'
import {
  type ContestState,
  type CostingPoint,
  contestThrough,
  daysOfMonth,
  formulaAt,
  lateOn,
  monthAfter,
  ScoreFormula,
  scoreOf,
  subjectsOf,
  yearUntil,
} from './score.ts'
import { maySeeBody, maySeePoint, pointActions } from './score-access.ts'

const { edition: _, ...given } = shipped
const formula = ScoreFormula.parse(given)
const point = (cost: number, contest: ContestState | null = null): CostingPoint => ({ cost, contest })

describe('the score', () => {
  test.each([
    ['nothing happened', [], { score: 100, lost: 0, points: 0 }],
    ['a yellow and a red card', [point(2), point(5)], { score: 93, lost: 7, points: 2 }],
    ['one of them is contested', [point(2, 'open'), point(5)], { score: 93, lost: 7, points: 2 }],
    ['the contest is refused', [point(2, 'refused'), point(5)], { score: 93, lost: 7, points: 2 }],
    ['the contest is accepted', [point(2, 'accepted'), point(5)], { score: 95, lost: 5, points: 1 }],
    ['parts of a point', [point(0.1), point(0.2)], { score: 99.7, lost: 0.3, points: 2 }],
    ['more than there is', Array(60).fill(point(2)), { score: 0, lost: 120, points: 60 }],
  ] as const)('when %s', (_name, points, expected) => {
    expect(scoreOf(formula, points)).toEqual(expected)
  })

  test('is the same in whatever order points come, falls with each that stands, and rises with none', () => {
    const random = new Random('score')
    const whole = (below: number) => Math.floor(random.next() * below)
    const contests = [null, 'open', 'accepted', 'refused'] as const
    for (let round = 0; round < 300; round += 1) {
      const points = Array.from({ length: whole(40) }, () => point(whole(800) / 100, contests[whole(4)] ?? null))
      const score = scoreOf(formula, points)
      expect(scoreOf(formula, points.toReversed())).toEqual(score)
      expect(score.score).toBe(Math.max(0, Math.round((100 - score.lost) * 100) / 100))
      const more = scoreOf(formula, [...points, point(1.25, contests[whole(4)] ?? null)])
      expect(more.score).toBeLessThanOrEqual(score.score)
      const forgiven = scoreOf(
        formula,
        points.map(({ cost }) => point(cost, 'accepted')),
      )
      expect(forgiven).toEqual({ score: 100, lost: 0, points: 0 })
    }
  })

  test('the published text says the numbers that count, in both languages', () => {
    for (const text of Object.values(formula.text)) {
      expect([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted()).toEqual(
        ['contestDays', 'floor', 'lateRectification', 'start'].toSorted(),
      )
    }
  })

  test('a later edition counts from its month on', () => {
    const editions = [
      { edition: 1, fromMonth: '2000-01' },
      { edition: 2, fromMonth: '2026-12' },
    ]
    expect(['1999-12', '2026-11', '2026-12', '2027-03'].map((month) => formulaAt(editions, month)?.edition)).toEqual([
      undefined,
      1,
      2,
      2,
    ])
  })

  test('lowers competent body, handling body and post', () => {
    const of = { departmentId: 'd', officeId: 'o', postId: 'p' }
    expect(subjectsOf(of).map(({ kind, id }) => `${kind} ${id}`)).toEqual(['department d', 'office o', 'post p'])
    expect(subjectsOf({ ...of, postId: null })).toHaveLength(2)
  })
})

describe('months and days', () => {
  test('months run over the year', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01')
    expect(monthAfter('2026-01', -1)).toBe('2025-12')
    expect(yearUntil('2026-11')[0]).toBe('2025-12')
    expect(yearUntil('2026-11').at(-1)).toBe('2026-11')
    expect(daysOfMonth('2028-02')).toEqual({ from: '2028-02-01', through: '2028-02-29' })
  })

  test('a rectification due on the last day of a month is late in the next', () => {
    expect(lateOn('2026-11-30')).toBe('2026-12-01')
  })

  test('ten working days after the first day of the next month, or after the day on which it was recorded', () => {
    const through = (recordedAt: string) =>
      contestThrough(formula, { month: '2026-11', recordedAt: new Date(recordedAt) }, calendar)
    expect(through('2026-11-20T09:00:00+08:00')).toBe('2026-12-15')
    expect(through('2026-12-01T23:59:59+08:00')).toBe('2026-12-15')
    expect(through('2026-12-02T00:00:00+08:00')).toBe('2026-12-16')
  })
})

describe('who may', () => {
  const region = '430102000000'
  const staff = (duties: readonly Duty[], departmentId: string, regionCode = region): Actor => ({
    ...{ kind: 'staff', staffId: `${departmentId}-1`, postId: 'p', departmentId, regionCode, duties },
  })
  const base = { regionCode: region, departmentId: 'd', officeId: 'o', contestedBy: null, contestBy: '2026-12-15' }
  const actors: readonly (readonly [string, Actor])[] = [
    ['handling body', staff(['review'], 'o')],
    ['competent body', staff(['decide'], 'd')],
    ['another body', staff(['decide'], 'x')],
    ['supervisor', staff(['supervise'], 's')],
    ['supervisor of the city', staff(['supervise'], 's', '430100000000')],
    ['supervisor next door', staff(['supervise'], 's', '430103000000')],
    ['supervisor in the handling body', staff(['supervise'], 'o')],
    ['a person', { kind: 'person', personId: 'p' }],
    ['a job', { kind: 'system', job: 'j' }],
  ]
  const may = (contest: ContestState | null, today: string) =>
    actors.flatMap(([name, actor]) => {
      const seen = maySeePoint(actor, { ...base, contest })
      const actions = pointActions(actor, { ...base, contest }, today)
      if (!seen) expect(actions, name).toEqual([])
      return seen ? [`${name}: ${actions.join()}`] : []
    })

  test('contest and decide', () => {
    const seen = ['supervisor: ', 'supervisor of the city: ', 'supervisor in the handling body: ']
    expect(may(null, '2026-12-15')).toEqual(['handling body: contest', 'competent body: ', ...seen])
    expect(may(null, '2026-12-16')).toEqual(['handling body: ', 'competent body: ', ...seen])
    const deciding = seen.map((line) => `${line}decide`)
    expect(may('open', '2027-03-01')).toEqual(['handling body: ', 'competent body: ', ...deciding])
    for (const over of ['accepted', 'refused'] as const)
      expect(may(over, '2026-12-01')).toEqual(['handling body: ', 'competent body: ', ...seen])
  })

  test('whoever contested does not decide, at whichever post she sits later', () => {
    const later = staff(['supervise'], 's')
    expect(pointActions(later, { ...base, contest: 'open', contestedBy: 's-1' }, '2026-12-01')).toEqual([])
  })

  test("a score is its body's and that of those who supervise there", () => {
    const seeing = actors
      .filter(([, actor]) => maySeeBody(actor, { id: 'd', regionCode: region }))
      .map(([name]) => name)
    expect(seeing).toEqual([
      'competent body',
      'supervisor',
      'supervisor of the city',
      'supervisor in the handling body',
    ])
  })
})
