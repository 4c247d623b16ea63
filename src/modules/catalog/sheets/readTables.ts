import type { z } from 'zod'
import type { CellFaultCode, Table, TableRow } from '../../../platform/spreadsheets/index.ts'
import { StandardContent } from '../schema/standard.ts'
import { ItemDefinition } from '../schema.ts'
import type { CellRule } from './cells.ts'
import { type Column, columnsOf, type SheetKey, sheetKeys } from './columns.ts'
import type { Entry } from './entry.ts'
import { readRow, unguarded } from './rows.ts'
import { fromRows, noRows, pointerOf, type Row, type Rows } from './shape.ts'
import texts from './sheets.texts.json' with { type: 'json' }
import { columnText, sheetTitle } from './tables.ts'

export type SheetRule =
  | CellRule
  | CellFaultCode
  | 'lead_missing'
  | 'owner_unknown'
  | 'identity_missing'
  | 'identity_repeated'
  | 'heading_missing'
  | 'sheet_unknown'
  | 'value_missing'
  | 'too_long'
  | 'too_short'
  | 'form_wrong'

export interface Place {
  readonly sheet: SheetKey | null
  /** As the spreadsheet program numbers it. */
  readonly row: number | null
  /** Path of the column. */
  readonly path: string | null
}

export interface SheetProblem extends Place {
  readonly rule: SheetRule
  readonly found: string
}

/** One item of a file with its rows in every sheet. Without an entry there are errors that say why. */
export interface ReadEntry {
  readonly line: number
  readonly regionCode: string
  readonly localCode: string
  readonly name: string
  readonly entry: Entry | undefined
  readonly errors: readonly SheetProblem[]
  /** Its rows as they came, by sheet, in the order of our columns: what is given back to be mended. */
  readonly given: Readonly<Record<SheetKey, readonly GivenRow[]>>
  placeOf(pointer: string): Place
}

export interface GivenRow {
  readonly number: number
  readonly cells: ReadonlyMap<string, string>
}

export interface ReadTables {
  readonly entries: readonly ReadEntry[]
  /** What belongs to no item: rows without one, sheets that are not ours. */
  readonly strays: readonly SheetProblem[]
  /** False: no sheet of the file is ours. */
  readonly recognised: boolean
  /** Rows that belong to no item, to be given back with the others. */
  readonly strayRows: Readonly<Record<SheetKey, readonly GivenRow[]>>
}

interface SheetRow extends GivenRow {
  readonly row: Row
  readonly problems: readonly SheetProblem[]
}

/** Reads tables in our form. The order of sheets and columns does not matter; a column that is absent counts as blank. */
export function readEntries(tables: readonly Table[]): ReadTables {
  const strays: SheetProblem[] = []
  const strayRows = noGiven()
  const bySheet = new Map<SheetKey, SheetRow[]>()
  for (const table of tables) {
    const key = keyOf(table)
    const found = key && headingsOf(table, key)
    if (!key) {
      if (table.rows.length > 0 && !isNotes(table)) strays.push(stray(null, null, 'sheet_unknown', table.name))
    } else if (!found) {
      if (table.rows.length > 0) strays.push(stray(key, table.rows[0]?.number ?? 1, 'heading_missing', table.name))
    } else bySheet.set(key, [...(bySheet.get(key) ?? []), ...readSheetRows(table, key, found)])
  }

  const groups = new Map<string, Map<SheetKey, SheetRow[]>>()
  const repeated: ReadEntry[] = []
  for (const item of bySheet.get('items') ?? []) {
    const identity = identityOf(item)
    if (groups.has(identity)) repeated.push(refusedEntry(item, 'identity_repeated'))
    else if (!isIdentity(item)) repeated.push(refusedEntry(item, 'identity_missing'))
    else groups.set(identity, new Map([['items', [item]]]))
  }
  for (const [key, rows] of bySheet) {
    if (key === 'items') continue
    for (const row of rows) {
      const group = groups.get(identityOf(row))
      if (group) group.set(key, [...(group.get(key) ?? []), row])
      else {
        strays.push(...row.problems, stray(key, row.number, 'owner_unknown', identityOf(row)))
        strayRows[key].push(row)
      }
    }
  }
  const entries = [...[...groups.values()].map(readEntry), ...repeated]
  return {
    entries: entries.sort((left, right) => left.line - right.line),
    strays,
    strayRows,
    recognised: bySheet.size > 0 || strays.some(({ sheet }) => sheet !== null),
  }
}

