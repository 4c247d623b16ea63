import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import type { Problem } from '../../../kernel/problem.ts'
import {
  applicationOf,
  calendar,
  citizen,
  department,
  given,
  items,
  job,
  parties,
  rightCommand,
  staff,
  submitted,
} from '../test-support.ts'
import type { Action } from './actions.ts'
import { checklistOf, missingMaterials, standingTicks } from './checklist.ts'
import { type CaseContext, decide } from './decide.ts'
import type { CaseEvent } from './events.ts'
import { evolve, fold } from './fold.ts'
import { differingFacts, knownAbout, prefilled } from './prefill.ts'
import { hasPreReview, nextDuty } from './state.ts'

const at = new Date('2026-11-20T09:00:00+08:00')
const clerk = staff(['accept', 'deliver'], department, '5a')
const reviewer = staff(['review'], department, '5b')
const decider = staff(['decide'], department, '5c')

const filed = submitted(at)
const preReviewed = { type: 'pre_reviewed', data: {}, effectiveAt: at, by: clerk } as const
const asked = { type: 'correction_requested', data: { demands: 2 }, effectiveAt: at, by: clerk } as const
const corrected = {
  type: 'corrected',
  data: {},
  effectiveAt: at,
  by: citizen,
  payload: { kind: 'application', value: {} },
} as const
const accepted = { type: 'accepted', data: { by: 'window' }, effectiveAt: at, by: clerk } as const
const passed = { type: 'review_passed', data: { points: [] }, effectiveAt: at, by: reviewer } as const
const returned = { type: 'returned', data: { to: 'review' }, effectiveAt: at, by: decider } as const
const granted = { type: 'decided', data: { outcome: 'granted', points: [] }, effectiveAt: at, by: decider } as const
const issued = { type: 'result_issued', data: { certificateId: 'x' }, effectiveAt: at } as const

describe('given events, the state', () => {
  const complex = items.food
  test.each([
    [
      'submitted: the window looks first',
      [filed],
      { status: 'submitted', awaiting: 'pre_review', awaitingAt: 'window' },
    ],
    [
      'pre-reviewed: the window accepts',
      [filed, preReviewed],
      { status: 'pre_reviewed', awaiting: 'accept', awaitingAt: 'window' },
    ],
    [
      'asked for corrections: the applicant',
      [filed, asked],
      { status: 'correcting', awaiting: 'correct', awaitingAt: 'applicant', corrections: 1 },
    ],
    [
      'corrected: back to where it was asked',
      [filed, asked, corrected],
      { status: 'submitted', awaiting: 'pre_review', applicationPayloadId: expect.stringMatching(/e3$/) },
    ],
    [
      'corrected after pre-review',
      [filed, preReviewed, asked, corrected],
      { status: 'pre_reviewed', awaiting: 'accept' },
    ],
    [
      'accepted: the department reviews',
      [filed, preReviewed, accepted],
      { status: 'under_review', awaiting: 'review', awaitingAt: 'department', acceptedAt: at },
    ],
    [
      'reviewed: another decides',
      [filed, accepted, passed],
      { status: 'under_review', awaiting: 'decide', awaitingAt: 'department' },
    ],
    [
      'returned: to the review, never to the applicant',
      [filed, accepted, passed, returned],
      { status: 'under_review', awaiting: 'review', awaitingAt: 'department' },
    ],
    [
      'decided: the platform makes the result',
      [filed, accepted, passed, granted],
      { status: 'granted', outcome: 'granted', awaiting: 'issue', awaitingAt: 'platform' },
    ],
    [
      'issued: the window hands it out',
      [filed, accepted, passed, granted, issued],
      { status: 'issued', awaiting: 'deliver', awaitingAt: 'window', certificateId: 'x' },
    ],
    [
      'not accepted: the end',
      [filed, { type: 'not_accepted', data: {}, effectiveAt: at, by: clerk }],
      { status: 'not_accepted', awaiting: null, endedAt: at },
    ],
    [
      'withdrawn: the end',
      [filed, { type: 'withdrawn', data: {}, effectiveAt: at, by: citizen }],
      { status: 'withdrawn', awaiting: null, endedAt: at },
    ],
  ] as const)('%s', (_, events, state) => {
    expect(fold(complex, given(...events))).toMatchObject(state)
  })

  test('everybody who took part in a duty is remembered once, also when the duty was taken again', () => {
    const state = fold(
      complex,
      given(
        filed,
        preReviewed,
        asked,
        corrected,
        accepted,
        passed,
        returned,
        { ...passed, by: staff(['review'], department, '5d') },
        granted,
      ),
    )
    expect(state.staffOf).toEqual({
      accept: [clerk.staffId],
      review: [reviewer.staffId, expect.stringMatching(/5d$/)],
      decide: [decider.staffId],
    })
  })

  test('the fold is the same in one go and event by event', () => {
    const events = given(filed, preReviewed, asked, corrected, accepted, passed, returned, passed, granted, issued)
    const oneByOne = events
      .slice(1)
      .reduce((state, event) => evolve(complex, state, event), fold(complex, events.slice(0, 1)))
    expect(oneByOne).toEqual(fold(complex, events))
  })

  test('the route comes from the item', () => {
    expect(fold(items.insurance, given(filed))).toMatchObject({ awaiting: 'accept', awaitingAt: 'window' })
    expect(fold(items.insurance, given(filed, accepted))).toMatchObject({ awaiting: 'decide', awaitingAt: 'window' })
    expect([hasPreReview(items.food), hasPreReview(items.insurance)]).toEqual([true, false])
    expect(nextDuty(items.food, 'decide')).toBeUndefined()
  })

  test('a list that does not begin with its submission, or has two, is no case', () => {
    expect(() => fold(complex, [])).toThrow()
    expect(() => fold(complex, given(accepted))).toThrow()
    expect(() => fold(complex, given(filed, filed))).toThrow()
  })
})

