const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** How long a sign-in lasts. `idle` counts from the last request, `whole` from sign-in; both in milliseconds. */
export interface Lifetime {
  readonly idleMs: number
  readonly wholeMs: number
}

/**
 * Persons often fill in a form on a phone in pieces, and drafts wait for them anyway; staff sit before other people's data all day, so
 * an unattended desk closes sooner and a sign-in spans one working day with its noon break.
 */
export const lifetimes = {
  person: { idleMs: 30 * minuteMs, wholeMs: 8 * hourMs },
  staff: { idleMs: 20 * minuteMs, wholeMs: 10 * hourMs },
} as const satisfies Record<'person' | 'staff', Lifetime>

/** A session is written to at most this often: a page a second must not be a write a second. */
export const seenEveryMs = minuteMs

export interface SessionTimes {
  readonly seenAt: Date
  readonly expiresAt: Date
  readonly endedAt: Date | null
}

export function isAlive(session: SessionTimes, lifetime: Lifetime, now: Date): boolean {
  if (session.endedAt) return false
  return now < session.expiresAt && now.getTime() - session.seenAt.getTime() < lifetime.idleMs
}

export function isSeenStale(session: SessionTimes, now: Date): boolean {
  return now.getTime() - session.seenAt.getTime() >= seenEveryMs
}
