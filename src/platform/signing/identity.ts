import { children, readElement } from './der.ts'

/** The parts of a certificate by which a signature names it, as they are encoded there. */
export interface CertificateIdentity {
  readonly issuer: Buffer
  readonly serial: Buffer
  readonly subject: Buffer
}

/** Reads them from a certificate of version 3 (RFC 5280 §4.1): version, serial, algorithm, issuer, validity, subject, … */
export function identityOf(certificate: Buffer): CertificateIdentity {
  const [body] = children(readElement(certificate))
  const [, serial, , issuer, , subject] = children(body!)
  return { issuer: issuer!.bytes, serial: serial!.bytes, subject: subject!.bytes }
}
