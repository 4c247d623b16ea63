import identifierTexts from '../../../kernel/identifiers/identifiers.texts.json' with { type: 'json' }
import { type FieldFault, fillSentence, type Sentence } from '../../../kernel/problem.ts'
import { entriesMax } from '../schema/entries.ts'
import type { Form, FormField, FormSection, Repeat } from '../schema/form.ts'
import { type Answers, type AnswerValue, type FieldAnswers, holds } from './conditions.ts'
import { dataElements, type ReadingFaultCode } from './dataElements.ts'
import texts from './faults.texts.json' with { type: 'json' }
import { entryTitle } from './sections.ts'

export interface ValidationContext {
  /** The day of the application, `YYYY-MM-DD` in Asia/Shanghai. */
  readonly today: string
  /** Report faults of this section only: a draft is checked page by page. Other sections are still cleaned. */
  readonly section?: string
}

export interface ValidatedAnswers {
  /** What can be used: visible, well-formed, in canonical form. Faulty and hidden answers are not in it. */
  readonly answers: Answers
  /** In the order of the form. `field` is `answers.<field id>`, in an entry `answers.<section id>.<index>.<field id>`. */
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
  const answers: Record<string, Answers[string]> = {}
  const faults: FieldFault[] = []
  let room = entriesCharactersMax
  for (const section of form.sections) {
    if (section.showWhen && !holds(section.showWhen, answers)) continue
    const outcome = section.repeat
      ? validateEntries(section, section.repeat, given[section.id], answers, { today: context.today, room })
      : validateFields(section.fields, given, answers, { today: context.today, path: 'answers' })
    Object.assign(answers, outcome.answers)
    if (section.repeat) room -= sizeOf(outcome.answers[section.id])
    if (context.section === undefined || context.section === section.id) faults.push(...outcome.faults)
  }
  return { answers, faults }
}

/** One given value against one field: its canonical value, or what is wrong, or neither (left empty, and may be). */
export function validateField(
  field: FormField,
  given: unknown,
  today: string,
  place: FieldPlace = { path: 'answers' },
): { readonly value?: AnswerValue; readonly fault?: FieldFault } {
  const outcome = dataElements[field.element].read(given, field, today)
  switch (outcome.kind) {
    case 'value':
      return { value: outcome.value }
    case 'empty':
      return field.required ? { fault: faultOf(field, requiredCode(field), {}, place) } : {}
    case 'fault':
      return { fault: faultOf(field, outcome.code, outcome.parameters, place) }
  }
}

/** The fields of one section, once. Conditions look at `earlier` and at the answers before them here. */
function validateFields(
  fields: readonly FormField[],
  given: Readonly<Record<string, unknown>>,
  earlier: Answers,
  place: FieldPlace & { readonly today: string },
): { readonly answers: FieldAnswers; readonly faults: readonly FieldFault[] } {
  const answers: Record<string, AnswerValue> = {}
  const faults: FieldFault[] = []
  for (const field of fields) {
    if (field.showWhen && !holds(field.showWhen, { ...earlier, ...answers })) continue
    const outcome = validateField(field, given[field.id], place.today, place)
    if (outcome.value !== undefined) answers[field.id] = outcome.value
    if (outcome.fault) faults.push(outcome.fault)
  }
  return { answers, faults }
}

/**
 * The entries of a repeated section. Too few or too many are a fault and kept, as long as they are within what any
 * item may ask; a list that is longer or larger than that is not looked into.
 */
function validateEntries(
  section: FormSection,
  repeat: Repeat,
  given: unknown,
  earlier: Answers,
  { today, room }: { readonly today: string; readonly room: number },
): { readonly answers: Answers; readonly faults: readonly FieldFault[] } {
  const path = `answers.${section.id}`
  const wrong = (code: EntriesFaultCode, parameters: Readonly<Record<string, number>> = {}): FieldFault => {
    const words = { entry: repeat.entryName, min: repeat.min, max: repeat.max, ...parameters }
    return { field: path, code, sentence: fillSentence(texts[code], words) }
  }
  if (given !== undefined && given !== null && !Array.isArray(given))
    return { answers: {}, faults: [wrong('not_entries')] }
  const list: readonly unknown[] = given ?? []
  const faults: FieldFault[] = []
  if (list.length < repeat.min) faults.push(wrong('entries_few', { missing: repeat.min - list.length }))
  if (list.length > repeat.max) faults.push(wrong('entries_many', { excess: list.length - repeat.max }))
  if (list.length === 0 || list.length > entriesMax) return { answers: {}, faults }
  const entries: FieldAnswers[] = []
  for (const [at, entry] of list.entries()) {
    const place = { today, path: `${path}.${at}`, name: entryTitle(repeat, at) }
    const outcome = validateFields(section.fields, isRecord(entry) ? entry : {}, earlier, place)
    const blank = Object.keys(outcome.answers).length === 0 && outcome.faults.length === 0
    faults.push(...(blank ? [{ ...wrong('entry_blank', { number: at + 1 }), field: place.path }] : outcome.faults))
    entries.push(outcome.answers)
  }
  if (sizeOf(entries) > room) return { answers: {}, faults: [wrong('entries_large')] }
  return { answers: { [section.id]: entries }, faults }
}

/** Characters of all entries of all repeated sections together, as JSON: some four thousand long lines. */
const entriesCharactersMax = 200_000

function sizeOf(entries: Answers[string] | undefined): number {
  return entries === undefined ? 0 : JSON.stringify(entries).length
}

function isRecord(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

function requiredCode(field: FormField): 'required' | 'choose_one' {
  const { input } = dataElements[field.element]
  return input === 'radios' || input === 'checkboxes' ? 'choose_one' : 'required'
}

/** Where a field stands: the path before its id, and the name of its entry, which its sentence repeats. */
interface FieldPlace {
  readonly path: string
  readonly name?: string
}

type EntriesFaultCode = 'entries_few' | 'entries_many' | 'entries_large' | 'entry_blank' | 'not_entries'
type FaultCode = ReadingFaultCode | 'required' | 'choose_one'
type OwnCode = keyof typeof texts

function faultOf(
  field: FormField,
  code: FaultCode,
  parameters: Readonly<Record<string, string | number>>,
  { path, name }: FieldPlace,
): FieldFault {
  const template: Sentence =
    code in texts ? texts[code as OwnCode] : labelled(identifierTexts[code as Exclude<FaultCode, OwnCode>])
  const label = name === undefined ? field.label : `${name} · ${field.label}`
  const sentence = fillSentence(template, { label, unit: field.unit ?? '', ...parameters })
  return { field: `${path}.${field.id}`, code, sentence }
}

/** A form may ask for several identity numbers, so the sentence says which one it means. */
function labelled(sentence: Sentence): Sentence {
  return { zh: `“{label}”：${sentence.zh}`, en: `“{label}”: ${sentence.en}` }
}