describe('given events, when a command comes, then', () => {
  const context = (
    events: readonly CaseEvent[],
    actor: Actor,
    life: keyof typeof items = 'food',
    way: 'window' | 'electronic' | 'post' = 'window',
  ): CaseContext => ({
    item: items[life],
    state: fold(items[life], events),
    parties,
    calendar,
    actor,
    application: applicationOf(life, way),
    now: at,
  })
  const types = (action: Action, of: CaseContext) => decide(rightCommand(action, of), of).map(({ type }) => type)
  const thrown = (attempt: () => unknown): Problem => {
    try {
      attempt()
    } catch (error) {
      return error as Problem
    }
    throw new Error('nothing was thrown')
  }

  test('one act may be two events where it does two duties', () => {
    const one = staff(['accept', 'decide', 'review'])
    expect(types('accept_and_grant', context(given(filed), one, 'insurance'))).toEqual(['accepted', 'decided'])
    const officer = context(given(filed, accepted), staff(['review', 'decide'], department, '5e'), 'birth')
    expect(types('review_and_grant', officer)).toEqual(['review_passed', 'decided'])
    expect(types('review_and_deny', officer)).toEqual(['review_passed', 'decided'])
    expect(types('deliver', context(given(filed, accepted, passed, granted, issued), clerk))).toEqual([
      'delivered',
      'concluded',
    ])
  })

  test('what is electronic, and every denial, arrives when it is issued; paper waits for its hand-over', () => {
    const decided = (outcome: 'granted' | 'denied', way: 'window' | 'electronic' | 'post') => {
      const events = given(submitted(at, way), accepted, passed, { ...granted, data: { outcome, points: [] } })
      return types('issue', context(events, job, 'food', way))
    }
    const arrives = ['result_issued', 'delivered', 'concluded']
    expect(decided('granted', 'electronic')).toEqual(arrives)
    expect(decided('denied', 'window')).toEqual(arrives)
    expect(decided('granted', 'window')).toEqual(['result_issued'])
    expect(decided('granted', 'post')).toEqual(['result_issued'])
  })

  test('acceptance needs every required line ticked, granting every point of the duty; both name what is missing', () => {
    const toAccept = context(given(filed, preReviewed), clerk)
    const unticked = thrown(() => decide({ action: 'accept', checklist: ['layout'] }, toAccept))
    expect(unticked.code).toBe('case.checklist_incomplete')
    expect(unticked.sentence.zh).toContain('营业执照')
    const toReview = context(given(filed, accepted), reviewer)
    expect(thrown(() => decide({ action: 'pass_review', points: [], opinion: '' }, toReview)).code).toBe(
      'case.points_incomplete',
    )
    const toDecide = context(given(filed, accepted, passed), decider)
    expect(thrown(() => decide({ action: 'grant', points: ['reviewDone'], opinion: '' }, toDecide)).code).toBe(
      'case.points_incomplete',
    )
    expect(decide({ action: 'deny', points: [], reason: '不符合条件。' }, toDecide)).toMatchObject([
      { data: { outcome: 'denied' } },
    ])
  })

  test('words of people go into payloads, never into what the event says in plain text', () => {
    const reason = '手机号 19900000001 打不通'
    const demands = [{ about: 'whole', text: reason }]
    const events = [
      ...decide({ action: 'not_accept', reason }, context(given(filed), clerk)),
      ...decide({ action: 'request_correction', demands }, context(given(filed), clerk)),
      ...decide({ action: 'withdraw', reason }, context(given(filed), citizen)),
      ...decide({ action: 'deny', points: [], reason }, context(given(filed, accepted, passed), decider)),
      ...decide({ action: 'return_to_review', reason }, context(given(filed, accepted, passed), decider)),
    ]
    expect(JSON.stringify(events.map(({ type, data }) => ({ type, data })))).not.toContain('19900000001')
    expect(events.every(({ payload }) => JSON.stringify(payload).includes(reason))).toBe(true)
  })

  test('mending names the changed fields of the item and nothing else', () => {
    const mending = context(given(filed), clerk)
    const mend = (answers: Record<string, string | number>) =>
      decide({ action: 'mend', answers, note: '电话核对' }, mending)
    const [event] = mend({ equipment: '冰柜 1 台', 林知夏的手机19900000001: '' })
    expect(event).toMatchObject({ type: 'mended', data: { fields: ['equipment'] } })
    expect(event?.payload?.value).toMatchObject({ answers: { equipment: '冰柜 1 台', siteArea: 86.5 } })
    expect(thrown(() => mend({ siteArea: 86.5 })).code).toBe('case.nothing_mended')
    expect(thrown(() => mend({ madeUp: 'x' })).code).toBe('case.nothing_mended')
    const faulty = thrown(() => mend({ siteArea: -1 }))
    expect(faulty.code).toBe('application.incomplete')
    expect(faulty.fields.map(({ field }) => field)).toEqual(['answers.siteArea'])
  })

  test('acceptance by silence is dated to the day of receipt, not to the record', () => {
    const receipt = new Date('2026-11-12T09:00:00+08:00')
    const silence = decide({ action: 'accept_by_silence' }, context(given(submitted(receipt)), job))
    expect(silence).toEqual([{ type: 'accepted', data: { by: 'silence' }, effectiveAt: receipt }])
  })
})

