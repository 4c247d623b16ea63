import { verify, X509Certificate } from 'node:crypto'
import { type DetachedSignature, readDetached, sha256 } from './cms.ts'

/** What our own check of a signed PDF found. Other people's tools (`pdfsig`, `openssl cms`) are asked in the tests. */
export interface PdfVerification {
  readonly signed: boolean
  /** The signature covers every byte of the file but itself, and nothing was added behind it. */
  readonly coversWholeFile: boolean
  /** The bytes are those that were signed. */
  readonly digestMatches: boolean
  /** The signature over that digest was made with the key of the certificate, and names that certificate. */
  readonly signatureValid: boolean
  /** The certificate was issued by one of the trusted roots. */
  readonly trusted: boolean
  /** Common name of the signer. */
  readonly signerName?: string
  /** Claimed time of signing. */
  readonly signedAt?: Date
}

const unsigned: PdfVerification = {
  signed: false,
  coversWholeFile: false,
  digestMatches: false,
  signatureValid: false,
  trusted: false,
}

/** Checks the last signature of a PDF. `trustedPems` are roots. Never throws on strange bytes: they are not signed. */
export function verifyPdf(pdf: Buffer, trustedPems: readonly string[] = []): PdfVerification {
  try {
    return checkSignature(pdf, trustedPems)
  } catch {
    return unsigned
  }
}

/** All checks hold. */
export function isIntact(found: PdfVerification): boolean {
  return found.signed && found.coversWholeFile && found.digestMatches && found.signatureValid && found.trusted
}

function checkSignature(pdf: Buffer, trustedPems: readonly string[]): PdfVerification {
  const at = pdf.lastIndexOf('/ByteRange')
  if (at < 0) return unsigned
  const range = /^\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(pdf.toString('latin1', at, at + 80))
  if (!range) return unsigned
  const [start, firstLength, second, secondLength] = range.slice(1).map(Number) as [number, number, number, number]
  const covered = Buffer.concat([pdf.subarray(start, start + firstLength), pdf.subarray(second, second + secondLength)])
  const hole = pdf.toString('latin1', start + firstLength, second)
  const cms = readDetached(Buffer.from(/^<([0-9a-fA-F]+)>$/.exec(hole)?.[1] ?? '', 'hex'))
  const signer = new X509Certificate(cms.certificate)
  const name = /^CN=(.*)$/m.exec(signer.subject)?.[1]
  const signedAt = claimedTime(pdf.toString('latin1', second, second + 200))
  return {
    signed: true,
    coversWholeFile: start === 0 && second > firstLength && second + secondLength === pdf.length,
    digestMatches: cms.messageDigest.equals(sha256(covered)),
    signatureValid: cms.namesCertificate && verifyAttributes(cms, signer),
    trusted: trustedPems.some((pem) => isIssuedBy(signer, new X509Certificate(pem), signedAt)),
    ...(name === undefined ? {} : { signerName: name }),
    ...(signedAt === undefined ? {} : { signedAt }),
  }
}

function verifyAttributes(cms: DetachedSignature, signer: X509Certificate): boolean {
  return verify('sha256', cms.attributes, { key: signer.publicKey, dsaEncoding: 'der' }, cms.signature)
}

function isIssuedBy(signer: X509Certificate, root: X509Certificate, at: Date | undefined): boolean {
  const inTime = !at || (at >= new Date(signer.validFrom) && at <= new Date(signer.validTo))
  return inTime && root.ca && signer.checkIssued(root) && signer.verify(root.publicKey)
}

function claimedTime(text: string): Date | undefined {
  const found = /\/M \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\+08'00'\)/.exec(text)
  if (!found) return undefined
  const [year, month, day, hour, minute, second] = found.slice(1)
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`)
}
