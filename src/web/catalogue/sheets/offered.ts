import type { FieldError } from '../../ui/index.ts'
import { type Draft, ownName, type Sheet, type SheetContext, type SheetField } from './sheet.ts'

/** A post typed that the handling body does not have: worth a look, and no fault, since bodies change their posts. */
export function notOffered(sheet: Sheet, draft: Draft, context: SheetContext, prefix = ''): FieldError[] {
  return sheet.flatMap((field) => notesOf(field, draft, context, prefix))
}

function notesOf(field: SheetField, draft: Draft, context: SheetContext, prefix: string): FieldError[] {
  const name = prefix + field.at
  if (field.kind === 'slot')
    return draft[ownName(field.at)] === 'own' ? notesOf(field.field, draft, context, prefix) : []
  if (field.kind === 'rows') {
    const rows = (draft[field.at] as readonly Draft[]) ?? []
    return rows.flatMap((row, at) => notOffered(field.fields, row, context, `${name}.${at}.`))
  }
  if (field.kind !== 'text' || !field.offers) return []
  const typed = String(draft[field.at] ?? '')
  const offered = field.offers(context)
  if (typed === '' || offered.length === 0 || offered.includes(typed)) return []
  const posts = offered.join(context.t('catalogueLists.list.comma'))
  return [{ field: name, message: context.t('catalogueEditor.postUnknown', { typed, posts }) }]
}
