import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Actor, type Duty, duties } from '../../../kernel/actor.ts'
import type { Problem } from '../../../kernel/problem.ts'
import {
  applicationOf,
  calendar,
  citizen,
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
} from '../test-support.ts'
import { type Action, actions, allowedActions, refusalOf } from './actions.ts'
import { type CaseContext, decide } from './decide.ts'
import type { CaseEvent, NewEvent } from './events.ts'
import { fold } from './fold.ts'
import type { CaseState } from './state.ts'

type Life = keyof typeof items
const lifeNames = Object.keys(items) as Life[]
const monday = new Date('2026-11-23T09:00:00+08:00')

/** Every set of duties, at every kind of body, by two different people; and everybody who is not staff. */
const dutySets = Array.from({ length: 2 ** duties.length }, (_, set) => duties.filter((_, bit) => set & (1 << bit)))
const staffActors = dutySets.flatMap((held) =>
  [department, windowDepartment, elsewhere].flatMap((place) =>
    ['5a', '5b', '5c'].map((who) => staff(held, place, who)),
  ),
)
const everybody: readonly Actor[] = [...staffActors, citizen, stranger, job]
/** Enough people for any route: three who may do everything but supervise. */
const allDuties: readonly Duty[] = ['accept', 'review', 'decide', 'deliver']
const movers: readonly Actor[] = [...['5a', '5b', '5c'].map((who) => staff(allDuties, department, who)), citizen, job]

interface Walk {
  readonly life: Life
  readonly events: readonly CaseEvent[]
  readonly state: CaseState
  readonly context: CaseContext
  readonly taken: readonly { readonly action: Action; readonly actor: Actor }[]
}

function begin(life: Life, way: 'window' | 'electronic'): Walk {
  return walkOf(life, way, given(submitted(monday, way)), [])
}

function walkOf(life: Life, way: 'window' | 'electronic', events: CaseEvent[], taken: Walk['taken']): Walk {
  const state = fold(items[life], events)
  const now = new Date(monday.getTime() + events.length * 60_000)
  const context = {
    item: items[life],
    state,
    parties,
    calendar,
    actor: job,
    application: applicationOf(life, way),
    now,
  }
  return { life, events, state, context, taken }
}

function steps({ context }: Walk, actors: readonly Actor[]): { action: Action; actor: Actor }[] {
  return actors.flatMap((actor) => allowedActions(context, actor).map((action) => ({ action, actor })))
}

function take(walk: Walk, step: { action: Action; actor: Actor }): Walk {
  const decided = decide(rightCommand(step.action, walk.context), { ...walk.context, actor: step.actor })
  const list: (NewEvent & { by?: Actor })[] = [
    ...walk.events.map((event) => ({ ...event, payload: event.payloadId ? ({} as never) : undefined }) as never),
    ...decided.map((event) => ({ ...event, by: step.actor })),
  ]
  // The actors of earlier events stay as they are recorded.
  const events = given(...list).map((event, index) => ({ ...event, actor: walk.events[index]?.actor ?? event.actor }))
  return walkOf(walk.life, walk.state.deliveryWay as 'window', events, [...walk.taken, step])
}

/** A case after up to fourteen acts, each drawn from what was open to somebody. */
const someWalk = fc
  .record({
    life: fc.constantFrom(...lifeNames),
    way: fc.constantFrom('window' as const, 'electronic' as const),
    picks: fc.array(fc.nat(), { maxLength: 14 }),
  })
  .map(({ life, way, picks }) =>
    picks.reduce(
      (walk, pick) => {
        const open = steps(walk, movers)
        const step = open[pick % Math.max(open.length, 1)]
        return step ? take(walk, step) : walk
      },
      begin(life, way),
    ),
  )

const codeOf = (attempt: () => unknown): string | undefined => {
  try {
    attempt()
    return undefined
  } catch (error) {
    return (error as Problem).code
  }
}
const systemActions: Action[] = [
  'accept_by_silence',
  'lapse_correction',
  'lapse_pending',
  'lapse_promise',
  'issue',
  'move_dates',
]
const isFinal = (state: CaseState) => state.awaiting === null

