import { signDetached } from './cms.ts'
import { appendObjects, findPage, objectText, readPdf, withEntries } from './increment.ts'
import type { Signer } from './signer.ts'

export interface PdfSigningOrder {
  readonly pdf: Buffer
  readonly signer: Signer
  /** What the signature is for; shown by readers of PDF. */
  readonly reason: string
  /** Where the signing body sits, if it should be shown. */
  readonly location?: string
  /** The claimed time of signing. */
  readonly at: Date
  /** Where the seal is drawn on the page: a click there shows the signature. Points from the top left corner. */
  readonly appearance?: SignatureArea
}

export interface SignatureArea {
  /** Counted from 1. */
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Room for the signature: two P-256 certificates with Chinese names and the CMS around them take about 2 kB. */
const signatureBytesMax = 6 * 1024
const byteRangeHole = '/ByteRange [0 ********** ********** **********]'

/**
 * Signs a PDF in the form of PAdES B-B (ETSI EN 319 142-1): one incremental update with a signature field whose value is a
 * detached CMS over every byte of the file except its own hexadecimal digits.
 */
export async function signPdf(order: PdfSigningOrder): Promise<Buffer> {
  const prepared = withEmptySignature(order)
  const contentsAt = prepared.bytes.indexOf('/Contents <', prepared.signatureAt) + '/Contents '.length
  const contentsEnd = contentsAt + signatureBytesMax * 2 + 2
  const range = [0, contentsAt, contentsEnd, prepared.bytes.length - contentsEnd]
  const rangeText = `/ByteRange [${range.join(' ')}]`.padEnd(byteRangeHole.length)
  prepared.bytes.write(rangeText, prepared.bytes.indexOf(byteRangeHole, prepared.signatureAt), 'latin1')

  const covered = Buffer.concat([prepared.bytes.subarray(0, contentsAt), prepared.bytes.subarray(contentsEnd)])
  const signature = await signDetached(covered, order.signer)
  if (signature.length > signatureBytesMax) throw new Error(`The signature takes ${signature.length} bytes`)
  prepared.bytes.write(signature.toString('hex'), contentsAt + 1, 'latin1')
  return prepared.bytes
}

function withEmptySignature(order: PdfSigningOrder): { bytes: Buffer; signatureAt: number } {
  const file = readPdf(order.pdf)
  const area = order.appearance ?? { page: 1, x: 0, y: 0, width: 0, height: 0 }
  const page = findPage(file, area.page)
  const pageText = objectText(file, page)
  const root = objectText(file, file.root)
  if (/\/AcroForm|\/Annots/.test(root + pageText)) throw new Error('The PDF already has a form or annotations')
  const [signature, field, drawing] = [file.size, file.size + 1, file.size + 2]

  const { bytes, starts } = appendObjects(
    file,
    new Map([
      [signature, signatureDictionary(order)],
      [field, fieldDictionary({ signature, drawing, page, area: bottomUp(area, pageText) })],
      [drawing, emptyDrawing(area)],
      [page, withEntries(pageText, `  /Annots [${field} 0 R]`)],
      // SigFlags 3: there are signatures, and changes may only be appended.
      [file.root, withEntries(root, `  /AcroForm << /Fields [${field} 0 R] /SigFlags 3 >>`)],
    ]),
  )
  return { bytes, signatureAt: starts.get(signature)! }
}

function signatureDictionary({ reason, location, at }: PdfSigningOrder): string {
  return [
    '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached',
    byteRangeHole,
    `/Contents <${'0'.repeat(signatureBytesMax * 2)}>`,
    `/M (${pdfDate(at)}) /Reason ${pdfText(reason)}`,
    location ? `/Location ${pdfText(location)}` : '',
    '>>',
  ].join('\n')
}

interface Field {
  readonly signature: number
  readonly drawing: number
  readonly page: number
  readonly area: readonly number[]
}

/** Flags 132: printed, and locked against moving. */
function fieldDictionary({ signature, drawing, page, area }: Field): string {
  return [
    `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /TU ${pdfText('电子签章')} /F 132`,
    `/Rect [${area.map(round).join(' ')}] /P ${page} 0 R /V ${signature} 0 R /AP << /N ${drawing} 0 R >> >>`,
  ].join('\n')
}

/** The seal itself is part of the page; the field over it is empty, so that every viewer shows the same. */
function emptyDrawing({ width, height }: SignatureArea): string {
  return `<< /Type /XObject /Subtype /Form /BBox [0 0 ${round(width)} ${round(height)}] /Length 0 >>\nstream\n\nendstream`
}

function bottomUp(area: SignatureArea, pageText: string): readonly number[] {
  const box = /\/MediaBox\s*\[\s*([\d.\s-]+)\]/.exec(pageText)?.[1]?.trim().split(/\s+/).map(Number)
  if (!box) throw new Error('The page has no size')
  const top = box[3]!
  return [area.x, top - area.y - area.height, area.x + area.width, top - area.y]
}

const round = (points: number): number => Math.round(points * 100) / 100

/** UTF-16BE with its mark, in hexadecimal: the only way to write Chinese text that every reader understands. */
const pdfText = (text: string): string => `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`

/** Beijing time, as people expect to read it. */
function pdfDate(at: Date): string {
  const local = new Date(at.getTime() + 8 * 3_600_000).toISOString().replace(/[-:T]/g, '').slice(0, 14)
  return `D:${local}+08'00'`
}
