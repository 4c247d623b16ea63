import { type CellForm, nullable, number, oneOf, text } from './cells.ts'
import { labels } from './labels.ts'

/** A column: the member of the row that it holds, and how. Headings and notes are in sheets.texts.json under the same path. */
export interface Column {
  readonly path: string
  readonly form: CellForm
}

/** Columns that stand or fall together: when the first is blank, the whole member is null or not there. */
export interface Part {
  readonly columns: readonly Column[]
  readonly at?: string
  readonly blank?: null | undefined
}

export const plain = (...columns: readonly Column[]): Part => ({ columns })
export const group = (at: string, blank: null | undefined, ...columns: readonly Column[]): Part => ({
  columns,
  at,
  blank,
})
export const column = (path: string, form: CellForm): Column => ({ path, form })
export const body = (path: string) => [
  column(`${path}.name`, text),
  column(`${path}.creditCode`, nullable(text)),
  column(`${path}.id`, nullable(text)),
]
export const limit = (path: string) =>
  group(
    path,
    null,
    column(`${path}.days`, number),
    column(`${path}.unit`, nullable(oneOf(labels.dayUnit))),
    column(`${path}.note`, nullable(text)),
  )
