import { CellError, type CellRule } from './cells.ts'
import { type Column, columnsOf, type SheetKey, sheets } from './columns.ts'
import type { Row } from './shape.ts'

/** One row as cells, in the order of the columns. */
export function writeRow(sheet: SheetKey, row: Row): readonly string[] {
  return columnsOf(sheet).map(({ path, form }) => {
    const value = memberOf(row, path)
    return guarded(value === absent ? '' : form.write(value))
  })
}

export interface CellProblem {
  readonly path: string
  readonly rule: CellRule | 'lead_missing'
  readonly found: string
}

/** Cells by path of their column → the row. A part whose first cell is blank is null or not there. */
export function readRow(
  sheet: SheetKey,
  cells: ReadonlyMap<string, string>,
): { readonly row: Row; readonly problems: readonly CellProblem[] } {
  const row: Record<string, unknown> = {}
  const problems: CellProblem[] = []
  const given = ({ path }: Column) => unguarded(cells.get(path) ?? '')
  for (const { columns, at, blank } of sheets[sheet]) {
    const [lead] = columns
    if (at !== undefined && lead && given(lead).trim() === '') {
      const filled = columns.find((column) => given(column).trim() !== '')
      if (filled) problems.push({ path: lead.path, rule: 'lead_missing', found: given(filled).slice(0, 120) })
      if (blank === null) put(row, at, null)
      continue
    }
    for (const column of columns) {
      try {
        const value = column.form.read(given(column))
        if (value !== undefined) put(row, column.path, value)
      } catch (error) {
        if (!(error instanceof CellError)) throw error
        problems.push({ path: column.path, rule: error.rule, found: given(column).slice(0, 120) })
      }
    }
  }
  return { row, problems }
}

/** The member is not there, or one of those above it is not. */
const absent = Symbol('absent')

function memberOf(row: Row, path: string): unknown {
  let value: unknown = row
  for (const name of path.split('.')) {
    if (value === null || value === undefined) return absent
    value = (value as Row)[name]
  }
  return value === undefined ? absent : value
}

function put(row: Record<string, unknown>, path: string, value: unknown): void {
  const names = path.split('.')
  const last = names.pop() as string
  let inner = row
  for (const name of names) {
    inner[name] ??= {}
    inner = inner[name] as Record<string, unknown>
  }
  inner[last] = value
}

/** A spreadsheet program runs a cell that begins like a formula. An apostrophe makes it text; reading takes it off again. */
function guarded(cell: string): string {
  return /^[=+\-@＝＋－＠|%\t\r\n']/.test(cell) ? `'${cell}` : cell
}

export function unguarded(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell
}
