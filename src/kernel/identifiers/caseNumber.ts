import { type Day, isDay } from '../day.ts'
import { type Checked, normaliseCode } from './checked.ts'

export const caseNumberReasons = [
  'case_number_form',
  'case_number_day',
  'case_number_item',
  'case_number_serial_exhausted',
] as const
export type CaseNumberReason = (typeof caseNumberReasons)[number]

/** Digits of the serial. Four are the running Guangdong form: 9,999 cases for each body, item and day. */
const serialDigits = { guangdong: 4, wide: 6 } as const
export type CaseNumberProfile = keyof typeof serialDigits

export interface CaseNumberParts {
  /** 实施编码, 31 characters. Whether it is a good one is the catalogue's finding; the number only holds it. */
  readonly implementationCode: string
  /** The day of filing. */
  readonly day: Day
  /** From 1. */
  readonly serial: number
  readonly profile: CaseNumberProfile
}

/** 办件编码 = 实施编码 31 + YYYYMMDD + serial; text, 43 or 45 characters (GB/T 39046 allows 50). Refuses to wrap. */
export function buildCaseNumber(parts: CaseNumberParts): Checked<CaseNumberParts, CaseNumberReason> {
  const { implementationCode, day, serial, profile } = parts
  if (!implementationPattern.test(implementationCode)) return { ok: false, reason: 'case_number_item' }
  if (!isDay(day)) return { ok: false, reason: 'case_number_day' }
  const digits = serialDigits[profile]
  if (!Number.isInteger(serial) || serial < 1) return { ok: false, reason: 'case_number_form' }
  if (serial >= 10 ** digits) return { ok: false, reason: 'case_number_serial_exhausted' }
  const value = implementationCode + day.replaceAll('-', '') + String(serial).padStart(digits, '0')
  return { ok: true, value, ...parts }
}

export function parseCaseNumber(text: string): Checked<CaseNumberParts, CaseNumberReason> {
  const match = casePattern.exec(normaliseCode(text))
  if (!match) return { ok: false, reason: 'case_number_form' }
  const [, implementationCode = '', year, month, date, serial = ''] = match
  const profile = serial.length === serialDigits.wide ? 'wide' : 'guangdong'
  return buildCaseNumber({ implementationCode, day: `${year}-${month}-${date}`, serial: Number(serial), profile })
}

const implementationPattern = /^[0-9A-Z]{31}$/
const casePattern = /^([0-9A-Z]{31})(\d{4})(\d{2})(\d{2})(\d{4}|\d{6})$/
