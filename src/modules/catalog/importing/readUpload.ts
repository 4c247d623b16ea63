import {
  decodeText,
  isWorkbook,
  limits,
  openArchive,
  readCsvTable,
  readWorkbook,
  SpreadsheetFault,
  type Table,
} from '../../../platform/spreadsheets/index.ts'
import type { Finding } from '../rules/findings.ts'
import { StandardContent } from '../schema/standard.ts'
import type { SheetKey } from '../sheets/columns.ts'
import type { Entry } from '../sheets/entry.ts'
import { type GivenRow, type Place, readEntries, type SheetProblem, type SheetRule } from '../sheets/readTables.ts'
import { sheetTitle } from '../sheets/tables.ts'
import { readItemFile } from './readFile.ts'
import type { ImportError, ImportRow } from './row.ts'

export type UploadFormat = 'xlsx' | 'zip' | 'csv' | 'flat' | 'json'

export interface UploadProblem extends Omit<SheetProblem, 'rule'> {
  readonly rule: SheetRule | ImportError | 'region_foreign' | 'claimed'
}

/** One item of a file. Without an entry there are errors, and the item goes back to whoever sent it. */
export interface UploadEntry {
  readonly line: number
  readonly name: string
  readonly entry: Entry | undefined
  readonly errors: readonly UploadProblem[]
  readonly findings: readonly Finding[]
  placeOf(pointer: string): Place
  /** As it came: rows by sheet, or the value of a list. */
  readonly given: { readonly sheets: Readonly<Record<SheetKey, readonly GivenRow[]>> } | { readonly value: unknown }
}

export interface Upload {
  readonly format: UploadFormat
  readonly entries: readonly UploadEntry[]
  readonly strays: readonly UploadProblem[]
  readonly strayRows: Readonly<Record<SheetKey, readonly GivenRow[]>> | undefined
}

