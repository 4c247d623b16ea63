import texts from './calendar.texts.json' with { type: 'json' }
import { problemFamily } from './problem.ts'

export const calendarProblem = problemFamily(
  {
    day_not_real: 'invalid',
    working_days_out_of_range: 'invalid',
    span_too_long: 'invalid',
    pauses_invalid: 'invalid',
    calendar_invalid: 'invalid',
  },
  texts.problems,
)
