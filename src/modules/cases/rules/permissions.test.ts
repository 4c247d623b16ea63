import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contextOf, drawLife } from '../../../../tests/support/generated-lives.ts'
import { Random } from '../../../../tests/support/mutations/random.ts'
import { type Actor, type Duty, duties } from '../../../kernel/actor.ts'
import type { Problem } from '../../../kernel/problem.ts'
import {
  calendar,
  citizen,
  consulted,
  department,
  elsewhere,
  given,
  items,
  job,
  parties,
  rightCommand,
  staff,
  stranger,
  submitted,
  windowDepartment,
  withoutTraces,
} from '../test-support.ts'
import { type Action, actions, allowedActions, refusalOf } from './actions.ts'
import { type ActionRule, actionTable, pointOf } from './actionTable.ts'
import { decide } from './decide.ts'
import type { CaseEvent } from './events.ts'
import { fold } from './fold.ts'
import type { CaseStatus } from './state.ts'

const monday = new Date('2026-11-23T09:00:00+08:00')

/** Every set of duties, at every kind of body, by different people; and everybody who is not staff. */
const dutySets = Array.from({ length: 2 ** duties.length }, (_, set) => duties.filter((_, bit) => set & (1 << bit)))
const staffActors = dutySets.flatMap((held) =>
  [department, windowDepartment, elsewhere].flatMap((place) =>
    ['5a', '5b', '5c'].map((who) => staff(held, place, who)),
  ),
)
const everybody: readonly Actor[] = [...staffActors, citizen, stranger, job]
const some = { minLength: 200, maxLength: 200 }
const allDuties: readonly Duty[] = ['accept', 'review', 'decide', 'deliver']

/** A life of any of the items, and how it stands after its last act. Fewer acts of the same seed are the beginning of the same life. */
const someLife = fc
  .record({ seed: fc.nat(), acts: fc.nat({ max: 25 }) })
  .map(({ seed, acts }) => drawLife(new Random(String(seed)), acts))

const codeOf = (attempt: () => unknown): string | undefined =>
  withoutTraces(() => {
    try {
      attempt()
      return undefined
    } catch (error) {
      return (error as Problem).code
    }
  })