function readEntry(group: ReadonlyMap<SheetKey, readonly SheetRow[]>): ReadEntry {
  const given = { ...noGiven(), ...Object.fromEntries(group) }
  const rows: Rows = {
    ...noRows(),
    ...Object.fromEntries([...group].map(([key, list]) => [key, list.map(({ row }) => row)])),
  }
  const [item] = group.get('items') as readonly [SheetRow]
  const placeOf = lazyPlaces(rows, given)
  const errors = [...group.values()].flat().flatMap(({ problems }) => problems)
  const parsed = errors.length === 0 ? parse(rows, placeOf) : { errors: [] }
  return {
    line: item.number,
    ...namesOf(item),
    entry: 'entry' in parsed ? parsed.entry : undefined,
    errors: oncePerRange([...errors, ...('errors' in parsed ? parsed.errors : [])]),
    given,
    placeOf,
  }
}

function parse(rows: Rows, placeOf: ReadEntry['placeOf']): { entry: Entry } | { errors: readonly SheetProblem[] } {
  const { definition, standard } = fromRows(rows)
  const whole = ItemDefinition.safeParse(definition)
  const content = StandardContent.omit({ definition: true }).optional().safeParse(standard)
  if (whole.success && content.success)
    return { entry: { definition: whole.data, ...(content.data && { standard: content.data }) } }
  const issues = [...(whole.error?.issues ?? []), ...(content.error?.issues ?? [])]
  return {
    errors: issues.map((issue) => ({
      ...placeOf(`/${issue.path.map(String).join('/')}`),
      rule: ruleOf(issue),
      found: issue.message.slice(0, 120),
    })),
  }
}

function ruleOf(issue: z.core.$ZodIssue): SheetRule {
  if (issue.code === 'too_big') return 'too_long'
  if (issue.code === 'too_small') return 'too_short'
  return issue.code === 'invalid_type' ? 'value_missing' : 'form_wrong'
}

/** The place of a pointer, or of what it stands in: a whole material is told at its row, a form at the item's. */
function lazyPlaces(rows: Rows, given: ReadEntry['given']): ReadEntry['placeOf'] {
  let places: Map<string, Place> | undefined
  return (pointer) => {
    places ??= placesOf(rows, given)
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const place = places.get(at)
      if (place) return place
    }
    return { sheet: 'items', row: given.items[0]?.number ?? 1, path: null }
  }
}

function placesOf(rows: Rows, given: ReadEntry['given']): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const sheet of sheetKeys) {
    rows[sheet].forEach((_row, at) => {
      const row = given[sheet][at]?.number ?? 1
      for (const { path } of columnsOf(sheet)) {
        const pointer = pointerOf(rows, sheet, at, path)
        if (!places.has(pointer)) places.set(pointer, { sheet, row, path })
        const parent = pointer.slice(0, pointer.lastIndexOf('/'))
        if (parent !== '' && !places.has(parent))
          places.set(parent, { sheet, row, path: path.includes('.') ? path : null })
      }
    })
  }
  return places
}

function keyOf({ name }: Table): SheetKey | undefined {
  const bare = name
    .replace(/^.*[/\\]/, '')
    .replace(/\.csv$/i, '')
    .trim()
  const named = sheetKeys.find((key) => [key, sheetTitle(key).zh, sheetTitle(key).en].includes(bare))
  return named
}

function isNotes({ name }: Table): boolean {
  return name === texts.notes.title.zh || name === texts.notes.title.en
}

interface Headings {
  readonly columns: ReadonlyMap<number, Column>
  /** The first row below the headings. */
  readonly from: number
}

const identityPaths = ['regionCode', 'localCode']

