import { createHash } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pki from 'pkijs'
import type { SignatureAlgorithm, Signer } from './signer.ts'
import { arrayBuffer, parseCertificate } from './x509.ts'

export const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const

/** OIDs of the signature algorithms (RFC 5754 §3.3). */
const algorithmIds = {
  'ecdsa-p256-sha256': '1.2.840.10045.4.3.2',
} as const satisfies Record<SignatureAlgorithm, string>

/**
 * A detached CMS signature (RFC 5652) of the CAdES baseline, level B-B, as ETSI EN 319 142-1 wants it inside a PDF: content type,
 * message digest and signing-certificate-v2 are signed; there is no signing time, which the PDF's own entry /M claims.
 */
export async function signDetached(content: Uint8Array, signer: Signer): Promise<Buffer> {
  const certificate = parseCertificate(signer.certificate)
  const attributes = [
    attribute(oid.contentType, new asn1.ObjectIdentifier({ value: oid.data })),
    attribute(oid.messageDigest, new asn1.OctetString({ valueHex: arrayBuffer(sha256(content)) })),
    attribute(oid.signingCertificateV2, signingCertificateV2(signer.certificate, certificate)),
  ].sort((one, other) => Buffer.compare(derOfBlock(one.toSchema()), derOfBlock(other.toSchema())))

  const signature = await signer.sign(derOfBlock(new asn1.Set({ value: attributes.map((each) => each.toSchema()) })))
  const signerInfo = new pki.SignerInfo({
    version: 1,
    sid: new pki.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm: new pki.AlgorithmIdentifier({ algorithmId: oid.sha256 }),
    signedAttrs: new pki.SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: new pki.AlgorithmIdentifier({ algorithmId: algorithmIds[signer.algorithm] }),
    signature: new asn1.OctetString({ valueHex: arrayBuffer(signature) }),
  })
  const signedData = new pki.SignedData({
    version: 1,
    digestAlgorithms: [new pki.AlgorithmIdentifier({ algorithmId: oid.sha256 })],
    encapContentInfo: new pki.EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates: [certificate, ...signer.issuers.map(parseCertificate)],
    signerInfos: [signerInfo],
  })
  const envelope = new pki.ContentInfo({ contentType: oid.signedData, content: signedData.toSchema(true) })
  return derOfBlock(envelope.toSchema())
}

/** RFC 5035: binds the signature to one certificate; its hash algorithm, SHA-256, is the default and left out. */
function signingCertificateV2(der: Buffer, certificate: pki.Certificate): asn1.Sequence {
  const issuerName = new pki.GeneralName({ type: 4, value: certificate.issuer })
  const issuerSerial = new asn1.Sequence({
    value: [new asn1.Sequence({ value: [issuerName.toSchema()] }), certificate.serialNumber],
  })
  const certificateId = new asn1.Sequence({
    value: [new asn1.OctetString({ valueHex: arrayBuffer(sha256(der)) }), issuerSerial],
  })
  return new asn1.Sequence({ value: [new asn1.Sequence({ value: [certificateId] })] })
}

function attribute(type: string, value: asn1.BaseBlock): pki.Attribute {
  return new pki.Attribute({ type, values: [value] })
}

export function derOfBlock(block: asn1.BaseBlock): Buffer {
  return Buffer.from(block.toBER(false))
}

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
