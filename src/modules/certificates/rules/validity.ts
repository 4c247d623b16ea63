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

/**
 * What may follow what. Whoever ends a permit ends a suspended one too; 注销 strikes out what ended otherwise (行政许可法 art. 70), and
 * nothing follows it. Of the three ends by decision the first one stands: the certificate was worth nothing any more.
 */
// biome-ignore format: the table is read by line
const followers = {
  valid:     ['suspended', 'revoked', 'recalled', 'annulled', 'forfeited', 'cancelled'],
  suspended: ['valid',     'revoked', 'recalled', 'annulled', 'forfeited', 'cancelled'],
  revoked:   [],
  recalled:  ['cancelled'],
  annulled:  ['cancelled'],
  forfeited: ['cancelled'],
  cancelled: [],
} as const satisfies Record<CertificateStatus, readonly CertificateStatus[]>

export function mayBecome(from: CertificateStatus, to: CertificateStatus): boolean {
  return (followers[from] as readonly CertificateStatus[]).includes(to)
}
