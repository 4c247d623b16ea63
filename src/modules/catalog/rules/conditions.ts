import type { Condition } from '../schema/form.ts'

/** One cleaned answer: text, number, yes/no, or the chosen values. Money and dates are text. */
export type AnswerValue = string | number | boolean | readonly string[]
/** By field id: the answers of one entry of a repeated section, or of a section that is asked once. */
export type FieldAnswers = Readonly<Record<string, AnswerValue>>
/** By field id; the entries of a repeated section stand as a list under the section's id, which is never an empty one. */
export type Answers = Readonly<Record<string, AnswerValue | readonly FieldAnswers[]>>

/** The answer to a field that is asked once. */
export function answerTo(answers: Answers, fieldId: string): AnswerValue | undefined {
  const answer = answers[fieldId]
  return answer === undefined || isEntries(answer) ? undefined : answer
}

/** The entries of a repeated section; none where nothing was entered. */
export function entriesOf(answers: Answers, sectionId: string): readonly FieldAnswers[] {
  const answer = answers[sectionId]
  return answer !== undefined && isEntries(answer) ? answer : []
}

function isEntries(answer: Answers[string]): answer is readonly FieldAnswers[] {
  return Array.isArray(answer) && typeof answer[0] === 'object'
}

/** True when the answer is there and meets the condition. No answer meets none. */
export function holds(condition: Condition, answers: Answers): boolean {
  const answer = answerTo(answers, condition.field)
  if (answer === undefined) return false
  if ('equals' in condition) return answer === condition.equals
  const wanted = new Set(condition.in)
  return typeof answer === 'object' ? answer.some((value) => wanted.has(value)) : wanted.has(String(answer))
}
