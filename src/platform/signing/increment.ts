/**
 * The little of PDF that a signature needs: reading objects of a file with a plain cross-reference table (as the document
 * engine writes it) and adding objects behind its end. The bytes before stay as they are, which is what "incremental
 * update" means (ISO 32000-2 §7.5.6). A file with compressed cross-references is refused, not guessed at.
 */
export interface PdfFile {
  readonly bytes: Buffer
  /** Object number to byte offset, the newest wins. */
  readonly offsets: ReadonlyMap<number, number>
  readonly size: number
  readonly root: number
  readonly startXref: number
  /** Text of trailer entries to carry over (`/Info`, `/ID`). */
  readonly carried: string
}

export class UnsupportedPdf extends Error {}

export function readPdf(bytes: Buffer): PdfFile {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 64))
  const startXref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN)
  if (!Number.isInteger(startXref)) throw new UnsupportedPdf('no startxref at the end')
  const offsets = new Map<number, number>()
  const trailers: string[] = []
  let at: number | undefined = startXref
  for (let section = 0; at !== undefined && section < 20; section++) {
    const trailer = readSection(bytes, at, offsets)
    trailers.push(trailer)
    at = numberEntry(trailer, 'Prev')
  }
  const newest = trailers[0]!
  const root = Number(/\/Root\s+(\d+)\s+0\s+R/.exec(newest)?.[1])
  const size = numberEntry(newest, 'Size')
  if (!size || !offsets.has(root)) throw new UnsupportedPdf('no root')
  const carried = [/\/Info\s+\d+\s+0\s+R/, /\/ID\s*\[[^\]]*\]/].map((entry) => entry.exec(newest)?.[0] ?? '').join(' ')
  return { bytes, offsets, size, root, startXref, carried }
}

function readSection(bytes: Buffer, at: number, offsets: Map<number, number>): string {
  const text = bytes.toString('latin1', at)
  if (!text.startsWith('xref')) throw new UnsupportedPdf('cross-references are not a plain table')
  const end = text.indexOf('trailer')
  const lines = text
    .slice(4, end)
    .trim()
    .split(/\s*[\r\n]+\s*/)
  for (let index = 0; index < lines.length; ) {
    const [first = 0, count = 0] = lines[index++]!.split(' ').map(Number)
    for (let number = first; number < first + count; number++) {
      const [offset, , kind] = lines[index++]!.split(' ')
      if (kind === 'n' && !offsets.has(number)) offsets.set(number, Number(offset))
    }
  }
  return text.slice(end, text.indexOf('startxref', end))
}

const numberEntry = (dictionary: string, name: string): number | undefined => {
  const found = new RegExp(`/${name}\\s+(\\d+)`).exec(dictionary)
  return found ? Number(found[1]) : undefined
}

/** The text between `obj` and `endobj`; only for dictionaries without a stream. */
export function objectText(file: PdfFile, number: number): string {
  const offset = file.offsets.get(number)
  if (offset === undefined) throw new UnsupportedPdf(`object ${number} is missing`)
  const end = file.bytes.indexOf('endobj', offset)
  const text = file.bytes.toString('latin1', offset, end)
  const head = /^\s*\d+\s+0\s+obj\s*/.exec(text)
  if (!head) throw new UnsupportedPdf(`object ${number} is not where the table says`)
  return text.slice(head[0].length).trim()
}

/** Object number of a page, counted from 1, in reading order. */
export function findPage(file: PdfFile, page: number): number {
  const pages = Number(/\/Pages\s+(\d+)\s+0\s+R/.exec(objectText(file, file.root))?.[1])
  const found = [...leaves(file, pages, 0)][page - 1]
  if (found === undefined) throw new UnsupportedPdf(`there is no page ${page}`)
  return found
}

function* leaves(file: PdfFile, node: number, depth: number): Generator<number> {
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(objectText(file, node))?.[1]
  if (kids === undefined || depth > 20) yield node
  else for (const kid of kids.matchAll(/(\d+)\s+0\s+R/g)) yield* leaves(file, Number(kid[1]), depth + 1)
}

/** Adds entries at the end of a dictionary's text. */
export function withEntries(dictionary: string, entries: string): string {
  if (!dictionary.endsWith('>>')) throw new UnsupportedPdf('not a dictionary')
  return `${dictionary.slice(0, -2)}${entries}\n>>`
}

/** The file with new or replaced objects behind its end, and where each of them begins. */
export function appendObjects(
  file: PdfFile,
  objects: ReadonlyMap<number, string>,
): { bytes: Buffer; starts: Map<number, number> } {
  const parts: Buffer[] = [file.bytes, Buffer.from('\n')]
  let length = file.bytes.length + 1
  const starts = new Map<number, number>()
  for (const [number, text] of objects) {
    const part = Buffer.from(`${number} 0 obj\n${text}\nendobj\n`, 'latin1')
    starts.set(number, length)
    parts.push(part)
    length += part.length
  }
  const numbers = [...objects.keys()].sort((one, other) => one - other)
  const rows = numbers.map((number) => `${number} 1\n${String(starts.get(number)).padStart(10, '0')} 00000 n \n`)
  const size = Math.max(file.size, numbers.at(-1)! + 1)
  const trailer = `trailer\n<< /Size ${size} /Root ${file.root} 0 R ${file.carried} /Prev ${file.startXref} >>`
  parts.push(Buffer.from(`xref\n${rows.join('')}${trailer}\nstartxref\n${length}\n%%EOF\n`, 'latin1'))
  return { bytes: Buffer.concat(parts), starts }
}
