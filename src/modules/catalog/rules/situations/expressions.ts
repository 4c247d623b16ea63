import { fillSentence, type Sentence } from '../../../../kernel/problem.ts'
import type { FormField } from '../../schema/form.ts'
import type { ItemDefinition } from '../../schema.ts'
import { situationSection } from './applied.ts'
import { compile } from './compile.ts'
import { type Decision, testsIn } from './decision.ts'
import feelTexts from './feel.texts.json' with { type: 'json' }
import type { Place } from './places.ts'
import { fault, type SituationFault } from './situationFault.ts'
import { conditionWords } from './words.ts'

/** What is wrong with each condition in FEEL by itself: how it is written, and what it asks of which question. */
export function checkExpressions(
  { form }: Pick<ItemDefinition, 'form'>,
  places: readonly Place[],
): readonly SituationFault[] {
  const asked = situationSection(form)?.fields ?? []
  const elsewhere = new Set(form?.sections.flatMap(({ fields }) => fields.map(({ id }) => id)))
  return places.flatMap(({ pointer, condition, questionsBefore }) => {
    if (!('feel' in condition)) return []
    const compiled = compile(condition.feel)
    if (compiled.kind === 'refused') {
      const { code, part } = compiled.refusal
      const sentence = fillSentence(feelTexts[code], { part, example: exampleOf(asked) })
      return [{ pointer, code: `feel_${code}` as const, sentence, stops: true }]
    }
    const before = asked.slice(0, questionsBefore)
    const faults = testsIn(compiled.decision).flatMap((test) => {
      const { field: id } = test
      const field = before.find((one) => one.id === id)
      if (field) return checkTest(field, test, pointer)
      if (asked.some((one) => one.id === id)) return [fault(pointer, 'question_later', { field: id })]
      if (elsewhere.has(id)) return [fault(pointer, 'question_outside', { field: id })]
      return [fault(pointer, 'question_unknown', { field: id, known: asked.map((one) => one.id).join(', ') || '—' })]
    })
    return faults.slice(0, 1)
  })
}

/** A condition in FEEL as an officer sees it while writing: what it means, or what is wrong with it. */
export function readFeel(
  feel: string,
  form: ItemDefinition['form'],
): { readonly kind: 'words' | 'fault'; readonly sentence: Sentence } {
  const [wrong] = checkExpressions({ form }, [{ pointer: '', condition: { feel } }])
  if (wrong) return { kind: 'fault', sentence: wrong.sentence }
  const words = conditionWords({ feel }, situationSection(form)?.fields ?? [])
  return words ? { kind: 'words', sentence: words } : { kind: 'fault', sentence: feelTexts.unexpected }
}

/** A condition on a question of this very item, for the sentences. */
function exampleOf(fields: readonly FormField[]): string {
  const [first] = fields
  if (!first) return 'stage = "born"'
  if (first.options?.[0]) {
    const value = JSON.stringify(first.options[0].value)
    return first.element === 'choices' ? `list contains(${first.id}, ${value})` : `${first.id} = ${value}`
  }
  return first.element === 'yesNo' ? `${first.id} = true` : `${first.id} > ${first.numberMin ?? 0}`
}

type Test = Extract<Decision, { field: string }>

function checkTest(field: FormField, test: Test, pointer: string): readonly SituationFault[] {
  const { id, label, element } = field
  const wrong = (code: Parameters<typeof fault>[1], more: Readonly<Record<string, string>> = {}) => [
    fault(pointer, code, { field: id, label, ...more }),
  ]
  switch (test.kind) {
    case 'yes':
      return element === 'yesNo' ? [] : wrong('not_yes_no')
    case 'between':
      return isNumber(field) ? [] : wrong('not_a_number')
    case 'contains':
      if (element === 'choices') return checkValue(field, test.value, wrong)
      return wrong(element === 'choice' ? 'one_choice' : 'not_a_choice')
    case 'compare': {
      const { value, operator } = test
      if (element === 'choices') return wrong('several_choices')
      if (typeof value === 'number') return isNumber(field) ? [] : wrong('not_a_number')
      if (operator !== '=' && operator !== '!=') return wrong('not_a_number')
      if (typeof value === 'boolean') return element === 'yesNo' ? [] : wrong('not_yes_no')
      return element === 'choice' ? checkValue(field, value, wrong) : wrong('not_a_choice')
    }
  }
}

function isNumber({ element }: FormField): boolean {
  return element === 'wholeNumber' || element === 'decimalNumber' || element === 'money'
}

function checkValue(
  { options = [] }: FormField,
  value: string | number | boolean,
  wrong: (code: 'value_unknown', more: Readonly<Record<string, string>>) => readonly SituationFault[],
): readonly SituationFault[] {
  if (options.some((option) => option.value === value)) return []
  const known = options.map((option) => `${option.value}（${option.label}）`).join('、')
  return wrong('value_unknown', { value: String(value), known })
}
