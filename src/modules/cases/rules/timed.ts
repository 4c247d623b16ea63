import type { WorkCalendar } from '../../../kernel/calendar.ts'
import { addDays, addWorkingDays, startOfDay } from '../../../kernel/calendar.ts'
import type { CaseItem } from './caseItem.ts'
import { currentClock, momentAfter, pendingClock, rectifyClock, silenceDay } from './clock.ts'
import type { CaseState } from './state.ts'

/** An act that happens by itself at its moment, unless something else happened before. */
export interface TimedAct {
  readonly action: 'accept_by_silence' | 'lapse_correction' | 'lapse_pending' | 'lapse_promise'
  /** The first moment after the last day. */
  readonly dueAt: Date
}

/** What will happen to this case by itself, the nearest first. A pure function, so that timers can be rebuilt from events. */
export function timedActs(item: CaseItem, state: CaseState, calendar: WorkCalendar): TimedAct[] {
  const acts: TimedAct[] = []
  if (state.awaiting === 'pre_review' || state.awaiting === 'accept') {
    const day = silenceDay(item, state.completeAt, calendar)
    if (day) acts.push({ action: 'accept_by_silence', dueAt: momentAfter(day) })
  }
  if (state.awaiting === 'correct') {
    const clock = currentClock(item, state, calendar)
    if (clock) acts.push({ action: 'lapse_correction', dueAt: momentAfter(clock.explained.day) })
  }
  const beforeDecision = state.awaiting === 'review' || state.awaiting === 'decide'
  const missing = beforeDecision ? pendingClock(state, calendar) : undefined
  if (missing) acts.push({ action: 'lapse_pending', dueAt: momentAfter(missing.explained.day) })
  const rectify = state.awaiting === 'issue' ? undefined : rectifyClock(state, calendar)
  if (rectify) acts.push({ action: 'lapse_promise', dueAt: momentAfter(rectify.explained.day) })
  return acts.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
}

/** The first act whose moment has come. Whoever acts later than that finds it done. */
export function overdueAct(item: CaseItem, state: CaseState, calendar: WorkCalendar, now: Date): TimedAct | undefined {
  return timedActs(item, state, calendar).find(({ dueAt }) => dueAt <= now)
}

/** Before a paper is due or something is to be put right, the applicant is reminded: at nine, three working days before. */
export function reminderAt(state: CaseState, calendar: WorkCalendar): Date | undefined {
  const clock = pendingClock(state, calendar) ?? rectifyClock(state, calendar)
  if (!clock || state.result === 'annulled') return undefined
  const day = clock.explained.day
  let before = day
  for (let left = reminderDays; left > 0; left -= 1) {
    before = addDays(before, -1)
    while (addWorkingDays(calendar, addDays(before, -1), 1).day !== before) before = addDays(before, -1)
  }
  return before > clock.start ? new Date(startOfDay(before).getTime() + nineOClock) : undefined
}

const reminderDays = 3
const nineOClock = 9 * 3_600_000
