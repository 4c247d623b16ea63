import { type DraftContent, knownAbout } from '../../modules/cases/index.ts'
import {
  type Answers,
  type AnswerValue,
  type Condition,
  type FieldAnswers,
  type Form,
  type FormField,
  holds,
  questionsOfCondition,
  visibleSections,
} from '../../modules/catalog/index.ts'
import { formatDay } from '../texts/format.ts'
import type { Language, Translate } from '../texts/index.ts'
import type { SummaryRow } from '../ui/index.ts'

type Words = { readonly t: Translate; readonly language: Language }

/** The sections that are asked, given the answers so far; none for an item without a form. */
export function askedSections(form: Form | null, answers: Answers) {
  return form ? visibleSections(form, answers) : []
}

/** One section for the page that asks it: fields that other sections have ruled out are left out. */
export function sectionToAsk(form: Form, sectionId: string, answers: Answers) {
  const section = form.sections.find(({ id }) => id === sectionId)
  if (!section || (section.showWhen && !holds(section.showWhen, answers))) return undefined
  const own = new Set(section.fields.map(({ id }) => id))
  const fields = section.fields.filter(
    ({ showWhen }) => !showWhen || isAmong(showWhen, own) || holds(showWhen, answers),
  )
  return fields.length > 0 ? { ...section, fields } : undefined
}

/** Whether a condition looks at questions of the same page, whose answers are not sent yet. */
function isAmong(condition: Condition, own: ReadonlySet<string>): boolean {
  return questionsOfCondition(condition).some((id) => own.has(id))
}

/** Where a filled-in answer came from, as long as nobody has changed it. */
export function sourcesOf(
  fields: readonly FormField[],
  answers: Answers,
  { applicant, fromGuide = {} }: Pick<DraftContent, 'applicant' | 'fromGuide'>,
  t: Translate,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap(({ id, prefill }) => {
      if (isTakenOver(id, answers, fromGuide)) return [[id, t('situation.draft.source')]]
      if (!prefill || answers[id] === undefined || knownAbout(applicant, prefill) !== answers[id]) return []
      return [[id, t(prefill.startsWith('account.') ? 'personal.sources.account' : 'personal.sources.organization')]]
    }),
  )
}

/** Given in the situation guide, and still the same. */
export function isTakenOver(id: string, answers: Answers, fromGuide: Answers): boolean {
  return answers[id] !== undefined && JSON.stringify(fromGuide[id]) === JSON.stringify(answers[id])
}

/** One answer a row, in words. `change` gives the address where it can be changed. */
export function answerRows(
  fields: readonly FormField[],
  answers: FieldAnswers,
  words: Words,
  change?: (field: FormField) => string,
): SummaryRow[] {
  return fields.map((field) => ({
    label: field.label,
    value: answerWords(field, answers[field.id], words),
    ...(change && { change: change(field) }),
  }))
}

export function answerWords(field: FormField, answer: AnswerValue | undefined, { t, language }: Words): string {
  if (answer === undefined || answer === '') return t('apply.check.empty')
  if (typeof answer === 'boolean') return t(answer ? 'common.field.yes' : 'common.field.no')
  const word = (value: string | number) =>
    field.options?.find((option) => option.value === value)?.label ?? String(value)
  if (typeof answer === 'object') return answer.map(word).join('、')
  if (field.element === 'date') return formatDay(String(answer), language, 'year')
  const unit = field.unit ?? (field.element === 'money' ? t('common.field.yuan') : '')
  return unit ? `${word(answer)} ${unit}` : word(answer)
}
