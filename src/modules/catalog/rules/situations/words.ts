import { fillSentence, type Sentence } from '../../../../kernel/problem.ts'
import type { Condition } from '../../schema/condition.ts'
import type { FormField } from '../../schema/form.ts'
import { compile } from './compile.ts'
import type { Decision, Literal } from './decision.ts'
import texts from './words.texts.json' with { type: 'json' }

type Test = Extract<Decision, { field: string }>

/** A condition as people say it, in the words of the questions; undefined where it cannot be read. */
export function conditionWords(condition: Condition, fields: readonly FormField[]): Sentence | undefined {
  if ('feel' in condition) {
    const compiled = compile(condition.feel)
    return compiled.kind === 'decision' ? decisionWords(compiled.decision, fields) : undefined
  }
  const values = 'equals' in condition ? [condition.equals] : condition.in
  return oneOfWords(condition.field, values, fields)
}

/** The same for a condition that was read. */
export function decisionWords(decision: Decision, fields: readonly FormField[]): Sentence {
  switch (decision.kind) {
    case 'and':
    case 'or': {
      const same = decision.kind === 'or' ? oneQuestion(decision.parts) : undefined
      if (same) return oneOfWords(same.field, same.values, fields)
      const parts = decision.parts.map((part) => {
        const words = decisionWords(part, fields)
        return decision.kind === 'and' && part.kind === 'or' && !oneQuestion(part.parts)
          ? filled(texts.inside, { part: words })
          : words
      })
      return joined(parts, texts[decision.kind])
    }
    case 'not': {
      const { part } = decision
      if (part.kind === 'yes') return oneOfWords(part.field, [false], fields)
      const same = part.kind === 'or' ? oneQuestion(part.parts) : oneQuestion([part])
      if (same) return oneOfWords(same.field, same.values, fields, texts.is_not)
      return filled(texts.not, { part: decisionWords(part, fields) })
    }
    default:
      return testWords(decision, fields)
  }
}

/** `field = a or field = b`, which is one question with several answers. */
function oneQuestion(parts: readonly Decision[]): { field: string; values: readonly Literal[] } | undefined {
  const [first] = parts
  if (first?.kind !== 'compare' || typeof first.value !== 'string') return undefined
  const { field } = first
  const values = parts.flatMap((part) =>
    part.kind === 'compare' && part.operator === '=' && part.field === field && typeof part.value === 'string'
      ? [part.value]
      : [],
  )
  return values.length === parts.length ? { field, values } : undefined
}

function testWords(test: Test, fields: readonly FormField[]): Sentence {
  const { label, unit } = namesOf(test.field, fields)
  switch (test.kind) {
    case 'yes':
      return oneOfWords(test.field, [true], fields)
    case 'contains':
      return oneOfWords(test.field, [test.value], fields, texts.contains)
    case 'between': {
      const { from, to } = test
      const bounds = {
        from: texts[from.included ? 'from_included' : 'from'],
        to: texts[to.included ? 'to_included' : 'to'],
      }
      return filled(texts.between, bounds, { label, unit, low: from.value, high: to.value })
    }
    case 'compare': {
      const { operator, value } = test
      if (typeof value === 'number') return fillSentence(texts[operator], { label, unit, value })
      if (operator === '!=' && typeof value === 'boolean') return oneOfWords(test.field, [!value], fields)
      return oneOfWords(test.field, [value], fields, operator === '!=' ? texts.is_not : texts.is)
    }
  }
}

function oneOfWords(
  id: string,
  values: readonly Literal[],
  fields: readonly FormField[],
  template: Sentence = texts.is,
): Sentence {
  const { label, field } = namesOf(id, fields)
  const [only] = values
  if (values.length === 1 && typeof only === 'boolean') return fillSentence(only ? texts.yes : texts.no, { label })
  const words = values.map((value) => {
    const said = field?.options?.find((option) => option.value === value)?.label ?? String(value)
    return fillSentence(texts.value, { value: said })
  })
  return filled(template, { values: joined(words, texts.values) }, { label })
}

function namesOf(id: string, fields: readonly FormField[]) {
  const field = fields.find((one) => one.id === id)
  return { field, label: field?.label ?? id, unit: field?.unit ? ` ${field.unit}` : '' }
}

function joined(words: readonly Sentence[], between: Sentence): Sentence {
  return { zh: words.map(({ zh }) => zh).join(between.zh), en: words.map(({ en }) => en).join(between.en) }
}

/** A template whose parameters have words of their own in each language. */
export function filled(
  template: Sentence,
  words: Readonly<Record<string, Sentence>>,
  parameters: Readonly<Record<string, string | number>> = {},
): Sentence {
  const inLanguage = (language: 'zh' | 'en') => {
    const said = Object.entries(words).map(([name, sentence]) => [name, sentence[language]])
    return fillSentence(template, { ...parameters, ...Object.fromEntries(said) })[language]
  }
  return { zh: inLanguage('zh'), en: inLanguage('en') }
}
