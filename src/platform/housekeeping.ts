import { clearIntents } from './idempotency.ts'
import type { Platform } from './platform.ts'

/** So long a key of an intent gets the first answer again, and so long news can be looked up by who traces a fault. */
export const keptDays = 7

const timer = { topic: 'platform.housekeeping', subjectId: '00000000-0000-7000-8000-000000000001' }
const dayMs = 86_400_000
const restMs = 3_600_000
/** Rows of a turn; the timers of others wait meanwhile. */
const clearMax = 5_000
/** Where a turn was not enough: after years without it there are millions. */
const againMs = 1_000

/**
 * Forgets, every hour, intents and news that are older than seven days. News that a reader has not read stays, however old it is. Returns what sets
 * it going, to be called at start.
 */
export function createHousekeeping({ db, clock, timers, outbox }: Platform): () => Promise<void> {
  const stageIn = (ms: number) => timers.stage({ ...timer, dueAt: new Date(clock.now().getTime() + ms) })
  timers.handle(timer.topic, async () => {
    const before = new Date(clock.now().getTime() - keptDays * dayMs)
    const cleared = [await clearIntents(db, before, clearMax), await outbox.clear(before, clearMax)]
    await db.batch([stageIn(cleared.includes(clearMax) ? againMs : restMs)])
  })
  return async () => {
    await db.batch([stageIn(0)])
  }
}
