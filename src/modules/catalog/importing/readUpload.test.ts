import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fullEntry } from '../../../../tests/support/fullEntry.ts'
import { gbk, patched } from '../../../../tests/support/workbooks.ts'
import { SpreadsheetFault, writeWorkbook, zip } from '../../../platform/spreadsheets/index.ts'
import { type ExportFormat, writeEntries, writeTemplate } from '../exporting/file.ts'
import { giveBack } from '../exporting/giveBack.ts'
import { contentHash } from '../itemWrite.ts'
import { shippedFiles } from '../shipped.ts'
import { readItemFile } from './readFile.ts'
import { readUpload } from './readUpload.ts'

const shipped = shippedFiles('data').items.flatMap((path) => {
  const file = readItemFile(readFileSync(path, 'utf8'))
  return 'fault' in file
    ? []
    : file.rows.flatMap((row) => ('definition' in row ? [{ definition: row.definition }] : []))
})
const small = shipped.slice(0, 3)
const faultOf = (bytes: Buffer) =>
  readUpload(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof SpreadsheetFault ? error.fault : error),
  )
const errorsOf = async (bytes: Buffer) => (await readUpload(bytes)).entries.flatMap(({ errors }) => errors)
/** Rows of a sheet as our own writer makes them, after the two rows of headings. */
const workbook = (change: (xml: string) => string) =>
  patched(writeEntries(small, 'xlsx').content, 'xl/worksheets/sheet1.xml', change)

describe('out and in again changes no byte', () => {
  test.each<ExportFormat>(['xlsx', 'zip', 'json'])(
    'of the 1,154 shipped items as %s',
    async (format) => {
      const { entries, strays } = await readUpload(writeEntries([...shipped, fullEntry], format).content)
      expect(strays).toEqual([])
      expect(entries.map(({ entry }) => entry && contentHash(entry.definition))).toEqual(
        [...shipped, fullEntry].map(({ definition }) => contentHash(definition)),
      )
      expect(entries.at(-1)?.entry?.standard).toEqual(fullEntry.standard)
    },
    60_000,
  )
})

describe('the template', () => {
  test.each(['xlsx', 'zip'] as const)('as %s holds an example that is not imported', async (format) => {
    const { entries, strays } = await readUpload(writeTemplate(format).content)
    expect([entries, strays]).toEqual([[], []])
  })
})

