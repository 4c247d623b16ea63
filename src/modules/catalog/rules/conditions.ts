import type { Condition } from '../schema/condition.ts'
import { compile } from './situations/compile.ts'
import { evaluate, type Known, type Standing, testsIn } from './situations/decision.ts'

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

/** True when the answer is there and meets the condition. No answer meets none; in FEEL it is null. */
export function holds(condition: Condition, answers: Answers): boolean {
  return standingOf(condition, (field) => answerTo(answers, field) ?? null) === true
}

/** Whether a condition holds for what is known so far; undefined where it depends on what was not answered yet. */
export function standingOf(condition: Condition, known: (field: string) => Known): Standing {
  if ('feel' in condition) {
    const compiled = compile(condition.feel)
    // What cannot be read is a fault of the item and not published; if it ever is, it meets nothing.
    return compiled.kind === 'decision' ? evaluate(compiled.decision, known) : false
  }
  const answer = known(condition.field)
  if (answer === undefined) return undefined
  if (answer === null) return false
  if ('equals' in condition) return answer === condition.equals
  const wanted = new Set(condition.in)
  return typeof answer === 'object' ? answer.some((value) => wanted.has(value)) : wanted.has(String(answer))
}

/** The questions that a condition looks at, each once. */
export function questionsOfCondition(condition: Condition): readonly string[] {
  if (!('feel' in condition)) return [condition.field]
  const compiled = compile(condition.feel)
  return compiled.kind === 'decision' ? [...new Set(testsIn(compiled.decision).map(({ field }) => field))] : []
}
