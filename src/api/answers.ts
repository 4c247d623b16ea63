import { z } from 'zod'
import type { FieldFault } from '../kernel/problem.ts'
import { type FormSection, unknownAnswers } from '../modules/catalog/index.ts'
import { apiProblem } from './errors.ts'
import { unknownMembers } from './faults.ts'

/** Bounded by the size of a request and by what the item asks. */
export const GivenAnswers = z
  .record(z.string().max(40), z.unknown())
  .describe(
    'By field id of the item. The entries of a repeated section are a list under the id of the section, in whole: one object for each entry, by field id',
  )

/** Throws for answers that are faulty, or to which there is no question: a machine's misspelling must not be lost in silence. */
export function problemOfAnswers(
  given: Readonly<Record<string, unknown>>,
  asked: readonly FormSection[],
  faults: readonly FieldFault[],
): void {
  if (faults.length > 0) throw apiProblem('api.answers_faulty', { count: faults.length }, undefined, faults)
  const unknown = unknownAnswers(asked, given)
  if (unknown.length > 0)
    throw unknownMembers(
      'no_such_field',
      unknown.map((field) => `answers.${field}`),
    )
}
