import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createKeys } from './keys.ts'

const keys = createKeys(randomBytes(32))

test('what was sealed opens with its key and context, and with nothing else', () => {
  const { key, wrapped } = keys.newDataKey()
  const sealed = keys.seal(key, 'case/1/a', { name: '林知夏' })
  expect(keys.open(keys.unwrap(wrapped), 'case/1/a', sealed)).toEqual({ name: '林知夏' })
  expect(() => keys.open(key, 'case/2/a', sealed)).toThrow()
  expect(() => keys.open(keys.newDataKey().key, 'case/1/a', sealed)).toThrow()
  for (const place of [0, 12, sealed.length - 1]) {
    const changed = Buffer.from(sealed)
    changed[place] = (changed[place] ?? 0) ^ 1
    expect(() => keys.open(key, 'case/1/a', changed)).toThrow()
  }
  expect(sealed.includes(Buffer.from('林知夏'))).toBe(false)
})

test('the same value sealed twice does not look the same', () => {
  const { key } = keys.newDataKey()
  expect(keys.seal(key, 'x', 'same').equals(keys.seal(key, 'x', 'same'))).toBe(false)
})

test('a data key opens only under the master key that wrapped it', () => {
  const { wrapped } = keys.newDataKey()
  expect(() => createKeys(randomBytes(32)).unwrap(wrapped)).toThrow()
  expect(() => createKeys(randomBytes(16))).toThrow(/32 bytes/)
})

test('hashes of the same value differ by purpose and by installation', () => {
  expect(keys.hash('a', 'x')).toBe(keys.hash('a', 'x'))
  expect(keys.hash('a', 'x')).toMatch(/^[\w-]{43}$/)
  expect(keys.hash('a', 'x')).not.toBe(keys.hash('b', 'x'))
  expect(keys.hash('a', 'x')).not.toBe(createKeys(randomBytes(32)).hash('a', 'x'))
})
