import { dayOf } from '../../kernel/day.ts'
import type { Platform } from '../../platform/platform.ts'
import { openPayload, secondHash, tokenHash } from './payload.ts'
import { lastFour, maskedName } from './rules/masking.ts'
import { type CertificateState, stateOn } from './rules/validity.ts'
import type { StatusChange } from './schema.ts'
import { findByNumber, listChanges } from './store.ts'

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
  /** Since when, by whom and why it is not valid; null while its status is `valid`. */
  readonly changed: StatusReason | null
  /** SHA-256 of the PDF, hex: somebody who holds the file can compare it. */
  readonly pdfHash: string | null
}

export interface StatusReason {
  readonly at: Date
  /** A body is named by its kind only: it is the issuer. */
  readonly by: StatusChange['actorKind']
  readonly reasonCode: string
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
    changed: found.status === 'valid' ? null : await lastChange(db, found.id),
    pdfHash: found.pdfHash,
  }
}

async function lastChange(db: Platform['db'], certificateId: string): Promise<StatusReason | null> {
  const last = (await listChanges(db, certificateId)).at(-1)
  return last ? { at: last.changedAt, by: last.actorKind, reasonCode: last.reason } : null
}
