import type { Clock } from '../platform/clock.ts'
import { apiProblem } from './errors.ts'

const hourMs = 3_600_000
/** Four characters of a number are ten thousand guesses: ten an hour make that six weeks for one certificate. */
const failuresOfNumberMax = 10
/** A client that fails so often is not mistyping. */
const failuresOfClientMax = 200
/** Counts that are kept; the oldest go first. */
const countsMax = 50_000

export interface Guesses {
  /** Throws `api.too_many_verifications`. */
  require(clientId: string, number: string): void
  failed(clientId: string, number: string): void
}

/** Failed look-ups of this process. Several processes allow as many times more, which still stops a search. */
export function createGuesses(clock: Clock): Guesses {
  const counts = new Map<string, { count: number; readonly until: number }>()
  const limits = (clientId: string, number: string) => [
    { key: `${clientId} ${number.trim().toUpperCase()}`, max: failuresOfNumberMax },
    { key: clientId, max: failuresOfClientMax },
  ]
  const open = (key: string, now: number) => {
    const known = counts.get(key)
    return known && known.until > now ? known : undefined
  }
  return {
    require(clientId, number) {
      const now = clock.now().getTime()
      for (const { key, max } of limits(clientId, number)) {
        const known = open(key, now)
        if (known && known.count >= max)
          throw apiProblem('api.too_many_verifications', { minutes: Math.ceil((known.until - now) / 60_000) })
      }
    },
    failed(clientId, number) {
      const now = clock.now().getTime()
      for (const { key } of limits(clientId, number)) {
        const known = open(key, now) ?? { count: 0, until: now + hourMs }
        if (!counts.has(key) && counts.size >= countsMax) counts.delete(counts.keys().next().value ?? '')
        counts.set(key, { ...known, count: known.count + 1 })
      }
    },
  }
}
