/** A revision that is asked at most once in `checkEveryMs`: what another process wrote is seen after that time, and no read costs a query of its own. */
export class RecentRevision {
  readonly #readRevision: () => Promise<number>
  #reading: Promise<number> | undefined
  #readAtMs = Number.NEGATIVE_INFINITY

  constructor(readRevision: () => Promise<number>) {
    this.#readRevision = readRevision
  }

  read(): Promise<number> {
    // The process's own time, not the platform's clock: a story that stands still must still see new data.
    if (this.#reading && performance.now() - this.#readAtMs < checkEveryMs) return this.#reading
    this.#readAtMs = performance.now()
    const reading = this.#readRevision()
    this.#reading = reading
    reading.catch(() => this.forget())
    return reading
  }

  forget(): void {
    this.#reading = undefined
  }
}

const checkEveryMs = 250
