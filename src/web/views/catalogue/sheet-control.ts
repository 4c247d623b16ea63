import type { Draft, Sheet, SheetContext, SheetField } from '../../catalogue/sheets/sheet.ts'
import type { FieldError, FieldProps } from '../../ui/index.ts'

export interface SheetFormProps {
  sheet: Sheet
  draft: Draft
  context: SheetContext
  errors: readonly FieldError[]
  /** Before every name, inside groups and rows. */
  prefix?: string
}

export interface ControlProps extends Omit<SheetFormProps, 'sheet'> {
  prefix: string
}

/** `field=value|other`, as the enhancer of conditional fields reads it. */
export function whenOf({ when }: SheetField, prefix: string): string | undefined {
  return when && `${prefix}${when.at}=${when.is.join('|')}`
}

/** What is chosen now stays in the list, even when nothing offers it any more. */
export function withPresent(options: FieldProps['options'] = [], present: readonly string[]) {
  const missing = present.filter((value) => value !== '' && !options.some((option) => option.value === value))
  return [...options, ...missing.map((value) => ({ value, label: value }))]
}
