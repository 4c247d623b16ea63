import type { Form, FormField, FormSection, Repeat } from '../schema/form.ts'
import { type Answers, type AnswerValue, answerTo, entriesOf, type FieldAnswers, holds } from './conditions.ts'

/** Fields that are asked together: those of a section, or of one entry of a repeated section. */
export interface VisiblePart {
  /** What stands before a field's id in its path: nothing, or `<section id>.<index>.` */
  readonly prefix: string
  /** 从业人员 2, for an entry. */
  readonly title?: string
  readonly fields: readonly FormField[]
  readonly answers: FieldAnswers
}

export interface VisibleSection {
  readonly section: FormSection
  /** One; of a repeated section as many as there are entries. */
  readonly parts: readonly VisiblePart[]
}

/** The sections and fields that are asked, given the answers so far, each with its own answers. */
export function visibleSections(form: Form, answers: Answers): readonly VisibleSection[] {
  const counted: Record<string, AnswerValue> = {}
  return form.sections.flatMap((section) => {
    if (section.showWhen && !holds(section.showWhen, counted)) return []
    const { repeat } = section
    if (repeat) {
      const parts = entriesOf(answers, section.id).map((entry, at) => ({
        prefix: `${section.id}.${at}.`,
        title: entryTitle(repeat, at),
        ...visiblePart(section, entry, counted),
      }))
      return [{ section, parts }]
    }
    const part = visiblePart(section, answers, counted)
    Object.assign(counted, part.answers)
    return part.fields.length > 0 ? [{ section, parts: [{ prefix: '', ...part }] }] : []
  })
}

function visiblePart(section: FormSection, given: Answers, earlier: FieldAnswers) {
  const answers: Record<string, AnswerValue> = {}
  const fields = section.fields.filter((field) => {
    if (field.showWhen && !holds(field.showWhen, { ...earlier, ...answers })) return false
    const answer = answerTo(given, field.id)
    if (answer !== undefined) answers[field.id] = answer
    return true
  })
  return { fields, answers }
}

/** What one entry is called before people: 从业人员 2. */
export function entryTitle({ entryName }: Repeat, at: number): string {
  return `${entryName} ${at + 1}`
}

/** The members of the answers that a section fills: its fields, or its own id when it is repeated. */
export function answerKeysOf(section: FormSection): readonly string[] {
  return section.repeat ? [section.id] : section.fields.map(({ id }) => id)
}

/** The fields that are asked once, with the answer under their own id. */
export function singleFieldsOf(form: Form | null): readonly FormField[] {
  return form?.sections.flatMap((section) => (section.repeat ? [] : section.fields)) ?? []
}

/** Paths of what was given and no field asks, such as `staff.0.nmae`. */
export function unknownAnswers(
  sections: readonly FormSection[],
  given: Readonly<Record<string, unknown>>,
): readonly string[] {
  const keys = new Set(sections.flatMap(answerKeysOf))
  const repeated = sections.filter(({ repeat }) => repeat)
  return [
    ...Object.keys(given).filter((key) => !keys.has(key)),
    ...repeated.flatMap(({ id, fields }) => {
      const list = given[id]
      const known = new Set(fields.map((field) => field.id))
      if (!Array.isArray(list)) return []
      return list.flatMap((entry: unknown, at) =>
        typeof entry === 'object' && entry !== null
          ? Object.keys(entry)
              .filter((key) => !known.has(key))
              .map((key) => `${id}.${at}.${key}`)
          : [],
      )
    }),
  ]
}

/** What a path into the answers is called: a field, a repeated section, one of its entries, or a field of an entry. */
export function nameOfAnswer(form: Form | null, path: string): string | undefined {
  const [key, at, fieldId] = path.split('.')
  const section = form?.sections.find(({ id, repeat }) => repeat && id === key)
  if (!section?.repeat) return form?.sections.flatMap(({ fields }) => fields).find(({ id }) => id === path)?.label
  if (at === undefined) return section.title
  const entry = entryTitle(section.repeat, Number(at))
  const field = section.fields.find(({ id }) => id === fieldId)
  return field ? `${entry} · ${field.label}` : entry
}
