import { outsideTool, textOf, withFiles } from '../../src/platform/documents/testing.ts'
import { verifyPdf } from '../../src/platform/signing/verification.ts'
import { promised } from './promise.ts'

const signatureBytesAround = 1

/** A PDF that leaves the house: ours and other people's tools accept its signature, and it says the words. */
export function checkSealedPdf(pdf: Buffer, authorityPem: string, words: readonly string[] = []): void {
  promised(pdf.subarray(0, 5).toString() === '%PDF-', 'the file is no PDF')
  withFiles({ 'a.pdf': pdf }, (directory) => {
    const said = outsideTool('pdfsig', [`${directory}/a.pdf`]).toString()
    promised(said.includes('Signature is Valid.'), `pdfsig: ${said}`)
    promised(said.includes('Total document signed'), `pdfsig: ${said}`)
  })
  checkWithOpenssl(pdf, authorityPem)
  const found = verifyPdf(pdf, [authorityPem])
  promised(
    found.signed && found.coversWholeFile && found.digestMatches && found.signatureValid && found.trusted,
    `our own check: ${JSON.stringify(found)}`,
  )
  const text = textOf(pdf)
  for (const word of words) promised(text.includes(word.replaceAll(/\s/g, '')), `the PDF does not say “${word}”`)
}

/** The signature as CAdES over the covered bytes, with only our root trusted. */
function checkWithOpenssl(pdf: Buffer, authorityPem: string): void {
  const range = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(pdf.toString('latin1'))
  promised(range !== null, 'the PDF has no signature')
  const [, firstLength = 0, second = 0, secondLength = 0] = range.slice(1).map(Number)
  const content = Buffer.concat([pdf.subarray(0, firstLength), pdf.subarray(second, second + secondLength)])
  const hex = pdf.toString('latin1', firstLength + signatureBytesAround, second - signatureBytesAround)
  const padded = Buffer.from(hex, 'hex')
  // DER says how long it is; behind it stand zeros that fill the room.
  const signature = padded.subarray(0, padded.readUInt16BE(2) + 4)
  withFiles({ 'cms.der': signature, content, 'root.pem': authorityPem }, (directory) => {
    const files = [
      '-in',
      `${directory}/cms.der`,
      '-content',
      `${directory}/content`,
      '-CAfile',
      `${directory}/root.pem`,
    ]
    const how = ['-cades', '-binary', '-inform', 'DER', '-purpose', 'any']
    outsideTool('openssl', ['cms', '-verify', ...how, ...files, '-out', '/dev/null'])
  })
}
