import type { Selectable } from 'kysely'

/**
 * `true` when every field of a row stands in the table: under its own name or the one in `Names`, nullable in both or in neither, and
 * of the column's type or narrower (the checks of a table narrow a text to a few words). Otherwise the names of the fields that differ.
 */
export type Fits<Row, Table, Names = object> =
  Misfits<Row, Selectable<Table>, Names> extends never ? true : { differs: Misfits<Row, Selectable<Table>, Names> }

type Misfits<Row, Columns, Names> = {
  [Field in keyof Row]-?: ColumnOf<Field, Names> extends keyof Columns
    ? Same<Row[Field], Columns[ColumnOf<Field, Names>]> extends true
      ? never
      : Field
    : Field
}[keyof Row]

type ColumnOf<Field, Names> = Field extends keyof Names ? Names[Field] : Field

type Same<Field, Column> = string | number | boolean extends Column
  ? true // a `jsonb` column says nothing of its shape
  : SameType<Field, Column>

type SameType<Field, Column> = null extends Field
  ? null extends Column
    ? Narrower<NonNullable<Field>, NonNullable<Column>>
    : false
  : null extends Column
    ? false
    : Narrower<Field, Column>

/** Lists may be read-only. */
type Narrower<Field, Column> = [Field] extends [Column]
  ? true
  : Column extends readonly (infer Element)[]
    ? Field extends readonly Element[]
      ? true
      : false
    : false

/** The columns of rows that are still complete: of an erased person, the values are gone and no store looks for it. */
export type Kept<Table> = { [Column in keyof Table]: NonNullable<Table[Column]> }
