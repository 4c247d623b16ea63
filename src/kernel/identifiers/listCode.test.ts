import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildListCode, checkListCode } from './listCode.ts'

const characters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const someNumber = fc.bigInt({ min: 0n, max: 2n ** 140n })
const isGood = (text: string) => checkListCode(text).ok

describe('codes of lists', () => {
  it('reads back what it builds, however it is typed', () => {
    fc.assert(
      fc.property(someNumber, (number) => {
        const code = buildListCode(number)!
        const expected = { ok: true, value: code, number }
        expect(checkListCode(code)).toEqual(expected)
        expect(checkListCode(code.toLowerCase().replaceAll('-', ''))).toEqual(expected)
        expect(checkListCode(` ${code.replaceAll('-', ' — ')} `)).toEqual(expected)
      }),
    )
  })
  it('finds every single wrong character and every exchange of two neighbours', () => {
    fc.assert(
      fc.property(someNumber, (number) => {
        const plain = buildListCode(number)!.replaceAll('-', '')
        for (let at = 0; at < plain.length; at += 1) {
          for (const wrong of characters)
            if (wrong !== plain[at]) expect(isGood(plain.slice(0, at) + wrong + plain.slice(at + 1))).toBe(false)
          const exchanged = plain.slice(0, at) + (plain[at + 1] ?? '') + plain[at] + plain.slice(at + 2)
          if (exchanged !== plain) expect(isGood(exchanged)).toBe(false)
        }
      }),
      { numRuns: 40 },
    )
  })
  it.each([
    ['', 'list_code_length'],
    ['2'.repeat(31), 'list_code_length'],
    ['7KO4', 'list_code_characters'],
    ['7KQ3', 'list_code_check'],
  ])('refuses %s: %s', (text, reason) => {
    expect(checkListCode(text)).toEqual({ ok: false, reason })
  })
  it('has no code for a number that nobody would type', () => {
    expect(buildListCode(2n ** 200n)).toBeUndefined()
    expect(buildListCode(-1n)).toBeUndefined()
  })
})
