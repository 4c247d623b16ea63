import { performance } from 'node:perf_hooks'

/**
 * People first: work that nobody waits for (messages, papers) holds back while requests keep the process busy, but never
 * longer than its patience. At 300 submissions a second their papers alone would need four cores; without this they took the
 * 95th percentile of a submission from below 100 ms to 770 ms.
 */
export interface Pressure {
  /** Resolves when the process has room, or after `patienceMs`; false: it has none. */
  calm(patienceMs: number): Promise<boolean>
}

/** Share of the event loop's time in which it worked, over the last sample. */
const busyShare = 0.55
const sampleMs = 250

export function createPressure(): Pressure {
  let before = performance.eventLoopUtilization()
  let sampledAt = performance.now()
  let share = 0

  function sample(): number {
    const now = performance.now()
    if (now - sampledAt < sampleMs) return share
    const present = performance.eventLoopUtilization()
    share = performance.eventLoopUtilization(present, before).utilization
    before = present
    sampledAt = now
    return share
  }

  return {
    async calm(patienceMs) {
      const giveUpAt = performance.now() + patienceMs
      while (sample() > busyShare) {
        if (performance.now() >= giveUpAt) return false
        await new Promise((resolve) => setTimeout(resolve, sampleMs).unref())
      }
      return true
    },
  }
}
