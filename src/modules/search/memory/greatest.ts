const buckets = 512

/**
 * Of the slots those with the greatest values, the greatest first and equal ones as they came: how a sorted list of all begins. Of 8,000 slots
 * 160 are wanted, and sorting all took half of a question's time. No value is negative.
 */
export function greatest(slots: Uint32Array, values: Float32Array, count: number): number[] {
  const byValue = (one: number, other: number) => values[other]! - values[one]!
  if (slots.length <= count) return [...slots].sort(byValue)
  const { least, above } = leastOf(slots, values, count)
  const kept: number[] = []
  let equal = count - above
  for (const slot of slots) {
    const value = values[slot]!
    if (value > least) kept.push(slot)
    else if (value === least && equal > 0) {
      equal -= 1
      kept.push(slot)
    }
  }
  return kept.sort(byValue)
}

/** The least of the `count` greatest values, and how many are above it: only the bucket where it lies is sorted. */
function leastOf(slots: Uint32Array, values: Float32Array, count: number) {
  let most = 0
  for (const slot of slots) if (values[slot]! > most) most = values[slot]!
  const scale = most === 0 ? 0 : (buckets - 1) / most
  const sizes = new Uint32Array(buckets)
  for (const slot of slots) sizes[(values[slot]! * scale) | 0]! += 1
  let bucket = buckets - 1
  let before = 0
  while (before + sizes[bucket]! < count) {
    before += sizes[bucket]!
    bucket -= 1
  }
  const inside = new Float32Array(sizes[bucket]!)
  let at = 0
  for (const slot of slots) {
    if (((values[slot]! * scale) | 0) !== bucket) continue
    inside[at] = values[slot]!
    at += 1
  }
  inside.sort()
  const least = inside[inside.length - (count - before)]!
  return { least, above: before + inside.length - 1 - inside.lastIndexOf(least) }
}
