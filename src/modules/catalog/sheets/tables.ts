import type { Sentence } from '../../../kernel/problem.ts'
import { type Column, columnsOf, type SheetKey, sheetKeys } from './columns.ts'
import type { Entry } from './entry.ts'
import { writeRow } from './rows.ts'
import { toRows } from './shape.ts'
import texts from './sheets.texts.json' with { type: 'json' }

export interface OutTable {
  readonly key: SheetKey
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** Two rows of headings: Chinese, English. */
export const headRows = 2

interface ColumnText {
  readonly heading: Sentence
  readonly note?: Sentence
}
const sheetTexts = texts.sheets as unknown as Record<
  SheetKey,
  { readonly title: Sentence; readonly columns: Readonly<Record<string, ColumnText>> }
>

export const sheetTitle = (key: SheetKey): Sentence => sheetTexts[key].title

export function columnText(key: SheetKey, { path }: Pick<Column, 'path'>): ColumnText {
  const found = sheetTexts[key].columns[path]
  if (!found) throw new Error(`${key}.${path} has no heading`)
  return found
}

/** The headings of a sheet; with `problems` one more, in front, for what is wrong with a row. */
export function headings(key: SheetKey, withProblems: boolean): readonly (readonly string[])[] {
  const columns = columnsOf(key).map((column) => columnText(key, column).heading)
  const all = withProblems ? [texts.problemColumn, ...columns] : columns
  return [all.map(({ zh }) => zh), all.map(({ en }) => en)]
}

/** Entries as tables, headings included. */
export function toTables(entries: readonly Entry[]): readonly OutTable[] {
  const rows = entries.map(toRows)
  return sheetKeys.map((key) => ({
    key,
    name: sheetTitle(key).zh,
    rows: [...headings(key, false), ...rows.flatMap((all) => all[key].map((row) => writeRow(key, row)))],
  }))
}
