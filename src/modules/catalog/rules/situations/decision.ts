/**
 * A condition in FEEL after it was read: plain JSON, so that server and browser evaluate the same value, and a strict content
 * security policy has nothing to forbid.
 */
export type Decision =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Decision[] }
  | { readonly kind: 'not'; readonly part: Decision }
  /** A yes/no question standing for itself. */
  | { readonly kind: 'yes'; readonly field: string }
  | { readonly kind: 'compare'; readonly field: string; readonly operator: Operator; readonly value: Literal }
  | { readonly kind: 'between'; readonly field: string; readonly from: Bound; readonly to: Bound }
  /** One of several choices was made: `list contains(field, "value")`. */
  | { readonly kind: 'contains'; readonly field: string; readonly value: Literal }

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>='
export type Literal = string | number | boolean
export interface Bound {
  readonly value: number
  readonly included: boolean
}

/** What is known of a question: its answer; null where it is not asked or was left empty; undefined where it was not answered yet. */
export type Known = string | number | boolean | readonly string[] | null | undefined
/** True, false, FEEL's null, or undefined: it depends on what was not answered yet. */
export type Standing = boolean | null | undefined

/** The logic is FEEL's, of three values, with “not known yet” as a fourth that stays unless the rest decides alone. */
export function evaluate(decision: Decision, known: (field: string) => Known): Standing {
  switch (decision.kind) {
    case 'and':
      return joined(decision.parts, known, false)
    case 'or':
      return joined(decision.parts, known, true)
    case 'not': {
      const standing = evaluate(decision.part, known)
      return typeof standing === 'boolean' ? !standing : standing
    }
    default: {
      const answer = known(decision.field)
      return answer === undefined ? undefined : evaluateTest(decision, answer)
    }
  }
}

/** `deciding` settles the whole whatever the others are: false for and, true for or. */
function joined(parts: readonly Decision[], known: (field: string) => Known, deciding: boolean): Standing {
  let result: Standing = !deciding
  for (const part of parts) {
    const standing = evaluate(part, known)
    if (standing === deciding) return deciding
    if (standing === undefined || (standing === null && result !== undefined)) result = standing
  }
  return result
}

type Test = Extract<Decision, { field: string }>

function evaluateTest(test: Test, answer: NonNullable<Known> | null): Standing {
  switch (test.kind) {
    case 'yes':
      return typeof answer === 'boolean' ? answer : null
    case 'compare':
      return compare(test.operator, answer, test.value)
    case 'between': {
      const number = numberOf(answer)
      if (number === null) return null
      const above = test.from.included ? number >= test.from.value : number > test.from.value
      return above && (test.to.included ? number <= test.to.value : number < test.to.value)
    }
    case 'contains':
      if (answer === null) return null
      return typeof answer === 'object' ? answer.includes(String(test.value)) : answer === test.value
  }
}

/** As FEEL has it: null is equal to nothing else and stands in no order. */
function compare(operator: Operator, answer: NonNullable<Known> | null, value: Literal): Standing {
  const left = typeof value === 'number' ? numberOf(answer) : answer
  if (operator === '=' || operator === '!=') return (left === value) === (operator === '=')
  if (typeof left !== 'number' || typeof value !== 'number') return null
  switch (operator) {
    case '<':
      return left < value
    case '<=':
      return left <= value
    case '>':
      return left > value
    case '>=':
      return left >= value
  }
}

/** Money is kept as text with two decimals, and so is every number in a control of a page. */
function numberOf(answer: NonNullable<Known> | null): number | null {
  if (typeof answer === 'number') return answer
  return typeof answer === 'string' && /^-?\d{1,15}(\.\d{1,6})?$/.test(answer) ? Number(answer) : null
}

/** The tests in a condition, in the order of its text. */
export function testsIn(decision: Decision): readonly Test[] {
  switch (decision.kind) {
    case 'and':
    case 'or':
      return decision.parts.flatMap(testsIn)
    case 'not':
      return testsIn(decision.part)
    default:
      return [decision]
  }
}
