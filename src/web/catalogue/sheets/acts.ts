import { draftOf } from './draft.ts'
import { type Draft, type Sheet, type SheetField, wasName } from './sheet.ts'

/** A button inside a form: a row is added, taken out or moved, and nothing is saved yet. `refresh`: the page again with what is chosen. */
export interface RowAct {
  readonly kind: 'add' | 'refresh' | 'remove' | 'up' | 'down'
  /** The list. */
  readonly name: string
  /** Which of its rows; -1 where none is meant. */
  readonly row: number
}

/** `add:faqs`, `up:faqs.2`, `remove:facts.0.values.1`, as the buttons send it. */
export function rowActOf(text: string): RowAct | undefined {
  const [, kind, name] = /^(add|refresh|remove|up|down):([A-Za-z0-9.]{1,120})$/.exec(text) ?? []
  if (kind === undefined || name === undefined) return undefined
  if (kind === 'add' || kind === 'refresh') return { kind, name, row: -1 }
  const [, list, row] = /^(.+)\.(\d{1,3})$/.exec(name) ?? []
  if (list === undefined) return undefined
  return { kind: kind as RowAct['kind'], name: list, row: Number(row) }
}

/** The sheet after the button. What does not fit is left as it was. */
export function afterAct(sheet: Sheet, draft: Draft, act: RowAct): Draft {
  if (act.kind === 'refresh') return draft
  return Object.fromEntries(
    Object.entries(draft).map(([key, value]) => {
      const field = rowsField(sheet, key)
      if (!field) return [key, value]
      const rows = value as readonly Draft[]
      if (key === act.name) return [key, moved(field, rows, act)]
      const inner = innerAct(act, key)
      if (!inner) return [key, value]
      return [key, rows.map((row, at) => (at === inner.at ? afterAct(field.fields, row, inner.act) : row))]
    }),
  )
}

/** The list behind a name, also where it stands in a slot. */
function rowsField(sheet: Sheet, at: string): Extract<SheetField, { kind: 'rows' }> | undefined {
  const field = sheet.find((one) => one.at === at)
  const inner = field?.kind === 'slot' ? field.field : field
  return inner?.kind === 'rows' ? inner : undefined
}

/** An act on a list inside a row: `facts.0.values` seen from `facts` is `values` in row 0. */
function innerAct(act: RowAct, key: string): { at: number; act: RowAct } | undefined {
  if (!act.name.startsWith(`${key}.`)) return undefined
  const [, at, name] = /^(\d{1,3})\.(.+)$/.exec(act.name.slice(key.length + 1)) ?? []
  return at === undefined || name === undefined ? undefined : { at: Number(at), act: { ...act, name } }
}

function moved(field: Extract<SheetField, { kind: 'rows' }>, rows: readonly Draft[], act: RowAct): readonly Draft[] {
  if (act.kind === 'add') {
    if (rows.length >= field.max) return rows
    return [...rows, { ...draftOf(field.fields, field.blank), [wasName]: '' }]
  }
  if (act.kind === 'refresh' || act.row >= rows.length) return rows
  if (act.kind === 'remove') return rows.toSpliced(act.row, 1)
  const other = act.kind === 'up' ? act.row - 1 : act.row + 1
  if (other < 0 || other >= rows.length) return rows
  return rows.with(act.row, rows[other]!).with(other, rows[act.row]!)
}