describe('the checklist', () => {
  test('follows the answers, and says why each line is needed', () => {
    const lines = checklistOf(items.food, applicationOf('food'))
    expect(lines.map(({ materialId }) => materialId)).toContain('businessLicence')
    expect(lines.find(({ materialId }) => materialId === 'vendingMachines')).toBeUndefined()
    const selling = applicationOf('food')
    const withMachines = { ...selling, answers: { ...selling.answers, usesVendingMachines: true } }
    expect(
      checklistOf(items.food, withMachines).find(({ materialId }) => materialId === 'vendingMachines'),
    ).toMatchObject({ required: true })
    expect(lines.every(({ reason }) => reason.zh !== '' && reason.en !== '')).toBe(true)
  })

  test('a material is there when it was uploaded, handed in or made from the answers', () => {
    const { answers, handedIn } = applicationOf('insurance')
    const missing = (given: string[], papers: Parameters<typeof missingMaterials>[2] = []) =>
      missingMaterials(items.insurance, { answers, handedIn: given }, papers).map(({ materialId }) => materialId)
    expect(missing([])).toEqual(['identity'])
    expect(missing([...handedIn])).toEqual([])
    const paper = { uploadId: 'u', materialId: 'identity', name: 'a.pdf', mediaType: 'application/pdf', bytes: 1 }
    expect(missing([], [paper])).toEqual([])
    expect(missing([], [{ ...paper, materialId: 'another' }])).toEqual(['identity'])
    const birth = applicationOf('birth')
    expect(missingMaterials(items.birth, birth, []).map(({ materialId }) => materialId)).not.toContain(
      'registrationForm',
    )
  })
})

