import type { Sentence } from '../../../../kernel/problem.ts'
import type { ItemDefinition } from '../../schema.ts'
import type { Report } from '../findings.ts'
import { checkSituations } from './analysis.ts'
import type { SituationFaultCode } from './situationFault.ts'

/** A fault of situations that keeps a definition from being published; as proposals carry their faults. */
export interface SituationsFault {
  readonly pointer: string
  readonly code: `situation_${SituationFaultCode}`
  readonly sentence: Sentence
}

/** Contradictions, undecided cases, conditions that never hold or cannot be read. Empty: it may be published. */
export function situationFaults(definition: ItemDefinition): readonly SituationsFault[] {
  return checkSituations(definition)
    .filter(({ stops }) => stops)
    .map(({ pointer, code, sentence }) => ({ pointer, code: `situation_${code}` as const, sentence }))
}

/** The same as findings, with those that do not keep it from being published. */
export function reportSituations(definition: ItemDefinition, report: Report): void {
  for (const { pointer, code, sentence } of checkSituations(definition)) {
    const own = code === 'contradiction' || code === 'undecided' || code === 'never' || code === 'always'
    report(pointer, own ? `situation_${code}` : 'situation_unusable', sentence.zh)
  }
}
