import type { Condition } from '../schema/form.ts'

/** One cleaned answer: text, number, yes/no, or the chosen values. Money and dates are text. */
export type AnswerValue = string | number | boolean | readonly string[]
export type Answers = Readonly<Record<string, AnswerValue>>

/** True when the answer is there and meets the condition. No answer meets none. */
export function holds(condition: Condition, answers: Answers): boolean {
  const answer = answers[condition.field]
  if (answer === undefined) return false
  if ('equals' in condition) return answer === condition.equals
  const wanted = new Set(condition.in)
  return typeof answer === 'object' ? answer.some((value) => wanted.has(value)) : wanted.has(String(answer))
}
