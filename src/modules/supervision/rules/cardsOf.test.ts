import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import type { CaseEventBody, NewEvent } from '../../cases/rules/events.ts'
import { consulted, given, items, staff, submitted, windowDepartment } from '../../cases/test-support.ts'
import type { ItemDefinition } from '../../catalog/index.ts'
import { courseOf, edition, regionCode, said } from '../test-support.ts'
import { cardsOf } from './cardsOf.ts'
import { inForceFor } from './ruleSets.ts'

type Happening = NewEvent & { readonly by?: Actor }
const clerk = staff(['accept'], windowDepartment, 'c1')
const officer = staff(['review', 'decide'])
const happened = <Body extends CaseEventBody>(at: string, body: Body, by = officer) => ({
  ...body,
  effectiveAt: new Date(`2026-${at}+08:00`),
  by,
})
/** A permit of ten working days, with no steps of its own limits, accepted on Monday 2 November: the last day is Monday the 16th. */
const food: ItemDefinition = {
  ...items.food,
  duties: items.food.duties.map(({ limitDays: _, ...step }) => step),
  limits: { ...items.food.limits, statutory: { days: 20, unit: 'working', note: null } },
}
const filed = submitted('2026-10-30T09:00:00+08:00')
const accepted = happened('11-02T10:00:00', { type: 'accepted', data: { by: 'window' } } as const, clerk)
const granted = (at: string, points = food.reviewPoints.map(({ id }) => id)) =>
  happened(at, { type: 'decided', data: { outcome: 'granted', points } } as const)
const course = (...events: readonly Happening[]) => courseOf(food, given(filed, ...events))

