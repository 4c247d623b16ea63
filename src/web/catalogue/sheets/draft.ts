import { valueAt } from './paths.ts'
import { type Draft, type DraftValue, ownName, type Sheet, type SheetField, unknownName, wasName } from './sheet.ts'

/** What a form sent, as the server parses it. */
export type Sent = Readonly<Record<string, unknown>>

/** The controls of a sheet as they show this content. */
export function draftOf(sheet: Sheet, content: unknown): Draft {
  return Object.fromEntries(sheet.flatMap((field) => shown(field, valueAt(content, field.at))))
}

function shown(field: SheetField, value: unknown): [string, DraftValue][] {
  const { at } = field
  switch (field.kind) {
    case 'slot':
      return [[ownName(at), value === undefined ? 'above' : 'own'], ...shown(field.field, value)]
    case 'rows': {
      const rows = (value as readonly unknown[] | null | undefined) ?? []
      const drafts = rows.map((row, index) => ({ ...draftOf(field.fields, row), [wasName]: String(index) }))
      return field.unknown
        ? [
            [at, drafts],
            [unknownName(at), value === null ? 'yes' : ''],
          ]
        : [[at, drafts]]
    }
    case 'group':
      return [[at, draftOf(field.fields, value ?? field.blank ?? {})]]
    default:
      return [[at, shownValue(field, value)]]
  }
}

function shownValue(field: Exclude<SheetField, { kind: 'slot' | 'rows' | 'group' }>, value: unknown): DraftValue {
  switch (field.kind) {
    case 'choices':
      return (value as readonly string[] | undefined) ?? []
    case 'picks':
      return ((value as readonly unknown[] | undefined) ?? []).map((one) => field.codec?.write(one) ?? String(one))
    case 'lines':
      return ((value as readonly string[] | null | undefined) ?? []).join(field.apart ? '\n\n' : '\n')
    case 'condition':
      return conditionDraft(value)
    case 'yesNo':
      return value === true ? 'yes' : ''
    case 'choice':
      if (field.codec) return value === undefined ? '' : field.codec.write(value)
      return value === null || value === undefined ? '' : String(value)
    default:
      return value === null || value === undefined ? '' : String(value)
  }
}

function conditionDraft(value: unknown): Draft {
  const condition = value as { field: string; equals?: unknown; in?: readonly string[]; feel?: string } | undefined
  if (!condition) return { field: '', values: [], feel: '' }
  if (condition.feel !== undefined) return { field: '', values: [], feel: condition.feel }
  return { field: condition.field, values: condition.in ?? [String(condition.equals)], feel: '' }
}

/** The controls of a sheet as a form sent them. Line ends are made ours; nothing is trimmed yet. */
export function draftFrom(sheet: Sheet, sent: Sent, prefix = ''): Draft {
  return Object.fromEntries(sheet.flatMap((field) => received(field, sent, prefix)))
}

/** Rows that a hand-made request may claim to have: more than any list can hold. */
const rowsReadMax = 200

function received(field: SheetField, sent: Sent, prefix: string): [string, DraftValue][] {
  const { at } = field
  const name = prefix + at
  switch (field.kind) {
    case 'slot':
      return [
        [ownName(at), textOf(sent, ownName(name)) === 'own' ? 'own' : 'above'],
        ...received(field.field, sent, prefix),
      ]
    case 'rows': {
      const count = Math.min(Number.parseInt(textOf(sent, `${name}.count`), 10) || 0, rowsReadMax)
      const rows = Array.from({ length: count }, (_, index) => ({
        ...draftFrom(field.fields, sent, `${name}.${index}.`),
        [wasName]: textOf(sent, `${name}.${index}.${wasName}`),
      }))
      return field.unknown
        ? [
            [at, rows],
            [unknownName(at), textOf(sent, unknownName(name))],
          ]
        : [[at, rows]]
    }
    case 'group':
      return [[at, draftFrom(field.fields, sent, `${name}.`)]]
    case 'condition':
      return [
        [
          at,
          {
            field: textOf(sent, `${name}.field`),
            values: textsOf(sent, `${name}.values`),
            feel: textOf(sent, `${name}.feel`),
          },
        ],
      ]
    case 'choices':
      return [[at, textsOf(sent, name)]]
    case 'picks':
      return [[at, [...new Set(textsOf(sent, name).filter((text) => text !== ''))]]]
    default:
      return [[at, textOf(sent, name)]]
  }
}

export function textOf(sent: Sent, name: string): string {
  const value = sent[name]
  const last = Array.isArray(value) ? value.at(-1) : value
  return typeof last === 'string' ? last.replaceAll('\r\n', '\n') : ''
}

export function textsOf(sent: Sent, name: string): string[] {
  const value = sent[name]
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')
}