/** Reads a file of any known format; what it is, its content says. Throws SpreadsheetFault for what cannot be read at all. */
export async function readUpload(bytes: Buffer, options: { readonly regionCode?: string } = {}): Promise<Upload> {
  if (bytes.length === 0) throw new SpreadsheetFault('empty')
  if (bytes.length > limits.fileBytesMax) throw new SpreadsheetFault('too_large')
  if (bytes.readUInt32BE(0) === 0xd0cf11e0) throw new SpreadsheetFault('old_format')
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readArchive(bytes)
  const text = decodeText(bytes).replace(/^\uFEFF/, '')
  if (/^\s*[[{]/.test(text)) return readJsonUpload(text, options)
  const tables = tablesOf(text)
  return tables ? inSheets('csv', tables) : readFlatUpload(text, options)
}

async function readArchive(bytes: Buffer): Promise<Upload> {
  const archive = openArchive(bytes)
  if (isWorkbook(archive)) return inSheets('xlsx', await readWorkbook(archive))
  const tables: Table[] = []
  for (const name of archive.names) {
    if (!/\.csv$/i.test(name) || name.startsWith('__MACOSX/')) continue
    tables.push(readCsvTable(name.replace(/\.csv$/i, ''), decodeText(await archive.bytes(name))))
  }
  if (tables.length === 0) throw new SpreadsheetFault('unreadable')
  return inSheets('zip', tables)
}

/** A single CSV file in our headings is the sheet of items; undefined: it has others. */
function tablesOf(text: string): readonly Table[] | undefined {
  const table = readCsvTable(sheetTitle('items').zh, text)
  const ours = table.rows.slice(0, 5).some(({ cells }) => cells.includes('事项编码') || cells.includes('Item code'))
  return ours ? [table] : undefined
}

function inSheets(format: UploadFormat, tables: readonly Table[]): Upload {
  const { entries, strays, strayRows, recognised } = readEntries(tables)
  if (!recognised) throw new SpreadsheetFault('unreadable')
  return {
    format,
    strays,
    strayRows,
    entries: entries.map(({ given, ...entry }) => ({ ...entry, findings: [], given: { sheets: given } })),
  }
}

/** Our own JSON, a list of standards beside it, or one of the formats that portals publish. */
function readJsonUpload(text: string, options: { readonly regionCode?: string }): Upload {
  const file = readItemFile(text, options)
  const standards = standardsOf(text)
  if ('fault' in file && standards.length === 0) throw new SpreadsheetFault('unreadable', file.fault)
  const { list } = listOf(text)
  const rows = 'fault' in file || list === undefined ? [] : file.rows
  return {
    format: 'json',
    entries: [...rows.map((row) => fromRow(row, list?.[row.line - 1])), ...standards],
    strays: [],
    strayRows: undefined,
  }
}

function listOf(text: string): {
  readonly list: readonly unknown[] | undefined
  readonly standards: readonly unknown[]
} {
  const value = JSON.parse(text) as { items?: unknown; standards?: unknown } | unknown[]
  if (Array.isArray(value)) return { list: value, standards: [] }
  const standards = Array.isArray(value.standards) ? value.standards : []
  if (Array.isArray(value.items)) return { list: value.items, standards }
  return { list: standards.length > 0 ? undefined : [value], standards }
}

function standardsOf(text: string): readonly UploadEntry[] {
  let standards: readonly unknown[]
  try {
    standards = listOf(text).standards
  } catch {
    return []
  }
  return standards.map((given, at) => {
    const { problem: _told, ...content } = (given ?? {}) as Record<string, unknown>
    const parsed = StandardContent.safeParse(content)
    const place = { sheet: null, row: at + 1, path: null }
    const name = (content.definition as { name?: unknown } | undefined)?.name
    const errors = (parsed.error?.issues ?? []).map(
      ({ path, message }): UploadProblem => ({
        ...place,
        path: path.map(String).join('.'),
        rule: 'form_wrong',
        found: message.slice(0, 120),
      }),
    )
    const { definition, ...standard } = parsed.data ?? {}
    return {
      line: at + 1,
      name: typeof name === 'string' ? name : '',
      entry: definition && { definition, standard: standard as Omit<StandardContent, 'definition'> },
      errors,
      findings: [],
      placeOf: (pointer) => ({ ...place, path: pointer }),
      given: { value: given },
    }
  })
}

function readFlatUpload(text: string, options: { readonly regionCode?: string }): Upload {
  const file = readItemFile(text, options)
  if ('fault' in file) throw new SpreadsheetFault(file.fault === 'too_many_rows' ? 'too_many_rows' : 'unreadable')
  const [head, ...rows] = readCsvTable('', text).rows
  const recordAt = (line: number) => {
    const { cells = [] } = rows[line - 2] ?? {}
    return Object.fromEntries((head?.cells ?? []).map((name, at) => [name, cells[at] ?? '']))
  }
  return {
    format: 'flat',
    entries: file.rows.map((row) => fromRow(row, recordAt(row.line))),
    strays: [],
    strayRows: undefined,
  }
}

/** A part that the reader had to leave out is an error here: whoever sent the file can mend it. */
function fromRow(row: ImportRow, value: unknown): UploadEntry {
  const place = { sheet: null, row: row.line, path: null }
  const common = { line: row.line, placeOf: (pointer: string) => ({ ...place, path: pointer }), given: { value } }
  if ('error' in row) {
    const name = (value as { name?: unknown } | null)?.name
    const error = { ...place, path: row.field, rule: row.error, found: '' }
    return { ...common, name: typeof name === 'string' ? name : '', entry: undefined, errors: [error], findings: [] }
  }
  const faulty = row.findings.filter(({ rule }) => rule === 'shape')
  const errors = faulty.map(
    ({ pointer, found }): UploadProblem => ({ ...place, path: pointer, rule: 'form_wrong', found }),
  )
  return {
    ...common,
    name: row.definition.name,
    entry: errors.length > 0 ? undefined : { definition: row.definition },
    errors,
    findings: row.findings,
  }
}
