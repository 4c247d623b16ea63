import common from './common-passwords.json' with { type: 'json' }

/** Characters. NIST SP 800-63B §3.1.1 asks for eight or more and no rules of composition; we ask for ten. */
export const passwordCharactersMin = 10
/** Characters. Bounds the work of hashing. */
export const passwordCharactersMax = 200

export type PasswordFault = 'password_too_short' | 'password_too_long' | 'password_too_common' | 'password_is_personal'

const commonPasswords = new Set(common.passwords)

/** What is wrong with a chosen password, or undefined. `own` are values of the person that an acquaintance would try. */
export function passwordFault(password: string, own: readonly string[]): PasswordFault | undefined {
  const characters = [...password].length
  if (characters < passwordCharactersMin) return 'password_too_short'
  if (characters > passwordCharactersMax) return 'password_too_long'
  const plain = password.toLowerCase()
  if (commonPasswords.has(plain) || isMonotonous(plain)) return 'password_too_common'
  if (own.some((value) => value.length >= 2 && plain.includes(value.toLowerCase()))) return 'password_is_personal'
  return undefined
}

const charactersDistinctMin = 5

/** Few different characters, or one run such as 12345678901 or zyxwvutsrq. */
function isMonotonous(password: string): boolean {
  if (new Set(password).size < charactersDistinctMin) return true
  const steps = Array.from(
    { length: password.length - 1 },
    (_, at) => password.charCodeAt(at + 1) - password.charCodeAt(at),
  )
  const wraps = (step: number) => step === 1 || step === -9
  return steps.every(wraps) || steps.every((step) => wraps(-step))
}
