import type { DiscretionFact, DiscretionRow, DiscretionTable, FactTest } from '../schema/discretion.ts'

export type FactValue = string | number | boolean
/** What was established about a case, by fact id. */
export type EstablishedFacts = Readonly<Record<string, FactValue>>

export type TableOutcome =
  | {
      readonly kind: 'found'
      readonly row: number
      readonly outcome: DiscretionTable['outcomes'][number]
      readonly basis: string | null
    }
  /** Facts that are not established yet, or not possible as they stand; by id. */
  | { readonly kind: 'facts_missing'; readonly facts: readonly string[] }
  /** No row provides for these facts: a gap, which a published table does not have. */
  | { readonly kind: 'none' }

/** What the table says about these facts. */
export function outcomeOf(table: DiscretionTable, facts: EstablishedFacts): TableOutcome {
  const missing = table.facts.filter((fact) => !isPossible(fact, facts[fact.id])).map(({ id }) => id)
  if (missing.length > 0) return { kind: 'facts_missing', facts: missing }
  const row = table.rows.findIndex(({ when }) => Object.entries(when).every(([fact, test]) => meets(facts[fact], test)))
  const outcome = table.outcomes.find(({ id }) => id === table.rows[row]?.outcome)
  if (!outcome) return { kind: 'none' }
  return { kind: 'found', row, outcome, basis: table.rows[row]?.basis ?? table.basis }
}

function isPossible(fact: DiscretionFact, value: FactValue | undefined): boolean {
  switch (fact.kind) {
    case 'choice':
      return fact.values.some((choice) => choice.value === value)
    case 'yesNo':
      return typeof value === 'boolean'
    case 'number': {
      if (typeof value !== 'number' || !Number.isFinite(value)) return false
      return value >= fact.min && value <= fact.max && (!fact.whole || Number.isInteger(value))
    }
  }
}

export function meets(value: FactValue | undefined, test: FactTest): boolean {
  switch (test.kind) {
    case 'oneOf':
      return typeof value === 'string' && test.values.includes(value)
    case 'is':
      return value === test.value
    case 'between': {
      if (typeof value !== 'number') return false
      const { from, fromIncluded, to, toIncluded } = test
      const above = from === null || value > from || (fromIncluded && value === from)
      const below = to === null || value < to || (toIncluded && value === to)
      return above && below
    }
  }
}

/** Values of a fact between which no row of the table tells any difference, with one of them as the example. */
export interface FactPart {
  readonly example: FactValue
  /** Of a number: the part is everything between these, each bound being in it or not; both the same for one number alone. */
  readonly from?: { readonly value: number; readonly included: boolean }
  readonly to?: { readonly value: number; readonly included: boolean }
}

/** A fact cut into its parts: choices one by one, numbers at every boundary that a row names. */
export function partsOf(fact: DiscretionFact, rows: readonly DiscretionRow[]): readonly FactPart[] {
  switch (fact.kind) {
    case 'choice':
      return [...new Set(fact.values.map(({ value }) => value))].map((example) => ({ example }))
    case 'yesNo':
      return [{ example: true }, { example: false }]
    case 'number':
      return numberParts(fact, boundsIn(fact.id, rows))
  }
}

function boundsIn(id: string, rows: readonly DiscretionRow[]): readonly number[] {
  const bounds = rows.flatMap(({ when }) => {
    const test = when[id]
    return test?.kind === 'between' ? [test.from, test.to] : []
  })
  return bounds.filter((bound) => bound !== null)
}

/** The numbers between two bounds, cut at those that are named. */
export function numberParts(
  { min, max, whole }: { readonly min: number; readonly max: number; readonly whole: boolean },
  named: readonly number[],
): readonly FactPart[] {
  const inside = named.filter((bound) => bound > min && bound < max)
  const bounds = [...new Set([min, ...inside, max])].sort((left, right) => left - right)
  const parts = bounds.flatMap((bound, at) => {
    const next = bounds[at + 1]
    return next === undefined ? [alone(bound)] : [alone(bound), between(bound, next)]
  })
  if (!whole) return parts
  return parts.flatMap(({ from, to }) => {
    const first = from!.included ? Math.ceil(from!.value) : Math.floor(from!.value) + 1
    const last = to!.included ? Math.floor(to!.value) : Math.ceil(to!.value) - 1
    if (first > last) return []
    return [{ example: first, from: { value: first, included: true }, to: { value: last, included: true } }]
  })
}

function alone(value: number): FactPart {
  const bound = { value, included: true }
  return { example: value, from: bound, to: bound }
}

function between(from: number, to: number): FactPart {
  return {
    example: (from + to) / 2,
    from: { value: from, included: false },
    to: { value: to, included: false },
  }
}
