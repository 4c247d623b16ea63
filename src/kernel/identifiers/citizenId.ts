import { type Day, isDay } from '../day.ts'
import { type Checked, normaliseCode } from './checked.ts'

export const citizenIdReasons = [
  'citizen_id_fifteen_digits',
  'citizen_id_length',
  'citizen_id_characters',
  'citizen_id_date',
  'citizen_id_future',
  'citizen_id_check',
] as const
export type CitizenIdReason = (typeof citizenIdReasons)[number]

export type Sex = 'male' | 'female'
export type CheckedCitizenId = Checked<{ readonly birthDate: Day; readonly sex: Sex }, CitizenIdReason>

/** GB 11643: region 6, birth date 8, serial 3 (odd for men), check character. */
export function checkCitizenId(text: string, today: Day): CheckedCitizenId {
  const value = normaliseCode(text)
  const reason = faultOf(value, today)
  if (reason) return { ok: false, reason }
  return { ok: true, value, birthDate: birthDateOf(value), sex: Number(value[16]) % 2 === 1 ? 'male' : 'female' }
}

/** The first numbers were given in 1984; nobody born earlier than this was alive to get one. */
const earliestBirth: Day = '1860-01-01'

function faultOf(value: string, today: Day): CitizenIdReason | undefined {
  if (/^\d{15}$/.test(value)) return 'citizen_id_fifteen_digits'
  if (value.length !== 18) return 'citizen_id_length'
  if (!/^[1-9]\d{16}[\dX]$/.test(value)) return 'citizen_id_characters'
  const birth = birthDateOf(value)
  if (!isDay(birth) || birth < earliestBirth) return 'citizen_id_date'
  if (birth > today) return 'citizen_id_future'
  return citizenIdCheckCharacter(value.slice(0, 17)) === value[17] ? undefined : 'citizen_id_check'
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const

/** For the first 17 digits. */
export function citizenIdCheckCharacter(digits: string): string {
  const sum = weights.reduce((total, weight, position) => total + weight * Number(digits[position]), 0)
  return '10X98765432'.charAt(sum % 11)
}

function birthDateOf(value: string): Day {
  return `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`
}
