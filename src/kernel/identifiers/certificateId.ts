import { type Checked, normaliseCode } from './checked.ts'

export const certificateIdReasons = [
  'certificate_id_prefix',
  'certificate_id_parts',
  'certificate_id_type',
  'certificate_id_authority',
  'certificate_id_serial',
  'certificate_id_version',
  'certificate_id_check',
] as const
export type CertificateIdReason = (typeof certificateIdReasons)[number]

export interface CertificateIdParts {
  /** 证照类型代码: credit code of the defining authority 18 and three digits. */
  readonly type: string
  /** 颁发机构: a credit code, rarely a shorter local code. */
  readonly authority: string
  /** 流水号: at most 40 capitals and digits. */
  readonly serial: string
  /** Three digits, `001` first. */
  readonly version: string
}

type CheckedCertificateId = Checked<CertificateIdParts, CertificateIdReason>

const root = '1.2.156.3005.2'

/** 电子证照标识 (GB/T 36904 as practised): `1.2.156.3005.2.type.authority.serial.version.check`. */
export function checkCertificateId(text: string): CheckedCertificateId {
  const value = normaliseCode(text)
  if (!value.startsWith(`${root}.`)) return { ok: false, reason: 'certificate_id_prefix' }
  const rest = value.slice(root.length + 1).split('.')
  if (rest.length !== 5) return { ok: false, reason: 'certificate_id_parts' }
  const [type = '', authority = '', serial = '', version = '', check] = rest
  const built = buildCertificateId({ type, authority, serial, version })
  if (built.ok && built.value.at(-1) !== check) return { ok: false, reason: 'certificate_id_check' }
  return built
}

export function buildCertificateId(parts: CertificateIdParts): CheckedCertificateId {
  const { type, authority, serial, version } = parts
  if (!/^[0-9A-Z]{18}\d{3}$/.test(type)) return { ok: false, reason: 'certificate_id_type' }
  if (!/^[0-9A-Z]{4,18}$/.test(authority)) return { ok: false, reason: 'certificate_id_authority' }
  if (!/^[0-9A-Z]{1,40}$/.test(serial)) return { ok: false, reason: 'certificate_id_serial' }
  if (!/^\d{3}$/.test(version)) return { ok: false, reason: 'certificate_id_version' }
  const check = certificateCheckCharacter(type + authority + serial + version)
  return { ok: true, value: [root, type, authority, serial, version, check].join('.'), ...parts }
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** ISO/IEC 7064 MOD 37,36 over the four parts joined without dots. */
export function certificateCheckCharacter(characters: string): string {
  let product = 36
  for (const character of characters) {
    const sum = (product + alphabet.indexOf(character)) % 36 || 36
    product = (sum * 2) % 37
  }
  return alphabet.charAt((37 - product) % 36)
}
