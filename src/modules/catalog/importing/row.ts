import type { Finding, FindingRule } from '../rules/findings.ts'
import type { ItemDefinition } from '../schema.ts'
import texts from './import.texts.json' with { type: 'json' }

export { blankDefinition, blankMaterial } from '../rules/blank.ts'

/** What refuses a row. Everything else that is wrong with it is a finding, and the row loads. */
export type ImportError = keyof typeof texts.errors

/** One row of a file, read: a definition, or the one reason for which there is none. */
export type ImportRow =
  | {
      readonly line: number
      readonly definition: ItemDefinition
      /** What the reader noticed; the rules over the whole definition add theirs. */
      readonly findings: readonly Finding[]
    }
  | { readonly line: number; readonly error: ImportError; readonly field: string }

export function refuse(line: number, error: ImportError, field: string): ImportRow {
  return { line, error, field }
}

/** Of rows with the same identity the first counts. */
export function refuseRepeated(rows: readonly ImportRow[]): readonly ImportRow[] {
  const seen = new Set<string>()
  return rows.map((row) => {
    if ('error' in row) return row
    const identity = `${row.definition.regionCode} ${row.definition.localCode}`
    if (seen.has(identity)) return refuse(row.line, 'identity_repeated', 'localCode')
    seen.add(identity)
    return row
  })
}

export function finding(pointer: string, rule: FindingRule, found: unknown): Finding {
  return { pointer, rule, found: String(found ?? '').slice(0, 120) }
}