describe('who may do what, over generated lives', () => {
  test('what is shown as allowed is exactly what the decision accepts, for every action and actor', () => {
    fc.assert(
      fc.property(someLife, fc.shuffledSubarray([...everybody], some), ({ end }, actors) => {
        const differing = actors.flatMap((actor) => {
          const context = contextOf(end, actor)
          const shown = allowedActions(end.standing, actor)
          const accepted = actions.filter((action) => !codeOf(() => decide(rightCommand(action, context), context)))
          return shown.join() === accepted.join() ? [] : [{ actor, shown, accepted }]
        })
        expect(differing).toEqual([])
      }),
      { numRuns: 20 },
    )
    // Two hundred actors times every action; over ten thousand cases, each with one actor, it is in generated.test.ts.
  }, 60_000)

  test('whoever has nothing to do with a case is told that there is none', () => {
    const foreign = everybody.filter(
      (actor) => actor === stranger || (actor.kind === 'staff' && actor.departmentId === elsewhere),
    )
    fc.assert(
      fc.property(someLife, fc.constantFrom(...foreign), fc.constantFrom(...actions), ({ end }, actor, action) => {
        expect(refusalOf(action, end.standing, actor)).toBe('absent')
        const context = contextOf(end, actor)
        expect(codeOf(() => decide(rightCommand(action, context), context))).toBe('case.not_found')
      }),
    )
  })

  test('a body that was asked for an opinion knows the case from then on, and does nothing in it but answer once', () => {
    let asked = 0
    fc.assert(
      fc.property(someLife, fc.constantFrom(...consulted), ({ end }, departmentId) => {
        const adviser = staff(allDuties, departmentId, '7b')
        const { opinions } = end.standing.state
        const own = opinions.filter((opinion) => opinion.departmentId === departmentId)
        const allowed = allowedActions(end.standing, adviser)
        if (own.length === 0) expect(refusalOf('give_opinion', end.standing, adviser)).toBe('absent')
        else {
          asked += 1
          const open = own.some(({ givenAt }) => givenAt === null) && 'RD'.includes(pointOf(end.standing.state))
          expect(allowed).toEqual(open ? ['give_opinion'] : [])
          expect(refusalOf('grant', end.standing, adviser)).not.toBe('absent')
        }
      }),
      { numRuns: 1_000 },
    )
    expect(asked).toBeGreaterThan(30)
  })

  test('supervision never handles, whatever other duties the post carries', () => {
    const supervisors = staffActors.filter((actor) => actor.duties.includes('supervise'))
    fc.assert(
      fc.property(someLife, fc.constantFrom(...supervisors), ({ end }, actor) => {
        expect(allowedActions(end.standing, actor)).toEqual([])
      }),
    )
  })

  test('a clerk does only what her duties name, the applicant and jobs only what is theirs', () => {
    fc.assert(
      fc.property(someLife, fc.constantFrom(...everybody), ({ end }, actor) => {
        const allowed = allowedActions(end.standing, actor)
        if (actor.kind === 'person') expect(ofApplicant).toEqual(expect.arrayContaining(allowed))
        if (actor.kind === 'system') expect(ofJobs).toEqual(expect.arrayContaining(allowed))
        if (actor.kind !== 'staff') return
        const any = (group: readonly Action[]) => allowed.some((action) => group.includes(action))
        if (any(accepting)) expect(actor.duties).toContain('accept')
        if (any(reviewing)) expect(actor.duties).toContain('review')
        if (any(deciding)) {
          expect(actor.duties).toContain('decide')
          expect(actor.departmentId).toBe(department)
        }
        if (any(stopping)) expect(actor.departmentId).toBe(department)
        if (any(['arrange_delivery', 'deliver']))
          expect(actor.duties.some((duty) => /deliver|accept/.test(duty))).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  test('whose act it never is hears that at every point of a case, also where the act is done already', () => {
    let done = 0
    fc.assert(
      fc.property(someLife, fc.constantFrom(...staffActors), fc.constantFrom(...actions), ({ end }, actor, action) => {
        const rule: ActionRule = actionTable[action]
        const refusal = refusalOf(action, end.standing, actor)
        if (refusal === 'absent') return
        const lacks = rule.duties.some(
          (duty) =>
            duty !== 'own' && !actor.duties.includes(duty) && !(duty === 'deliver' && actor.duties.includes('accept')),
        )
        if (rule.by === 'staff' && !lacks) return
        expect(refusal).toBe('duty')
        if (!rule.at.includes(pointOf(end.standing.state))) done += 1
      }),
      { numRuns: 1_000 },
    )
    expect(done).toBeGreaterThan(100)
  })

  test('generated lives reach every status', () => {
    const seen = new Set(fc.sample(someLife, { numRuns: 1_500, seed: 7 }).map(({ state }) => state.status))
    expect([...seen].sort()).toEqual([...statuses].sort())
  }, 60_000)
})

const ofApplicant: readonly Action[] = ['correct', 'supply_pending', 'withdraw']
const ofJobs: readonly Action[] = [
  'accept_by_silence',
  'lapse_correction',
  'lapse_pending',
  'lapse_promise',
  'issue',
  'move_dates',
]
const accepting: readonly Action[] = [
  'pre_review',
  'request_correction',
  'mend',
  'open_green_channel',
  'accept',
  'accept_with_pending',
  'not_accept',
  'accept_and_grant',
  'receive_pending',
]
const reviewing: readonly Action[] = [
  'pass_review',
  'advise_denial',
  'review_and_grant',
  'review_and_deny',
  'check_promise',
]
const deciding: readonly Action[] = [
  'accept_and_grant',
  'review_and_grant',
  'review_and_deny',
  'grant',
  'grant_partly',
  'deny',
  'return_to_review',
  'extend',
  'extend_pending',
  'forgive_promise',
  'recall',
  'annul',
  'forfeit',
  'cancel',
  'reopen',
]
const stopping: readonly Action[] = ['request_opinion', 'start_procedure', 'end_procedure']
const statuses: readonly CaseStatus[] = [
  ...(['submitted', 'pre_reviewed', 'correcting', 'under_review', 'granted', 'partly_granted', 'denied'] as const),
  ...(['issued', 'concluded', 'not_accepted', 'withdrawn', 'recalled', 'annulled', 'forfeited', 'cancelled'] as const),
]

describe('who may do what, case by case', () => {
  const refusal = (
    action: Action,
    events: CaseEvent[],
    actor: Actor,
    life: keyof typeof items = 'food',
    of = parties,
  ) =>
    refusalOf(
      action,
      { item: items[life], state: fold(items[life], events), parties: of, calendar, now: monday },
      actor,
    )
  const fresh = given(submitted(monday))

  test('an organisation is represented by those who may represent it now', () => {
    const of = { ...parties, organizationId: '01990000-0000-7000-8000-00000000000f' }
    const withRight = { ...of, representedBy: [of.organizationId] }
    expect(refusal('withdraw', fresh, stranger, 'food', of)).toBe('absent')
    expect(refusal('withdraw', fresh, stranger, 'food', withRight)).toBeUndefined()
    expect(refusal('withdraw', fresh, stranger, 'food', { ...parties, representedBy: [of.organizationId] })).toBe(
      'absent',
    )
  })

  test('the window accepts and hands out for the body, and decides nothing for it', () => {
    const clerk = staff(allDuties, windowDepartment)
    expect(refusal('pre_review', fresh, clerk)).toBeUndefined()
    expect(refusal('accept_and_grant', fresh, clerk, 'insurance')).toBe('duty')
    expect(refusal('accept_and_grant', fresh, staff(allDuties), 'insurance')).toBeUndefined()
  })

  test('somebody who reviewed before the case was returned may not decide afterwards', () => {
    const review = { type: 'review_passed', data: { points: [] }, effectiveAt: monday } as const
    const events = given(
      submitted(monday),
      { type: 'accepted', data: { by: 'window' }, effectiveAt: monday, by: staff(['accept'], department, '5a') },
      { ...review, by: staff(['review'], department, '5b') },
      { type: 'returned', data: { to: 'review' }, effectiveAt: monday, by: staff(['decide'], department, '5c') },
      { ...review, by: staff(['review'], department, '5d') },
    )
    for (const who of ['5a', '5b', '5d']) {
      expect(refusal('grant', events, staff(['decide'], department, who))).toBe('separation')
      expect(refusal('return_to_review', events, staff(['decide'], department, who))).toBe('separation')
    }
    expect(refusal('grant', events, staff(['decide'], department, '5c'))).toBeUndefined()
  })

  test('twenty opinions are asked for in one case, and no act for another is offered', () => {
    const asked = (count: number) =>
      given(
        submitted(monday),
        { type: 'accepted', data: { by: 'window' }, effectiveAt: monday, by: staff(['accept'], department, '5a') },
        ...Array.from({ length: count }, (_, index) => ({
          type: 'opinion_requested' as const,
          data: { opinionId: `o${index}`, departmentId: consulted[0] as string, days: 3 },
          effectiveAt: monday,
          by: staff(['review'], department, '5b'),
        })),
      )
    expect(refusal('request_opinion', asked(19), staff(['review']))).toBeUndefined()
    expect(refusal('request_opinion', asked(20), staff(['review']))).toBe('state')
  })

  test('the reason of a refusal: absent, not open now, not this duty', () => {
    expect(refusal('grant', fresh, staff(['decide']))).toBe('state')
    expect(refusal('pre_review', fresh, staff(['review']))).toBe('duty')
    expect(refusal('grant', fresh, staff(['review']))).toBe('duty')
    expect(refusal('pre_review', fresh, citizen)).toBe('duty')
    expect(refusal('issue', fresh, staff(allDuties))).toBe('duty')
    expect(refusal('accept_by_silence', fresh, job, 'birth')).toBe('state')
  })
})
