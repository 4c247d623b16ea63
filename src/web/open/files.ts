import { createHash } from 'node:crypto'
import type { ItemSummary } from '../../modules/catalog/index.ts'
import { type OutSheet, writeWorkbook } from '../../platform/spreadsheets/index.ts'
import { csvOf } from '../csv.ts'
import { formatNumber } from '../texts/format.ts'
import { type TextKey, translator } from '../texts/index.ts'

export const openFormats = ['xlsx', 'csv', 'json'] as const
export type OpenFormat = (typeof openFormats)[number]
export const openKinds = ['lists', 'stages'] as const
export type OpenKind = (typeof openKinds)[number]

/** Items of one file. No region has so many, so that a file is whole; one that is cut says so. */
export const openItemsMax = 20_000

/** These addresses are promised to stay. */
export function openPath(regionCode: string, kind: OpenKind, name: string, format: OpenFormat): string {
  return `/open/${regionCode}/${kind}/${name}.${format}`
}

export interface OpenContent {
  readonly region: { readonly code: string; readonly name: string }
  readonly kind: OpenKind
  /** Its code and its name, and how it came about. */
  readonly name: string
  readonly title: string
  readonly rule: string
  /** Items that publish too little to be in it or out of it; null where that cannot be. */
  readonly unknown: number | null
  readonly items: readonly ItemSummary[]
  /** False: there are more than a file may have. */
  readonly complete: boolean
}

export interface MadeFile {
  readonly content: Buffer
  readonly mediaType: string
  readonly fileName: string
  readonly etag: string
}

/** Files are in Chinese for everybody: their addresses say no language, and what they hold was published in it. */
const t = translator('zh')
const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const satisfies Record<OpenFormat, string>

export function makeOpenFile(content: OpenContent, format: OpenFormat, baseUrl: string): MadeFile {
  const fileName = `${content.region.name} ${content.title}.${format}`
  return madeFile(writers[format](content, baseUrl), mediaTypes[format], fileName)
}

export function madeFile(content: Buffer, mediaType: string, fileName: string): MadeFile {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 22)
  // Weak, because it may be sent compressed.
  return { content, mediaType, fileName, etag: `W/"${hash}"` }
}

const writers = {
  xlsx: (content, baseUrl) => writeWorkbook([sheetOf(content, baseUrl)]),
  csv: (content, baseUrl) => Buffer.from(csvOf(tableOf(content, baseUrl)), 'utf8'),
  json: jsonOf,
} as const satisfies Record<OpenFormat, (content: OpenContent, baseUrl: string) => Buffer>

const columns = {
  name: 44,
  parentName: 32,
  department: 28,
  type: 14,
  audience: 18,
  promisedDays: 14,
  promisedUnit: 10,
  visits: 12,
  applyOnline: 14,
  status: 8,
  localCode: 40,
  regionCode: 16,
  guide: 60,
} as const
type Column = keyof typeof columns
const columnNames = Object.keys(columns) as readonly Column[]

/** Cells of a workbook are texts by their kind, so nothing in them is ever run. */
function sheetOf(content: OpenContent, baseUrl: string): OutSheet {
  return {
    name: content.title,
    headRows: 1,
    columns: columnNames.map((column) => ({ width: columns[column] })),
    rows: tableOf(content, baseUrl),
  }
}

function tableOf({ items, complete }: OpenContent, baseUrl: string): string[][] {
  const head = columnNames.map((column) => t(`browse.open.columns.${column}`))
  const rows = items.map((item) => {
    const cells = cellsOf(item, baseUrl)
    return columnNames.map((column) => cells[column])
  })
  const cut = complete ? [] : [[t('browse.open.cut', { max: formatNumber(openItemsMax, 'zh') })]]
  return [head, ...rows, ...cut]
}

function cellsOf(item: ItemSummary, baseUrl: string): Record<Column, string> {
  return {
    name: item.name,
    parentName: item.parentName ?? '',
    department: item.departmentName,
    type: item.type === null ? '' : t(`vocabulary.itemType.${item.type}`),
    audience: item.audience.map((audience) => t(`vocabulary.audience.${audience}`)).join('、'),
    promisedDays: item.promisedDays === null ? '' : String(item.promisedDays),
    promisedUnit: item.promisedUnit === null ? '' : t(`differences.values.unit.${item.promisedUnit}` as TextKey),
    visits: item.visits === null ? '' : String(item.visits),
    applyOnline: t(item.applyOnline ? 'common.field.yes' : 'common.field.no'),
    status: t(item.status === 'suspended' ? 'browse.open.suspended' : 'browse.open.active'),
    localCode: item.localCode,
    regionCode: item.regionCode,
    guide: guideOf(item, baseUrl),
  }
}

function guideOf({ regionCode, itemId }: ItemSummary, baseUrl: string): string {
  return `${baseUrl}/${regionCode}/items/${itemId}`
}

function jsonOf({ region, kind, name, title, rule, unknown, complete, items }: OpenContent, baseUrl: string): Buffer {
  const rows = items.map((item) => ({
    name: item.name,
    parentName: item.parentName,
    department: item.departmentName,
    type: item.type,
    audience: item.audience,
    promised: item.promisedDays === null ? null : { days: item.promisedDays, unit: item.promisedUnit },
    visits: item.visits,
    applyOnline: item.applyOnline,
    status: item.status,
    localCode: item.localCode,
    guide: guideOf(item, baseUrl),
  }))
  const value = {
    region,
    [kind === 'lists' ? 'list' : 'stage']: { id: name, name: title, rule },
    unknown,
    complete,
    items: rows,
  }
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`)
}