/** Headings may stand under a title, and in either language; both are headings when both are there. */
function headingsOf(table: Table, key: SheetKey): Headings | undefined {
  const byHeading = new Map(
    columnsOf(key).flatMap((column) => {
      const { zh, en } = columnText(key, column).heading
      return [zh, en, column.path].map((heading) => [heading, column] as const)
    }),
  )
  const matched = (row: TableRow) =>
    new Map(
      row.cells.flatMap((cell, at) => {
        const column = byHeading.get(unguarded(cell).trim())
        return column ? [[at, column] as const] : []
      }),
    )
  const isHead = (columns: ReadonlyMap<number, Column>) =>
    identityPaths.every((path) => [...columns.values()].some((column) => column.path === path))
  for (const [at, row] of table.rows.slice(0, 5).entries()) {
    const columns = matched(row)
    if (!isHead(columns)) continue
    const second = table.rows[at + 1]
    return { columns, from: second && isHead(matched(second)) ? at + 2 : at + 1 }
  }
  return undefined
}

function readSheetRows(table: Table, key: SheetKey, { columns, from }: Headings): readonly SheetRow[] {
  return table.rows.slice(from).flatMap(({ number, cells, faults }) => {
    const named = new Map([...columns].map(([at, { path }]) => [path, cells[at] ?? '']))
    const isExample = (named.get('localCode') ?? '').startsWith(texts.exampleCode.zh)
    if (isExample || (faults.length === 0 && [...named.values()].every((cell) => cell.trim() === ''))) return []
    const { row, problems } = readRow(key, named)
    const broken = faults.map(({ at, code, found }): SheetProblem => {
      const column = code === 'merged' ? undefined : columns.get(letterColumn(at))
      return {
        sheet: key,
        row: number,
        path: column?.path ?? null,
        rule: code,
        found: column ? found : `${at} ${found}`.trim(),
      }
    })
    // What stands in a broken cell is not judged a second time.
    const own = problems.filter(({ path }) => !broken.some((fault) => fault.path === path))
    return [
      { number, cells: named, row, problems: [...broken, ...own.map((one) => ({ sheet: key, row: number, ...one }))] },
    ]
  })
}

function letterColumn(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

const cellOf = (row: GivenRow, path: string) => unguarded(row.cells.get(path) ?? '')
const identityOf = (row: GivenRow) => `${cellOf(row, 'regionCode').trim()} ${cellOf(row, 'localCode')}`
const isIdentity = (row: GivenRow) =>
  /^\d{12}$/.test(cellOf(row, 'regionCode').trim()) &&
  cellOf(row, 'localCode') !== '' &&
  cellOf(row, 'name').trim() !== ''

function namesOf(row: GivenRow) {
  return {
    regionCode: cellOf(row, 'regionCode').trim(),
    localCode: cellOf(row, 'localCode'),
    name: cellOf(row, 'name').trim(),
  }
}

function refusedEntry(item: SheetRow, rule: 'identity_missing' | 'identity_repeated'): ReadEntry {
  const names = namesOf(item)
  const path = rule === 'identity_repeated' || /^\d{12}$/.test(names.regionCode) ? 'localCode' : 'regionCode'
  const place = {
    sheet: 'items' as const,
    row: item.number,
    path: names.localCode && path === 'localCode' && !names.name ? 'name' : path,
  }
  return {
    line: item.number,
    ...names,
    entry: undefined,
    errors: [...item.problems, { ...place, rule, found: names.localCode }],
    given: { ...noGiven(), items: [item] },
    placeOf: () => place,
  }
}

/** Merged cells cover several rows of an item: the range is told once. */
function oncePerRange(problems: readonly SheetProblem[]): readonly SheetProblem[] {
  const told = new Set<string>()
  return problems.filter(({ rule, sheet, found }) => {
    const key = `${sheet} ${found}`
    return rule !== 'merged' || (!told.has(key) && Boolean(told.add(key)))
  })
}

const stray = (sheet: SheetKey | null, row: number | null, rule: SheetRule, found: string): SheetProblem => ({
  sheet,
  row,
  path: null,
  rule,
  found: found.slice(0, 120),
})

export function noGiven(): Record<SheetKey, GivenRow[]> {
  return Object.fromEntries(sheetKeys.map((key) => [key, []])) as unknown as Record<SheetKey, GivenRow[]>
}
