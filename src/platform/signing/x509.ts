import { createHash, createPrivateKey, randomBytes } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pki from 'pkijs'
import { newSigningKey, pemOf, signEcdsa } from './signer.ts'

const oid = {
  commonName: '2.5.4.3',
  countryName: '2.5.4.6',
  organizationName: '2.5.4.10',
  organizationIdentifier: '2.5.4.97',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
} as const

/** Bits of the key usage extension (RFC 5280 §4.2.1.3), most significant first. */
const keyUsageBits = { signDocuments: 0b1100_0000, signCertificates: 0b0000_0110 } as const

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
  const key = newSigningKey()
  const certificate = unsigned(subject, key.publicKey, validity)
  certificate.issuer = certificate.subject
  certificate.extensions = [
    extension(oid.basicConstraints, true, new pki.BasicConstraints({ cA: true, pathLenConstraint: 0 }).toSchema()),
    keyUsage(keyUsageBits.signCertificates, 1),
    subjectKeyIdentifier(key.publicKey),
  ]
  return { certificatePem: seal(certificate, key.privateKeyPem), privateKeyPem: key.privateKeyPem }
}

/** Makes a key and certificate with which an organisation signs documents. */
export function createSigningCertificate(
  subject: CertificateSubject,
  validity: Validity,
  authority: NewCertificate,
): NewCertificate {
  const key = newSigningKey()
  const issuer = parseCertificate(authority.certificatePem)
  const certificate = unsigned(subject, key.publicKey, validity)
  certificate.issuer = issuer.subject
  certificate.extensions = [
    extension(oid.basicConstraints, true, new pki.BasicConstraints({ cA: false }).toSchema()),
    keyUsage(keyUsageBits.signDocuments, 6),
    subjectKeyIdentifier(key.publicKey),
    extension(oid.authorityKeyIdentifier, false, authorityKeyIdentifier(issuer)),
  ]
  return { certificatePem: seal(certificate, authority.privateKeyPem), privateKeyPem: key.privateKeyPem }
}

function unsigned(subject: CertificateSubject, publicKey: Buffer, validity: Validity): pki.Certificate {
  const certificate = new pki.Certificate()
  certificate.version = 2
  certificate.serialNumber = asn1.Integer.fromBigInt(BigInt(`0x7f${randomBytes(15).toString('hex')}`))
  certificate.subject = distinguishedName(subject)
  certificate.notBefore = timeOf(validity.validFrom)
  certificate.notAfter = timeOf(validity.validUntil)
  certificate.subjectPublicKeyInfo = pki.PublicKeyInfo.fromBER(arrayBuffer(publicKey))
  certificate.signature = new pki.AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 })
  certificate.signatureAlgorithm = new pki.AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 })
  return certificate
}

/** RFC 5280 §4.1.2.5: two-digit years (type 0) until 2049, four-digit years (type 1) from 2050. */
function timeOf(value: Date): pki.Time {
  return new pki.Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value })
}

/** Encoded here, one attribute a set: the library would put all of them into one set, which readers show as one odd name. */
function distinguishedName(subject: CertificateSubject): pki.RelativeDistinguishedNames {
  const parts = [
    part(oid.countryName, new asn1.PrintableString({ value: 'CN' })),
    part(oid.organizationName, new asn1.Utf8String({ value: subject.organizationName })),
    part(oid.commonName, new asn1.Utf8String({ value: subject.commonName })),
  ]
  if (subject.creditCode) {
    parts.push(part(oid.organizationIdentifier, new asn1.Utf8String({ value: `NTRCN-${subject.creditCode}` })))
  }
  return pki.RelativeDistinguishedNames.fromBER(new asn1.Sequence({ value: parts }).toBER(false))
}

function part(type: string, value: asn1.Utf8String | asn1.PrintableString): asn1.Set {
  const pair = new asn1.Sequence({ value: [new asn1.ObjectIdentifier({ value: type }), value] })
  return new asn1.Set({ value: [pair] })
}

function seal(certificate: pki.Certificate, privateKeyPem: string): string {
  const body = certificate.encodeTBS()
  certificate.tbsView = new Uint8Array(body.toBER(false))
  const signature = signEcdsa(createPrivateKey(privateKeyPem), certificate.tbsView)
  certificate.signatureValue = new asn1.BitString({ valueHex: arrayBuffer(signature) })
  return pemOf(Buffer.from(certificate.toSchema(true).toBER(false)))
}

function extension(extnID: string, critical: boolean, content: asn1.BaseBlock): pki.Extension {
  return new pki.Extension({ extnID, critical, extnValue: content.toBER(false) })
}

function keyUsage(bits: number, unusedBits: number): pki.Extension {
  return extension(oid.keyUsage, true, new asn1.BitString({ valueHex: new Uint8Array([bits]).buffer, unusedBits }))
}

function subjectKeyIdentifier(publicKey: Buffer): pki.Extension {
  return extension(oid.subjectKeyIdentifier, false, new asn1.OctetString({ valueHex: keyIdentifier(publicKey) }))
}

function authorityKeyIdentifier(issuer: pki.Certificate): asn1.BaseBlock {
  const publicKey = Buffer.from(issuer.subjectPublicKeyInfo.toSchema().toBER(false))
  return new pki.AuthorityKeyIdentifier({
    keyIdentifier: new asn1.OctetString({ valueHex: keyIdentifier(publicKey) }),
  }).toSchema()
}

/** RFC 7093 §2 method 1: the first 160 bits of the SHA-256 of the key. */
const keyIdentifier = (publicKey: Buffer): ArrayBuffer =>
  arrayBuffer(createHash('sha256').update(publicKey).digest().subarray(0, 20))

export function parseCertificate(pemOrDer: string | Buffer): pki.Certificate {
  const der =
    typeof pemOrDer === 'string' ? Buffer.from(pemOrDer.replace(/-----[^-]+-----|\s/g, ''), 'base64') : pemOrDer
  return pki.Certificate.fromBER(arrayBuffer(der))
}

/** A copy with its own buffer: Node's small buffers share one, which asn1js would read from its start. */
export function arrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
