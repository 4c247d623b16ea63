import type { Platform } from '../../platform/platform.ts'
import { CertificatePayload, type SealedCertificate } from './schema.ts'

/*
 * Comparing keyed hashes with === is safe: without the key nobody can choose an input whose hash begins as wanted, so the
 * time of the comparison tells nothing.
 */

type Keys = Platform['keys']

const context = (certificateId: string): string => `certificates.certificate/${certificateId}`

/** Seals the personal values with a key of their own. */
export function sealPayload(keys: Keys, certificateId: string, payload: CertificatePayload) {
  const { key, wrapped } = keys.newDataKey()
  return { dataKey: wrapped, payload: keys.seal(key, context(certificateId), payload) }
}

/** Undefined if the key was destroyed. */
export function openPayload(keys: Keys, row: SealedCertificate): CertificatePayload | undefined {
  if (!row.dataKey) return undefined
  return CertificatePayload.parse(keys.open(keys.unwrap(row.dataKey), context(row.id), row.payload))
}

/** The PDF names the holder, so it lies sealed with the certificate's key like everything else of hers. */
export function sealPdf(keys: Keys, row: SealedCertificate, pdf: Buffer): Buffer {
  if (!row.dataKey) throw new Error(`the key of ${row.id} was destroyed`)
  return keys.sealBytes(keys.unwrap(row.dataKey), `${context(row.id)}/pdf`, pdf)
}

export function openPdf(keys: Keys, row: SealedCertificate, sealed: Buffer): Buffer | undefined {
  return row.dataKey ? keys.openBytes(keys.unwrap(row.dataKey), `${context(row.id)}/pdf`, sealed) : undefined
}

/** Bound to the identifier: equal ends of two holders' codes leave different hashes. */
export function secondHash(keys: Keys, identifier: string, lastFour: string): string {
  return keys.hash('certificates.second', `${identifier}/${lastFour}`)
}

export function tokenHash(keys: Keys, token: string): string {
  return keys.hash('certificates.token', token)
}
