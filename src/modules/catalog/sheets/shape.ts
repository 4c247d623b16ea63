import { blankDefinition } from '../rules/blank.ts'
import { withNotPublished } from '../rules/notPublished.ts'
import { procedureKindOf } from '../rules/procedures.ts'
import type { ItemDefinition } from '../schema.ts'
import { type SheetKey, sheetKeys } from './columns.ts'
import type { Entry } from './entry.ts'

/** A row before it becomes cells: nested members, which the paths of the columns name. */
export type Row = Readonly<Record<string, unknown>>
export type Rows = Readonly<Record<SheetKey, readonly Row[]>>

const paragraphs = ['conditions', 'flow', 'legalBasis'] as const
const nullableLists = [...paragraphs, 'materials', 'fees'] as const

/** An entry as the rows of every sheet. Lists keep their order; what a list cannot say (none, or not published) is in `empty`. */
export function toRows({ definition, standard }: Entry): Rows {
  const own = { regionCode: definition.regionCode, localCode: definition.localCode }
  const owned = (rows: readonly object[] | null): Row[] => (rows ?? []).map((row) => ({ ...own, ...row }))
  const { form, discretion } = definition
  return {
    items: [
      {
        ...definition,
        ...own,
        notPublished: notPublishedCell(definition),
        applyAbsentReason: absentReasonCell(definition),
        empty: nullableLists.filter((part) => definition[part]?.length === 0),
        standard: standard && { kind: 'standard', ...standard },
      },
    ],
    texts: owned(paragraphs.flatMap((part) => (definition[part] ?? []).map((text) => ({ part, text })))),
    materials: owned(definition.materials),
    fields: owned(
      (form?.sections ?? []).flatMap((section, at) =>
        section.fields.map((field) => ({ page: at + 1, section, field })),
      ),
    ),
    situations: owned(definition.situations),
    duties: owned(definition.duties),
    specialProcedures: owned(definition.limits.specialProcedures),
    consultations: owned(definition.consultations),
    fees: owned(definition.fees),
    reviewPoints: owned(definition.reviewPoints),
    discretion: owned(discretion),
    facts: owned(discretion.flatMap(({ id, facts }) => facts.map((fact) => ({ ...withoutNulls(fact), table: id })))),
    rules: owned(discretion.flatMap(({ id, rows }) => rows.map((row) => ({ ...row, table: id })))),
    stockOpinions: owned(definition.stockOpinions),
    correctionReasons: owned(definition.correctionReasons),
    faqs: owned(definition.faqs),
    windows: owned(definition.windows),
  }
}

/** The value that a schema will check: members that are wrong are left as they are, for it to name. */
export function fromRows(rows: Rows): { readonly definition: Row; readonly standard: unknown } {
  const [item = {}] = rows.items
  const { empty = [], standard, ...members } = item
  const list = (part: (typeof nullableLists)[number], found: readonly unknown[]) =>
    found.length > 0 || (empty as readonly string[]).includes(part) ? found : null
  const texts = (part: (typeof paragraphs)[number]) =>
    list(
      part,
      rows.texts.filter((row) => row.part === part).map((row) => row.text),
    )
  const blank = blankDefinition('', '', '')
  const whole: Row = {
    ...members,
    conditions: texts('conditions'),
    flow: texts('flow'),
    legalBasis: texts('legalBasis'),
    materials: list('materials', rows.materials.map(unowned)),
    fees: list('fees', rows.fees.map(unowned)),
    form: formOf(rows.fields),
    situations: rows.situations.map(unowned),
    duties: rows.duties.map(unowned),
    limits: { ...(members.limits as object), specialProcedures: rows.specialProcedures.map(procedureOf) },
    consultations: rows.consultations.map(unowned),
    reviewPoints: rows.reviewPoints.map(unowned),
    discretion: rows.discretion.map((table) => discretionOf(unowned(table), rows)),
    stockOpinions: rows.stockOpinions.map(unowned),
    correctionReasons: rows.correctionReasons.map(unowned),
    faqs: rows.faqs.map(unowned),
    windows: rows.windows.map(unowned),
  }
  const { kind: _kind, ...content } = (standard ?? {}) as Row
  return {
    definition: {
      ...whole,
      applyAbsentReason: readAbsentReason(whole, blank.applyAbsentReason),
      notPublished: readNotPublished(whole),
    },
    standard: standard && content,
  }
}