describe('who may do what, over generated cases', () => {
  test('what is shown as allowed is exactly what the decision accepts, for every action and actor', () => {
    fc.assert(
      fc.property(someWalk, (walk) => {
        const differing = everybody.flatMap((actor) => {
          const context = { ...walk.context, actor }
          const shown = allowedActions(walk.context, actor)
          const accepted = actions.filter((action) => !codeOf(() => decide(rightCommand(action, context), context)))
          return shown.join() === accepted.join() ? [] : [{ actor, shown, accepted }]
        })
        expect(differing).toEqual([])
      }),
      { numRuns: 25 },
    )
    // Every set of duties at three bodies times every action: 768 actors.
  }, 60_000)

  test('whoever has nothing to do with a case is told that there is none', () => {
    const foreign = everybody.filter(
      (actor) => actor === stranger || (actor.kind === 'staff' && actor.departmentId === elsewhere),
    )
    fc.assert(
      fc.property(someWalk, fc.constantFrom(...foreign), fc.constantFrom(...actions), (walk, actor, action) => {
        expect(refusalOf(action, walk.context, actor)).toBe('absent')
        const context = { ...walk.context, actor }
        expect(codeOf(() => decide(rightCommand(action, context), context))).toBe('case.not_found')
      }),
    )
  })

  test('supervision never handles, whatever other duties the post carries', () => {
    const supervisors = staffActors.filter((actor) => actor.duties.includes('supervise'))
    fc.assert(
      fc.property(someWalk, fc.constantFrom(...supervisors), (walk, actor) => {
        expect(allowedActions(walk.context, actor)).toEqual([])
      }),
    )
  })

  test('a clerk does only what her duties name, the applicant and jobs only what is theirs', () => {
    fc.assert(
      fc.property(someWalk, fc.constantFrom(...everybody), (walk, actor) => {
        const allowed = allowedActions(walk.context, actor)
        if (actor.kind === 'person')
          expect(['correct', 'supply_pending', 'withdraw']).toEqual(expect.arrayContaining(allowed))
        if (actor.kind === 'system') expect(systemActions).toEqual(expect.arrayContaining(allowed))
        if (actor.kind !== 'staff') return
        const accepting: Action[] = ['pre_review', 'request_correction', 'mend', 'accept', 'not_accept']
        const deciding: Action[] = [
          'grant',
          'deny',
          'return_to_review',
          'accept_and_grant',
          'review_and_grant',
          'review_and_deny',
        ]
        const any = (group: Action[]) => allowed.some((action) => group.includes(action))
        if (any([...accepting, 'accept_and_grant'])) expect(actor.duties).toContain('accept')
        if (any(['pass_review', 'advise_denial', 'review_and_grant', 'review_and_deny']))
          expect(actor.duties).toContain('review')
        if (any(deciding)) {
          expect(actor.duties).toContain('decide')
          expect(actor.departmentId).toBe(department)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('duties that the tier keeps apart never meet in one person, over the whole life of a case', () => {
    const accepting: Action[] = ['pre_review', 'request_correction', 'mend', 'accept']
    const reviewing: Action[] = ['pass_review', 'advise_denial']
    const deciding: Action[] = ['grant', 'deny', 'return_to_review']
    const officer: Action[] = ['review_and_grant', 'review_and_deny']
    fc.assert(
      fc.property(someWalk, ({ life, taken }) => {
        const who = (group: Action[]) =>
          new Set(
            taken.flatMap(({ action, actor }) =>
              group.includes(action) && actor.kind === 'staff' ? [actor.staffId] : [],
            ),
          )
        const apart = (one: Action[], two: Action[]) =>
          expect([...who(one)].filter((staffId) => who(two).has(staffId))).toEqual([])
        if (life === 'food') {
          apart(accepting, reviewing)
          apart(accepting, deciding)
          apart(reviewing, deciding)
        }
        if (life === 'birth') apart(accepting, [...officer, ...deciding])
      }),
      { numRuns: 1_000 },
    )
  })

  test('no case is stuck: while it is not at its end, somebody has something to do', () => {
    fc.assert(
      fc.property(someWalk, (walk) => {
        const fresh = ['5d', '5e', '5f'].map((who) => staff(allDuties, department, who))
        const open = steps(walk, [...fresh, citizen, job])
        expect(open.length > 0).toBe(!isFinal(walk.state))
        expect(isFinal(walk.state)).toBe(['concluded', 'withdrawn', 'not_accepted'].includes(walk.state.status))
      }),
      { numRuns: 1_000 },
    )
  })

  test('generated walks reach every status and take every action', () => {
    const walks = fc.sample(someWalk, { numRuns: 3_000, seed: 7 })
    const seen = new Set(walks.flatMap((walk) => walk.taken.map(({ action }) => action)))
    expect([...actions].filter((action) => !seen.has(action))).toEqual([])
    expect(new Set(walks.map(({ state }) => state.status)).size).toBe(10)
  })
})

describe('who may do what, case by case', () => {
  const refusal = (action: Action, events: CaseEvent[], actor: Actor, life: Life = 'food', of = parties) =>
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

  test('the reason of a refusal: absent, not open now, not this duty', () => {
    expect(refusal('grant', fresh, staff(['decide']))).toBe('state')
    expect(refusal('pre_review', fresh, staff(['review']))).toBe('duty')
    expect(refusal('pre_review', fresh, citizen)).toBe('duty')
    expect(refusal('issue', fresh, staff(allDuties))).toBe('duty')
    expect(refusal('accept_by_silence', fresh, job, 'birth')).toBe('state')
  })
})
