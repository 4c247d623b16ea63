import { expect, test } from 'vitest'
import { items } from '../test-support.ts'
import { barredUntil } from './bar.ts'

const barring = (barredMonths: number) => ({ promise: { ...items.hygiene.promise!, barredMonths } })

test.each([
  ['2026-08-31', 1, '2026-09-30'],
  ['2027-12-31', 2, '2028-02-29'],
  ['2026-09-24', 36, '2029-09-24'],
])('after a false promise on %s nobody promises again for %i months: until %s', (day, months, until) => {
  expect(barredUntil(barring(months), day)).toBe(until)
})

test('an item that bars nobody, or takes no promise for the permit, gives no day', () => {
  expect(barredUntil(barring(0), '2026-09-24')).toBeNull()
  expect(barredUntil({ promise: null }, '2026-09-24')).toBeNull()
})
