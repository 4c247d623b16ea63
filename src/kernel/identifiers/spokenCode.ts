/** 31 characters that are not taken for one another, spoken or written: without 0, O, 1, I and L. A prime number. */
export const spokenAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const spokenBase = spokenAlphabet.length
/** The three missing letters may stand where no digit does, such as in a prefix, so they take the values of digits. */
const lettersOnly: Readonly<Record<string, number>> = { I: 0, L: 1, O: 2 }

/**
 * Σ weight·value ≡ 0 mod 31, with weights 2, 3, … and 1 for the check character. The modulus is prime and
 * neighbouring weights differ, so any one wrong character and any two neighbours swapped are found.
 */
export function spokenCheckCharacter(characters: string): string {
  let sum = 0
  for (const [position, character] of [...characters].entries())
    sum += (characters.length + 1 - position) * placeOfCharacter(character)
  return spokenAlphabet.charAt((spokenBase - (sum % spokenBase)) % spokenBase)
}

function placeOfCharacter(character: string): number {
  return lettersOnly[character] ?? spokenAlphabet.indexOf(character)
}
