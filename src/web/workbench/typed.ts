import type { ItemDefinition } from '../../modules/catalog/index.ts'
import { type TypedForm, typedForm } from '../form-controls.ts'
import type { StaffAction } from '../views/workbench/act-panel.tsx'
import { ownName } from '../views/workbench/correction-form.tsx'
import type { Visit } from '../visit.ts'
import { readTables, type TypedTable } from './discretion.ts'

/** Everything that a form of the case screen sent, kept so that a refused act loses nothing. */
export interface Typed {
  readonly action: StaffAction
  /** The state that the page showed. */
  readonly sequence: number
  readonly checklist: readonly string[]
  readonly points: readonly string[]
  /** Opinion or reason, as typed. */
  readonly text: string
  /** The chosen stock sentence; counts when nothing was typed. */
  readonly stock: string
  /** Ready demands by id, and own words by what they are about. */
  readonly reasons: readonly string[]
  readonly own: Readonly<Record<string, string>>
  readonly answers: TypedForm
  readonly note: string
  /** Facts for the discretion tables. */
  readonly tables: readonly TypedTable[]
  /** What else the form of the act has, by the name of the control. */
  readonly more: Readonly<Partial<Record<MoreField, readonly string[]>>>
}

/** Controls of the forms in `act-forms`. */
export const moreFields = [
  'ground',
  'days',
  'procedure',
  'consultation',
  'department',
  'view',
  'finding',
  'carrier',
  'number',
  'by',
  'document',
  'assignee',
  'absent',
  'pending',
  'materials',
  'granted',
  'opinion',
] as const
export type MoreField = (typeof moreFields)[number]

/** More than the case can have of anything; the command checks the rest. */
const listMax = 100

export function readTyped(
  visit: Visit,
  action: StaffAction,
  { form, discretion }: Pick<ItemDefinition, 'form' | 'discretion'>,
  abouts: readonly string[],
): Typed {
  return {
    action,
    sequence: Number.parseInt(visit.field('_sequence'), 10) || 0,
    checklist: visit.fields('checklist').slice(0, listMax),
    points: visit.fields('points').slice(0, listMax),
    text: visit.field('text'),
    stock: visit.field('stock'),
    reasons: visit.fields('reasons').slice(0, listMax),
    own: Object.fromEntries(abouts.map((about) => [about, visit.field(ownName(about))])),
    answers: typedForm(visit, action === 'mend' ? (form?.sections ?? []) : []),
    note: visit.field('_note'),
    tables: readTables(visit, discretion),
    more: Object.fromEntries(
      moreFields.flatMap((name) => {
        const values = visit.fields(name).slice(0, listMax)
        return values.length > 0 ? [[name, values]] : []
      }),
    ),
  }
}

/** The words that count. */
export function wordsOf(typed: Pick<Typed, 'text' | 'stock'>): string {
  return typed.text || typed.stock
}

/** One value of a form of `act-forms`; empty when there is none. */
export function moreOf({ more }: Pick<Typed, 'more'>, name: MoreField): string {
  return (more[name]?.[0] ?? '').trim()
}
