import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fullEntry } from '../../../../tests/support/fullEntry.ts'
import { readItemFile } from '../importing/readFile.ts'
import { contentHash } from '../itemWrite.ts'
import { shippedFiles } from '../shipped.ts'
import { columnsOf, sheetKeys } from './columns.ts'
import type { Entry } from './entry.ts'
import { readEntries } from './readTables.ts'
import { columnText, headRows, toTables } from './tables.ts'

const shipped = shippedFiles('data').items.flatMap((path) => {
  const file = readItemFile(readFileSync(path, 'utf8'))
  if ('fault' in file) throw new Error(file.fault)
  return file.rows.flatMap((row) => ('definition' in row ? [{ definition: row.definition }] : []))
})

const tablesOf = (entries: readonly Entry[]) =>
  toTables(entries).map(({ name, rows }) => ({
    name,
    rows: rows.map((cells, at) => ({ number: at + 1, cells, faults: [] })),
  }))

describe('tables', () => {
  test('every column has its headings in both languages, and none is there twice', () => {
    for (const key of sheetKeys) {
      const headings = columnsOf(key).map((column) => columnText(key, column).heading)
      expect(new Set(headings.map(({ zh }) => zh)).size, key).toBe(headings.length)
      expect(new Set(headings.map(({ en }) => en)).size, key).toBe(headings.length)
    }
  })

  test('all 1,154 shipped items come back byte for byte', () => {
    const read = readEntries(tablesOf(shipped))
    expect(read.strays).toEqual([])
    expect(read.entries.flatMap(({ errors }) => errors)).toEqual([])
    expect(read.entries.map(({ entry }) => entry && contentHash(entry.definition))).toEqual(
      shipped.map(({ definition }) => contentHash(definition)),
    )
    expect(read.entries).toHaveLength(1154)
  })

  test('an item and a standard with everything in them come back too', () => {
    const { entries } = readEntries(tablesOf([fullEntry]))
    expect(entries[0]?.errors).toEqual([])
    expect(entries[0]?.entry).toEqual(fullEntry)
  })

  test('no cell begins like a formula', () => {
    const cells = toTables([...shipped, fullEntry]).flatMap(({ rows }) => rows.slice(headRows).flat())
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  })
})
