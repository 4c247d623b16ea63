import { setTimeout as pause } from 'node:timers/promises'
import { remembered } from '../../platform/remembered.ts'
import { pageProblem } from '../problems.ts'

/** A file of 20,000 items takes a second to make and has 6 MB; one of a district takes 20 ms. */
const filesMax = 32
const keptMs = 60_000
/** Whoever walks over regions, kinds and months asks for ever new files: so many may wait to be made. */
export const waitingMax = 20
/** After a file the next one waits as long as it took, so that files never take more than half of a process from people's pages. */
const restMsMax = 2_000

/**
 * Keeps what was made for a minute, the oldest out first, and makes one at a time, none twice at the same time. One more than may wait is refused
 * (`open.busy`), for everybody alike: open data asks nobody who she is.
 */
export function keptFor<Value>(
  nowMs: () => number,
  rest: (ms: number) => Promise<unknown> = pause,
): (key: string, make: () => Promise<Value>) => Promise<Value> {
  const kept = remembered<Value>(nowMs, keptMs, filesMax)
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()

  async function inTurn(make: () => Promise<Value>): Promise<Value> {
    if (waiting >= waitingMax) throw pageProblem('open.busy')
    waiting += 1
    const before = last
    const { promise: rested, resolve } = Promise.withResolvers<void>()
    last = rested
    await before
    waiting -= 1
    const begun = performance.now()
    try {
      return await make()
    } finally {
      void rest(Math.min(performance.now() - begun, restMsMax)).then(() => resolve())
    }
  }

  return (key, make) => kept(key, () => inTurn(make))
}

/** All files of open data wait in one line. */
export type Kept<Value> = ReturnType<typeof keptFor<Value>>
