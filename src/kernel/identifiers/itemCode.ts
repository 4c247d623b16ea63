import { type Checked, normaliseCode } from './checked.ts'
import { checkCreditCode } from './creditCode.ts'

export const itemCodeReasons = [
  'basic_code_form',
  'implementation_code_form',
  'implementation_code_body',
  'handling_code_form',
] as const
type BasicReason = 'basic_code_form'
type ImplementationReason = 'implementation_code_form' | 'implementation_code_body'
type HandlingReason = ImplementationReason | 'handling_code_form'

interface ItemCodeForms {
  /** 基本编码: the item, wherever it is handled. */
  readonly basic: RegExp
  /** 实施编码: the item as one body handles it. `body` and `basic` are named groups where the form has them. */
  readonly implementation: RegExp
}

/**
 * Published codes follow more than one form. `platform` is what national and most provincial platforms run;
 * `standard` is what GB/T 39046-2020 prints; `sichuan` was read off the Guang'an list (1,097 of its 1,135 rows).
 * A code outside its profile is a finding on the row, never a reason to refuse it.
 */
const itemCodeForms = {
  platform: {
    basic: /^\d{9}[0-9A-Z]\d{2}$/,
    implementation: /^(?<body>[0-9A-Z]{18})(?<level>[1-7])(?<basic>\d{9}[0-9A-Z]\d{2})$/,
  },
  standard: {
    basic: /^[0-9A-Z]{1,10}$/,
    implementation: /^[0-9A-Z]{1,24}$/,
  },
  sichuan: {
    basic: /^\d{3}[0-9A-Z]\d{8}(\d{2})?$/,
    implementation: /^(?<basic>\d{3}[0-9A-Z]\d{8}(\d{2})?)-(?<region>\d{12})-\d{3}-(?<body>[0-9A-Z]{18})-\d-\d{2}$/,
  },
} as const satisfies Record<string, ItemCodeForms>
export type ItemCodeProfile = keyof typeof itemCodeForms
export const itemCodeProfiles = Object.keys(itemCodeForms) as readonly ItemCodeProfile[]

export interface ImplementationParts {
  /** 统一社会信用代码 of the body, where the profile holds one. */
  readonly body: string | undefined
  /** 行使层级 1 … 7, where the profile holds one. */
  readonly level: string | undefined
  readonly basicCode: string | undefined
}

/** 基本编码. In the `platform` profile: province 2 (00 state), type 2, department 2, main item 3, sub-item 3. */
export function checkBasicCode(text: string, profile: ItemCodeProfile = 'platform'): Checked<object, BasicReason> {
  const value = normaliseCode(text)
  return itemCodeForms[profile].basic.test(value) ? { ok: true, value } : { ok: false, reason: 'basic_code_form' }
}

/** 实施编码. In the `platform` profile 31 characters: credit code of the body 18, level 1, basic code 12. */
export function checkImplementationCode(
  text: string,
  profile: ItemCodeProfile = 'platform',
): Checked<ImplementationParts, ImplementationReason> {
  const value = normaliseCode(text)
  const match = itemCodeForms[profile].implementation.exec(value)
  if (!match) return { ok: false, reason: 'implementation_code_form' }
  const { body, level, basic } = match.groups ?? {}
  if (body !== undefined && !checkCreditCode(body).ok) return { ok: false, reason: 'implementation_code_body' }
  return { ok: true, value, body, level, basicCode: basic }
}

/** 业务办理项编码: the 31 of the `platform` profile and two digits (practice in Hunan; the total of 33 is not quoted from a text). */
export function checkHandlingCode(
  text: string,
): Checked<ImplementationParts & { readonly implementationCode: string }, HandlingReason> {
  const value = normaliseCode(text)
  if (!/^.{31}\d{2}$/.test(value)) return { ok: false, reason: 'handling_code_form' }
  const implementation = checkImplementationCode(value.slice(0, 31))
  if (!implementation.ok) return implementation
  return { ...implementation, value, implementationCode: implementation.value }
}