describe('files that are refused as a whole', () => {
  test('macros', async () => {
    const { content } = writeEntries(small, 'xlsx')
    expect(await faultOf(await patched(content, 'xl/vbaProject.bin', () => 'macro'))).toBe('macros')
    const declared = (xml: string) => xml.replace('sheet.main+xml', 'sheet.macroEnabled.main+xml')
    expect(await faultOf(await patched(content, '[Content_Types].xml', declared))).toBe('macros')
  })
  test('a zip bomb, before it fills the memory', async () => {
    const bomb = zip([{ name: '事项.csv', content: Buffer.alloc(60 * 1024 * 1024, 0x30) }])
    expect(bomb.length).toBeLessThan(80_000)
    const before = process.memoryUsage.rss()
    expect(await faultOf(bomb)).toBe('archive_bomb')
    expect(process.memoryUsage.rss() - before).toBeLessThan(20 * 1024 * 1024)
  })
  test('external entities', async () => {
    const evil = (xml: string) =>
      xml.replace('<worksheet', '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet')
    expect(await faultOf(await workbook(evil))).toBe('unsafe_xml')
  })
  test('more entries than a catalogue has', async () => {
    const many = Array.from({ length: 201 }, (_, at) => ({ name: `${at}.csv`, content: 'x' }))
    expect(await faultOf(zip(many))).toBe('archive_entries')
  })
  test('over 50 MB, empty, old, cut off, and nothing of ours', async () => {
    expect(await faultOf(Buffer.alloc(50 * 1024 * 1024 + 1, 0x20))).toBe('too_large')
    expect(await faultOf(Buffer.alloc(0))).toBe('empty')
    expect(await faultOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('old_format')
    const { content } = writeEntries(small, 'xlsx')
    expect(await faultOf(content.subarray(0, content.length - 40))).toBe('archive_broken')
    expect(await faultOf(writeWorkbook([{ name: '别的', columns: [], headRows: 0, rows: [['一', '二']] }]))).toBe(
      'unreadable',
    )
    expect(await faultOf(Buffer.from('hello'))).toBe('unreadable')
  })
})

describe('cells that are refused by their place', () => {
  test('a formula: sheet, row and column', async () => {
    const bytes = await workbook((xml) =>
      xml.replace(/<c r="G4"[^>]*>.*?<\/c>|(?=<c r="H4")/, '<c r="G4"><f>A1&amp;"x"</f><v>1</v></c>'),
    )
    expect(await errorsOf(bytes)).toEqual([{ sheet: 'items', row: 4, path: 'parentName', rule: 'formula', found: '1' }])
  })
  test('merged cells: the range, once, and only the items that it covers', async () => {
    const bytes = await workbook((xml) =>
      xml.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A3:A4"/></mergeCells>'),
    )
    const { entries } = await readUpload(bytes)
    expect(entries.map(({ errors }) => errors.map(({ rule, row, found }) => [rule, row, found]))).toEqual([
      [['merged', 3, 'A3:A4 A3:A4']],
      [['merged', 4, 'A3:A4 A3:A4']],
      [],
    ])
  })
  test('a long code that became a number', async () => {
    const bytes = await workbook((xml) =>
      xml.replace(/<c r="E3".*?<\/c>/, '<c r="E3"><v>1.1430102234567891E+30</v></c>'),
    )
    expect((await errorsOf(bytes))[0]).toMatchObject({ row: 3, path: 'taskCode', rule: 'number_shortened' })
  })
  test('what breaks a rule of the schema: the row of the material and its column', async () => {
    const [one] = small
    const definition = {
      ...one!.definition,
      materials: one!.definition.materials!.map((material, at) => (at === 1 ? { ...material, copies: 900 } : material)),
    }
    expect(await errorsOf(writeEntries([{ definition }], 'xlsx').content)).toMatchObject([
      { sheet: 'materials', row: 4, path: 'copies', rule: 'too_long' },
    ])
  })
})

describe('CSV', () => {
  test('in GBK is read', async () => {
    const csv = '事项名称,区划代码,事项编码,实施主体\r\n食品经营许可,430102000000,演示-1,市场监督管理局\r\n'
    const { entries } = await readUpload(gbk(csv))
    expect(entries[0]?.entry?.definition).toMatchObject({
      name: '食品经营许可',
      department: { name: '市场监督管理局' },
    })
  })
  test('with the flat columns of before is read', async () => {
    const { format, entries } = await readUpload(Buffer.from('name,regionCode,localCode\n演示,430102000000,c-1\n'))
    expect([format, entries[0]?.entry?.definition.localCode]).toEqual(['flat', 'c-1'])
  })
})

describe('what is given back', () => {
  test.each<ExportFormat>(['xlsx', 'zip', 'json'])(
    'as %s says what is wrong, and mended it is read',
    async (format) => {
      const wrong = small.map(({ definition }, at) => ({
        definition: at === 1 ? { ...definition, name: '' } : definition,
      }))
      const upload = await readUpload(writeEntries(wrong, format).content)
      const bad = upload.entries.filter(({ entry }) => !entry).map((entry) => ({ entry, problems: entry.errors }))
      expect(bad).toHaveLength(1)
      const file = giveBack(upload, bad, () => ({ zh: '=没有名称', en: 'no name' }))
      const back = await readUpload(file.content)
      expect(back.entries.map(({ entry }) => entry)).toEqual([undefined])
      const mended = await mend(file.content, format)
      const [again] = (await readUpload(mended)).entries
      expect(again?.errors).toEqual([])
      expect(contentHash(again!.entry!.definition)).toBe(contentHash({ ...small[1]!.definition, name: '改好的名称' }))
    },
  )
})

/** Writes the name into the blank cell, as somebody with a spreadsheet program does. */
async function mend(bytes: Buffer, format: ExportFormat): Promise<Buffer> {
  if (format === 'json') return Buffer.from(bytes.toString().replace('"name": "",', '"name": "改好的名称",'))
  if (format === 'zip')
    return patched(bytes, '事项.csv', (csv) => csv.replace(/=没有名称,[^,]*,/, '=没有名称,改好的名称,'))
  const cell = '<c r="B3" t="inlineStr"><is><t>改好的名称</t></is></c>'
  return patched(bytes, 'xl/worksheets/sheet1.xml', (xml) => xml.replace(/<c r="B3".*?<\/c>|(?=<c r="C3")/, cell))
}
