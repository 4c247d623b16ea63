import type { Clock } from '../../src/platform/clock.ts'

/** Goes on like any clock, from a moment of its own, and can be moved forward: weeks of a case are played in a minute. */
export class StoryClock implements Clock {
  #aheadMs: number

  constructor(begin: Date) {
    this.#aheadMs = begin.getTime() - Date.now()
  }

  now(): Date {
    return new Date(Date.now() + this.#aheadMs)
  }

  moveTo(instant: Date): void {
    this.#aheadMs = instant.getTime() - Date.now()
  }
}
