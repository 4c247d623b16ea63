import { type AnswerValue, answerTo, entriesOf, type FormField, type FormSection } from '../catalog/index.ts'
import words from './documents.texts.json' with { type: 'json' }
import type { LoadedCase } from './load.ts'

type Answered = Pick<LoadedCase, 'item' | 'application'>

/** Characters of one value on paper. */
const valueMax = 500

/** Answers as label and text, for papers: options in words, yes and no in Chinese, a repeated section as one list. */
export function factsOf({ item, application }: Answered): { label: string; value: string }[] {
  const { answers } = application
  return (item.form?.sections ?? []).flatMap((section) => {
    if (section.repeat) {
      const value = listOf(section, section.fields, { answers })
      return value === undefined ? [] : [{ label: section.title.slice(0, 40), value }]
    }
    return section.fields.flatMap((field) => {
      const value = textOf(field, answerTo(answers, field.id))
      return value === undefined ? [] : [{ label: field.label.slice(0, 40), value }]
    })
  })
}

/**
 * What is printed of one field: its answer; of a field of a repeated section the answers of all entries; of a repeated
 * section its entries. Undefined where nothing was answered.
 */
export function printedValue({ item, application }: Answered, id: string): string | undefined {
  for (const section of item.form?.sections ?? []) {
    const field = section.fields.find((candidate) => candidate.id === id)
    if (section.repeat && (field || section.id === id)) {
      return listOf(section, field ? [field] : section.fields, application)
    }
    if (field) return textOf(field, answerTo(application.answers, id))
  }
  return undefined
}

/** As many whole entries as there is room for; the rest is counted. */
function listOf(
  section: FormSection,
  fields: readonly FormField[],
  { answers }: Pick<LoadedCase['application'], 'answers'>,
): string | undefined {
  const entries = entriesOf(answers, section.id)
    .map((entry) => fields.flatMap((field) => textOf(field, entry[field.id]) ?? []).join(' '))
    .filter((text) => text !== '')
  if (entries.length === 0) return undefined
  const more = words.entries_more.replace('{count}', String(entries.length))
  let fitting = entries.length
  while (fitting > 1 && written(entries, fitting, more).length > valueMax) fitting -= 1
  return written(entries, fitting, more).slice(0, valueMax)
}

function written(entries: readonly string[], fitting: number, more: string): string {
  return entries.slice(0, fitting).join('、') + (fitting < entries.length ? more : '')
}

function textOf(field: FormField, answer: AnswerValue | undefined): string | undefined {
  if (answer === undefined || answer === '') return undefined
  const word = (value: string | number) =>
    field.options?.find((option) => option.value === value)?.label ?? String(value)
  if (typeof answer === 'boolean') return words.yes_no[answer ? 'yes' : 'no']
  const text = typeof answer === 'object' ? answer.map(word).join('、') : word(answer)
  return `${text}${field.unit ?? ''}`.slice(0, valueMax)
}
