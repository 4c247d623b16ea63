import { expect, it } from 'vitest'
import { greatest } from './greatest.ts'

it('gives what a stable sort would begin with, whatever the values are like', () => {
  for (const different of [1, 2, 7, 50, 100_000]) {
    for (const length of [0, 1, 159, 160, 161, 3_000]) {
      // Slots in no order, and values that often are equal.
      const slots = Uint32Array.from({ length }, (_, at) => (at * 7_919) % 3_001)
      const values = Float32Array.from({ length: 3_001 }, (_, slot) => ((slot * 104_729) % different) / different)
      const sorted = [...slots].sort((one, other) => values[other]! - values[one]!)
      expect(greatest(slots, values, 160)).toEqual(sorted.slice(0, 160))
    }
  }
})
