import type { Certificate, CertificateStatus } from '../schema.ts'

/** The last day of validity: the day before the anniversary. From 29 February it is 28 February. Null: without end. */
export function lastValidDay(validFrom: string, years: number | null): string | null {
  if (years === null) return null
  const [year, month, day] = validFrom.split('-').map(Number) as [number, number, number]
  const anniversary = new Date(Date.UTC(year + years, month - 1, day))
  return new Date(anniversary.getTime() - 24 * 3_600_000).toISOString().slice(0, 10)
}

export type CertificateState = CertificateStatus | 'not_yet_valid' | 'expired'

/** What a certificate is worth on a day. */
export function stateOn(
  certificate: Pick<Certificate, 'status' | 'validFrom' | 'validUntil'>,
  day: string,
): CertificateState {
  if (certificate.status !== 'valid') return certificate.status
  if (day < certificate.validFrom) return 'not_yet_valid'
  return certificate.validUntil !== null && day > certificate.validUntil ? 'expired' : 'valid'
}

const followers = {
  valid: ['suspended', 'revoked'],
  suspended: ['valid', 'revoked'],
  revoked: [],
} as const satisfies Record<CertificateStatus, readonly CertificateStatus[]>

export function mayBecome(from: CertificateStatus, to: CertificateStatus): boolean {
  return (followers[from] as readonly CertificateStatus[]).includes(to)
}
