import { expect, test } from 'vitest'
import { remembered } from './remembered.ts'

test('what takes longer to make than it is kept is made once, and kept from the moment at which it was ready', async () => {
  let now = 0
  let made = 0
  const { promise: ready, resolve } = Promise.withResolvers<void>()
  const kept = remembered<number>(() => now, 60, 2)
  const make = async () => {
    made += 1
    await ready
    return made
  }
  const first = kept('file', make)
  now = 100
  const second = kept('file', make)
  resolve()
  expect(await Promise.all([first, second])).toEqual([1, 1])
  now = 159
  expect(await kept('file', make)).toBe(1)
  now = 161
  expect(await kept('file', make)).toBe(2)
})

test('what failed is made again, and of more than are kept the oldest goes', async () => {
  const kept = remembered<string>(() => 0, 60, 2)
  const make = (text: string) => async () => text
  await expect(kept('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await kept('a', make('first'))).toBe('first')
  await kept('b', make('first'))
  await kept('c', make('first'))
  expect(await kept('b', make('second'))).toBe('first')
  expect(await kept('a', make('second'))).toBe('second')
})
