import type { Platform } from '../../platform/platform.ts'
import { identityProblem } from './errors.ts'
import { countFailures, forgiveFailures } from './store/failures.ts'

/** So many failures in so long a window; the next attempt is refused until the window is over. */
interface FailureLimit {
  readonly countMax: number
  readonly windowMs: number
}

const minuteMs = 60_000

/**
 * An account from one address: a person who mistypes gets five tries. An account from everywhere: twenty, so that a botnet cannot go on
 * either, yet a stranger who fails on purpose at one address does not lock the owner out. An address: a hundred failures an hour
 * stop a search over accounts, while an office or a bench behind one address signs in as often as it succeeds.
 */
export const failureLimits = {
  accountFromAddress: { countMax: 5, windowMs: 15 * minuteMs },
  account: { countMax: 20, windowMs: 60 * minuteMs },
  address: { countMax: 100, windowMs: 60 * minuteMs },
} as const satisfies Record<string, FailureLimit>

export interface Attempt {
  failed(): Promise<void>
  succeeded(): Promise<void>
}

/** What is tried: the kind of door, the account named at it (known or not), and the network address of who tries. */
export interface Attempted {
  readonly door:
    | 'person'
    | 'staff'
    | 'activation'
    | 'client'
    | 'registration'
    | 'progress'
    | 'certificate'
    | 'evaluation'
  readonly account: string
  readonly address: string
}

/**
 * Begins an attempt, or throws `identity.too_many_failures`. The account is charged before the password is compared and paid back
 * on success: a hundred attempts sent at once are a hundred attempts, not one.
 */
export async function beginAttempt(
  { db, clock, keys }: Pick<Platform, 'db' | 'clock' | 'keys'>,
  attempted: Attempted,
): Promise<Attempt> {
  const now = clock.now()
  const keyOf = (...parts: string[]) => keys.hash('failure', JSON.stringify([attempted.door, ...parts]))
  const accountFromAddress = keyOf('account', attempted.account, 'address', attempted.address)
  const account = keyOf('account', attempted.account)
  const address = keyOf('address', attempted.address)
  const windowOf = (limit: FailureLimit) => new Date(now.getTime() + limit.windowMs)

  const counts = await countFailures(
    db,
    [
      { key: accountFromAddress, expiresAt: windowOf(failureLimits.accountFromAddress) },
      { key: account, expiresAt: windowOf(failureLimits.account) },
    ],
    now,
    [address],
  )
  const exceeded = counts.filter(({ key, count }) => {
    if (key === accountFromAddress) return count > failureLimits.accountFromAddress.countMax
    if (key === account) return count > failureLimits.account.countMax
    return count >= failureLimits.address.countMax
  })
  if (exceeded.length > 0)
    throw tooMany(Math.max(...exceeded.map((count) => count.expiresAt.getTime())) - now.getTime())

  return {
    async failed() {
      await countFailures(db, [{ key: address, expiresAt: windowOf(failureLimits.address) }], now)
    },
    succeeded: () => forgiveFailures(db, [account], [accountFromAddress]),
  }
}

function tooMany(waitMs: number) {
  return identityProblem('identity.too_many_failures', { minutes: Math.max(1, Math.ceil(waitMs / minuteMs)) })
}
