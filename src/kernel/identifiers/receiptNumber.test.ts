import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import texts from './identifiers.texts.json' with { type: 'json' }
import { buildReceiptNumber, checkReceiptNumber, receiptNumbersMax } from './receiptNumber.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const characters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const somePrefix = fc.string({ unit: fc.constantFrom(...letters), minLength: 2, maxLength: 2 })
const someNumber = fc
  .tuple(somePrefix, fc.nat({ max: receiptNumbersMax - 1 }), fc.constant('demo secret'))
  .map((parts) => buildReceiptNumber(...parts))
const runs = { numRuns: 3_000 }
const isGood = (text: string) => checkReceiptNumber(text).ok

describe('receipt numbers', () => {
  it('has more than 35 bits and a form that can be spoken', () => {
    expect(Math.log2(receiptNumbersMax)).toBeGreaterThan(35)
    expect(buildReceiptNumber('FR', 0, 'demo')).toMatch(/^FR-[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}$/)
  })
  it('reads back what it builds, however it is typed', () => {
    fc.assert(
      fc.property(someNumber, (number) => {
        const expected = { ok: true, value: number, prefix: number.slice(0, 2) }
        expect(checkReceiptNumber(number)).toEqual(expected)
        expect(checkReceiptNumber(number.toLowerCase().replaceAll('-', ''))).toEqual(expected)
        expect(checkReceiptNumber(` ${number.replaceAll('-', ' — ')} `)).toEqual(expected)
      }),
      runs,
    )
  })
  it('finds every single wrong character', () => {
    fc.assert(
      fc.property(someNumber, (number) => {
        const plain = number.replaceAll('-', '')
        for (let at = 0; at < plain.length; at += 1) {
          for (const wrong of at < 2 ? letters : characters) {
            if (wrong !== plain[at]) expect(isGood(plain.slice(0, at) + wrong + plain.slice(at + 1))).toBe(false)
          }
        }
      }),
      { numRuns: 40 },
    )
  })
  it('finds every exchange of two neighbours', () => {
    fc.assert(
      fc.property(someNumber, (number) => {
        const plain = number.replaceAll('-', '')
        for (let at = 0; at + 1 < plain.length; at += 1) {
          const exchanged = plain.slice(0, at) + plain[at + 1] + plain[at] + plain.slice(at + 2)
          if (exchanged !== plain) expect(isGood(exchanged)).toBe(false)
        }
      }),
      runs,
    )
  })
  it('never repeats and does not show the order', () => {
    const numbers = Array.from({ length: 10_000 }, (_, serial) => buildReceiptNumber('FR', serial, 'demo'))
    expect(new Set(numbers).size).toBe(numbers.length)
    expect([...numbers].sort().slice(0, 100)).not.toEqual(numbers.slice(0, 100))
    expect(buildReceiptNumber('FR', 1, 'another secret')).not.toBe(numbers[1])
  })
  it.each([
    ['FR-7K2M-9Q', 'receipt_number_length'],
    ['', 'receipt_number_length'],
    ['F7-234-567-89A', 'receipt_number_prefix'],
    ['FR-0O1-567-89A', 'receipt_number_characters'],
    ['FR-D8U-TBW-YJK', 'receipt_number_check'],
  ])('refuses %s: %s', (text, reason) => {
    expect(checkReceiptNumber(text)).toEqual({ ok: false, reason })
  })
  it('shows an example that is well formed', () => {
    const { zh, en } = texts.receipt_number_length
    for (const sentence of [zh, en]) expect(isGood(/FR[-\w]+/.exec(sentence)?.[0] ?? '')).toBe(true)
  })
  it('does not build from a bad prefix or a serial out of range', () => {
    for (const prefix of ['F', 'fr', 'F1', '芙蓉'])
      expect(() => buildReceiptNumber(prefix, 1, 'demo')).toThrow(RangeError)
    for (const serial of [-1, 1.5, receiptNumbersMax])
      expect(() => buildReceiptNumber('FR', serial, 'demo')).toThrow(RangeError)
  })
})