describe('clocks', () => {
  test('time is left: a fifth of the days, the last ones, from midnight', () => {
    // Ten days: two left. Friday the 13th is the last but one of them.
    expect(said(course(accepted), '2026-11-12T23:59:59.999+08:00')).toEqual([])
    expect(said(course(accepted), '2026-11-13T00:00:00+08:00')).toEqual(['2026-11-13 00:00 W1 promised//2026-11-02'])
    expect(
      cardsOf(course(accepted), inForceFor([edition()], regionCode), new Date('2026-11-12T09:00:00+08:00')).next,
    ).toEqual(new Date('2026-11-13T00:00:00+08:00'))
  })

  test('time is over: yellow on the first working day after, red on the third, red when the law is over', () => {
    expect(said(course(accepted), '2026-12-02T00:00:00+08:00')).toEqual([
      '2026-11-13 00:00 W1 promised//2026-11-02',
      '2026-11-17 00:00 Y1 promised//2026-11-02',
      '2026-11-19 00:00 R1 promised//2026-11-02',
      '2026-12-01 00:00 R2 statutory//2026-11-02',
    ])
  })

  test.each([
    ['two days: midnight of the last', 2, '2026-11-04 00:00'],
    ['one day: noon of it', 1, '2026-11-03 12:00'],
    ['the same day: half of what was left when it began', 0, '2026-11-02 17:00'],
    ['three days, a fifth: one left, the last', 3, '2026-11-05 00:00'],
    ['six days, a fifth: two left', 6, '2026-11-09 00:00'],
  ])('short limits – %s', (_, days, expected) => {
    const item = { ...food, limits: { ...food.limits, promised: { days, unit: 'working' as const, note: null } } }
    const cards = said(courseOf(item, given(filed, accepted)), '2026-11-09T12:00:00+08:00')
    expect(cards[0]).toBe(`${expected} W1 promised//2026-11-02`)
  })

  test('what is done in time raises nothing; what is done at the very moment comes after what is due at it', () => {
    expect(said(course(accepted, granted('11-12T23:00:00')), '2026-11-13T09:00:00+08:00')).toEqual([])
    expect(said(course(accepted, granted('11-13T00:00:00')), '2026-11-13T09:00:00+08:00')).toEqual([
      '2026-11-13 00:00 W1 promised//2026-11-02',
    ])
  })

  test('an extension moves what has not risen and leaves what has', () => {
    const extended = happened('11-16T09:00:00', { type: 'extended', data: { days: 5 } } as const)
    expect(said(course(accepted, extended), '2026-11-24T09:00:00+08:00')).toEqual([
      '2026-11-13 00:00 W1 promised//2026-11-02',
      '2026-11-24 00:00 Y1 promised//2026-11-02',
    ])
  })

  test('a procedure stops the clock: nothing rises while it runs, and its days are no days left', () => {
    const stopped = happened('11-11T09:00:00', {
      type: 'procedure_started',
      data: { procedure: 'testing', days: null, unit: null },
    } as const)
    const resumed = happened('11-25T09:00:00', { type: 'procedure_ended', data: {} } as const)
    expect(said(course(accepted, stopped), '2026-12-20T00:00:00+08:00')).toEqual([])
    // Three of ten days were left: 26, 27, 30 November.
    expect(said(course(accepted, stopped, resumed), '2026-12-01T00:00:00+08:00')).toEqual([
      '2026-11-27 00:00 W1 promised//2026-11-02',
      '2026-12-01 00:00 Y1 promised//2026-11-02',
    ])
  })

  test('a procedure that was named so long and still runs stops it no longer', () => {
    const stopped = happened('11-11T09:00:00', {
      type: 'procedure_started',
      data: { procedure: 'hearing', days: 2, unit: 'working' },
    } as const)
    expect(said(course(accepted, stopped), '2026-11-18T00:00:00+08:00')).toEqual([
      '2026-11-17 00:00 W1 promised//2026-11-02',
    ])
  })

  test('silence over the acceptance limit accepts, and is no fault of the clock after it', () => {
    // Five working days after Friday 30 October: Friday the 6th; silence counts from Saturday.
    const silence = {
      ...happened('10-30T09:00:00', { type: 'accepted', data: { by: 'silence' } } as const),
      by: { kind: 'system', job: 'cases.silence' } as const,
    }
    expect(said(course(), '2026-11-20T00:00:00+08:00')).toEqual(['2026-11-06 00:00 W1 acceptance//2026-10-30'])
    const late = given(filed, silence).map((event, index) =>
      index === 1 ? { ...event, recordedAt: new Date('2026-11-10T08:00:00+08:00') } : event,
    )
    expect(courseOf(food, late).stretches[1]?.knownAt).toEqual(new Date('2026-11-07T00:00:00+08:00'))
    // The promised time runs from the day on which everything was in: ten days after 30 October.
    expect(said(courseOf(food, late), '2026-11-12T00:00:00+08:00')).toEqual([
      '2026-11-06 00:00 W1 acceptance//2026-10-30',
      '2026-11-12 00:00 W1 promised//2026-10-30',
    ])
  })

  test('a reopened case is a new occasion', () => {
    const denied = happened('11-17T09:00:00', { type: 'decided', data: { outcome: 'denied', points: [] } } as const)
    const reopened = happened('11-18T09:00:00', {
      type: 'reopened',
      data: { by: 'own', to: 'review', document: 'x' },
    } as const)
    const cards = said(course(accepted, denied, reopened), '2026-12-03T00:00:00+08:00')
    expect(cards.filter((card) => card.includes('Y1'))).toEqual([
      '2026-11-17 00:00 Y1 promised//2026-11-02',
      '2026-12-03 00:00 Y1 promised//2026-11-18',
    ])
  })

  test('who is asked is whose time it is: the body that was asked for its opinion, the post that works on it, or the office', () => {
    const [asked = ''] = consulted
    const opinion = happened('11-03T09:00:00', {
      type: 'opinion_requested',
      data: { opinionId: 'o1', departmentId: asked, days: 3 },
    } as const)
    const routed = happened('11-03T10:00:00', {
      type: 'routed',
      data: { staffId: 's1', postId: 'p1', why: 'assign' },
    } as const)
    const { cards } = cardsOf(
      course(accepted, opinion, routed),
      inForceFor([edition()], regionCode),
      new Date('2026-11-13T00:00:00+08:00'),
    )
    expect(cards.map(({ ruleNumber, officeId, postId }) => ({ ruleNumber, officeId, postId }))).toEqual([
      { ruleNumber: 'W1', officeId: asked, postId: null },
      { ruleNumber: 'Y5', officeId: asked, postId: null },
      { ruleNumber: 'W1', officeId: officer.departmentId, postId: 'p1' },
    ])
  })
})

