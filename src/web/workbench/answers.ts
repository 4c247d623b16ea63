import type { AnswerValue, Form, FormField } from '../../modules/catalog/index.ts'
import type { FieldValues } from '../views/citizen/form-fields.tsx'
import type { Visit } from '../visit.ts'

/** Answers as the controls hold them. */
export function answerValues(answers: Readonly<Record<string, AnswerValue>>): FieldValues {
  return Object.fromEntries(Object.entries(answers).map(([field, answer]) => [field, controlValue(answer)]))
}

function controlValue(answer: AnswerValue): string | readonly string[] {
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no'
  return typeof answer === 'object' ? answer : String(answer)
}

/** What the form sent for each of its fields. A control that was switched off sent nothing, which is an empty answer. */
export function typedAnswers(visit: Visit, form: Form): Record<string, string | string[]> {
  return Object.fromEntries(fieldsOf(form).map((field) => [field.id, typedAnswer(visit, field)]))
}

function typedAnswer(visit: Visit, { id, element }: FormField): string | string[] {
  return element === 'choices' ? visit.fields(id) : visit.field(id)
}

export function fieldsOf(form: Form | null): readonly FormField[] {
  return form?.sections.flatMap((section) => section.fields) ?? []
}
