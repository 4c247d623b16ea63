import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto'
import { sha256 } from './cms.ts'
import { bits, context, element, objectId, octets, sequence, setOf, smallInteger, tag, text, yes } from './der.ts'
import { identityOf } from './identity.ts'
import { derOf, newSigningKey, pemOf, signEcdsa } from './signer.ts'

const oid = {
  commonName: objectId('2.5.4.3'),
  countryName: objectId('2.5.4.6'),
  organizationName: objectId('2.5.4.10'),
  organizationIdentifier: objectId('2.5.4.97'),
  subjectKeyIdentifier: objectId('2.5.29.14'),
  keyUsage: objectId('2.5.29.15'),
  basicConstraints: objectId('2.5.29.19'),
  authorityKeyIdentifier: objectId('2.5.29.35'),
} as const

const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'))

export interface CertificateSubject {
  readonly commonName: string
  readonly organizationName: string
  /** 统一社会信用代码, as `organizationIdentifier` of ETSI EN 319 412-1 (`NTRCN-…`). */
  readonly creditCode?: string
}

export interface NewCertificate {
  readonly certificatePem: string
  readonly privateKeyPem: string
}

interface Validity {
  readonly validFrom: Date
  readonly validUntil: Date
}

/** Makes a root: an authority that signs its own certificate. */
export function createAuthority(subject: CertificateSubject, validity: Validity): NewCertificate {
  const { publicKey, privateKeyPem } = newSigningKey()
  const name = distinguishedName(subject)
  const extensions = [
    // A certification authority below which there is no other.
    extension(oid.basicConstraints, sequence(yes, smallInteger(0)), 'critical'),
    keyUsage.signCertificates,
    extension(oid.subjectKeyIdentifier, octets(keyIdentifier(publicKey))),
  ]
  const body = certificateBody({ issuer: name, subject: name, publicKey, validity, extensions })
  return { certificatePem: signed(body, privateKeyPem), privateKeyPem }
}

/** Makes a key and certificate with which an organisation signs documents. */
export function createSigningCertificate(
  subject: CertificateSubject,
  validity: Validity,
  authority: NewCertificate,
): NewCertificate {
  const { publicKey, privateKeyPem } = newSigningKey()
  const above = new X509Certificate(authority.certificatePem).publicKey.export({ type: 'spki', format: 'der' })
  const extensions = [
    extension(oid.basicConstraints, sequence(), 'critical'),
    keyUsage.signDocuments,
    extension(oid.subjectKeyIdentifier, octets(keyIdentifier(publicKey))),
    extension(oid.authorityKeyIdentifier, sequence(element(0x80, keyIdentifier(above)))),
  ]
  const issuer = identityOf(derOf(authority.certificatePem)).subject
  const body = certificateBody({ issuer, subject: distinguishedName(subject), publicKey, validity, extensions })
  return { certificatePem: signed(body, authority.privateKeyPem), privateKeyPem }
}

interface CertificateParts {
  readonly issuer: Buffer
  readonly subject: Buffer
  readonly publicKey: Buffer
  readonly validity: Validity
  readonly extensions: readonly Buffer[]
}

/** TBSCertificate of RFC 5280 §4.1, version 3. */
function certificateBody({ issuer, subject, publicKey, validity, extensions }: CertificateParts): Buffer {
  return sequence(
    element(context(0), smallInteger(2)),
    // 127 random bits; the first byte keeps the number positive and without leading zeros.
    element(tag.integer, Buffer.from([0x7f]), randomBytes(15)),
    ecdsaWithSha256,
    issuer,
    sequence(timeOf(validity.validFrom), timeOf(validity.validUntil)),
    subject,
    publicKey,
    element(context(3), sequence(...extensions)),
  )
}

function signed(body: Buffer, privateKeyPem: string): string {
  const signature = signEcdsa(createPrivateKey(privateKeyPem), body)
  return pemOf(sequence(body, ecdsaWithSha256, bits(signature)))
}

function distinguishedName(subject: CertificateSubject): Buffer {
  const part = (type: Buffer, value: Buffer) => setOf(sequence(type, value))
  const identifier = subject.creditCode && text(tag.utf8String, `NTRCN-${subject.creditCode}`)
  return sequence(
    part(oid.countryName, text(tag.printableString, 'CN')),
    part(oid.organizationName, text(tag.utf8String, subject.organizationName)),
    part(oid.commonName, text(tag.utf8String, subject.commonName)),
    ...(identifier ? [part(oid.organizationIdentifier, identifier)] : []),
  )
}

/** RFC 5280 §4.1.2.5: two-digit years until 2049, four-digit years from 2050. */
function timeOf(instant: Date): Buffer {
  const digits = `${instant.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`
  return instant.getUTCFullYear() < 2050 ? text(tag.utcTime, digits.slice(2)) : text(tag.generalizedTime, digits)
}

function extension(type: Buffer, content: Buffer, critical?: 'critical'): Buffer {
  return sequence(type, ...(critical ? [yes] : []), octets(content))
}

/** RFC 5280 §4.2.1.3: bit 0 digitalSignature, 1 nonRepudiation, 5 keyCertSign, 6 cRLSign. */
const keyUsage = {
  signDocuments: extension(oid.keyUsage, bits(Buffer.from([0b1100_0000]), 6), 'critical'),
  signCertificates: extension(oid.keyUsage, bits(Buffer.from([0b0000_0110]), 1), 'critical'),
} as const

/** RFC 7093 §2 method 1: the first 160 bits of the SHA-256 of the key. */
const keyIdentifier = (publicKey: Buffer): Buffer => sha256(publicKey).subarray(0, 20)
