import { createHash } from 'node:crypto'
import {
  children,
  context,
  type Element,
  element,
  objectId,
  octets,
  readElement,
  sequence,
  setOf,
  smallInteger,
  tag,
} from './der.ts'
import { identityOf } from './identity.ts'
import type { SignatureAlgorithm, Signer } from './signer.ts'

const oid = {
  data: objectId('1.2.840.113549.1.7.1'),
  signedData: objectId('1.2.840.113549.1.7.2'),
  contentType: objectId('1.2.840.113549.1.9.3'),
  messageDigest: objectId('1.2.840.113549.1.9.4'),
  signingCertificateV2: objectId('1.2.840.113549.1.9.16.2.47'),
} as const

const sha256Algorithm = sequence(objectId('2.16.840.1.101.3.4.2.1'))

/** RFC 5754 §3.3. */
const signatureAlgorithms = {
  'ecdsa-p256-sha256': sequence(objectId('1.2.840.10045.4.3.2')),
} as const satisfies Record<SignatureAlgorithm, Buffer>

/**
 * A detached CMS signature (RFC 5652) of the CAdES baseline, level B-B, as ETSI EN 319 142-1 wants it inside a PDF: content type,
 * message digest and signing-certificate-v2 are signed; there is no signing time, which the PDF's own entry /M claims.
 */
export async function signDetached(content: Uint8Array, signer: Signer): Promise<Buffer> {
  const { issuer, serial } = identityOf(signer.certificate)
  const attributes = setOf(
    sequence(oid.contentType, setOf(oid.data)),
    sequence(oid.messageDigest, setOf(octets(sha256(content)))),
    sequence(oid.signingCertificateV2, setOf(signingCertificateV2(signer.certificate))),
  )
  const signerInfo = sequence(
    smallInteger(1),
    sequence(issuer, serial),
    sha256Algorithm,
    retagged(attributes, context(0)),
    signatureAlgorithms[signer.algorithm],
    octets(await signer.sign(attributes)),
  )
  const signedData = sequence(
    smallInteger(1),
    setOf(sha256Algorithm),
    sequence(oid.data),
    element(context(0), signer.certificate, ...signer.issuers),
    setOf(signerInfo),
  )
  return sequence(oid.signedData, element(context(0), signedData))
}

/** RFC 5035: binds the signature to one certificate; its hash algorithm, SHA-256, is the default and left out. */
function signingCertificateV2(certificate: Buffer): Buffer {
  const { issuer, serial } = identityOf(certificate)
  const issuerSerial = sequence(sequence(element(context(4), issuer)), serial)
  return sequence(sequence(sequence(octets(sha256(certificate)), issuerSerial)))
}

/** What a signature says, read but not yet believed. */
export interface DetachedSignature {
  /** The signer's certificate (DER). */
  readonly certificate: Buffer
  readonly messageDigest: Buffer
  /** The signed attributes as the SET over which the signature was made. */
  readonly attributes: Buffer
  readonly signature: Buffer
  /** The signed attributes name the certificate by its hash. */
  readonly namesCertificate: boolean
}

/** Reads what `signDetached` makes; bytes behind it are ignored. Throws on anything else. */
export function readDetached(bytes: Buffer): DetachedSignature {
  const [, wrapper] = children(readElement(bytes))
  const [signedData] = children(wrapper!)
  const parts = children(signedData!)
  const certificates = children(parts.find((part) => part.tag === context(0))!)
  const [signerInfo] = children(parts.at(-1)!)
  const [, sid, digestAlgorithm, attributes, algorithm, signature] = children(signerInfo!)
  if (!digestAlgorithm?.bytes.equals(sha256Algorithm)) throw new Error('another digest algorithm')
  if (!algorithm?.bytes.equals(signatureAlgorithms['ecdsa-p256-sha256'])) throw new Error('another signature algorithm')

  const certificate = certificates.find(({ bytes: der }) => sid!.content.equals(namedBy(der)))!.bytes
  const named = children(children(children(attributeValue(attributes!, oid.signingCertificateV2))[0]!)[0]!)[0]!
  return {
    certificate,
    messageDigest: attributeValue(attributes!, oid.messageDigest).content,
    attributes: retagged(attributes!.bytes, tag.set),
    signature: signature!.content,
    namesCertificate: named.content.equals(sha256(certificate)),
  }
}

function namedBy(certificate: Buffer): Buffer {
  const { issuer, serial } = identityOf(certificate)
  return Buffer.concat([issuer, serial])
}

/** The single value of an attribute. */
function attributeValue(attributes: Element, type: Buffer): Element {
  const found = children(attributes).filter((each) => children(each)[0]!.bytes.equals(type))
  const values = found.length === 1 ? children(children(found[0]!)[1]!) : []
  if (values.length !== 1) throw new Error('an attribute is missing or there more than once')
  return values[0]!
}

function retagged(der: Buffer, tagByte: number): Buffer {
  return Buffer.concat([Buffer.from([tagByte]), der.subarray(1)])
}

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
