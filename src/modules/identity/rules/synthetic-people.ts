import { addDays } from '../../../kernel/day.ts'
import { citizenIdCheckCharacter } from '../../../kernel/identifiers/citizenId.ts'

/** 430199 is assigned to no district, so that no living person can have the number. */
const unassignedRegion = '430199'
const firstBirthday = '1970-01-01'
/** Distinct birthdays, through 1997; then the serial goes up. */
const birthdayCount = 10_000

/** The n-th citizen who does not exist, always the same: for benches. */
export function syntheticPerson(index: number): { name: string; citizenId: string; phone: string } {
  const birthday = addDays(firstBirthday, index % birthdayCount).replaceAll('-', '')
  const serial = String(100 + Math.floor(index / birthdayCount)).padStart(3, '0')
  const digits = `${unassignedRegion}${birthday}${serial}`
  return {
    name: `演示居民${inWords(index)}`,
    citizenId: digits + citizenIdCheckCharacter(digits),
    phone: `1991${String(index).padStart(7, '0')}`,
  }
}

const numerals = '零一二三四五六七八九'

/** Names hold no digits, so the number is written out: 零零零四二. */
function inWords(index: number): string {
  return [...String(index).padStart(5, '0')].map((digit) => numerals.charAt(Number(digit))).join('')
}
