import { type CaseView, departureField, factField, type TableUse } from '../../modules/cases/index.ts'
import { type DiscretionTable, type EstablishedFacts, type FactValue, outcomeOf } from '../../modules/catalog/index.ts'
import type { TablePanel } from '../views/workbench/discretion-panel.tsx'
import type { Visit } from '../visit.ts'

/** What was chosen for one table, as the form sends it: everything is text. */
export interface TypedTable {
  readonly table: string
  readonly facts: Readonly<Record<string, string>>
  readonly departure: string
}

export function readTables(visit: Pick<Visit, 'field'>, tables: readonly DiscretionTable[]): readonly TypedTable[] {
  return tables.map((table) => ({
    table: table.id,
    facts: Object.fromEntries(table.facts.map(({ id }) => [id, visit.field(factField(table.id, id)).trim()])),
    departure: visit.field(departureField(table.id)).trim(),
  }))
}

/** Everything that was chosen, under the names of its controls, for a form that sends it again. */
export function sentTables(typed: readonly TypedTable[]): readonly (readonly [name: string, value: string])[] {
  return typed.flatMap(({ table, facts, departure }) => [
    ...Object.entries(facts).map(([fact, value]) => [factField(table, fact), value] as const),
    [departureField(table), departure] as const,
  ])
}

/** For the command: tables of which nothing was chosen are left out, and so is a number that is none. */
export function usesOf(tables: readonly DiscretionTable[], typed: readonly TypedTable[]): TableUse[] {
  return tables.flatMap((table) => {
    const given = typed.find((candidate) => candidate.table === table.id)
    const facts = given ? factsOf(table, given.facts) : {}
    if (!given || Object.keys(facts).length === 0) return []
    return [{ table: table.id, facts, ...(given.departure && { departure: given.departure }) }]
  })
}

function factsOf(table: DiscretionTable, typed: TypedTable['facts']): Record<string, FactValue> {
  const facts = table.facts.flatMap((fact) => {
    const value = factOf(fact, typed[fact.id] ?? '')
    return value === undefined ? [] : [[fact.id, value] as const]
  })
  return Object.fromEntries(facts)
}

function factOf({ kind }: DiscretionTable['facts'][number], typed: string): FactValue | undefined {
  if (typed === '') return undefined
  if (kind === 'yesNo') return typed === 'yes' ? true : typed === 'no' ? false : undefined
  if (kind === 'choice') return typed.slice(0, 40)
  const number = Number(typed.normalize('NFKC').replaceAll(',', ''))
  return Number.isFinite(number) ? number : undefined
}

/** The tables with what was chosen so far and what they say about it. Who decides begins with what the reviewer chose. */
export function tablePanels(view: CaseView, typed: readonly TypedTable[] | undefined): readonly TablePanel[] {
  const reviewed = view.timeline.findLast(({ discretion }) => discretion)?.discretion?.uses ?? []
  return view.version.definition.discretion.map((table) => {
    const chosen = typed?.find((candidate) => candidate.table === table.id) ?? typedUse(table, reviewed)
    const facts = factsOf(table, chosen.facts)
    const nothing = Object.keys(facts).length === 0
    const { facts: typedFacts, departure } = chosen
    return { table, facts: typedFacts, departure, outcome: nothing ? undefined : outcomeOf(table, facts) }
  })
}

function typedUse(table: DiscretionTable, uses: readonly TableUse[]): TypedTable {
  const use = uses.find((candidate) => candidate.table === table.id)
  const words = (value: FactValue) => (value === true ? 'yes' : value === false ? 'no' : String(value))
  const facts = Object.entries((use?.facts ?? {}) as EstablishedFacts).map(([id, value]) => [id, words(value)])
  return { table: table.id, facts: Object.fromEntries(facts), departure: use?.departure ?? '' }
}
