import type { Platform } from '../../platform/platform.ts'
import { createAuthority, type NewCertificate } from '../../platform/signing/x509.ts'
import type { Authority } from './schema.ts'
import { findAuthority, insertAuthority } from './store.ts'

const authorityYears = 30
export const keyPurpose = 'seal'
const keyContext = 'seals.authority'

/** The installation's certification authority; made when it is first asked for. */
export async function ensureAuthority(
  platform: Pick<Platform, 'db' | 'keys' | 'clock' | 'config'>,
): Promise<Authority> {
  const found = await findAuthority(platform.db)
  if (found) return found
  await platform.db.batch([insertAuthority(newAuthority(platform))])
  const made = await findAuthority(platform.db)
  if (!made) throw new Error('The certification authority was not written')
  return made
}

/** The authority with its key in the clear, for issuing a certificate. */
export function openAuthority(keys: Platform['keys'], authority: Authority): NewCertificate {
  const privateKeyPem = keys.open<string>(keys.purposeKey(keyPurpose), keyContext, authority.privateKeySealed)
  return { certificatePem: authority.certificatePem, privateKeyPem }
}

function newAuthority({ keys, clock, config }: Pick<Platform, 'keys' | 'clock' | 'config'>): Authority {
  const name = config.demo ? 'Yimen Demo CA' : 'Yimen CA'
  const organizationName = config.demo ? 'Yimen Demo' : 'Yimen'
  const validFrom = validityStart(config, clock)
  const validity = { validFrom, validUntil: yearsLater(clock.now(), authorityYears) }
  const made = createAuthority({ commonName: name, organizationName }, validity)
  return {
    name,
    certificatePem: made.certificatePem,
    privateKeySealed: keys.seal(keys.purposeKey(keyPurpose), keyContext, made.privateKeyPem),
    ...validity,
  }
}

/** Demo stories begin in the past, and a seal cannot sign before it is valid. */
export function validityStart(config: Platform['config'], clock: Platform['clock']): Date {
  return config.demo ? new Date('2020-01-01T00:00:00+08:00') : clock.now()
}

export function yearsLater(instant: Date, years: number): Date {
  const later = new Date(instant)
  later.setUTCFullYear(later.getUTCFullYear() + years)
  return later
}
