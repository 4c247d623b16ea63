import { X509Certificate } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { renderDocument } from '../documents/documents.ts'
import { drawPage, inkShare, outsideTool, wholePage, withFiles } from '../documents/testing.ts'
import { UnsupportedPdf } from './increment.ts'
import { signPdf } from './pdf.ts'
import { softwareSigner } from './signer.ts'
import { isIntact, verifyPdf } from './verification.ts'
import { createAuthority, createSigningCertificate } from './x509.ts'

const validity = { validFrom: new Date('2026-01-01T00:00:00Z'), validUntil: new Date('2036-01-01T00:00:00Z') }
const at = new Date('2026-11-22T09:30:00+08:00')
const name = '长沙市芙蓉区市场监督管理局（演示）'
const root = createAuthority({ commonName: 'Yimen Demo CA', organizationName: 'Yimen Demo' }, validity)
const leaf = createSigningCertificate(
  { commonName: name, organizationName: name, creditCode: '11430102006127387C' },
  validity,
  root,
)
const signer = softwareSigner(leaf.privateKeyPem, leaf.certificatePem, [root.certificatePem])
const template = fileURLToPath(new URL('../documents/plain.typ', import.meta.url))

let plain: Buffer
let signed: Buffer
beforeAll(async () => {
  plain = await renderDocument({ template, data: { text: '准予行政许可决定书' } })
  const appearance = { page: 1, x: 200, y: 300, width: 119, height: 119 }
  signed = await signPdf({ pdf: plain, signer, reason: '准予行政许可决定书', location: '长沙市', at, appearance })
})

test('pdfsig accepts the signature, the name and that the whole file is signed', () => {
  const said = withFiles({ 'a.pdf': signed }, (directory) => outsideTool('pdfsig', [`${directory}/a.pdf`]).toString())
  expect(said).toContain('Signature is Valid.')
  expect(said).toContain('Total document signed')
  expect(said).toContain(`Signer Certificate Common Name: ${name}`)
  expect(said).toContain('ETSI.CAdES.detached')
})

test('openssl accepts it as CAdES with our root trusted, and refuses it without', () => {
  const verify = (trusted: string) =>
    withFiles({ 'cms.der': cmsOf(signed), content: coveredBytes(signed), 'root.pem': trusted }, (directory) => {
      const files = [
        '-in',
        `${directory}/cms.der`,
        '-content',
        `${directory}/content`,
        '-CAfile',
        `${directory}/root.pem`,
      ]
      const how = ['-cades', '-binary', '-inform', 'DER', '-purpose', 'any', '-attime', String(at.getTime() / 1000)]
      return outsideTool('openssl', ['cms', '-verify', ...how, ...files, '-out', '/dev/null'])
    })
  expect(() => verify(root.certificatePem)).not.toThrow()
  const stranger = createAuthority({ commonName: 'Stranger', organizationName: 'Stranger' }, validity)
  expect(() => verify(stranger.certificatePem)).toThrow(/Verification failure|verify error/)
})

test('openssl reads the certificate with its Chinese names', () => {
  const said = withFiles({ 'a.pem': leaf.certificatePem }, (directory) =>
    outsideTool('openssl', [
      'x509',
      '-in',
      `${directory}/a.pem`,
      '-noout',
      '-subject',
      '-nameopt',
      'utf8,sep_comma_plus',
    ]).toString(),
  )
  expect(said).toContain(`CN=${name}`)
  expect(said).toContain('NTRCN-11430102006127387C')
  expect(new X509Certificate(leaf.certificatePem).verify(new X509Certificate(root.certificatePem).publicKey)).toBe(true)
})

test('our own check agrees and names signer and time', () => {
  const found = verifyPdf(signed, [root.certificatePem])
  expect(isIntact(found)).toBe(true)
  expect(found).toMatchObject({ signerName: name, signedAt: at })
  expect(verifyPdf(signed, []).trusted).toBe(false)
  expect(verifyPdf(plain).signed).toBe(false)
  expect(verifyPdf(Buffer.from('no pdf /ByteRange [0 1 2 3]')).signed).toBe(false)
})

test('one changed byte anywhere in the signed part is found', () => {
  const places = [100, plain.length - 40, plain.length + 20, signed.length - 10, signed.indexOf('/Reason') + 12]
  for (const place of places) {
    const changed = Buffer.from(signed)
    changed[place] = changed[place]! ^ 1
    expect(isIntact(verifyPdf(changed, [root.certificatePem])), `byte ${place}`).toBe(false)
  }
})

test('bytes added behind the signature are found by us and by pdfsig', () => {
  const longer = Buffer.concat([signed, Buffer.from('% more\n')])
  expect(verifyPdf(longer, [root.certificatePem])).toMatchObject({ coversWholeFile: false, digestMatches: true })
  const said = withFiles({ 'a.pdf': longer }, (directory) => outsideTool('pdfsig', [`${directory}/a.pdf`]).toString())
  expect(said).toContain('Not total document signed')
})

test('a signature by another key under the same name is not trusted', async () => {
  const other = createAuthority({ commonName: 'Yimen Demo CA', organizationName: 'Yimen Demo' }, validity)
  const forged = createSigningCertificate({ commonName: name, organizationName: name }, validity, other)
  const pdf = await signPdf({
    pdf: plain,
    signer: softwareSigner(forged.privateKeyPem, forged.certificatePem),
    reason: 'x',
    at,
  })
  expect(verifyPdf(pdf, [root.certificatePem])).toMatchObject({ signatureValid: true, trusted: false })
})

test('signing changes nothing on the page', () => {
  const [before, after] = [plain, signed].map((pdf) => drawPage(pdf))
  expect(inkShare(after!, wholePage, 'dark')).toBe(inkShare(before!, wholePage, 'dark'))
  expect(signed.subarray(0, plain.length).equals(plain)).toBe(true)
})

test('a PDF of a form that is not understood is refused', async () => {
  const odd = Buffer.from('%PDF-1.7\nstartxref\n9\n%%EOF')
  await expect(signPdf({ pdf: odd, signer, reason: 'x', at })).rejects.toBeInstanceOf(UnsupportedPdf)
})

function rangeOf(pdf: Buffer): [number, number] {
  const found = /\/ByteRange \[0 (\d+) (\d+) /.exec(pdf.toString('latin1'))!
  return [Number(found[1]), Number(found[2])]
}

function coveredBytes(pdf: Buffer): Buffer {
  const [end, start] = rangeOf(pdf)
  return Buffer.concat([pdf.subarray(0, end), pdf.subarray(start)])
}

/** The signature without the zeros that fill its room. */
function cmsOf(pdf: Buffer): Buffer {
  const [end, start] = rangeOf(pdf)
  const padded = Buffer.from(pdf.toString('latin1', end + 1, start - 1), 'hex')
  return padded.subarray(0, padded.readUInt16BE(2) + 4)
}
