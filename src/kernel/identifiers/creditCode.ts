import { type Checked, normaliseCode } from './checked.ts'

export const creditCodeReasons = ['credit_code_length', 'credit_code_characters', 'credit_code_check'] as const
export type CreditCodeReason = (typeof creditCodeReasons)[number]

export type CheckedCreditCode = Checked<
  {
    /** 登记管理部门: 1 机构编制, 5 民政, 9 市场监管, … */
    readonly registrar: string
    /** 机构类别, within the registrar. */
    readonly category: string
    /** Six digits of the registering body's region. */
    readonly regionCode: string
    /** 组织机构代码, nine characters with its own check character. */
    readonly organisationCode: string
  },
  CreditCodeReason
>

/** 统一社会信用代码, GB 32100: registrar 1, category 1, region 6, organisation code 9, check character. */
export function checkCreditCode(text: string): CheckedCreditCode {
  const value = normaliseCode(text)
  if (value.length !== 18) return { ok: false, reason: 'credit_code_length' }
  if (!creditCodePattern.test(value)) return { ok: false, reason: 'credit_code_characters' }
  if (creditCodeCheckCharacter(value.slice(0, 17)) !== value[17]) return { ok: false, reason: 'credit_code_check' }
  return {
    ok: true,
    value,
    registrar: value.charAt(0),
    category: value.charAt(1),
    regionCode: value.slice(2, 8),
    organisationCode: value.slice(8, 17),
  }
}

/** Without I, O, S, V and Z, which are taken for digits. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditCodePattern = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/

/** For the first 17 characters: weights 3^i mod 31. */
export function creditCodeCheckCharacter(characters: string): string {
  let sum = 0
  let weight = 1
  for (const character of characters) {
    sum += alphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return alphabet.charAt((31 - (sum % 31)) % 31)
}
