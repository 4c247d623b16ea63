import type { Grade } from '../schema.ts'
import type { TicketStep } from './ticket.ts'

/**
 * What is counted. `grade_n` first evaluations; `left_out` bulk praise that does not count; `withdrawn` bad grades that do not count any more;
 * `ticket` … what became of bad grades; `again_n` second evaluations. Every one is dated to the day of the first evaluation.
 */
export type EvaluationMeasure =
  | `grade_${Grade}`
  | `again_${Grade}`
  | 'left_out'
  | 'ticket'
  | 'called_back'
  | 'explained'
  | 'withdrawn'
  | 'to_rectify'
  | 'rectified'
  | 'rectified_in_time'
  | 'overdue'

const conclusive: ReadonlySet<TicketStep['type']> = new Set(['sent', 'explained', 'doubted'])

/** What a step adds after those before it: a call-back that came to a conclusion counts once, however often the ticket came back. */
export function measuresOf(step: TicketStep, before: readonly TicketStep[]): EvaluationMeasure[] {
  const called = conclusive.has(step.type) && !before.some(({ type }) => conclusive.has(type))
  return [...(called ? (['called_back'] as const) : []), ...ownMeasures(step)]
}

function ownMeasures(step: TicketStep): EvaluationMeasure[] {
  switch (step.type) {
    case 'opened':
      return ['ticket']
    case 'sent':
      return ['to_rectify']
    case 'explained':
      return ['explained']
    case 'withdrawn':
      return ['withdrawn']
    case 'answered':
      return step.data.inTime ? ['rectified', 'rectified_in_time'] : ['rectified']
    case 'overdue':
      return ['overdue']
    case 'rated_again':
      return [`again_${step.data.grade}`]
    case 'looked':
    case 'unreached':
    case 'doubted':
    case 'upheld':
      return []
  }
}
