import { draftOf } from './draft.ts'
import { sameValue, valueAt, withValueAt } from './paths.ts'
import {
  type Draft,
  type DraftValue,
  ownName,
  type Sheet,
  type SheetContext,
  type SheetField,
  unknownName,
  wasName,
} from './sheet.ts'

/**
 * The content that a filled-in sheet stands for. What was not touched stays exactly as it was, down to its blanks; what cannot be
 * understood is put in as it was typed, and the schema says what is wrong with it.
 */
export function contentOf(sheet: Sheet, draft: Draft, before: unknown, context: SheetContext): unknown {
  const untouched = draftOf(sheet, before)
  return sheet.reduce((content, field) => {
    if (!isAsked(field, draft)) return withValueAt(content, field.at, undefined)
    const earlier = valueAt(before, field.at)
    const touched = keysOf(field).some((key) => !sameValue(draft[key], untouched[key])) || isFresh(field, earlier)
    return touched ? withValueAt(content, field.at, fieldValue(field, draft, earlier, context)) : content
  }, before)
}

/** What belongs to another choice than the one made is not there. */
export function isAsked({ when }: SheetField, draft: Draft): boolean {
  return when === undefined || when.is.includes(String(draft[when.at] ?? ''))
}

function keysOf(field: SheetField): readonly string[] {
  if (field.kind === 'slot') return [field.at, ownName(field.at)]
  return field.kind === 'rows' ? [field.at, unknownName(field.at)] : [field.at]
}

/** A member that must be there and is not yet, as in a new row. */
function isFresh(field: SheetField, earlier: unknown): boolean {
  const mayLack = field.kind === 'slot' || ('empty' in field && field.empty === 'absent')
  return earlier === undefined && !mayLack
}

function fieldValue(field: SheetField, draft: Draft, earlier: unknown, context: SheetContext): unknown {
  const value = draft[field.at]
  switch (field.kind) {
    case 'slot':
      return draft[ownName(field.at)] === 'own' ? fieldValue(field.field, draft, earlier, context) : undefined
    case 'rows': {
      const rows = (value as readonly Draft[]) ?? []
      if (field.unknown && rows.length === 0 && draft[unknownName(field.at)] === 'yes') return null
      return rowsOf(field, rows, (earlier as readonly unknown[] | null | undefined) ?? [], context)
    }
    case 'group':
      return isBlank(field.fields, value as Draft)
        ? emptyValue(field.empty)
        : contentOf(field.fields, value as Draft, earlier ?? field.blank ?? {}, context)
    case 'picks':
      return (value as readonly string[]).map((text) => field.codec?.read(text, context) ?? text)
    case 'choices':
      return inEarlierOrder(value as readonly string[], (earlier as readonly string[] | undefined) ?? [])
    case 'condition':
      return conditionOf(value as Draft, field.empty)
    default:
      return simpleValue(field, String(value ?? ''), context)
  }
}

function simpleValue(
  field: Extract<SheetField, { kind: 'text' | 'number' | 'date' | 'yesNo' | 'choice' | 'lines' | 'feel' | 'id' }>,
  typed: string,
  context: SheetContext,
): unknown {
  const text = typed.trim()
  switch (field.kind) {
    case 'yesNo':
      return text === 'yes' || (field.empty === 'absent' ? undefined : false)
    case 'id':
      return text
    case 'lines': {
      const lines = text.split(field.apart ? /\n\s*\n/ : '\n').map((line) => line.trim())
      const written = lines.filter((line) => line !== '')
      return written.length === 0 && field.empty === 'null' ? null : written
    }
    case 'number':
      if (text === '') return emptyValue(field.empty)
      return /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : text
    case 'choice':
      if (field.codec) return text === '' ? emptyValue(field.empty) : field.codec.read(text, context)
      return text === '' ? emptyValue(field.empty) : text
    default:
      return text === '' ? emptyValue(field.empty) : text
  }
}

function emptyValue(empty: 'null' | 'absent' | 'refused'): unknown {
  return empty === 'null' ? null : empty === 'absent' ? undefined : ''
}

function conditionOf({ field, values, feel }: Draft, empty: 'absent' | 'refused'): unknown {
  const text = String(feel ?? '').trim()
  if (text !== '') return { feel: text }
  if (field === '') return empty === 'absent' ? undefined : { field: '', in: [] }
  const wanted = values as readonly string[]
  const [only] = wanted
  if (wanted.length !== 1 || only === undefined) return { field, in: wanted }
  return { field, equals: only === 'true' ? true : only === 'false' ? false : only }
}

function rowsOf(
  field: Extract<SheetField, { kind: 'rows' }>,
  drafts: readonly Draft[],
  earlier: readonly unknown[],
  context: SheetContext,
): readonly unknown[] {
  const rows = drafts.map((draft) => {
    const was = earlier[Number.parseInt(String(draft[wasName]), 10)]
    return contentOf(field.fields, draft, was ?? field.blank, context)
  })
  return field.fields.reduce((all, own) => (own.kind === 'id' ? withIds(all, own.at, own.prefix) : all), rows)
}

/** New rows get the next free number behind the prefix. */
function withIds(rows: readonly unknown[], at: string, prefix: string): unknown[] {
  const taken = new Set(rows.map((row) => valueAt(row, at)))
  return rows.map((row) => {
    if (valueAt(row, at)) return row
    const id = freeId(prefix, taken)
    taken.add(id)
    return withValueAt(row, at, id)
  })
}

export function freeId(prefix: string, taken: ReadonlySet<unknown>): string {
  let number = 1
  while (taken.has(`${prefix}${number}`)) number += 1
  return `${prefix}${number}`
}

/** Boxes come in the order of the page; the order of what was chosen before is kept. */
function inEarlierOrder(chosen: readonly string[], earlier: readonly string[]): readonly string[] {
  return [...earlier.filter((one) => chosen.includes(one)), ...chosen.filter((one) => !earlier.includes(one))]
}

/** Nothing was filled in. What is chosen anyway, such as a unit or a tick, does not count. */
function isBlank(sheet: Sheet, draft: Draft): boolean {
  return sheet.every((field) => isBlankValue(field, draft[field.at]))
}

function isBlankValue(field: SheetField, value: DraftValue | undefined): boolean {
  if (value === undefined || field.kind === 'yesNo' || (field.kind === 'choice' && field.idle)) return true
  if (typeof value === 'string') return value.trim() === ''
  if (field.kind === 'condition')
    return (value as Draft).field === '' && String((value as Draft).feel ?? '').trim() === ''
  if (field.kind === 'group') return isBlank(field.fields, value as Draft)
  return (value as readonly unknown[]).length === 0
}
