import { type FieldFault, Problem } from '../kernel/problem.ts'
import { statusOfKind } from '../platform/http/problem-status.ts'
import { pageProblem } from './problems.ts'
import type { Language } from './texts/index.ts'
import type { FieldError } from './ui/index.ts'
import type { Answer, PageAnswer } from './web.ts'

/** Shows the form again with what was typed and these faults. */
export type Again = (errors: readonly FieldError[]) => Promise<PageAnswer>

const shownAgain: ReadonlySet<Problem['kind']> = new Set([
  'invalid',
  'conflict',
  'unauthenticated',
  'too_many',
  'too_large',
])

/**
 * Does what a form asks for. What the person can mend is shown with the form and everything that was typed; what she
 * cannot (nothing there, not hers, nobody signed in) goes on to the error page.
 */
export async function submitting(language: Language, again: Again, act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Problem) || !isShownAgain(error)) throw error
    return { ...(await again(faultLines(error, language))), status: statusOfKind[error.kind] }
  }
}

/** A bar after a false promise says what to do instead, which is on the same page. */
function isShownAgain({ kind, code }: Problem): boolean {
  return (shownAgain.has(kind) && !code.startsWith('visit.')) || code === 'credit.barred'
}

/** Each fault at its field; a problem without fields stands above the form. */
export function faultLines(problem: Problem, language: Language): FieldError[] {
  if (problem.fields.length === 0) return [{ field: '', message: problem.sentence[language] }]
  return problem.fields.map((fault) => faultLine(fault, language))
}

/** `answers.siteAddress` is asked by the control `siteAddress`. */
export function faultLine({ field, sentence }: FieldFault, language: Language): FieldError {
  return { field: field.replace(/^answers\./, ''), message: sentence[language] }
}

/** A page that is not there, or not this person's: the two are never told apart. */
export function found<Value>(value: Value | undefined | null): Value {
  if (value === undefined || value === null) throw pageProblem('page.not_found')
  return value
}
