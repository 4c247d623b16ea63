import { expect, test } from 'vitest'
import { readableAddress } from './readable-address.ts'

test.each([
  '/',
  '/430102000000/search?q=%E7%94%9F',
  '/v1/items?q=%ff',
  `/verify/${'x'.repeat(200)}`,
  '/%E4%B8%80%20%2F',
])('%s stays as it is', (url) => {
  expect(readableAddress(url)).toBe(url)
})

test.each([
  ['/cases/%ff', '/unreadable-address'],
  ['/cases/%?x=1', '/unreadable-address'],
  ['/%E0%A4%A', '/unreadable-address'],
  [`/cases/${'x'.repeat(201)}/slip`, '/unreadable-address'],
  ['/v1/cases/%ED%A0%80', '/v1/unreadable-address'],
])('%s becomes an address that does not exist, in the same area', (url, other) => {
  expect(readableAddress(url)).toBe(other)
})
