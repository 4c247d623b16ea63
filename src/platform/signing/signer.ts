import { createPrivateKey, generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto'

/**
 * Something that holds a private key and signs with it. The key itself never crosses this line, so a hardware module can
 * take its place. Another algorithm (SM2 with SM3) is a further member of `SignatureAlgorithm` and its row in `cms.ts`.
 */
export interface Signer {
  readonly algorithm: SignatureAlgorithm
  /** Certificate of the key (DER). */
  readonly certificate: Buffer
  /** The certificates above it, nearest first, ending with the root (DER). Empty for a root. */
  readonly issuers: readonly Buffer[]
  /** Signs the bytes (hashing is part of the algorithm); the answer is in the form that CMS and X.509 carry. */
  sign(bytes: Uint8Array): Promise<Buffer>
}

/** P-256 and not RSA-3072: a new key takes under 1 ms instead of about 200 ms, and pdfsig and openssl accept both. */
export type SignatureAlgorithm = 'ecdsa-p256-sha256'

/** A signer whose key lies in the memory of this process. */
export function softwareSigner(
  privateKeyPem: string,
  certificatePem: string,
  issuerPems: readonly string[] = [],
): Signer {
  const key = createPrivateKey(privateKeyPem)
  return {
    algorithm: 'ecdsa-p256-sha256',
    certificate: derOf(certificatePem),
    issuers: issuerPems.map(derOf),
    sign: async (bytes) => signEcdsa(key, bytes),
  }
}

export interface SigningKey {
  readonly privateKeyPem: string
  /** SubjectPublicKeyInfo (DER). */
  readonly publicKey: Buffer
}

export function newSigningKey(): SigningKey {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    privateKeyPem: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }),
  }
}

/** ECDSA with SHA-256; the pair (r, s) in DER, as X.509 and CMS want it. */
export function signEcdsa(key: KeyObject, bytes: Uint8Array): Buffer {
  return sign('sha256', bytes, { key, dsaEncoding: 'der' })
}

export const derOf = (pem: string): Buffer => new X509Certificate(pem).raw

export const pemOf = (der: Uint8Array): string => new X509Certificate(der).toString()
