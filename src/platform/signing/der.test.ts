import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outsideTool, withFiles } from '../documents/testing.ts'
import { children, element, objectId, octets, readElement, sequence, setOf, smallInteger, tag, text } from './der.ts'

test('what is written is read back, whatever its length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.uint8Array({ maxLength: 70_000 }), (one, other) => {
      const parts = children(readElement(sequence(octets(one), octets(other))))
      expect(parts.map(({ content }) => content)).toEqual([Buffer.from(one), Buffer.from(other)])
    }),
    { numRuns: 40 },
  )
})

test('openssl reads the same', () => {
  const der = sequence(
    objectId('1.2.840.113549.1.9.16.2.47'),
    text(tag.utf8String, '演示'),
    smallInteger(127),
    octets(Buffer.alloc(300)),
  )
  const said = withFiles({ 'a.der': der }, (directory) =>
    outsideTool('openssl', ['asn1parse', '-inform', 'DER', '-in', `${directory}/a.der`]).toString(),
  )
  expect(said).toContain('id-smime-aa-signingCertificateV2')
  expect(said).toContain('7F')
  expect(said).toMatch(/l= 300 prim: +OCTET STRING/)
})

test('elements of a set are put in order', () => {
  expect(setOf(octets(Buffer.from([2])), octets(Buffer.from([1])))).toEqual(
    element(tag.set, octets(Buffer.from([1])), octets(Buffer.from([2]))),
  )
})

test('an element that ends outside the data, or has no definite length, is refused', () => {
  for (const bytes of [
    [0x30, 0x05, 0x01],
    [0x30, 0x80, 0x00, 0x00],
    [0x30, 0x85, 1, 1, 1, 1, 1],
    [0x30],
    [0x30, 0x82, 0xff],
  ]) {
    expect(() => readElement(Buffer.from(bytes)), bytes.join(' ')).toThrow(RangeError)
  }
})