describe('acts', () => {
  const ask = (at: string, late: readonly string[]) =>
    happened(
      at,
      { type: 'correction_requested', data: { demands: 1, about: ['whole'], late: [...late] } } as const,
      clerk,
    )
  const corrected = (at: string) => happened(at, { type: 'corrected', data: {} } as const)

  test('a demand that could have been made the first time, each time; asking again is lawful', () => {
    const events = [ask('10-30T10:00:00', []), corrected('10-30T11:00:00'), ask('10-30T12:00:00', ['field:x'])]
    expect(said(course(...events), '2026-10-30T12:00:00+08:00')).toEqual(['2026-10-30 12:00 A2 act/4'])
    const { cards } = cardsOf(
      course(...events),
      inForceFor([edition()], regionCode),
      new Date('2026-11-01T00:00:00+08:00'),
    )
    expect(cards).toMatchObject([{ officeId: clerk.departmentId, postId: clerk.postId, sequence: 4, level: 'yellow' }])
  })

  test('a grant that leaves review points open, and one against the discretion table', () => {
    expect(said(course(accepted, granted('11-05T09:00:00', ['hearing'])), '2026-11-05T09:00:00+08:00')).toEqual([
      '2026-11-05 09:00 A3 act/3',
    ])
    const against = { ...granted('11-05T09:00:00') }
    const data = { ...against.data, discretion: [{ table: 't', outcome: 'deny', against: true }] } as const
    expect(said(course(accepted, { ...against, data }), '2026-11-05T09:00:00+08:00')).toEqual([
      '2026-11-05 09:00 A4 act/3',
    ])
  })

  test('a procedure that only saves the clock', () => {
    const pause = (from: string, to: string) => [
      happened(from, { type: 'procedure_started', data: { procedure: 'testing', days: null, unit: null } } as const),
      happened(to, { type: 'procedure_ended', data: {} } as const),
    ]
    const a5 = (...events: readonly Happening[]) =>
      said(course(accepted, ...events), '2026-11-20T09:00:00+08:00').filter((card) => card.includes('A5'))
    expect(a5(...pause('11-16T09:00:00', '11-17T09:00:00'))).toEqual(['2026-11-17 09:00 A5 act/4'])
    expect(a5(...pause('11-13T09:00:00', '11-16T09:00:00'))).toEqual([]) // two days were left
    expect(a5(...pause('11-16T09:00:00', '11-18T09:00:00'))).toEqual([]) // it took two
  })

  test('not accepted without a reason', () => {
    const refused = happened('11-02T09:00:00', { type: 'not_accepted', data: {} } as const, clerk)
    const payload = { kind: 'reason', value: {} } as const
    expect(said(course(refused), '2026-11-02T09:00:00+08:00')).toEqual(['2026-11-02 09:00 A1 act/2'])
    expect(said(course({ ...refused, payload }), '2026-11-02T09:00:00+08:00')).toEqual([])
  })
})

describe('editions', () => {
  const later = (rules: Parameters<typeof edition>[0], prefix = '43', day = '2026-11-18') =>
    edition(rules, { regionPrefix: prefix, version: 1, inForceFrom: new Date(`${day}T00:00:00+08:00`) })

  test('the nearest region that has one counts, from its day on; what rose before stays', () => {
    const noRed = later((rules) => rules.filter(({ number }) => number !== 'R1'))
    const timeline = inForceFor([edition(), noRed], regionCode)
    expect(said(course(accepted), '2026-11-20T00:00:00+08:00', timeline).map((card) => card.slice(17, 19))).toEqual([
      'W1',
      'Y1',
    ])
    const elsewhere = inForceFor([edition(), noRed], '440100000000')
    expect(said(course(accepted), '2026-11-20T00:00:00+08:00', elsewhere)).toHaveLength(3)
    const { cards } = cardsOf(course(accepted), timeline, new Date('2026-11-20T00:00:00+08:00'))
    expect(cards.map(({ ruleSet }) => ruleSet.regionPrefix)).toEqual(['', ''])
  })

  test('a new rule raises at its first moment what stands so already, and says by then that it will', () => {
    const strict = later((rules) => [...rules, { ...rules.find(({ number }) => number === 'Y1')!, number: 'Y9' }])
    const timeline = inForceFor([edition(), strict], regionCode)
    expect(said(course(accepted), '2026-11-18T00:00:00+08:00', timeline).at(-1)).toBe(
      '2026-11-18 00:00 Y9 promised//2026-11-02',
    )
    expect(cardsOf(course(accepted), timeline, new Date('2026-11-17T00:00:00+08:00')).next).toEqual(
      new Date('2026-11-18T00:00:00+08:00'),
    )
  })
})
