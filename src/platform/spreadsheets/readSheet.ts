import { SpreadsheetFault } from './fault.ts'
import { type CellFault, columnLetters, columnOf, limits, type Table, type TableRow } from './table.ts'
import { readXml, unescaped } from './xml.ts'

interface OpenCell {
  readonly column: number
  readonly type: string
  formula: boolean
  value: string
}

type WritableRow = { number: number; cells: string[]; faults: CellFault[] }

/** One worksheet, piece by piece. Blank rows are left out. */
export async function readSheet(
  name: string,
  chunks: AsyncIterable<Buffer>,
  shared: readonly string[],
  budget: { cells: number },
): Promise<Table> {
  const rows: WritableRow[] = []
  const merged: string[] = []
  let row: WritableRow = { number: 0, cells: [], faults: [] }
  let cell: OpenCell | undefined
  let reading: 'v' | 't' | undefined
  let phonetic = false

  await readXml(chunks, {
    open(tag, attributes) {
      if (tag === 'row') {
        row = { number: Number(attributes.r ?? row.number + 1), cells: [], faults: [] }
      } else if (tag === 'c') {
        const column = columnOf(attributes.r ?? '') ?? row.cells.length
        if (column >= limits.columnsMax) throw new SpreadsheetFault('too_many_columns', name)
        budget.cells += 1
        if (budget.cells > limits.cellsMax) throw new SpreadsheetFault('too_full', name)
        cell = { column, type: attributes.t ?? 'n', formula: false, value: '' }
      } else if (tag === 'f' && cell) cell.formula = true
      else if (tag === 'rPh') phonetic = true
      else if (tag === 'v' || (tag === 't' && !phonetic)) reading = tag
      else if (tag === 'mergeCell' && attributes.ref) merged.push(attributes.ref)
    },
    text(piece) {
      if (cell && reading) cell.value += piece
    },
    close(tag) {
      if (tag === 'v' || tag === 't') reading = undefined
      else if (tag === 'rPh') phonetic = false
      else if (tag === 'c' && cell) {
        putCell(row, cell, shared)
        cell = undefined
      } else if (tag === 'row' && (row.cells.some((value) => value !== '') || row.faults.length > 0)) {
        if (rows.length >= limits.rowsMax) throw new SpreadsheetFault('too_many_rows', name)
        rows.push(row)
      }
    },
  })
  return { name, rows: merged.length > 0 ? rows.map((one) => withMerged(one, merged)) : rows }
}

function putCell(row: WritableRow, cell: OpenCell, shared: readonly string[]): void {
  const fault = (code: CellFault['code'], found: string) =>
    row.faults.push({ at: columnLetters(cell.column), code, found: found.slice(0, 120) })
  let text = ''
  if (cell.type === 's') text = shared[Number(cell.value)] ?? ''
  else if (cell.type === 'inlineStr' || cell.type === 'str') text = unescaped(cell.value)
  else if (cell.type === 'b') text = cell.value === '1' ? 'true' : 'false'
  else if (cell.type === 'e') fault('cell_error', cell.value)
  else {
    const number = plainNumber(cell.value)
    if (number === undefined) fault('number_shortened', cell.value)
    text = number ?? ''
  }
  if (cell.formula) fault('formula', text)
  while (row.cells.length < cell.column) row.cells.push('')
  row.cells[cell.column] = text
}

/** A number as it was typed. Over 15 digits the spreadsheet program has lost some of them: 31-character codes are such numbers. */
function plainNumber(value: string): string | undefined {
  if (!/[eE]/.test(value) && value.replace(/\D/g, '').length <= 15) return value
  const number = Number(value)
  if (Number.isInteger(number)) return Math.abs(number) < 1e15 ? String(number) : undefined
  return String(number)
}

/** Only the first cell of merged cells has a value, so every row that they cover is told. */
function withMerged(row: WritableRow, ranges: readonly string[]): TableRow {
  const covering = ranges.filter((range) => {
    const [from, to] = range.split(':').map((reference) => Number(/\d+$/.exec(reference)?.[0]))
    return from !== undefined && row.number >= from && row.number <= (to ?? from)
  })
  if (covering.length === 0) return row
  const faults = covering.map((range): CellFault => ({ at: range, code: 'merged', found: range }))
  return { ...row, faults: [...row.faults, ...faults] }
}