/** Where the member that a column of this row holds stands in the definition. */
export function pointerOf(rows: Rows, sheet: SheetKey, at: number, path: string): string {
  const member = path.replaceAll('.', '/')
  const row = rows[sheet][at]
  const among = (other: (candidate: Row) => boolean) => rows[sheet].slice(0, at).filter(other).length
  if (sheet === 'items') return `/${member}`
  if (sheet === 'texts') return `/${row?.part}/${among((one) => one.part === row?.part)}`
  if (sheet === 'specialProcedures') return `/limits/specialProcedures/${at}/${member}`
  if (sheet === 'facts' || sheet === 'rules') {
    const table = rows.discretion.findIndex(({ id }) => id === row?.table)
    const list = sheet === 'facts' ? 'facts' : 'rows'
    return `/discretion/${table}/${list}/${among((one) => one.table === row?.table)}/${member}`
  }
  if (sheet !== 'fields') return `/${sheet}/${at}/${member}`
  const pages = [...new Set(rows.fields.map(({ page }) => page))]
  const section = `/form/sections/${pages.indexOf(row?.page)}`
  const [head, ...rest] = member.split('/')
  if (head === 'section') return `${section}/${rest.join('/')}`
  return `${section}/fields/${among((one) => one.page === row?.page)}/${rest.join('/')}`
}

export const noRows = (): Record<SheetKey, Row[]> =>
  Object.fromEntries(sheetKeys.map((key) => [key, []])) as unknown as Record<SheetKey, Row[]>

function unowned({ regionCode: _region, localCode: _code, ...row }: Row): Row {
  return row
}

/** Files that were made before procedures had a kind have no column for it. */
function procedureOf(row: Row): Row {
  return { kind: procedureKindOf(String(row.name ?? '')), ...unowned(row) }
}

function formOf(fields: readonly Row[]): unknown {
  if (fields.length === 0) return null
  const pages = [...Map.groupBy(fields, ({ page }) => page).values()]
  return {
    sections: pages.map((rows) => ({ ...(rows[0]?.section as object), fields: rows.map(({ field }) => field) })),
  }
}

function discretionOf(table: Row, { facts, rules }: Rows): Row {
  const within = (rows: readonly Row[]) =>
    rows.filter((row) => row.table === table.id).map((row) => ({ ...unowned(row), table: undefined }))
  return {
    ...table,
    facts: within(facts).map(({ table: _table, ...fact }) => factOf(fact)),
    rows: within(rules).map(({ table: _table, ...rule }) => rule),
  }
}

function withoutNulls(fact: object): Row {
  return Object.fromEntries(Object.entries(fact).filter(([, value]) => value !== null))
}

/** The columns of a fact serve three kinds; a kind has only its own members. */
function factOf({ kind, id, label, values, unit, min, max, whole }: Row): Row {
  if (kind === 'choice') return { kind, id, label, values }
  if (kind === 'number') return { kind, id, label, unit: unit ?? null, min, max, whole: whole ?? false }
  return { kind, id, label }
}

/**
 * 未公布 follows from the definition, so the cell is blank where it does, and a row that somebody writes need not say it. One empty line
 * says that nothing is missing, whatever follows.
 */
function notPublishedCell(definition: ItemDefinition): readonly string[] | undefined {
  const { notPublished } = definition
  if (same(notPublished, withNotPublished(definition).notPublished)) return undefined
  return notPublished.length === 0 ? [''] : notPublished
}

function readNotPublished(whole: Row): unknown {
  const given = whole.notPublished as readonly string[] | undefined
  if (given !== undefined) return same(given, ['']) ? [] : given
  const { notPublished: _none, ...rest } = whole
  try {
    return withNotPublished(rest as unknown as ItemDefinition).notPublished
  } catch {
    // Something else in the row is so wrong that this cannot be said; that will be told.
    return []
  }
}

/** The general sentence is not repeated in every row. An empty one says that there is none although one cannot apply. */
function absentReasonCell({ applyOnline, applyAbsentReason, ...rest }: ItemDefinition): Row | undefined {
  const general = applyOnline ? null : blankDefinition(rest.name, '', '').applyAbsentReason
  if (same(applyAbsentReason, general)) return undefined
  return applyAbsentReason ?? { zh: '', en: '' }
}

function readAbsentReason({ applyOnline, applyAbsentReason }: Row, general: unknown): unknown {
  if (applyAbsentReason === undefined) return applyOnline === true ? null : general
  return (applyAbsentReason as Row).zh === '' ? null : applyAbsentReason
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
