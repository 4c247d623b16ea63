import type { FieldFault } from '../kernel/problem.ts'
import { apiProblem } from './errors.ts'
import { unknownMembers } from './faults.ts'

/** Throws for answers that are faulty, or to which there is no question: a machine's misspelling must not be lost in silence. */
export function problemOfAnswers(
  given: Readonly<Record<string, unknown>>,
  asked: readonly string[],
  faults: readonly FieldFault[],
): void {
  if (faults.length > 0) throw apiProblem('api.answers_faulty', { count: faults.length }, undefined, faults)
  const unknown = Object.keys(given).filter((field) => !asked.includes(field))
  if (unknown.length > 0)
    throw unknownMembers(
      'no_such_field',
      unknown.map((field) => `answers.${field}`),
    )
}
