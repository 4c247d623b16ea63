import type { Platform } from '../../platform/platform.ts'
import { identityProblem } from './errors.ts'
import { beginAttempt } from './failures.ts'
import type { Passwords } from './passwords.ts'
import type { Origin } from './people.ts'
import { loginNameHashOf } from './person-values.ts'
import { plainLoginName } from './rules/names.ts'
import { passwordCharactersMax } from './rules/passwords.ts'
import type { SignedIn } from './schema.ts'
import type { SessionOpener } from './sessions.ts'
import { findPassword } from './store/people.ts'

export interface PersonSignIn {
  /** Throws `identity.sign_in_failed` (the same for an unknown name and a wrong password) or `identity.too_many_failures`. */
  signInPerson(
    credentials: { readonly loginName: string; readonly password: string },
    origin: Origin,
  ): Promise<SignedIn & { readonly personId: string }>
}

export function createPersonSignIn(platform: Platform, passwords: Passwords, opener: SessionOpener): PersonSignIn {
  const { db, keys } = platform
  return {
    async signInPerson({ loginName, password }, origin) {
      const nameHash = loginNameHashOf(keys, plainLoginName(loginName))
      const attempt = await beginAttempt(platform, { door: 'person', account: nameHash, address: origin.address })
      const account = await findPassword(db, nameHash)
      const matches = await passwords.matches(bounded(password), account?.hash)
      if (!account || !matches) {
        await attempt.failed()
        throw identityProblem('identity.sign_in_failed')
      }
      const opened = opener.open({ kind: 'person', personId: account.personId }, { replaces: origin.previousToken })
      await db.batch(opened.statements)
      await attempt.succeeded()
      return { ...opened.signedIn, personId: account.personId }
    },
  }
}

/** No password is longer, so nothing that matches is cut; a megabyte of text is not hashed. */
export function bounded(password: string): string {
  return password.slice(0, passwordCharactersMax * 2)
}
