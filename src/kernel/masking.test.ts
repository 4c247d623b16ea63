import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskCitizenId, maskCreditCode, maskEmail, maskName, maskPhone } from './masking.ts'

describe('masking', () => {
  it.each([
    [maskCitizenId, '430102199001011234', '4301**********1234'],
    [maskCitizenId, '4301', '****'],
    [maskCreditCode, '91350100M000100Y43', '9135**********0Y43'],
    [maskPhone, '13800005678', '138****5678'],
    [maskPhone, '84001234', '******34'],
    [maskPhone, '110', '***'],
    [maskName, '张三', '张*'],
    [maskName, '张小明', '张**'],
    [maskName, '欧阳演示', '欧**'],
    [maskName, '𠮷演示', '𠮷**'],
    [maskName, '张', '*'],
    [maskName, '', ''],
    [maskEmail, 'zhang@example.com', 'z***@example.com'],
    [maskEmail, 'z@example.com', '***@example.com'],
    [maskEmail, 'not an address', '**************'],
  ])('%o of %s is %s', (mask, text, expected) => {
    expect(mask(text)).toBe(expected)
  })
  it('never shows more than two thirds of a number, nor more than eight characters', () => {
    for (const mask of [maskCitizenId, maskCreditCode]) {
      fc.assert(
        fc.property(fc.string({ unit: fc.constantFrom(...'0123456789X'), maxLength: 30 }), (text) => {
          const masked = mask(text)
          expect(masked).toHaveLength(text.length)
          expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(Math.min(8, (text.length * 2) / 3))
        }),
      )
    }
  })
})
