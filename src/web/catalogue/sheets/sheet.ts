import type { FormField, FormSection, ItemDefinition } from '../../../modules/catalog/index.ts'
import type { Translate, zh } from '../../texts/index.ts'
import type { Option } from '../../ui/index.ts'

/**
 * A sheet describes how one part of a proposal is written: which fields, how each is asked, and what an empty one means. Form, reading,
 * display and comparison are all derived from it, so that a new field of the schema is one line here.
 */
export type Sheet = readonly SheetField[]

export type FieldWord = keyof typeof zh.catalogueEditor.fields
export type HintWord = keyof typeof zh.catalogueEditor.hints

/** What the content holds where nothing was filled in: null, no member at all, or the empty value, which the schema then refuses. */
export type Empty = 'null' | 'absent' | 'refused'

interface Base {
  /** Dotted path from the sheet's root, e.g. `limits.promised`. Also the name in the form, and the place of faults. */
  readonly at: string
  readonly label: FieldWord
  readonly hint?: HintWord
  /** Words of the content itself in place of the label, such as the name of a fact. */
  readonly named?: string
  /** May be left empty while writing, and not when it is sent: always, or where one can apply for the item. */
  readonly needed?: 'always' | 'to_apply'
  /** Asked only where a field beside it has one of these values. */
  readonly when?: { readonly at: string; readonly is: readonly string[] }
}

/** Turns one value of the content into the text of a choice and back. */
export interface Codec {
  readonly write: (value: unknown) => string
  readonly read: (text: string, context: SheetContext) => unknown
}

export type SheetField =
  | (Base & {
      readonly kind: 'text'
      readonly empty: Empty
      readonly long?: boolean
      readonly lengthMax?: number
      /** Usual answers, offered while one types. */
      readonly offers?: (context: SheetContext) => readonly string[]
    })
  | (Base & { readonly kind: 'number'; readonly empty: Empty; readonly unit?: FieldWord })
  | (Base & { readonly kind: 'date'; readonly empty: Empty })
  /** With `empty` the member is there as true or not at all. */
  | (Base & { readonly kind: 'yesNo'; readonly empty?: 'absent' })
  | (Base & {
      readonly kind: 'choice'
      readonly empty: Empty
      readonly options: (context: SheetContext) => readonly Option[]
      readonly codec?: Codec
      /** A new line has it already, and it does not count as filled in. */
      readonly idle?: boolean
    })
  | (Base & { readonly kind: 'choices'; readonly options: (context: SheetContext) => readonly Option[] })
  /** A few out of many, one list to open each. */
  | (Base & {
      readonly kind: 'picks'
      readonly options: (context: SheetContext) => readonly Option[]
      readonly codec?: Codec
      readonly max: number
    })
  /** Sentences of a list, one a line; with `apart` a blank line stands between them. */
  | (Base & { readonly kind: 'lines'; readonly empty: 'null' | 'refused'; readonly apart?: boolean })
  /** Members of a list, each with the same fields. With `unknown` the list may also be null, which that word says. */
  | (Base & {
      readonly kind: 'rows'
      readonly fields: Sheet
      readonly blank: Readonly<Record<string, unknown>>
      readonly max: number
      readonly unknown?: FieldWord
      /** What one row is about, where its place alone does not say it. */
      readonly titleOf?: (row: Draft, at: number, context: SheetContext) => string | undefined
    })
  /** Fields that are there together or not at all. */
  | (Base & {
      readonly kind: 'group'
      readonly fields: Sheet
      readonly empty: 'null' | 'absent'
      readonly blank?: object
    })
  /** A stable identity that nobody types. */
  | (Base & { readonly kind: 'id'; readonly prefix: string })
  /** A question to an earlier answer: when the thing is asked for. */
  | (Base & { readonly kind: 'condition'; readonly empty: 'absent' | 'refused' })
  /** A condition in FEEL over the situation questions, shown in words as well. */
  | (Base & { readonly kind: 'feel'; readonly empty: 'absent' | 'refused' })
  /** What a level below may fill in; without its own answer it is as above. */
  | (Base & { readonly kind: 'slot'; readonly field: SheetField })

/** What the choices of a sheet depend on. */
export interface SheetContext {
  readonly definition: ItemDefinition | undefined
  readonly t: Translate
  readonly departments: readonly DepartmentChoice[]
  readonly servicePoints: readonly Option[]
  /** Names of the posts of the body that handles it; empty where there is no such body, as in a standard. */
  readonly posts: readonly string[]
  /** Shared evidence types, by their id. */
  readonly evidenceTypes: readonly Option[]
  readonly themes: readonly Option[]
  /** Shared data elements, by their key. */
  readonly elements: readonly Option[]
  /** Questions that stand before the one that is written; a condition may look at no others. */
  readonly earlier: readonly FormField[]
}

export interface DepartmentChoice {
  readonly id: string
  readonly name: string
  readonly creditCode: string | null
}

/** What the controls of a sheet hold: texts by field, lists of texts, rows, groups. */
export interface Draft {
  readonly [at: string]: DraftValue
}
export type DraftValue = string | readonly string[] | Draft | readonly Draft[]

/** The row of the earlier content from which a row of the form came; kept in the form, so that what no field shows stays. */
export const wasName = '#'
/** Beside a list that may be null, and beside a slot: its own answer or none. */
export const unknownName = (at: string) => `${at}.unknown`
export const ownName = (at: string) => `${at}.own`

/** Every question of a form, in order. */
export function questionsOf(sections: readonly FormSection[]): readonly FormField[] {
  return sections.flatMap(({ fields }) => fields)
}

/** Whether a proposal with this field empty could not be sent. */
export function isNeeded({ needed }: SheetField, { definition }: SheetContext): boolean {
  return needed === 'always' || (needed === 'to_apply' && definition?.applyOnline === true)
}

export function labelOf({ label, named }: SheetField, t: Translate): string {
  return named ?? t(`catalogueEditor.fields.${label}`)
}
