import { Secret, TOTP } from 'otpauth'

/** RFC 6238 with what every authenticator app understands: SHA-1, six digits, thirty seconds. */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const

/** Steps before and after now that are still taken: a telephone's clock may be half a minute wrong. */
const stepsAround = 1

/** The step whose code was typed, if it is near now. The caller must see to it that no step is taken twice. */
export function totpStep(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const timestamp = now.getTime()
  const delta = TOTP.validate({
    ...shape,
    secret: Secret.fromBase32(secret),
    token: code,
    timestamp,
    window: stepsAround,
  })
  return delta === null ? undefined : TOTP.counter({ period: shape.period, timestamp }) + delta
}

/** The code of an instant: for demo pages and tests. */
export function totpCode(secret: string, at: Date): string {
  return TOTP.generate({ ...shape, secret: Secret.fromBase32(secret), timestamp: at.getTime() })
}

/** What an authenticator app scans. */
export function totpUri(secret: string, login: string): string {
  return new TOTP({ ...shape, issuer: 'Yimen', label: login, secret: Secret.fromBase32(secret) }).toString()
}
