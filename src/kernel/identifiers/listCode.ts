import { type Checked, normaliseCode } from './checked.ts'
import { spokenAlphabet, spokenBase, spokenCheckCharacter } from './spokenCode.ts'

export const listCodeReasons = ['list_code_length', 'list_code_characters', 'list_code_check'] as const
export type ListCodeReason = (typeof listCodeReasons)[number]

/** A weight of the check repeats after 31 characters, so a code has fewer. 29 characters hold 143 bits. */
const charactersMax = 30
const charactersMin = 4
const groupSize = 4

/**
 * 清单编号, such as `7KQ4-29XT-MHZ`: a number as people type it from paper, with a check character at the end. It says where a list of
 * papers begins and nothing about anybody, so nothing has to be kept for it. Undefined for a number that is too large.
 */
export function buildListCode(number: bigint): string | undefined {
  let characters = ''
  for (let rest = number; rest > 0n; rest /= BigInt(spokenBase))
    characters = spokenAlphabet.charAt(Number(rest % BigInt(spokenBase))) + characters
  characters = characters.padStart(charactersMin - 1, spokenAlphabet.charAt(0))
  if (number < 0n || characters.length >= charactersMax) return undefined
  return grouped(characters + spokenCheckCharacter(characters))
}

/** Reads what a person types: any case, with or without hyphens and spaces. `value` is the printed form. */
export function checkListCode(text: string): Checked<{ readonly number: bigint }, ListCodeReason> {
  const characters = normaliseCode(text).replace(/[-‐‑–—−_.]/g, '')
  if (characters.length < charactersMin || characters.length > charactersMax)
    return { ok: false, reason: 'list_code_length' }
  if (!/^[2-9A-HJKMNP-Z]+$/.test(characters)) return { ok: false, reason: 'list_code_characters' }
  const body = characters.slice(0, -1)
  if (spokenCheckCharacter(body) !== characters.at(-1)) return { ok: false, reason: 'list_code_check' }
  const number = [...body].reduce(
    (sum, character) => sum * BigInt(spokenBase) + BigInt(spokenAlphabet.indexOf(character)),
    0n,
  )
  return { ok: true, value: grouped(characters), number }
}

function grouped(characters: string): string {
  return characters.match(new RegExp(`.{1,${groupSize}}`, 'g'))!.join('-')
}
