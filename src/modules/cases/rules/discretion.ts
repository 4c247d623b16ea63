import type { FieldFault } from '../../../kernel/problem.ts'
import { type EstablishedFacts, outcomeOf } from '../../catalog/index.ts'
import { caseProblem } from '../errors.ts'
import { caseFault } from '../faults.ts'
import type { TableUse } from '../schema.ts'
import type { CaseItem } from './state.ts'

/** What a discretion table said about a case, as its event keeps it: codes only, for the facts may be personal. */
export interface TableFinding {
  readonly table: string
  /** Undefined where the facts do not lead to one; possible only before the decision. */
  readonly outcome?: string
  /** The act departs from the table; the reason is in the payload. */
  readonly against?: true
}

interface Judged {
  readonly data: { readonly discretion?: readonly TableFinding[] }
  readonly payload: { readonly discretion?: readonly TableUse[] }
}

/**
 * What the tables of the item say about the facts that the officer established. Who decides must have asked every table, and gives a
 * reason where he departs from one; who reviews may leave that to the decision.
 */
export function judge(
  { discretion }: Pick<CaseItem, 'discretion'>,
  uses: readonly TableUse[] | undefined,
  decision: 'grant' | 'deny',
  isDecision: boolean,
): Judged {
  const known = (uses ?? []).filter(({ table }) => discretion.some(({ id }) => id === table))
  const missing: FieldFault[] = []
  const unexplained: FieldFault[] = []
  const findings = discretion.flatMap((table): TableFinding[] => {
    const use = known.find((candidate) => candidate.table === table.id)
    if (!use && !isDecision) return []
    const said = outcomeOf(table, (use?.facts ?? {}) as EstablishedFacts)
    if (said.kind !== 'found') {
      const facts = said.kind === 'facts_missing' ? said.facts : table.facts.map(({ id }) => id)
      const faultOf = (fact: string) => {
        const label = table.facts.find(({ id }) => id === fact)?.label ?? fact
        return caseFault(factField(table.id, fact), 'discretion.fact_missing', { label })
      }
      missing.push(...facts.map(faultOf))
      return [{ table: table.id }]
    }
    const against = said.outcome.decision !== decision
    if (against && !use?.departure) {
      unexplained.push(caseFault(departureField(table.id), 'discretion.departure_missing', { title: table.title }))
    }
    return [{ table: table.id, outcome: said.outcome.id, ...(against && { against: true }) }]
  })
  if (isDecision && missing.length > 0) throw caseProblem('case.discretion_incomplete', {}, undefined, missing)
  if (isDecision && unexplained.length > 0) throw caseProblem('case.discretion_departure', {}, undefined, unexplained)
  return {
    data: findings.length > 0 ? { discretion: findings } : {},
    payload: known.length > 0 ? { discretion: known } : {},
  }
}

/** The control in which a fact is chosen: `fact.premises.area`. */
export function factField(table: string, fact: string): string {
  return `fact.${table}.${fact}`
}

/** The control for the reason why the act departs from a table. */
export function departureField(table: string): string {
  return `departure.${table}`
}
