import { dayOf } from '../../kernel/day.ts'
import type { Platform } from '../../platform/platform.ts'
import { openPayload, secondHash, tokenHash } from './payload.ts'
import { lastFour, maskedName } from './rules/masking.ts'
import { type CertificateState, stateOn } from './rules/validity.ts'
import { findByNumber } from './store.ts'

/** What somebody must know besides the number: the end of the holder's code, or the token of the QR code. */
export type SecondThing =
  | { readonly kind: 'last_four'; readonly value: string }
  | { readonly kind: 'token'; readonly value: string }

/** What the public sees of a certificate. */
export interface PublicCertificate {
  readonly identifier: string
  readonly number: string
  readonly typeName: string
  /** Persons are masked; bodies are public. */
  readonly holderName: string
  readonly issuerName: string
  readonly issuedDay: string
  readonly validFrom: string
  /** Null: without end. */
  readonly validUntil: string | null
  /** Today. */
  readonly state: CertificateState
  /** SHA-256 of the PDF, hex: somebody who holds the file can compare it. */
  readonly pdfHash: string | null
}

type Needed = Pick<Platform, 'db' | 'keys' | 'clock'>
type Question = { readonly number: string; readonly second: SecondThing }

const numberMax = 120

export async function verifyPublic(
  platform: Needed,
  { number, second }: Question,
): Promise<PublicCertificate | undefined> {
  const { db, keys, clock } = platform
  const found = number.length <= numberMax ? await findByNumber(db, number.trim().toUpperCase()) : undefined
  if (!found) return undefined
  const known =
    second.kind === 'token'
      ? tokenHash(keys, second.value) === found.tokenHash
      : secondHash(keys, found.identifier, lastFour(second.value)) === found.secondHash
  if (!known) return undefined
  const payload = openPayload(keys, found)
  return {
    identifier: found.identifier,
    number: found.number,
    typeName: found.typeName,
    holderName: payload ? maskedName(found.holderKind, payload.holderName) : '*',
    issuerName: found.issuerName,
    issuedDay: found.issuedDay,
    validFrom: found.validFrom,
    validUntil: found.validUntil,
    state: stateOn(found, dayOf(clock.now())),
    pdfHash: found.pdfHash,
  }
}
