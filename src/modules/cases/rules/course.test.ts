import { describe, expect, test } from 'vitest'
import calendarFile from '../../../../data/calendars/cn-2026.json' with { type: 'json' }
import { parseCalendar } from '../../../kernel/calendar.ts'
import { applicationOf, citizen, given, items, parties, staff, submitted } from '../test-support.ts'
import { currentClock, decisionClock } from './clock.ts'
import { type Course, refusalIn, withCourse } from './course.ts'
import { decide } from './decide.ts'
import type { NewEvent } from './events.ts'
import { evolve, fold } from './fold.ts'

const calendar = parseCalendar(calendarFile)
const item = items.birth
const at = new Date('2026-11-20T09:00:00+08:00')
const clerk = staff(['accept', 'deliver'])
const { answers } = applicationOf('birth')
const newcomers = { ...answers, householdInProvince: 'neither', residedMonth: true, residenceSince: '2026-01-01' }
const tooEarly = { ...newcomers, residedMonth: false }

const filed = (given: typeof answers): NewEvent => {
  const event = submitted(at)
  return { ...event, data: { ...event.data, ...withCourse(item, given) } } as NewEvent
}
const courseOf = (given: typeof answers): Course => withCourse(item, given).course!
const preReviewed = { type: 'pre_reviewed', data: {}, effectiveAt: at, by: clerk } as const
const asked = { type: 'correction_requested', data: { demands: 1 }, effectiveAt: at, by: clerk } as const
const accepted = { type: 'accepted', data: { by: 'window' }, effectiveAt: at, by: clerk } as const
const corrected = (given: typeof answers) =>
  ({
    type: 'corrected',
    data: withCourse(item, given),
    effectiveAt: at,
    by: citizen,
    payload: { kind: 'application', value: {} },
  }) as const

describe('the course of a case', () => {
  test('records situation and steps and nothing that was answered', () => {
    expect(courseOf(answers)).toEqual({ situation: 'beforeBirth', steps: [1, 2, 3] })
    expect(courseOf(newcomers)).toEqual({ situation: 'newcomers', steps: [0, 1, 2, 3] })
    expect(withCourse({ ...items.food, situations: [] }, applicationOf('food').answers)).toEqual({})
  })

  test('has the steps of the situation', () => {
    expect(fold(item, given(filed(answers)))).toMatchObject({ awaiting: 'accept', status: 'submitted' })
    expect(fold(item, given(filed(newcomers)))).toMatchObject({ awaiting: 'pre_review' })
  })

  test('has the limit of the situation, and every line of its calculation says so', () => {
    const usual = decisionClock('promised', item, fold(item, given(filed(answers), accepted)), calendar)
    const own = decisionClock('promised', item, fold(item, given(filed(newcomers), preReviewed, accepted)), calendar)
    expect([usual?.days, own?.days]).toEqual([5, 10])
    const told = own?.explained.steps.filter(({ note }) => note?.limit === 'promised_limit')
    expect(told?.map(({ note }) => note?.situation)).toEqual(
      ['start_day_not_counted', 'count_begins', 'result'].map(() => '双方户籍都不在本省，在本省住满 1 个月'),
    )
    expect(usual?.explained.steps.some(({ note }) => note?.situation !== undefined)).toBe(false)
  })

  test('leaves limits alone that the situation does not set', () => {
    const state = fold(item, given(filed(newcomers)))
    const clock = currentClock(item, state, calendar)
    expect(clock).toMatchObject({ kind: 'acceptance', days: item.limits.acceptanceDays })
    expect(clock?.explained.steps.some(({ note }) => note?.situation !== undefined)).toBe(false)
  })

  test('of a case from before is that of the item', () => {
    const state = fold(item, given(submitted(at), preReviewed, accepted))
    expect(state).toMatchObject({ course: null, awaiting: 'review' })
    expect(decisionClock('promised', item, state, calendar)?.days).toBe(item.limits.promised?.days)
  })

  test('changes with a correction: a pre-review that the new situation asks for is made', () => {
    const state = fold(item, given(filed(answers), asked, corrected(newcomers)))
    expect(state).toMatchObject({ awaiting: 'pre_review', status: 'submitted', course: courseOf(newcomers) })
  })

  test('changes with a correction: a step that the new situation leaves out is not waited for', () => {
    const state = fold(item, given(filed(newcomers), asked, corrected(answers)))
    expect(state).toMatchObject({ awaiting: 'accept', status: 'submitted', course: courseOf(answers) })
  })

  test('stays with a correction that changes nothing of it', () => {
    const events = given(filed(newcomers), preReviewed, asked, corrected(newcomers))
    expect(fold(item, events)).toMatchObject({ awaiting: 'accept', status: 'pre_reviewed' })
  })

  test('is the same folded in one go and event by event', () => {
    const events = given(filed(answers), asked, corrected(newcomers), preReviewed, accepted)
    const oneByOne = events
      .slice(1)
      .reduce((state, event) => evolve(item, state, event), fold(item, events.slice(0, 1)))
    expect(oneByOne).toEqual(fold(item, events))
  })
})

describe('a correction and a mending', () => {
  const context = (events: readonly NewEvent[], actor: Parameters<typeof decide>[1]['actor']) => ({
    item,
    state: fold(item, given(...events)),
    parties,
    calendar,
    actor,
    application: applicationOf('birth'),
    now: at,
  })

  test('record what they make of it', () => {
    const application = { ...applicationOf('birth'), answers: newcomers }
    const [event] = decide({ action: 'correct', application }, context([filed(answers), asked], citizen))
    expect(event).toMatchObject({ type: 'corrected', data: { course: courseOf(newcomers) } })
    const mend = {
      action: 'mend' as const,
      answers: { householdInProvince: 'neither', residedMonth: true, residenceSince: '2026-01-01' },
      note: '当面核对',
    }
    const [mended] = decide(mend, context([filed(answers)], clerk))
    expect(mended).toMatchObject({ data: { course: { situation: 'newcomers' } } })
    const state = fold(item, given(filed(answers), { ...mended!, by: clerk }))
    expect(state).toMatchObject({ awaiting: 'pre_review', course: { situation: 'newcomers' } })
  })

  test('are refused where the situation cannot be handled here, in the words of the item', () => {
    expect(refusalIn(item, tooEarly)).toContain('住满 1 个月')
    expect(refusalIn(item, newcomers)).toBeNull()
    const application = { ...applicationOf('birth'), answers: tooEarly }
    const correct = () => decide({ action: 'correct', application }, context([filed(answers), asked], citizen))
    expect(correct).toThrow(expect.objectContaining({ code: 'application.refused' }))
  })
})
