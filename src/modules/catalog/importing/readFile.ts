import { parse } from 'csv-parse/sync'
import { ItemDefinition } from '../schema.ts'
import { readDefinition } from './definition.ts'
import { readFlatRow } from './flatRow.ts'
import { readGuanganRow } from './guangan.ts'
import { type HunanContext, readHunanRow } from './hunan.ts'
import texts from './import.texts.json' with { type: 'json' }
import type { ImportRow } from './row.ts'

export type FileFault = keyof typeof texts.fileFaults

/** More rows than any region has; a larger file is divided. */
export const rowsMax = 100_000

/**
 * Reads a file of items in any of the known formats; the content decides which. `line` of a JSON row is its place in
 * the list, from 1; of a CSV row the line in the file.
 */
export function readItemFile(
  content: string,
  options: { readonly regionCode?: string } = {},
): { readonly rows: readonly ImportRow[] } | { readonly fault: FileFault } {
  const text = content.replace(/^\uFEFF/, '')
  const rows = /^\s*[[{]/.test(text) ? readJson(text, options.regionCode) : readCsv(text)
  if (typeof rows === 'string') return { fault: rows }
  if (rows.length > rowsMax) return { fault: 'too_many_rows' }
  return { rows: rows.map(bounded) }
}

function readJson(text: string, regionCode: string | undefined): readonly ImportRow[] | FileFault {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'unreadable'
  }
  const wrapper = recordOf(value)
  const list = Array.isArray(value) ? value : Array.isArray(wrapper.items) ? wrapper.items : [value]
  const first = recordOf(list[0])
  const ours = recordOf(wrapper.nextSteps)
  if ('itemCode' in first) return list.map((row, at) => withNextSteps(readGuanganRow(at + 1, row), ours))
  if ('serviceId' in first) {
    const context = hunanContext(wrapper, regionCode)
    return list.map((row, at) => withNextSteps(readHunanRow(at + 1, row, context), ours))
  }
  if (list.length === 0 || 'localCode' in first || 'name' in first)
    return list.map((row, at) => readDefinition(at + 1, row))
  return 'format_unknown'
}

function hunanContext(wrapper: Readonly<Record<string, unknown>>, regionCode: string | undefined): HunanContext {
  const own = typeof wrapper.regionCode === 'string' ? wrapper.regionCode : undefined
  const themes = Object.entries(recordOf(wrapper.themes)).map(([code, list]) => [code, Array.isArray(list) ? list : []])
  return { regionCode: regionCode ?? own, themes: Object.fromEntries(themes) }
}

/** What comes next is ours, by local code, beside the rows of the source. */
function withNextSteps(row: ImportRow, ours: Readonly<Record<string, unknown>>): ImportRow {
  if ('error' in row) return row
  const { definition } = row
  const nextSteps = Object.hasOwn(ours, definition.localCode) ? ours[definition.localCode] : undefined
  if (!Array.isArray(nextSteps)) return row
  return { ...row, definition: { ...definition, nextSteps, ours: [...definition.ours, '/nextSteps'] } }
}

function readCsv(text: string): readonly ImportRow[] | FileFault {
  let records: Record<string, string>[]
  try {
    records = parse(text, {
      columns: true,
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: 1_000_000,
    })
  } catch {
    return 'unreadable'
  }
  const first = records[0] ?? {}
  if ('itemCode' in first) return records.map((row, at) => readGuanganRow(at + 2, row))
  if ('localCode' in first || 'name' in first) return records.map((row, at) => readFlatRow(at + 2, row))
  return 'format_unknown'
}

/** Readers build definitions from foreign text: what exceeds the limits of the schema goes through the part dropper. */
function bounded(row: ImportRow): ImportRow {
  if ('error' in row || ItemDefinition.safeParse(row.definition).success) return row
  const again = readDefinition(row.line, row.definition)
  return 'error' in again ? again : { ...again, findings: [...row.findings, ...again.findings] }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
