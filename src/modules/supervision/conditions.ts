import { evaluateFeel } from '../../platform/feel/feel.ts'
import { type ActFacts, type Condition, factNames, sampleFacts } from './rules/facts.ts'

export type ReadCondition =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly fault: 'when_unreadable' }
  | { readonly ok: false; readonly fault: 'when_unknown_name'; readonly name: string }

/** What a condition may be written with, besides the facts: comparisons and logic, no functions, lists or days. */
const words: ReadonlySet<string> = new Set(['and', 'or', 'not', 'true', 'false', 'null', 'between', 'in'])
const answersMax = 10_000
/** Brackets and signs of one condition: hundreds of them inside each other took the evaluator seconds to read. */
const deepMax = 40

/** A condition out of a rule set, checked once and then asked for each act. What cannot be read or is never true or false is refused. */
export function readCondition(text: string): ReadCondition {
  const names = [...withoutStrings(text).matchAll(/[A-Za-z_][\w.]*/g)].map(([name]) => name)
  const unknown = names.find((name) => !words.has(name) && !isFact(name))
  if (unknown !== undefined) return { ok: false, fault: 'when_unknown_name', name: unknown }
  const used = factNames.filter((name) => names.includes(name))
  // Numbers, texts and logic: no lists, ranges or days; and nothing so deep that reading it takes long.
  const bare = withoutStrings(text)
  if (/[[\]{}@;]/.test(bare) || bare.replaceAll('""', '').includes('"') || (bare.match(/[(-]/g) ?? []).length > deepMax)
    return { ok: false, fault: 'when_unreadable' }
  try {
    if (!sampleFacts.some((facts) => typeof evaluateFeel(text, { ...facts }) === 'boolean')) {
      return { ok: false, fault: 'when_unreadable' }
    }
  } catch {
    return { ok: false, fault: 'when_unreadable' }
  }
  return { ok: true, condition: remembered(text, used) }
}

/** The same few facts come again and again: asking anew takes 50 µs, finding the answer less than one. */
function remembered(text: string, used: readonly (keyof ActFacts)[]): Condition {
  const answers = new Map<string, boolean>()
  return (facts) => {
    const key = used.map((name) => facts[name]).join('|')
    const known = answers.get(key)
    if (known !== undefined) return known
    const answer = evaluateFeel(text, { ...facts }) === true
    if (answers.size >= answersMax) answers.clear()
    answers.set(key, answer)
    return answer
  }
}

function isFact(name: string): name is keyof ActFacts {
  return (factNames as readonly string[]).includes(name)
}

function withoutStrings(text: string): string {
  // A backslash takes what follows it into the text: without that `"\""` would hide what stands behind it.
  return text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '""')
}
