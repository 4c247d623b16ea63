import type { Finding } from '../rules/findings.ts'
import { ItemDefinition } from '../schema.ts'
import texts from './import.texts.json' with { type: 'json' }
import { blankDefinition, finding, type ImportRow, refuse } from './row.ts'

/**
 * One item in our own form. Parts that are absent count as not published. A part that cannot be used is left out
 * and named as a finding; then nobody can apply until it is mended.
 */
export function readDefinition(line: number, given: unknown): ImportRow {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return refuse(line, 'not_an_object', '')
  // What a file that was given back says of a row is for people to read.
  const { problem: _told, ...row } = given as Record<string, unknown>
  const [name, regionCode, localCode] = [row.name, row.regionCode, row.localCode].map(trimmed)
  if (!name || name.length > 200) return refuse(line, 'name_missing', 'name')
  if (!regionCode || !/^\d{12}$/.test(regionCode)) return refuse(line, 'identity_missing', 'regionCode')
  if (!localCode || localCode.length > 120) return refuse(line, 'identity_missing', 'localCode')

  const blank = blankDefinition(name, regionCode, localCode)
  const whole = {
    ...blank,
    applyAbsentReason: row.applyOnline === true ? null : blank.applyAbsentReason,
    ...row,
    name,
    regionCode,
    localCode,
  }
  const parsed = ItemDefinition.safeParse(whole)
  if (parsed.success) return { line, definition: parsed.data, findings: [] }

  const { kept, findings } = dropFaultyParts(whole, blank, parsed.error.issues)
  const definition = { ...kept, applyOnline: false, applyAbsentReason: texts.formFaulty }
  return { line, definition: ItemDefinition.parse(definition), findings }
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly keys?: readonly string[]
}

function dropFaultyParts(
  whole: Readonly<Record<string, unknown>>,
  blank: ItemDefinition,
  issues: readonly Issue[],
): { kept: Record<string, unknown>; findings: Finding[] } {
  const kept: Record<string, unknown> = { ...whole }
  const findings: Finding[] = []
  for (const issue of issues) {
    const unknownKeys = issue.path.length === 0 ? (issue.keys ?? []) : []
    const parts = unknownKeys.length > 0 ? unknownKeys : [String(issue.path[0] ?? '')]
    for (const part of parts) {
      if (part in blank) kept[part] = blank[part as keyof ItemDefinition]
      else delete kept[part]
    }
    const pointer = `/${(unknownKeys.length > 0 ? unknownKeys : issue.path.map(String)).join('/')}`
    findings.push(finding(pointer, 'shape', issue.message))
  }
  return { kept, findings }
}

function trimmed(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
