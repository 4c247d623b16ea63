/** What is wrong with a cell before anybody asks what it means. */
export type CellFaultCode = 'formula' | 'cell_error' | 'number_shortened' | 'merged'

export interface CellFault {
  /** Letters of the column, e.g. `C`; for merged cells the whole range, e.g. `A3:A7`. */
  readonly at: string
  readonly code: CellFaultCode
  readonly found: string
}

export interface TableRow {
  /** As the spreadsheet program numbers it, from 1. */
  readonly number: number
  /** By column from 0; cells that are not there are ''. */
  readonly cells: readonly string[]
  readonly faults: readonly CellFault[]
}

/** A sheet or a CSV file as text: no cell is ever anything else. */
export interface Table {
  readonly name: string
  readonly rows: readonly TableRow[]
}

export const limits = {
  /** A file as it is sent. */
  fileBytesMax: 50 * 1024 * 1024,
  entriesMax: 200,
  /** All entries together when unpacked. */
  unpackedBytesMax: 256 * 1024 * 1024,
  /** Real tables pack to a fifth up to a thirtieth; deflate can reach a thousandth. Entries under 1 MB may be anything. */
  ratioMax: 100,
  ratioFromBytes: 1024 * 1024,
  rowsMax: 100_000,
  columnsMax: 200,
  cellsMax: 2_000_000,
} as const

/** `0` → `A`, `27` → `AB`. */
export function columnLetters(column: number): string {
  const rest = column % 26
  const before = Math.floor(column / 26)
  return (before > 0 ? columnLetters(before - 1) : '') + String.fromCharCode(65 + rest)
}

/** `AB12` → 27; undefined for what is no reference. */
export function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d*$/.exec(reference)?.[1]
  if (!letters) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
