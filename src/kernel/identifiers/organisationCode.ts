import { type Checked, normaliseCode } from './checked.ts'

export const organisationCodeReasons = [
  'organisation_code_length',
  'organisation_code_characters',
  'organisation_code_check',
] as const
export type OrganisationCodeReason = (typeof organisationCodeReasons)[number]

/** 组织机构代码, GB 11714: eight characters and a check character, with or without the hyphen before it. */
export function checkOrganisationCode(text: string): Checked<object, OrganisationCodeReason> {
  const value = normaliseCode(text).replace(/^(.{8})-(.)$/, '$1$2')
  if (value.length !== 9) return { ok: false, reason: 'organisation_code_length' }
  if (!/^[0-9A-Z]{8}[\dX]$/.test(value)) return { ok: false, reason: 'organisation_code_characters' }
  if (organisationCodeCheckCharacter(value.slice(0, 8)) !== value[8])
    return { ok: false, reason: 'organisation_code_check' }
  return { ok: true, value }
}

const weights = [3, 7, 9, 10, 5, 8, 4, 2] as const

/** For the first eight characters. */
export function organisationCodeCheckCharacter(characters: string): string {
  const sum = weights.reduce((total, weight, position) => total + weight * checkValueOf(characters.charAt(position)), 0)
  return '0X987654321'.charAt(sum % 11)
}

/** 0–9, then A = 10 … Z = 35. */
function checkValueOf(character: string): number {
  return Number.parseInt(character, 36)
}
