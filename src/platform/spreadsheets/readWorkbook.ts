import { posix } from 'node:path'
import { SpreadsheetFault } from './fault.ts'
import { readSheet } from './readSheet.ts'
import { limits, type Table } from './table.ts'
import { type Archive, openArchive } from './unzip.ts'
import { readXml, unescaped } from './xml.ts'

/** True when the archive is a workbook and not just files. */
export function isWorkbook(archive: Archive): boolean {
  return archive.has('[Content_Types].xml') && archive.has('xl/workbook.xml')
}

/** Reads every sheet as text. Formulas, merged cells and shortened numbers are faults of their cells; macros refuse the file. */
export async function readWorkbook(file: Buffer | Archive): Promise<readonly Table[]> {
  const archive = Buffer.isBuffer(file) ? openArchive(file) : file
  await refuseMacros(archive)
  const targets = await readTargets(archive)
  const strings = [...targets.values()].find((target) => target.endsWith('sharedStrings.xml'))
  const shared = strings ? await readSharedStrings(archive, strings) : []
  const tables: Table[] = []
  const budget = { cells: 0 }
  for (const { name, relation } of await readSheetNames(archive)) {
    const target = targets.get(relation)
    if (!target?.includes('worksheets/')) continue
    tables.push(await readSheet(name, archive.chunks(target), shared, budget))
  }
  return tables
}

async function refuseMacros(archive: Archive): Promise<void> {
  const types = (await archive.bytes('[Content_Types].xml')).toString('utf8')
  const macros = archive.names.some((name) => /vbaProject\.bin$|macrosheets\//i.test(name))
  if (macros || /macroEnabled|vbaProject/i.test(types)) throw new SpreadsheetFault('macros')
}

async function readSheetNames(archive: Archive) {
  const sheets: { readonly name: string; readonly relation: string }[] = []
  await readXml(archive.chunks('xl/workbook.xml'), {
    open(tag, attributes) {
      if (tag !== 'sheet') return
      const relation = Object.entries(attributes).find(([name]) => /(^|:)id$/.test(name))?.[1]
      sheets.push({ name: attributes.name ?? '', relation: relation ?? '' })
    },
  })
  return sheets
}

async function readTargets(archive: Archive): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>()
  if (!archive.has('xl/_rels/workbook.xml.rels')) throw new SpreadsheetFault('archive_broken', 'workbook.xml.rels')
  await readXml(archive.chunks('xl/_rels/workbook.xml.rels'), {
    open(tag, { Id, Target, TargetMode }) {
      if (tag !== 'Relationship' || !Id || !Target || TargetMode === 'External') return
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : posix.join('xl', Target))
    },
  })
  return targets
}

async function readSharedStrings(archive: Archive, name: string): Promise<readonly string[]> {
  const strings: string[] = []
  let text = ''
  let phonetic = false
  let inText = false
  await readXml(archive.chunks(name), {
    open(tag) {
      if (tag === 'si') text = ''
      if (tag === 'rPh') phonetic = true
      inText = tag === 't' && !phonetic
    },
    text(piece) {
      if (inText) text += piece
    },
    close(tag) {
      inText = false
      if (tag === 'rPh') phonetic = false
      if (tag === 'si') strings.push(unescaped(text))
      if (strings.length > limits.cellsMax) throw new SpreadsheetFault('too_full')
    },
  })
  return strings
}
