import {
  type Answers,
  type AnswerValue,
  answerTo,
  entriesMax,
  entriesOf,
  type FieldAnswers,
  type FormField,
  type FormSection,
} from '../modules/catalog/index.ts'
import type { FieldValues } from './views/citizen/form-fields.tsx'
import type { Visit } from './visit.ts'

/**
 * Answers as the controls of a page hold them, and back. The entries of a repeated section stand in the page as
 * `<section id>.<index>.<field id>`; the section's own name holds the indexes that are there, one hidden control each.
 */
export function controlValues(sections: readonly FormSection[], answers: Answers): FieldValues {
  const values: Record<string, FieldValues[string]> = {}
  for (const { id, repeat, fields } of sections) {
    if (!repeat) {
      for (const field of fields) values[field.id] = controlValue(answerTo(answers, field.id))
      continue
    }
    const entries = entriesOf(answers, id).map((entry) => valuesOfEntry(fields, entry))
    // Whoever must give one finds the first already open.
    Object.assign(values, valuesOfEntries(id, entries.length === 0 && repeat.min > 0 ? [{}] : entries))
  }
  return values
}

/** What a form with these sections sent. */
export interface TypedForm {
  /** As its controls held it, for showing it again. */
  readonly values: FieldValues
  /** As the form engine takes it. */
  readonly given: Readonly<Record<string, unknown>>
  /** The repeated section to which the pressed button added an entry, or of which it removed one. */
  readonly rearranged: string | undefined
}

/** Reads the sections from a form. A control that is hidden sends nothing, which is an empty answer. */
export function typedForm(visit: Visit, sections: readonly FormSection[]): TypedForm {
  const [act, pressed, at] = visit.field(entriesButton).split(':')
  const values: Record<string, FieldValues[string]> = {}
  const given: Record<string, unknown> = {}
  for (const { id, repeat, fields } of sections) {
    if (repeat) {
      const all = typedEntries(visit, id, fields)
      const entries = pressed === id ? rearranged(all, act, Number(at)) : all
      Object.assign(values, valuesOfEntries(id, entries))
      given[id] = entries
    } else {
      for (const field of fields) values[field.id] = given[field.id] = typedValue(visit, field, field.id)
    }
  }
  const known = sections.some(({ id, repeat }) => repeat && id === pressed)
  return { values, given, rearranged: known ? pressed : undefined }
}

/** The sections cut down to some of their answers, by field id or id of a repeated section. */
export function sectionsWith(sections: readonly FormSection[], keys: ReadonlySet<string>): FormSection[] {
  return sections.flatMap((section) => {
    if (section.repeat) return keys.has(section.id) ? [section] : []
    const fields = section.fields.filter(({ id }) => keys.has(id))
    return fields.length > 0 ? [{ ...section, fields }] : []
  })
}

/** The name of the buttons that add and remove entries. */
export const entriesButton = '_entries'

/** One more than any item may ask, so that too many are told and not lost. */
const typedMax = entriesMax + 1

function typedEntries(visit: Visit, sectionId: string, fields: readonly FormField[]): EntryValues[] {
  const places = visit.fields(sectionId).filter((place) => /^\d{1,2}$/.test(place))
  return places
    .slice(0, typedMax)
    .map((place) =>
      Object.fromEntries(
        fields.map((field) => [field.id, typedValue(visit, field, `${sectionId}.${place}.${field.id}`)]),
      ),
    )
}

type EntryValues = Readonly<Record<string, FieldValues[string]>>

function rearranged(entries: readonly EntryValues[], act: string | undefined, at: number): readonly EntryValues[] {
  if (act === 'add') return [...entries, {}].slice(0, typedMax)
  return act === 'remove' ? entries.filter((_, place) => place !== at) : entries
}

function valuesOfEntries(sectionId: string, entries: readonly EntryValues[]): FieldValues {
  const named = entries.flatMap((entry, at) =>
    Object.entries(entry).map(([field, value]) => [`${sectionId}.${at}.${field}`, value] as const),
  )
  return { [sectionId]: entries.map((_, at) => String(at)), ...Object.fromEntries(named) }
}

function valuesOfEntry(fields: readonly FormField[], entry: FieldAnswers): EntryValues {
  return Object.fromEntries(fields.map(({ id }) => [id, controlValue(entry[id])]))
}

function typedValue(visit: Visit, { element }: FormField, name: string): string | string[] {
  return element === 'choices' ? visit.fields(name) : visit.field(name)
}

function controlValue(answer: AnswerValue | undefined): FieldValues[string] {
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no'
  return typeof answer === 'number' ? String(answer) : answer
}
