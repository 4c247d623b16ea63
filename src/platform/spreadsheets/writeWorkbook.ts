import { columnLetters } from './table.ts'
import { zip } from './zip.ts'

export interface OutSheet {
  readonly name: string
  readonly columns: readonly OutColumn[]
  /** Rows at the top that stay in view and are printed bold. */
  readonly headRows: number
  readonly rows: readonly (readonly string[])[]
}

export interface OutColumn {
  readonly width: number
  /** What may be chosen in this column below the head; none: anything. */
  readonly choices?: readonly string[]
}

const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const package_ = 'http://schemas.openxmlformats.org/package/2006'
/** A list of choices stands inside the file in at most 255 characters. */
const choiceCharactersMax = 255

/** A workbook of text cells: the column style is text too, so that what is typed below stays as it was typed. */
export function writeWorkbook(sheets: readonly OutSheet[]): Buffer {
  const numbers = sheets.map((_sheet, at) => at + 1)
  const types = numbers.map(
    (n) =>
      `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  )
  const links = numbers.map((n) => relation(`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`))
  const names = sheets.map(
    (sheet, at) => `<sheet name="${escaped(sheet.name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  return zip([
    {
      name: '[Content_Types].xml',
      content: `${head}<Types xmlns="${package_}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${types.join('')}</Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${head}<Relationships xmlns="${package_}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${head}<workbook xmlns="${namespace}" xmlns:r="${relations}"><sheets>${names.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${head}<Relationships xmlns="${package_}/relationships">${links.join('')}${relation('rIdStyles', 'styles', 'styles.xml')}</Relationships>`,
    },
    { name: 'xl/styles.xml', content: styles },
    ...sheets.map((sheet, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, content: sheetXml(sheet) })),
  ])
}

/** 0 text, wrapped · 1 the head. */
const styles = `${head}<styleSheet xmlns="${namespace}"><fonts count="2"><font><sz val="11"/><name val="Microsoft YaHei"/></font><font><b/><sz val="11"/><name val="Microsoft YaHei"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`
const textStyle = 1
const headStyle = 2

function sheetXml({ columns, headRows, rows }: OutSheet): string {
  const view =
    headRows > 0
      ? `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" state="frozen"/></sheetView></sheetViews>`
      : ''
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${textStyle}" customWidth="1"/>`,
  )
  const lines = rows.map((cells, at) => rowXml(cells, at + 1, at < headRows ? headStyle : textStyle))
  return `${head}<worksheet xmlns="${namespace}">${view}<cols>${widths.join('')}</cols><sheetData>${lines.join('')}</sheetData>${choicesXml(columns, headRows)}</worksheet>`
}

function rowXml(cells: readonly string[], number: number, style: number): string {
  const written = cells.map((text, column) =>
    text === ''
      ? ''
      : `<c r="${columnLetters(column)}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(carried(text))}</t></is></c>`,
  )
  return `<row r="${number}">${written.join('')}</row>`
}

function choicesXml(columns: readonly OutColumn[], headRows: number): string {
  const rules = columns.flatMap(({ choices = [] }, column) => {
    const list = choices.join(',')
    if (choices.length === 0 || list.length > choiceCharactersMax || choices.some((one) => one.includes(','))) return []
    const letters = columnLetters(column)
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${letters}${headRows + 1}:${letters}5000"><formula1>"${escaped(list)}"</formula1></dataValidation>`
  })
  return rules.length > 0 ? `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>` : ''
}

function relation(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`
}

/** Controls but tab and line feed, half characters, and the two that are no characters. */
const notCarried = /(?![\t\n])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu

/** What XML cannot carry, or would change on the way, as `_xHHHH_`; a text that looks like that already too. */
function carried(text: string): string {
  const code = (character: string) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(notCarried, code)
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
