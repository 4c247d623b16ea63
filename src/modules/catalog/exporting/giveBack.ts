import type { Sentence } from '../../../kernel/problem.ts'
import { writeCsv } from '../../../platform/spreadsheets/index.ts'
import type { Upload, UploadEntry, UploadProblem } from '../importing/readUpload.ts'
import { columnsOf, type SheetKey, sheetKeys } from '../sheets/columns.ts'
import { sheetTitle } from '../sheets/tables.ts'
import { headings, jsonFile, type OutFile, tablesFile } from './file.ts'

export interface BadEntry {
  readonly entry: UploadEntry
  readonly problems: readonly UploadProblem[]
}

/** The rows that were not taken, in the format in which they came, each with what is wrong. Mended, the file can be sent again as it is. */
export function giveBack(
  upload: Upload,
  bad: readonly BadEntry[],
  sentenceOf: (problem: UploadProblem) => Sentence,
): OutFile {
  const words = (problems: readonly UploadProblem[]) => problems.map((one) => sentenceOf(one).zh).join('\n')
  if (upload.format === 'json') {
    const marked = bad.map(({ entry, problems }) => ({ ...givenValue(entry), problem: words(problems) }))
    const standards = marked.filter((value) => 'openSlots' in value)
    const items = marked.filter((value) => !('openSlots' in value))
    return jsonFile(standards.length > 0 ? { items, standards } : { items })
  }
  if (upload.format === 'flat') {
    const values = bad.map(({ entry, problems }) => ({ problem: words(problems), ...givenValue(entry) }))
    const columns = Object.keys(values[0] ?? { problem: '' })
    const rows = values.map((value) => columns.map((name) => String((value as Record<string, unknown>)[name] ?? '')))
    return { content: Buffer.from(writeCsv([columns, ...rows])), mediaType: 'text/csv', extension: '.csv' }
  }
  const tables = sheetKeys.map((key) => ({ key, name: sheetTitle(key).zh, rows: sheetRows(key, upload, bad, words) }))
  if (upload.format === 'csv') {
    const [items] = tables
    return { content: Buffer.from(writeCsv(items?.rows ?? [])), mediaType: 'text/csv', extension: '.csv' }
  }
  return tablesFile(tables, upload.format)
}

function sheetRows(
  key: SheetKey,
  { strays, strayRows }: Upload,
  bad: readonly BadEntry[],
  words: (problems: readonly UploadProblem[]) => string,
): readonly (readonly string[])[] {
  const cellsOf = (cells: ReadonlyMap<string, string>) => columnsOf(key).map(({ path }) => cells.get(path) ?? '')
  const own = bad.flatMap(({ entry, problems }) => {
    const rows = 'sheets' in entry.given ? entry.given.sheets[key] : []
    return rows.map(({ number, cells }, at) => {
      const here = problems.filter(({ sheet, row }) => sheet === key && row === number)
      // What is about no row of the file stands with the item itself.
      const whole = key === 'items' && at === 0 ? problems.filter(({ row }) => row === null) : []
      return [words([...here, ...whole]), ...cellsOf(cells)]
    })
  })
  const homeless = (strayRows?.[key] ?? []).map(({ number, cells }) => [
    words(strays.filter(({ sheet, row }) => sheet === key && row === number)),
    ...cellsOf(cells),
  ])
  return [...headings(key, true), ...own, ...homeless]
}

function givenValue({ given }: UploadEntry): Record<string, unknown> {
  const value = 'value' in given ? given.value : undefined
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : { row: value }
}
