import { dayOf } from '../kernel/calendar.ts'
import {
  type Answers,
  answerTo,
  type FormField,
  type FormSection,
  type ItemVersion,
  standingOf,
  validateAnswers,
  visibleSections,
} from '../modules/catalog/index.ts'
import { controlValues } from './form-controls.ts'
import type { FieldValues } from './views/citizen/form-fields.tsx'
import type { Visit } from './visit.ts'

/** Before the id of a question in an address, so that no question is taken for another parameter. */
export const answerPrefix = 'a.'

/** Answers as an address carries them, and what of them counts. */
export interface AddressAnswers {
  /** Well-formed answers to questions that are asked. */
  readonly answers: Answers
  /** As its control held it, for showing a faulty one again. */
  readonly typed: FieldValues
}

/**
 * Reads the answers to situation questions from the address. Only what the item asks is looked at, and only well-formed answers to
 * questions that are asked count: an address is typed, shortened and kept for months.
 */
export function answersInAddress(visit: Visit, section: FormSection): AddressAnswers {
  const typed = Object.fromEntries(
    section.fields.map(({ id, element }) => {
      const name = answerPrefix + id
      return [id, element === 'choices' ? visit.queries(name) : visit.query(name)]
    }),
  )
  return { answers: fittingAnswers(visit, section, typed), typed }
}

/** What of the given answers is well-formed and asked. */
export function fittingAnswers(visit: Visit, section: FormSection, given: Readonly<Record<string, unknown>>): Answers {
  const today = dayOf(visit.platform.clock.now())
  return validateAnswers({ sections: [section] }, given, { today }).answers
}

/** The parameters of an address that carries these answers, in the order of the questions. */
export function answerParameters(section: FormSection, answers: Answers): [string, string][] {
  const values = controlValues([section], answers)
  return section.fields.flatMap(({ id }) =>
    [values[id] ?? []].flat().map((value): [string, string] => [answerPrefix + id, value]),
  )
}

/** Where the questions of an item are asked, and, when all are answered, the list stands. */
export function situationHref(
  version: ItemVersion,
  parameters: readonly (readonly [string, string])[] = [],
  page = '',
): string {
  const path = `/${version.definition.regionCode}/items/${version.itemId}/situation${page}`
  return parameters.length === 0
    ? path
    : `${path}?${new URLSearchParams(parameters.map(([name, value]) => [name, value]))}`
}

/** The questions that are asked after these answers. */
export function askedQuestions(section: FormSection, answers: Answers): readonly FormField[] {
  return visibleSections({ sections: [section] }, answers).flatMap(({ parts }) => parts.flatMap(({ fields }) => fields))
}

/** The questions that these answers ask or may still ask: all but those that are ruled out. Conditions look back only. */
export function possibleQuestions(section: FormSection, answers: Answers): readonly FormField[] {
  const ruledOut = new Set<string>()
  const known = (id: string) => (ruledOut.has(id) ? null : answerTo(answers, id))
  return section.fields.filter(({ id, showWhen }) => {
    const standing = showWhen ? standingOf(showWhen, known) : true
    if (standing === true || standing === undefined) return true
    ruledOut.add(id)
    return false
  })
}
