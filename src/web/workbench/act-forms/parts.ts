import type { FieldProps } from '../../ui/index.ts'
import type { ActFact } from '../../views/workbench/act-form.tsx'
import type { Visit } from '../../visit.ts'
import type { WorkRequest } from '../case-work.ts'
import { type MoreField, moreOf } from '../typed.ts'

/** What the form of one act says and asks. */
export interface FormParts {
  readonly lead?: string
  readonly facts?: readonly ActFact[]
  readonly fields: readonly FieldProps[]
  /** The discretion tables of the item are asked too. */
  readonly tables?: true
}

export type FormBuilder = (visit: Visit, asked: WorkRequest) => FormParts | Promise<FormParts>

/** The long text of an act: reason, opinion, outcome. */
export function wordsField(
  { typed }: WorkRequest,
  label: string,
  { hint, maxLength = 1000, optional }: { hint?: string; maxLength?: number; optional?: true } = {},
): FieldProps {
  return {
    type: 'textarea',
    name: 'text',
    label,
    value: typed?.text ?? '',
    maxLength,
    ...(hint && { hint }),
    ...(optional && { optional }),
  }
}

/** What was typed into a control before; empty at first. */
export function before({ typed }: WorkRequest, name: MoreField): string {
  return typed ? moreOf(typed, name) : ''
}

export function beforeAll({ typed }: WorkRequest, name: MoreField): readonly string[] {
  return typed?.more[name] ?? []
}

/** Nothing to say where there is no line. */
export function factsOf(...facts: readonly (readonly [label: string, line: string | null | undefined])[]): ActFact[] {
  return facts.flatMap(([label, line]) => (line ? [{ label, lines: [line] }] : []))
}
