import type { Sentence } from '../../../kernel/problem.ts'
import type { DiscretionTable } from '../schema/discretion.ts'
import type { Report } from './findings.ts'
import { checkTable, type TableFaultCode } from './tableFaults.ts'

type WithTables = { readonly discretion: readonly DiscretionTable[] }

/** A fault of a definition's discretion tables that keeps it from being published; as proposals carry their faults. */
export interface DiscretionFault {
  readonly pointer: string
  readonly code: `discretion_${TableFaultCode}`
  readonly sentence: Sentence
}

/** Useless, and no case is decided wrongly for it. */
const harmless: ReadonlySet<TableFaultCode> = new Set(['row_never', 'outcome_never'])

/** Gaps, overlaps and whatever makes a table unreadable. Empty: it may be published. */
export function discretionFaults(definition: WithTables): readonly DiscretionFault[] {
  return definition.discretion.flatMap((table, at) =>
    checkTable(table)
      .filter(({ code }) => !harmless.has(code))
      .map(({ pointer, code, sentence }) => ({
        pointer: `/discretion/${at}${pointer}`,
        code: `discretion_${code}` as const,
        sentence,
      })),
  )
}

/** The same as findings, with those that do not keep it from being published. */
export function checkDiscretion({ discretion }: WithTables, report: Report): void {
  discretion.forEach((table, at) => {
    for (const { pointer, code, sentence } of checkTable(table)) {
      const own = code === 'gap' || code === 'overlap' || code === 'row_never' || code === 'outcome_never'
      report(`/discretion/${at}${pointer}`, own ? `discretion_${code}` : 'discretion_unusable', sentence.zh)
    }
  })
}