describe('ticks of an earlier look', () => {
  const then = applicationOf('food')
  const ids = checklistOf(items.food, then).map(({ materialId }) => materialId)
  const made = checklistOf(items.food, then).filter(({ madeFromAnswers }) => madeFromAnswers)
  const paper = { uploadId: 'u', materialId: 'layout', name: 'a.pdf', mediaType: 'application/pdf', bytes: 1 }

  test('stand while the line shows the same, and fall one by one', () => {
    expect(standingTicks(items.food, ids, then, then)).toEqual(ids)
    expect(standingTicks(items.food, ['layout', 'made-up'], then, then)).toEqual(['layout'])
    const newPaper = { ...then, papers: [paper] }
    expect(standingTicks(items.food, ids, then, newPaper)).toEqual(ids.filter((id) => id !== 'layout'))
    const otherAnswers = { ...then, answers: { ...then.answers, siteArea: 12 } }
    expect(made.length).toBeGreaterThan(0)
    expect(standingTicks(items.food, ids, then, otherAnswers)).toEqual(
      ids.filter((id) => !made.some(({ materialId }) => materialId === id)),
    )
  })

  test('only lines of the case come into the event', () => {
    const context = {
      item: items.food,
      state: fold(items.food, given(submitted(at))),
      parties,
      calendar,
      actor: clerk,
      application: then,
      now: at,
    }
    const [event] = decide({ action: 'pre_review', checklist: ['layout', '林知夏'] }, context)
    expect(event).toMatchObject({ type: 'pre_reviewed', data: { checklist: ['layout'] } })
  })
})

describe('what is known already', () => {
  const applicant = {
    ...applicationOf('food').applicant,
    phone: '19900000001',
    organization: {
      id: parties.personId,
      name: '长沙小石桥餐饮店（演示）',
      creditCode: '92430102MADEM00118',
      legalRepresentative: '石小桥（演示）',
    },
  }

  test('stands in the form before it is asked, from the source that the field names', () => {
    expect(prefilled(items.food.form!, applicant)).toMatchObject({
      organizationName: applicant.organization.name,
      creditCode: '92430102MADEM00118',
      legalRepresentative: '石小桥（演示）',
    })
    expect(prefilled(items.birth.form!, applicant)).toMatchObject({
      selfName: '林知夏（演示）',
      selfId: '430199199205140129',
    })
  })

  test('an answer that says something else than the account or the register is found, another telephone is not', () => {
    const form = items.food.form!
    const answers = { ...prefilled(form, applicant), contactPhone: '19900000009' }
    expect(differingFacts(form, { applicant, answers })).toEqual({})
    const mistaken = { ...answers, legalRepresentative: '石大桥', creditCode: '92430102MADEM00126' }
    expect(differingFacts(form, { applicant, answers: mistaken })).toEqual({
      legalRepresentative: '石小桥（演示）',
      creditCode: '92430102MADEM00118',
    })
    const unknown = { ...applicant, organization: null }
    expect(differingFacts(form, { applicant: unknown, answers: mistaken })).toEqual({})
  })

  test('nothing is made up where nothing is known', () => {
    const bare = { ...applicant, phone: null, organization: null }
    for (const source of ['account.phone', 'organization.name', 'organization.creditCode'] as const) {
      expect(knownAbout(bare, source)).toBeUndefined()
    }
    expect(
      Object.values(prefilled(items.food.form!, bare)).every((answer) => typeof answer === 'string' && answer !== ''),
    ).toBe(true)
  })
})
