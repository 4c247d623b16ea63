import { hash, verify } from '@node-rs/argon2'
import { identityProblem } from './errors.ts'

/** argon2id (the library's default) with OWASP's parameters: 19 MiB, two passes, one lane. 14 ms on one core of the reference machine. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * Two at once: hashing shares the four threads of the pool with files and encryption, and a rush of sign-ins must not stop those. A
 * thousand waiting take seven seconds; whoever comes after them is asked to come back.
 */
const concurrentMax = 2
const waitingMax = 1000

export interface Passwords {
  hash(password: string): Promise<string>
  /** Compares in the same time whether there is a hash or not: an unknown account must not answer faster. */
  matches(password: string, hash: string | undefined): Promise<boolean>
}

export function createPasswords(): Passwords {
  const turn = createTurns()
  let decoy: Promise<string> | undefined
  return {
    hash: (password) => turn(() => hash(password, cost)),
    async matches(password, expected) {
      decoy ??= turn(() => hash('no account has this hash', cost))
      const compared = expected ?? (await decoy)
      const equal = await turn(() => verify(compared, password))
      return equal && expected !== undefined
    },
  }
}

function createTurns() {
  const waiting: (() => void)[] = []
  let running = 0
  return async function turn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (running >= concurrentMax) {
      if (waiting.length >= waitingMax) throw identityProblem('identity.busy')
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await work()
    } finally {
      // The place is handed on, not freed and taken again: nobody slips in between.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
