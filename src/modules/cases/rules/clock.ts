import { addDays, type Day, dayOf, type WorkCalendar } from '../../../kernel/calendar.ts'
import { type ExplainedDate, explainWorkingDays } from '../../../kernel/explanation.ts'
import { inCourse } from './course.ts'
import type { CaseItem, CaseState } from './state.ts'

/** 受理 acceptance · 补正 correction · 承诺 promised · 法定 statutory · 送达 delivery */
export type ClockKind = 'acceptance' | 'correction' | 'promised' | 'statutory' | 'delivery'

export interface CaseClock {
  readonly kind: ClockKind
  readonly start: Day
  /** Length of the limit, in `unit`. */
  readonly days: number
  readonly unit: 'working' | 'calendar'
  readonly explained: ExplainedDate
}

/** Where an item publishes no time for corrections: ours, a setting of the platform, said so in the guide. */
export const correctionDaysDefault = 15

/** The limit that runs now, or undefined when none does: what lists are ordered by and the status page shows. */
export function currentClock(item: CaseItem, state: CaseState, calendar: WorkCalendar): CaseClock | undefined {
  switch (state.awaiting) {
    case 'pre_review':
    case 'accept':
      return limitClock('acceptance', dayOf(state.completeAt), item.limits.acceptanceDays, 'working', calendar)
    case 'correct':
      return limitClock(
        'correction',
        dayOf(state.correctionRequestedAt ?? state.awaitingSince),
        item.limits.correctionDays ?? correctionDaysDefault,
        'working',
        calendar,
      )
    case 'review':
    case 'decide':
      return decisionClock('promised', item, state, calendar) ?? decisionClock('statutory', item, state, calendar)
    case 'issue':
    case 'deliver':
      return item.limits.deliveryDays === null
        ? undefined
        : limitClock(
            'delivery',
            dayOf(state.decidedAt ?? state.awaitingSince),
            item.limits.deliveryDays,
            'working',
            calendar,
          )
    case null:
      return undefined
  }
}

/** The limit for the decision. It starts with acceptance, and the day of acceptance is not counted. */
export function decisionClock(
  kind: 'promised' | 'statutory',
  item: CaseItem,
  state: CaseState,
  calendar: WorkCalendar,
): CaseClock | undefined {
  const { limits, situation, ownLimits } = inCourse(item, state.course)
  const limit = limits[kind]
  if (!state.acceptedAt || !limit?.unit) return undefined
  const setBy = ownLimits.includes(kind) ? situation?.title : undefined
  return limitClock(kind, dayOf(state.acceptedAt), limit.days, limit.unit, calendar, setBy)
}

/** The moment at which silence counts as acceptance: the end of the last day of the limit. */
export function silenceDay(item: CaseItem, completeAt: Date, calendar: WorkCalendar): Day | undefined {
  if (!item.limits.acceptanceBySilence) return undefined
  return limitClock('acceptance', dayOf(completeAt), item.limits.acceptanceDays, 'working', calendar).explained.day
}

function limitClock(
  kind: ClockKind,
  start: Day,
  days: number,
  unit: 'working' | 'calendar',
  calendar: WorkCalendar,
  situation?: string,
): CaseClock {
  const rule = `${kind}_limit`
  const explained =
    unit === 'working'
      ? explainWorkingDays({ rule, start, count: days, calendar, ...(situation && { situation }) })
      : explainCalendarDays({ limit: rule, ...(situation && { situation }) }, start, days, calendar.version)
  return { kind, start, days, unit, explained }
}

function explainCalendarDays(
  limit: Readonly<Record<string, string>>,
  start: Day,
  days: number,
  calendarVersion: string,
): ExplainedDate {
  const day = addDays(start, days)
  return {
    day,
    provisional: false,
    steps: [
      {
        rule: 'start_day_not_counted',
        from: start,
        to: start,
        days: 1,
        unit: 'calendar',
        calendarVersion,
        note: limit,
      },
      { rule: 'calendar_days', from: addDays(start, 1), to: day, days, unit: 'calendar', calendarVersion, note: limit },
      { rule: 'result', from: day, to: day, days, unit: 'calendar', calendarVersion, note: limit },
    ],
  }
}
