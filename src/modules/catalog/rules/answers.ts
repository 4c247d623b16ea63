import identifierTexts from '../../../kernel/identifiers/identifiers.texts.json' with { type: 'json' }
import { type FieldFault, fillSentence, type Sentence } from '../../../kernel/problem.ts'
import type { Form, FormField, FormSection } from '../schema/form.ts'
import { type Answers, type AnswerValue, holds } from './conditions.ts'
import { dataElements, type ReadingFaultCode } from './dataElements.ts'
import texts from './faults.texts.json' with { type: 'json' }

export interface ValidationContext {
  /** The day of the application, `YYYY-MM-DD` in Asia/Shanghai. */
  readonly today: string
  /** Report faults of this section only: a draft is checked page by page. Other sections are still cleaned. */
  readonly section?: string
}

export interface ValidatedAnswers {
  /** What can be used: visible, well-formed, in canonical form. Faulty and hidden answers are not in it. */
  readonly answers: Answers
  /** In the order of the form. `field` is `answers.<field id>`. */
  readonly faults: readonly FieldFault[]
}

/**
 * The one form engine: server pages, API and browser call it. Fields are taken in order, so a condition sees exactly
 * the earlier answers that counted; what is hidden is dropped, and so is what no field asks.
 */
export function validateAnswers(
  form: Form,
  given: Readonly<Record<string, unknown>>,
  context: ValidationContext,
): ValidatedAnswers {
  const answers: Record<string, AnswerValue> = {}
  const faults: FieldFault[] = []
  for (const section of form.sections) {
    if (section.showWhen && !holds(section.showWhen, answers)) continue
    const reported = context.section === undefined || context.section === section.id
    for (const field of section.fields) {
      if (field.showWhen && !holds(field.showWhen, answers)) continue
      const outcome = validateField(field, given[field.id], context.today)
      if (outcome.value !== undefined) answers[field.id] = outcome.value
      if (outcome.fault && reported) faults.push(outcome.fault)
    }
  }
  return { answers, faults }
}

/** One given value against one field: its canonical value, or what is wrong, or neither (left empty, and may be). */
export function validateField(
  field: FormField,
  given: unknown,
  today: string,
): { readonly value?: AnswerValue; readonly fault?: FieldFault } {
  const outcome = dataElements[field.element].read(given, field, today)
  switch (outcome.kind) {
    case 'value':
      return { value: outcome.value }
    case 'empty':
      return field.required ? { fault: faultOf(field, requiredCode(field), {}) } : {}
    case 'fault':
      return { fault: faultOf(field, outcome.code, outcome.parameters) }
  }
}

/** The sections and fields that are asked, given the answers so far. */
export function visibleFields(
  form: Form,
  answers: Answers,
): readonly { readonly section: FormSection; readonly fields: readonly FormField[] }[] {
  const counted: Record<string, AnswerValue> = {}
  return form.sections.flatMap((section) => {
    if (section.showWhen && !holds(section.showWhen, counted)) return []
    const fields = section.fields.filter((field) => {
      if (field.showWhen && !holds(field.showWhen, counted)) return false
      const answer = answers[field.id]
      if (answer !== undefined) counted[field.id] = answer
      return true
    })
    return fields.length > 0 ? [{ section, fields }] : []
  })
}

function requiredCode(field: FormField): 'required' | 'choose_one' {
  const { input } = dataElements[field.element]
  return input === 'radios' || input === 'checkboxes' ? 'choose_one' : 'required'
}

type FaultCode = ReadingFaultCode | 'required' | 'choose_one'
type OwnCode = keyof typeof texts

function faultOf(field: FormField, code: FaultCode, parameters: Readonly<Record<string, string | number>>): FieldFault {
  const template: Sentence =
    code in texts ? texts[code as OwnCode] : labelled(identifierTexts[code as Exclude<FaultCode, OwnCode>])
  const sentence = fillSentence(template, { label: field.label, unit: field.unit ?? '', ...parameters })
  return { field: `answers.${field.id}`, code, sentence }
}

/** A form may ask for several identity numbers, so the sentence says which one it means. */
function labelled(sentence: Sentence): Sentence {
  return { zh: `“{label}”：${sentence.zh}`, en: `“{label}”: ${sentence.en}` }
}
