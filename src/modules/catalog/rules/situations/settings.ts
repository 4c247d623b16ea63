import type { FormField } from '../../schema/form.ts'
import type { ItemDefinition } from '../../schema.ts'
import { isNoLonger } from '../limits.ts'
import { fault, type SituationFault } from './situationFault.ts'

/** What must be right around the conditions: the section, its questions, steps, limits and windows. */
export function checkSettings(definition: ItemDefinition): readonly SituationFault[] {
  return [...checkSections(definition), ...checkOutcomes(definition), ...checkSteps(definition)]
}

const kinds: ReadonlySet<string> = new Set(['yesNo', 'choice', 'choices', 'wholeNumber', 'decimalNumber', 'money'])
const numbers: ReadonlySet<string> = new Set(['wholeNumber', 'decimalNumber', 'money'])

function checkSections({ form, situations }: ItemDefinition): readonly SituationFault[] {
  const marked = (form?.sections ?? []).flatMap((section, at) => (section.situation ? [{ section, at }] : []))
  if (marked.length === 0) return situations.length > 0 ? [fault('/situations', 'section_missing')] : []
  return marked.flatMap(({ section, at }, order) => {
    const pointer = `/form/sections/${at}`
    const wrong = at !== 0 || order !== 0 || section.repeat !== undefined || section.showWhen !== undefined
    return [
      ...(wrong ? [fault(pointer, 'section_first')] : []),
      ...section.fields.flatMap((field, number) => checkQuestion(field, `${pointer}/fields/${number}`)),
    ]
  })
}

function checkQuestion(field: FormField, pointer: string): readonly SituationFault[] {
  const { label, element, numberMin, numberMax } = field
  if (!kinds.has(element)) return [fault(`${pointer}/element`, 'question_kind', { label })]
  const bounded = numberMin !== undefined && numberMax !== undefined && numberMin < numberMax
  return [
    ...(numbers.has(element) && !bounded ? [fault(`${pointer}/numberMax`, 'question_unbounded', { label })] : []),
    ...(field.required ? [] : [fault(`${pointer}/required`, 'question_optional', { label })]),
  ]
}

function checkOutcomes({ situations, limits, windows }: ItemDefinition): readonly SituationFault[] {
  const known = new Set(windows.map(({ name }) => name))
  const ids = situations.map(({ id }) => id)
  return situations.flatMap((situation, at) => {
    const pointer = `/situations/${at}`
    const { id, title, promised } = situation
    const statutory = situation.statutory ?? limits.statutory
    const unknown = situation.windows?.find((name) => !known.has(name))
    const needed = situation.withoutSteps.some((duty) => duty === 'accept' || duty === 'decide')
    return [
      ...(ids.indexOf(id) < at ? [fault(`${pointer}/id`, 'twice', { id })] : []),
      ...(promised && !isNoLonger(promised, statutory)
        ? [fault(`${pointer}/promised`, 'promise_longer', { title, days: statutory?.days ?? 0 })]
        : []),
      ...(needed ? [fault(`${pointer}/withoutSteps`, 'step_needed')] : []),
      ...(unknown === undefined ? [] : [fault(`${pointer}/windows`, 'window_unknown', { window: unknown })]),
    ]
  })
}

function checkSteps({ duties }: ItemDefinition): readonly SituationFault[] {
  return duties.flatMap(({ duty, when }, at) =>
    when !== undefined && (duty === 'accept' || duty === 'decide') ? [fault(`/duties/${at}/when`, 'step_needed')] : [],
  )
}
