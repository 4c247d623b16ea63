import type { Condition } from '../../schema/condition.ts'
import type { FormField } from '../../schema/form.ts'
import { standingOf } from '../conditions.ts'
import { numberParts } from '../discretion.ts'
import { compile } from './compile.ts'
import { type Bound, type Decision, type Known, testsIn } from './decision.ts'

/** Answers to one question between which no condition tells any difference: one of them, and all of them as a condition. */
export interface Part {
  readonly example: NonNullable<Known>
  readonly decision: Decision
  /** Of numbers: between which ones it lies. */
  readonly range?: { readonly from: Bound; readonly to: Bound }
}

export interface Question {
  readonly field: FormField
  readonly parts: readonly Part[]
}

/** What conditions compare the answers to one question with. */
interface Compared {
  readonly numbers: readonly number[]
  readonly values: ReadonlySet<string>
}

/** The questions, each cut at what the conditions name; the rest of its answers is one part. */
export function questionsOf(fields: readonly FormField[], conditions: readonly Condition[]): readonly Question[] {
  return comparedOf(fields, conditions).map(({ field, compared }) => ({ field, parts: partsOf(field, compared) }))
}

/**
 * As many sets of answers at most, were every question always asked. Counted without making them: 40 options of which several may be
 * chosen have more subsets than there is memory.
 */
export function countCells(fields: readonly FormField[], conditions: readonly Condition[]): number {
  return comparedOf(fields, conditions).reduce((product, { field, compared }) => {
    const parts =
      field.element === 'choices' ? 2 ** valuesOf(field, compared).length - 1 : partsOf(field, compared).length
    return product * Math.max(parts, 1)
  }, 1)
}

function comparedOf(
  fields: readonly FormField[],
  conditions: readonly Condition[],
): readonly { readonly field: FormField; readonly compared: Compared }[] {
  const tests = conditions.flatMap(testsOf)
  return fields.map((field) => {
    const own = tests.filter((test) => test.field === field.id)
    const values = own.flatMap((test) => ('value' in test ? [test.value] : []))
    const bounds = own.flatMap((test) => (test.kind === 'between' ? [test.from.value, test.to.value] : []))
    return {
      field,
      compared: {
        numbers: [...values.filter((value) => typeof value === 'number'), ...bounds],
        values: new Set(values.map(String)),
      },
    }
  })
}

function testsOf(condition: Condition): readonly Extract<Decision, { field: string }>[] {
  if ('feel' in condition) {
    const compiled = compile(condition.feel)
    return compiled.kind === 'decision' ? testsIn(compiled.decision) : []
  }
  const { field } = condition
  const values = 'equals' in condition ? [condition.equals] : condition.in
  return values.map((value) => ({ kind: 'compare', field, operator: '=', value }))
}

function partsOf(field: FormField, compared: Compared): readonly Part[] {
  const { id } = field
  switch (field.element) {
    case 'yesNo':
      return [
        { example: true, decision: { kind: 'yes', field: id } },
        { example: false, decision: { kind: 'not', part: { kind: 'yes', field: id } } },
      ]
    case 'choice':
      return valuesOf(field, compared).map((value) => ({
        example: value,
        decision: { kind: 'compare', field: id, operator: '=', value },
      }))
    case 'choices':
      return subsetsOf(field, compared)
    default:
      return numberParts(
        {
          min: field.numberMin ?? 0,
          max: field.numberMax ?? 0,
          whole: field.element === 'wholeNumber',
        },
        compared.numbers,
      ).flatMap(({ example, from, to }) =>
        from && to ? [{ example, range: { from, to }, decision: rangeOf(id, from, to) }] : [],
      )
  }
}

/** The options that conditions name, and the first of the others for all of them. */
function valuesOf(field: FormField, { values }: Compared): readonly string[] {
  const options = field.options?.map(({ value }) => value) ?? []
  const other = options.find((value) => !values.has(value))
  return options.filter((value) => values.has(value) || value === other)
}

/** Every choice of several options, of which at least one is made. */
function subsetsOf(field: FormField, compared: Compared): readonly Part[] {
  const options = valuesOf(field, compared)
  return Array.from({ length: 2 ** options.length - 1 }, (_, at) => {
    const chosen = options.filter((_value, bit) => ((at + 1) >> bit) & 1)
    const parts = chosen.map((value): Decision => ({ kind: 'contains', field: field.id, value }))
    return { example: chosen, decision: parts.length === 1 ? parts[0]! : { kind: 'and', parts } }
  })
}

function rangeOf(field: string, from: Bound, to: Bound): Decision {
  return from.value === to.value
    ? { kind: 'compare', field, operator: '=', value: from.value }
    : { kind: 'between', field, from, to }
}

/** A part and those beside it for which the same is true, as one condition: numbers are told as one range. */
export function widened({ field, parts }: Question, part: Part, isSame: (other: Part) => boolean): Decision {
  if (!part.range) return part.decision
  const at = parts.indexOf(part)
  const [before, after] = [parts.slice(0, at).reverse(), parts.slice(at + 1)]
  const until = (list: readonly Part[]) => {
    const end = list.findIndex((other) => !isSame(other))
    return list.slice(0, end < 0 ? undefined : end).at(-1)
  }
  return rangeOf(field.id, (until(before) ?? part).range!.from, (until(after) ?? part).range!.to)
}

/** One complete set of answers: the part of each question that is asked, by its id. */
export type Cell = ReadonlyMap<string, Part>

/** Goes through every complete set of answers; a question that is not asked has no part in it. */
export function forEachCell(questions: readonly Question[], visit: (cell: Cell) => void): void {
  const cell = new Map<string, Part>()
  const descend = (at: number): void => {
    const question = questions[at]
    if (!question) {
      visit(cell)
      return
    }
    const { field, parts } = question
    cell.delete(field.id)
    if (field.showWhen && standingOf(field.showWhen, knownIn(cell)) !== true) {
      descend(at + 1)
      return
    }
    for (const part of parts) {
      cell.set(field.id, part)
      descend(at + 1)
    }
    cell.delete(field.id)
  }
  descend(0)
}

/** What is known in a cell: everything, and null for what is not asked. */
export function knownIn(cell: Cell): (field: string) => Known {
  return (field) => cell.get(field)?.example ?? null
}
