/** A file of 20,000 items takes a second to make and has 6 MB; one of a district takes 20 ms. */
const filesMax = 32
const keptMs = 60_000

/** Keeps what was made for a minute, the oldest out first, and makes nothing twice at the same time. */
export function keptFor<Value>(nowMs: () => number): (key: string, make: () => Promise<Value>) => Promise<Value> {
  const kept = new Map<string, { readonly until: number; readonly value: Promise<Value> }>()
  return (key, make) => {
    const known = kept.get(key)
    if (known && known.until > nowMs()) return known.value
    kept.delete(key)
    if (kept.size >= filesMax) kept.delete(kept.keys().next().value!)
    const entry = { until: nowMs() + keptMs, value: make() }
    kept.set(key, entry)
    entry.value.catch(() => kept.get(key) === entry && kept.delete(key))
    return entry.value
  }
}
