import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isUuid, uuidV7 } from './ids.ts'

describe('uuidV7', () => {
  it('is a UUID of version 7 and the RFC variant', () => {
    const id = uuidV7(Date.UTC(2026, 10, 20))
    expect(isUuid(id)).toBe(true)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
  it('orders by time, and holds the time', () => {
    const instant = fc.nat({ max: 2 ** 48 - 2 })
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        expect(Number.parseInt(uuidV7(a).replaceAll('-', '').slice(0, 12), 16)).toBe(a)
        if (a < b) expect(uuidV7(a) < uuidV7(b)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
  it('does not repeat within a millisecond', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => uuidV7(0))).size).toBe(10_000)
  })
})

describe('isUuid', () => {
  it.each(['', 'x', '0190A1B2-0000-7000-8000-000000000000', '0190a1b200007000800000000000000', "'; --"])(
    'refuses %j',
    (text) => {
      expect(isUuid(text)).toBe(false)
    },
  )
})
