import { citizenIdCheckCharacter } from '../../../src/kernel/identifiers/citizenId.ts'
import { creditCodeCheckCharacter } from '../../../src/kernel/identifiers/creditCode.ts'

let made = 0

/** A number that nobody has: the unassigned region 430199, with a valid check character. */
export function freshCitizenId(): string {
  made += 1
  const day = String(1 + (made % 28)).padStart(2, '0')
  const month = String(1 + (Math.floor(made / 28) % 12)).padStart(2, '0')
  const year = 1930 + (Math.floor(made / 336) % 70)
  const digits = `430199${year}${month}${day}${String(500 + (Math.floor(made / 23_520) % 400)).padStart(3, '0')}`
  return digits + citizenIdCheckCharacter(digits)
}

export function freshPhone(): string {
  made += 1
  return `199${String(10_000_000 + made)}`
}

/** Of an individual business that does not exist, with a valid check character. */
export function freshCreditCode(): string {
  made += 1
  const characters = `92430102MAD${String(100_000 + made)}`
  return characters + creditCodeCheckCharacter(characters)
}
