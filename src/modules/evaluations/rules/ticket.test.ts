import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import calendarFile from '../../../../data/calendars/cn-2026.json' with { type: 'json' }
import { addWorkingDays, isWorkingDay, parseCalendar, workingDaysBetween } from '../../../kernel/calendar.ts'
import { addDays } from '../../../kernel/day.ts'
import { ratesOf, shownSums } from './rates.ts'
import { type EvaluationMeasure, measuresOf } from './tally.ts'
import { decideTicket, evolveTicket, foldTicket, type TicketCommand, type TicketStep } from './ticket.ts'

const { regionPrefix: _, ...calendarOnly } = calendarFile as Record<string, unknown>
const calendar = parseCalendar(calendarOnly)
const time = { calendar, today: '2026-11-20', rectifyDays: 15 }
const opened: TicketStep = { type: 'opened', data: { dueOn: '2026-11-25' } }
const sent: TicketStep = { type: 'sent', data: { dueOn: '2026-12-11' } }
const doubted: TicketStep = { type: 'doubted', data: { doubt: 'mistaken', staffId: 'one' } }
const answered: TicketStep = { type: 'answered', data: { inTime: true } }

const when = (given: readonly TicketStep[], command: TicketCommand, today = time.today) =>
  decideTicket(command, foldTicket(given), { ...time, today })

describe('given a bad grade', () => {
  test('when the facts are clear, then the office has fifteen working days, the day of sending not counted', () => {
    const step = when([opened], { act: 'send' })
    expect(step).toEqual({ type: 'sent', data: { dueOn: addWorkingDays(calendar, '2026-11-20', 15).day } })
    expect(foldTicket([opened, step as TicketStep])).toMatchObject({ state: 'rectifying', told: true, overdue: false })
  })

  test('when there is no legal basis, then it is explained, and the office was never told', () => {
    expect(when([opened], { act: 'explain' })).toEqual({ type: 'explained', data: {} })
    expect(foldTicket([opened, { type: 'explained', data: {} }])).toMatchObject({ state: 'invited', told: false })
  })

  test('when it is thought mistaken, then only another person may agree, and until then it counts', () => {
    expect(when([opened, doubted], { act: 'review', withdraw: true, staffId: 'one' })).toBe('second_person')
    expect(when([opened, doubted], { act: 'review', withdraw: true, staffId: 'two' })).toEqual({
      type: 'withdrawn',
      data: {},
    })
    expect(when([opened, doubted], { act: 'send' })).toBe('not_now')
    const upheld = when([opened, doubted], { act: 'review', withdraw: false, staffId: 'two' }) as TicketStep
    expect(foldTicket([opened, doubted, upheld])).toMatchObject({ state: 'calling', doubtedBy: null })
  })

  test.each([
    ['on the last day', '2026-12-11', true],
    ['the day after', '2026-12-12', false],
  ])('when the office answers %s, then that is told', (_words, today, inTime) => {
    expect(when([opened, sent], { act: 'answer' }, today)).toEqual({ type: 'answered', data: { inTime } })
  })

  test('when it was answered, then a second grade ends it, once', () => {
    const rate = { act: 'rate', grade: 2, reasons: [], by: 'person' } as const
    expect(when([opened], rate)).toBe('not_now')
    const again = when([opened, sent, answered], rate) as TicketStep
    expect(foldTicket([opened, sent, answered, again]).state).toBe('closed')
    expect(when([opened, sent, answered, again], rate)).toBe('not_now')
  })

  test('an overdue one must still be answered', () => {
    const late: TicketStep = { type: 'overdue', data: { dueOn: '2026-12-11' } }
    expect(foldTicket([opened, sent, late])).toMatchObject({ state: 'rectifying', overdue: true })
    expect(when([opened, sent, late], { act: 'answer' }, '2026-12-20')).toMatchObject({ data: { inTime: false } })
  })
})

test('generated: the limit ends on a working day with exactly so many working days after the sending', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 40 }), (offset, rectifyDays) => {
      const today = addDays('2026-01-01', offset)
      const step = decideTicket({ act: 'send' }, foldTicket([opened]), { calendar, today, rectifyDays })
      const dueOn = typeof step === 'object' && step.type === 'sent' ? step.data.dueOn : ''
      expect(isWorkingDay(calendar, dueOn).working).toBe(true)
      expect(workingDaysBetween(calendar, today, dueOn)).toBe(rectifyDays)
    }),
  )
})

const commands = fc.constantFrom<TicketCommand>(
  { act: 'look' },
  { act: 'unreached' },
  { act: 'send' },
  { act: 'explain' },
  { act: 'doubt', doubt: 'mistaken', staffId: 'one' },
  { act: 'review', withdraw: true, staffId: 'two' },
  { act: 'review', withdraw: false, staffId: 'two' },
  { act: 'answer' },
  { act: 'rate', grade: 3, reasons: [], by: 'phone' },
)

test('generated: whatever is tried in whatever order, sums stay within what they are shares of', () => {
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 20 }), (tried) => {
      const steps: TicketStep[] = [opened]
      let state = foldTicket(steps)
      for (const command of tried) {
        const step = decideTicket(command, state, time)
        if (typeof step === 'string') continue
        steps.push(step)
        state = evolveTicket(state, step)
      }
      const sums = new Map<EvaluationMeasure, number>([['grade_4', 1]])
      for (const [index, step] of steps.entries())
        for (const measure of measuresOf(step, steps.slice(0, index))) sums.set(measure, (sums.get(measure) ?? 0) + 1)
      expect(foldTicket(steps)).toEqual(state)
      for (const count of sums.values()) expect(count).toBeLessThanOrEqual(1)
      const { callback, rectification, in_time, counted } = ratesOf(sums)
      for (const rate of [callback, rectification ?? 0, in_time ?? 0]) expect(rate).toBeLessThanOrEqual(1)
      expect(counted).toBe(state.state === 'withdrawn' ? 0 : 1)
      // Who was not told cannot answer.
      expect(steps.some(({ type }) => type === 'answered') && !state.told).toBe(false)
    }),
  )
})

describe('rates by their definitions', () => {
  test('bulk praise and what was withdrawn are left out; silence is nowhere', () => {
    const sums = new Map<EvaluationMeasure, number>([
      ['grade_1', 10],
      ['left_out', 6],
      ['grade_2', 2],
      ['grade_3', 1],
      ['grade_4', 2],
      ['grade_5', 1],
      ['withdrawn', 1],
      ['ticket', 3],
      ['called_back', 3],
      ['to_rectify', 2],
      ['rectified', 2],
      ['rectified_in_time', 1],
      ['again_1', 2],
    ])
    expect(ratesOf(sums)).toEqual({
      counted: 9,
      satisfaction: 6 / 9,
      praise: 7 / 9,
      bad: 2 / 9,
      callback: 1,
      rectification: 1,
      in_time: 0.5,
    })
  })

  test('of nothing there is no rate', () => {
    expect(ratesOf(new Map())).toMatchObject({ counted: 0, satisfaction: null, callback: null, in_time: null })
  })

  test('an office is shown nothing of fewer than five that count', () => {
    const sums = (more: readonly [EvaluationMeasure, number][]) => new Map<EvaluationMeasure, number>(more)
    expect(shownSums(sums([['grade_5', 4]]))).toBeNull()
    expect(shownSums(sums([['grade_5', 5]]))).not.toBeNull()
    // Five of one device and a bad one: the rate would be that of one person.
    expect(
      shownSums(
        sums([
          ['grade_1', 5],
          ['left_out', 5],
          ['grade_5', 1],
        ]),
      ),
    ).toBeNull()
  })
})
