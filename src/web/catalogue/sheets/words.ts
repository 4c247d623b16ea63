import { isAsked } from './content.ts'
import {
  type Draft,
  type DraftValue,
  labelOf,
  ownName,
  type Sheet,
  type SheetContext,
  type SheetField,
  unknownName,
} from './sheet.ts'

/** One field of a sheet as people read it: for what cannot be changed here, and for two versions side by side. */
export interface SheetLine {
  /** The key in the draft. */
  readonly at: string
  readonly label: string
  /** One line a sentence or row; empty: nothing was filled in. */
  readonly words: readonly string[]
}

export function linesOf(sheet: Sheet, draft: Draft, context: SheetContext): SheetLine[] {
  return sheet
    .filter((field) => field.kind !== 'id' && isAsked(field, draft))
    .map((field) => ({
      at: field.at,
      label: labelOf(field, context.t),
      words: wordsOf(field, draft, context),
    }))
}

function wordsOf(field: SheetField, draft: Draft, context: SheetContext): string[] {
  const value = draft[field.at]
  const { t } = context
  switch (field.kind) {
    case 'slot':
      return draft[ownName(field.at)] === 'own'
        ? wordsOf(field.field, draft, context)
        : [t('catalogueEditor.slot.above')]
    case 'rows': {
      const rows = (value as readonly Draft[] | undefined) ?? []
      if (rows.length === 0 && field.unknown && draft[unknownName(field.at)] === 'yes')
        return [t(`catalogueEditor.fields.${field.unknown}`)]
      return rows.map((row) => joined(field.fields, row, context))
    }
    case 'group': {
      const words = joined(field.fields, (value as Draft | undefined) ?? {}, context)
      return words === '' ? [] : [words]
    }
    case 'condition':
      return conditionWords((value as Draft | undefined) ?? {}, context)
    case 'picks':
    case 'choices':
      return [
        listOf(value)
          .map((one) => choiceWord(field.options(context), one))
          .join('、'),
      ].filter((text) => text !== '')
    case 'choice':
      return [choiceWord(field.options(context), String(value ?? ''))].filter((text) => text !== '')
    case 'yesNo':
      return [t(value === 'yes' ? 'common.field.yes' : 'common.field.no')]
    case 'lines':
      return String(value ?? '')
        .split(field.apart ? /\n\s*\n/ : '\n')
        .filter((line) => line.trim() !== '')
    default:
      return [String(value ?? '')].filter((text) => text.trim() !== '')
  }
}

/** Everything that a row says, in one line. */
function joined(sheet: Sheet, draft: Draft, context: SheetContext): string {
  return linesOf(sheet, draft, context)
    .filter(({ words }) => words.length > 0)
    .map(({ label, words }) => `${label}：${words.join('；')}`)
    .join(' · ')
}

function conditionWords(draft: Draft, { earlier, t }: SheetContext): string[] {
  const question = earlier.find(({ id }) => id === draft.field)
  if (!draft.field) return []
  const word = (value: string) =>
    question?.options?.find((option) => option.value === value)?.label ??
    (value === 'true' ? t('common.field.yes') : value === 'false' ? t('common.field.no') : value)
  const values = listOf(draft.values).map(word).join(' / ')
  return [t('catalogueEditor.condition.words', { question: question?.label ?? String(draft.field), answers: values })]
}

function choiceWord(options: readonly { value: string; label: string }[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value
}

function listOf(value: DraftValue | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : []
}
