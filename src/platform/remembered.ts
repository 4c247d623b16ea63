/** Keeps what was made for so long, the oldest out first, and makes nothing twice at the same time. What failed is made again. */
export function remembered<Value>(
  nowMs: () => number,
  keptMs: number,
  keptMax: number,
): (key: string, make: () => Promise<Value>) => Promise<Value> {
  const kept = new Map<string, { readonly until: number; readonly value: Promise<Value> }>()
  return (key, make) => {
    const known = kept.get(key)
    if (known && known.until > nowMs()) return known.value
    kept.delete(key)
    if (kept.size >= keptMax) kept.delete(kept.keys().next().value ?? '')
    const entry = { until: nowMs() + keptMs, value: make() }
    kept.set(key, entry)
    entry.value.catch(() => kept.get(key) === entry && kept.delete(key))
    return entry.value
  }
}
