import { draftOf } from '../../../src/web/catalogue/sheets/draft.ts'
import {
  type Draft,
  ownName,
  type Sheet,
  type SheetField,
  unknownName,
  wasName,
} from '../../../src/web/catalogue/sheets/sheet.ts'
import type { Fields } from './sending.ts'

/** What a browser sends of a form of the editor that nobody has changed. */
export function sheetFields(sheet: Sheet, value: unknown): Record<string, string | readonly string[]> {
  const fields: Record<string, string | readonly string[]> = {}
  for (const [name, text] of sent(sheet, draftOf(sheet, value), '')) {
    const known = fields[name]
    fields[name] = known === undefined ? text : [...[known].flat(), text]
  }
  return fields
}

function sent(sheet: Sheet, draft: Draft, prefix: string): Fields {
  return sheet.flatMap((field) => sentField(field, draft, prefix))
}

function sentField(field: SheetField, draft: Draft, prefix: string): Fields {
  const name = prefix + field.at
  const value = draft[field.at]
  switch (field.kind) {
    case 'slot':
      return [[ownName(name), String(draft[ownName(field.at)])], ...sentField(field.field, draft, prefix)]
    case 'rows': {
      const rows = value as readonly Draft[]
      const count: Fields = [[`${name}.count`, String(rows.length)]]
      const unknown: Fields = field.unknown ? [[unknownName(name), String(draft[unknownName(field.at)])]] : []
      const inner = rows.flatMap((row, index): Fields => {
        const own = `${name}.${index}.`
        return [[`${own}${wasName}`, String(row[wasName])], ...sent(field.fields, row, own)]
      })
      return [...count, ...unknown, ...inner]
    }
    case 'group':
      return sent(field.fields, value as Draft, `${name}.`)
    case 'condition': {
      const { field: asked, values } = value as { readonly field: string; readonly values: readonly string[] }
      return [[`${name}.field`, asked], ...values.map((one) => [`${name}.values`, one] as const)]
    }
    case 'choices':
    case 'picks':
      return (value as readonly string[]).map((one) => [name, one] as const)
    default:
      return [[name, value as string]]
  }
}
