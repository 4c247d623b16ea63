/**
 * Keeps what was made for so long from then on, the oldest out first, and makes nothing twice at the same time, however long it takes. What failed is
 * made again.
 */
export function remembered<Value>(
  nowMs: () => number,
  keptMs: number,
  keptMax: number,
): (key: string, make: () => Promise<Value>) => Promise<Value> {
  interface Entry {
    until: number
    readonly value: Promise<Value>
  }
  const kept = new Map<string, Entry>()
  return (key, make) => {
    const known = kept.get(key)
    if (known && known.until > nowMs()) return known.value
    kept.delete(key)
    if (kept.size >= keptMax) kept.delete(kept.keys().next().value ?? '')
    const entry: Entry = { until: Number.POSITIVE_INFINITY, value: make() }
    kept.set(key, entry)
    entry.value.then(
      () => {
        entry.until = nowMs() + keptMs
      },
      () => kept.get(key) === entry && kept.delete(key),
    )
    return entry.value
  }
}
