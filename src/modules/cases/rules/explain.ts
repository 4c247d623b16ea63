import { addDays } from '../../../kernel/calendar.ts'
import type { ExplainedDate, ExplanationStep, Pause, WorkingDayLimit } from '../../../kernel/explanation.ts'

/** A limit in calendar days: weekends and holidays count, the days of a procedure do not. */
export function explainCalendarDays(limit: WorkingDayLimit): ExplainedDate {
  const { rule, situation, start, count, calendar, pauses = [], extension } = limit
  const note = { limit: rule, ...(situation !== undefined && { situation }) }
  const step = (
    code: string,
    from: string,
    to: string,
    days: number,
    more?: ExplanationStep['note'],
  ): ExplanationStep => ({
    rule: code,
    from,
    to,
    days,
    unit: 'calendar',
    calendarVersion: calendar.version,
    note: more ?? note,
  })
  const { day, paused } = walk(start, count, pauses)
  return {
    day,
    provisional: false,
    steps: [
      step('start_day_not_counted', start, start, 1),
      step('calendar_days', addDays(start, 1), day, count),
      ...(extension ? [step('extended', addDays(start, 1), day, extension)] : []),
      ...paused.map(({ pause, from, to, days }) =>
        step('pause', from, to, days, { pause: pause.rule, calendarDays: days }),
      ),
      step('result', day, day, count),
    ],
  }
}

interface PausedRun {
  readonly pause: Pause
  readonly from: string
  to: string
  days: number
}

function walk(start: string, count: number, pauses: readonly Pause[]): { day: string; paused: PausedRun[] } {
  const paused: PausedRun[] = []
  let day = start
  for (let counted = 0; counted < count; ) {
    day = addDays(day, 1)
    const pause = pauses.find(({ from, to }) => day >= from && day <= to)
    const last = paused.at(-1)
    if (!pause) counted += 1
    else if (last?.pause === pause) {
      last.to = day
      last.days += 1
    } else paused.push({ pause, from: day, to: day, days: 1 })
  }
  return { day, paused }
}
