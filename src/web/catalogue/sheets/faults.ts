import type { z } from 'zod'
import type { Translate } from '../../texts/index.ts'
import type { FieldError } from '../../ui/index.ts'
import { type Draft, type Sheet, type SheetField, unknownName } from './sheet.ts'

type Issue = z.core.$ZodIssue

/** What the schema refused, at the field that holds it, in words. `root` is the path of the sheet inside the whole content. */
export function sheetFaults(
  sheet: Sheet,
  draft: Draft,
  issues: readonly Issue[],
  root: string,
  t: Translate,
): FieldError[] {
  const names = namesOf(sheet, draft)
  const within = root === '' ? [] : root.split('.')
  const faults = issues.map((issue) => {
    const path = issue.path.map(String)
    const inside = within.every((step, at) => path[at] === step)
    const field = inside ? placeOf(path.slice(within.length).join('.'), names) : ''
    return { field, message: sentenceOf(issue, t) }
  })
  return [...new Map(faults.map((fault) => [fault.field + fault.message, fault])).values()]
}

/** The control under which a place of the content is written: its own, or the nearest around it. Empty: none. */
export function placeOf(path: string, names: readonly string[]): string {
  const around = names.filter((name) => path === name || path.startsWith(`${name}.`))
  return around.reduce((longest, name) => (name.length > longest.length ? name : longest), '')
}

/** The names of all controls that the form of this sheet has now. */
export function namesOf(sheet: Sheet, draft: Draft, prefix = ''): string[] {
  return sheet.flatMap((field) => fieldNames(field, draft, prefix))
}

function fieldNames(field: SheetField, draft: Draft, prefix: string): string[] {
  const name = prefix + field.at
  const value = draft[field.at]
  switch (field.kind) {
    case 'slot':
      return [...new Set([name, ...fieldNames(field.field, draft, prefix)])]
    case 'rows':
      return [
        name,
        ...(field.unknown ? [unknownName(name)] : []),
        ...((value as readonly Draft[]) ?? []).flatMap((row, at) => namesOf(field.fields, row, `${name}.${at}.`)),
      ]
    case 'group':
      return [name, ...namesOf(field.fields, (value as Draft) ?? {}, `${name}.`)]
    default:
      return [name]
  }
}

function sentenceOf(issue: Issue, t: Translate): string {
  // A question was chosen and none of its answers.
  if (issue.code === 'too_small' && issue.path.at(-1) === 'in') return t('catalogueEditor.faults.answers')
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue, t)
    case 'too_big':
      return tooBig(issue, t)
    case 'invalid_type':
      return t(
        issue.expected === 'number' || issue.expected === 'int'
          ? 'catalogueEditor.faults.number'
          : 'catalogueEditor.faults.missing',
      )
    case 'invalid_value':
    case 'invalid_union':
      return t('catalogueEditor.faults.choose')
    case 'invalid_format':
      return t(issue.format === 'date' ? 'catalogueEditor.faults.date' : 'catalogueEditor.faults.form')
    default:
      return t('catalogueEditor.faults.form')
  }
}

function tooSmall({ origin, minimum }: Extract<Issue, { code: 'too_small' }>, t: Translate): string {
  const min = Number(minimum)
  if (origin === 'string')
    return min <= 1 ? t('catalogueEditor.faults.missing') : t('catalogueEditor.faults.short', { min })
  if (origin === 'array') return t('catalogueEditor.faults.few', { min })
  return t('catalogueEditor.faults.small', { min })
}

function tooBig({ origin, maximum }: Extract<Issue, { code: 'too_big' }>, t: Translate): string {
  const max = Number(maximum)
  if (origin === 'string') return t('catalogueEditor.faults.long', { max })
  return t(origin === 'array' ? 'catalogueEditor.faults.many' : 'catalogueEditor.faults.large', { max })
}
