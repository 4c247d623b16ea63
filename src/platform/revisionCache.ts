/**
 * Remembers answers while the data behind them has one revision. The revision is asked at most once in
 * `checkEveryMs`, so another process's load is seen after that time and no read costs a query of its own.
 */
export class RevisionCache {
  readonly #readRevision: () => Promise<number>
  readonly #entries = new Map<string, Promise<unknown>>()
  #revision: number | undefined
  #checkedAtMs = Number.NEGATIVE_INFINITY

  constructor(readRevision: () => Promise<number>) {
    this.#readRevision = readRevision
  }

  async get<Value>(key: string, load: () => Promise<Value>): Promise<Value> {
    await this.#dropIfStale()
    const known = this.#entries.get(key) as Promise<Value> | undefined
    if (known) return known
    // Empty it rather than keep an order of use: the working set is a few hundred keys.
    if (this.#entries.size >= entriesMax) this.#entries.clear()
    const loading = load()
    this.#entries.set(key, loading)
    loading.catch(() => this.#entries.delete(key))
    return loading
  }

  forget(): void {
    this.#entries.clear()
    this.#checkedAtMs = Number.NEGATIVE_INFINITY
  }

  async #dropIfStale(): Promise<void> {
    // The process's own time, not the platform's clock: a story that stands still must still see new data.
    if (performance.now() - this.#checkedAtMs < checkEveryMs) return
    this.#checkedAtMs = performance.now()
    const revision = await this.#readRevision()
    if (revision !== this.#revision) this.#entries.clear()
    this.#revision = revision
  }
}

const checkEveryMs = 2_000
const entriesMax = 20_000
