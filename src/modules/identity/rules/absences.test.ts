import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Duty } from '../../../kernel/actor.ts'
import { addDays } from '../../../kernel/day.ts'
import { mayMeet } from '../../organizations/index.ts'
import { type CoverQuestion, coverOf, coverTerm, faultOfTerm, type Holding } from './absences.ts'

const today = '2026-11-20'
const on = (count: number) => addDays(today, count)
const holding = (postId: string, duties: readonly Duty[], changes: Partial<Holding> = {}): Holding => ({
  postId,
  departmentId: 'office',
  duties,
  from: on(-100),
  through: null,
  byCover: false,
  ...changes,
})
const question = (changes: Partial<CoverQuestion> = {}): CoverQuestion => ({
  post: { id: 'review-1', departmentId: 'office', duties: ['review'] },
  term: { from: on(0), through: on(9) },
  absentStaffId: 'absent',
  absentHoldings: [holding('review-1', ['review'])],
  staffId: 'cover',
  holdings: [holding('review-2', ['review'])],
  absences: [],
  ...changes,
})

describe('who may cover', () => {
  test('a colleague of the same office, by the post that she has there', () => {
    expect(coverOf(question(), mayMeet)).toEqual({ ownPostId: 'review-2' })
  })

  test.each<[string, Partial<CoverQuestion>, string]>([
    ['herself', { staffId: 'absent' }, 'cover_self'],
    ['a post that the absent one does not hold', { absentHoldings: [] }, 'cover_of_no_post'],
    [
      'a post that she only covers',
      { absentHoldings: [holding('review-1', ['review'], { byCover: true })] },
      'cover_of_no_post',
    ],
    ['another office', { holdings: [holding('x', ['review'], { departmentId: 'other' })] }, 'cover_not_of_office'],
    ['nobody of any office', { holdings: [] }, 'cover_not_of_office'],
    [
      'one who is there as a cover only',
      { holdings: [holding('x', ['review'], { byCover: true })] },
      'cover_not_of_office',
    ],
    ['one who leaves a day early', { holdings: [holding('x', ['review'], { through: on(8) })] }, 'cover_not_of_office'],
    ['one who comes a day late', { holdings: [holding('x', ['review'], { from: on(1) })] }, 'cover_not_of_office'],
    ['one who is away on the last day', { absences: [{ from: on(9), through: on(12) }] }, 'cover_absent'],
    ['a supervisor for a reviewer', { holdings: [holding('x', ['supervise'])] }, 'cover_duties_apart'],
    [
      'a reviewer for a supervisor',
      {
        post: { id: 'watch', departmentId: 'office', duties: ['supervise'] },
        absentHoldings: [holding('watch', ['supervise'])],
      },
      'cover_duties_apart',
    ],
    [
      'one who covers a supervisor on one of the days',
      {
        holdings: [
          holding('review-2', ['review']),
          holding('watch', ['supervise'], { byCover: true, from: on(9), through: on(20) }),
        ],
      },
      'cover_duties_apart',
    ],
  ])('not %s', (_, changes, fault) => {
    expect(coverOf(question(changes), mayMeet)).toEqual({ fault })
  })

  test('whoever is back the day before, or supervised until the day before, may', () => {
    expect(coverOf(question({ absences: [{ from: on(-9), through: on(-1) }] }), mayMeet)).toHaveProperty('ownPostId')
    const before = holding('watch', ['supervise'], { through: on(-1) })
    expect(coverOf(question({ holdings: [before, holding('x', ['review'])] }), mayMeet)).toHaveProperty('ownPostId')
  })
})

describe('terms', () => {
  test.each([
    [on(0), on(0), undefined],
    [on(-3), on(0), undefined],
    [on(0), on(366), undefined],
    [on(0), on(367), { field: 'through', code: 'absence_too_long' }],
    [on(-3), on(-1), { field: 'through', code: 'through_past' }],
    [on(3), on(2), { field: 'through', code: 'through_before_from' }],
    ['2026-02-30', on(2), { field: 'from', code: 'day_invalid' }],
    [on(0), '', { field: 'through', code: 'day_invalid' }],
  ])('%s to %s', (from, through, fault) => {
    expect(faultOfTerm({ from, through }, today)).toEqual(fault)
  })

  test('a cover lies within its absence and begins today at the earliest', () => {
    const days = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 0, max: 60 }))
    fc.assert(
      fc.property(days, ([first, length]) => {
        const absence = { from: on(first), through: on(Math.max(0, first + length)) }
        const term = coverTerm(absence, today)
        expect(term.through).toBe(absence.through)
        expect(term.from >= absence.from && term.from >= today).toBe(true)
        expect(term.from === absence.from || term.from === today).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})
