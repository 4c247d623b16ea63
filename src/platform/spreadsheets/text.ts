import { parse } from 'csv-parse/sync'
import { SpreadsheetFault } from './fault.ts'
import { limits, type Table } from './table.ts'

/** Text of a file: by its byte order mark, as UTF-8, or in the encoding that Chinese spreadsheet programs write. */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this one: the next.
    }
  }
  throw new SpreadsheetFault('text_encoding')
}

/** A CSV file as a table; commas, or tabs where the first line has them and no comma. */
export function readCsvTable(name: string, text: string): Table {
  const firstLine = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      delimiter: firstLine.includes('\t') && !firstLine.includes(',') ? '\t' : ',',
      max_record_size: 4_000_000,
      to: limits.rowsMax + 1,
      info: true,
    }) as unknown as typeof records
  } catch {
    throw new SpreadsheetFault('unreadable', name)
  }
  if (records.length > limits.rowsMax) throw new SpreadsheetFault('too_many_rows', name)
  const rows = records.map(({ record }, at) => {
    if (record.length > limits.columnsMax) throw new SpreadsheetFault('too_many_columns', name)
    return { number: at + 1, cells: record, faults: [] }
  })
  return { name, rows }
}

/** With a byte order mark, so that spreadsheet programs see that it is UTF-8. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}
