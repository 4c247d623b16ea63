import { type OutSheet, writeCsv, writeWorkbook, zip } from '../../../platform/spreadsheets/index.ts'
import { columnsOf, type SheetKey, sheetKeys } from '../sheets/columns.ts'
import type { Entry } from '../sheets/entry.ts'
import texts from '../sheets/sheets.texts.json' with { type: 'json' }
import { columnText, headings, headRows, type OutTable, sheetTitle, toTables } from '../sheets/tables.ts'
import { exampleEntry } from './example.ts'

export type ExportFormat = 'xlsx' | 'zip' | 'json'

export interface OutFile {
  readonly content: Buffer
  readonly mediaType: string
  /** With the dot. */
  readonly extension: string
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Entries as a file that reads back byte for byte. */
export function writeEntries(entries: readonly Entry[], format: ExportFormat): OutFile {
  if (format === 'json') return jsonFile(jsonOf(entries))
  return tablesFile(toTables(entries), format)
}

/** What is to be filled in: headings, what each column takes, and one example that is not imported. */
export function writeTemplate(format: 'xlsx' | 'zip'): OutFile {
  return tablesFile(toTables([exampleEntry]), format, true)
}

export function tablesFile(tables: readonly OutTable[], format: 'xlsx' | 'zip', withNotes = false): OutFile {
  const notes = notesRows()
  if (format === 'zip') {
    const files = tables.map(({ name, rows }) => ({ name: `${name}.csv`, content: writeCsv(rows) }))
    const all = withNotes ? [...files, { name: `${texts.notes.title.zh}.csv`, content: writeCsv(notes) }] : files
    return { content: zip(all), mediaType: 'application/zip', extension: '.zip' }
  }
  const sheets = tables.map(({ key, name, rows }): OutSheet => {
    const extra = (rows[0]?.length ?? 0) - columnsOf(key).length
    const columns = columnsOf(key).map(({ path, form }) => ({
      width: /text|standard|answer|reason|basis|notes/i.test(path) ? 40 : 18,
      ...(form.choices && { choices: form.choices }),
    }))
    return { name, headRows, rows, columns: extra > 0 ? [{ width: 50 }, ...columns] : columns }
  })
  const noteColumns = [{ width: 16 }, { width: 28 }, { width: 60 }, { width: 60 }]
  const noteSheet = { name: texts.notes.title.zh, headRows: 1, columns: noteColumns, rows: notes }
  return { content: writeWorkbook(withNotes ? [...sheets, noteSheet] : sheets), mediaType: xlsx, extension: '.xlsx' }
}

export function jsonOf(entries: readonly Entry[]): {
  readonly items: readonly unknown[]
  readonly standards?: readonly unknown[]
} {
  const standards = entries.flatMap(({ definition, standard }) => (standard ? [{ definition, ...standard }] : []))
  const items = entries.flatMap(({ definition, standard }) => (standard ? [] : [definition]))
  return standards.length > 0 ? { items, standards } : { items }
}

export function jsonFile(value: unknown): OutFile {
  return {
    content: Buffer.from(`${JSON.stringify(value, null, 1)}\n`),
    mediaType: 'application/json',
    extension: '.json',
  }
}

function notesRows(): readonly (readonly string[])[] {
  const both = ({ zh, en }: { readonly zh: string; readonly en: string }) => `${zh} · ${en}`
  const columns = sheetKeys.flatMap((key: SheetKey) =>
    columnsOf(key).map((column) => {
      const { heading, note } = columnText(key, column)
      return [sheetTitle(key).zh, both(heading), column.form.choices?.join('；') ?? '', note ? both(note) : '']
    }),
  )
  return [texts.notes.head.map(both), ...texts.notes.lines.map((line) => [both(line)]), ...columns]
}

export { headings }
