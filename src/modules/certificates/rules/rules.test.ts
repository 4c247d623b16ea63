import fc from 'fast-check'
import { expect, test } from 'vitest'
import { certificateStatuses } from '../schema.ts'
import { lastFour, maskedName } from './masking.ts'
import { certificateNumber, mod1110 } from './number.ts'
import { lastValidDay, mayBecome, stateOn } from './validity.ts'

test('MOD 11,10 finds every wrong digit', () => {
  // The worked example of ISO 7064: 0794 has the check digit 5.
  expect(mod1110('0794')).toBe('5')
  fc.assert(
    fc.property(fc.stringMatching(/^\d{13}$/), fc.nat(12), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
      const wrong = [...digits]
      wrong[at] = String((Number(wrong[at]) + by) % 10)
      expect(mod1110(wrong.join(''))).not.toBe(mod1110(digits))
    }),
  )
})

test('numbers of food licences have JY and fourteen digits', () => {
  const parts = { prefix: 'JY', district: '430102', year: '2026', serial: 17, businessForm: '2' } as const
  expect(certificateNumber({ ...parts, rule: 'food_business' })).toMatch(/^JY2430102000017\d$/)
  expect(certificateNumber({ ...parts, rule: 'plain', prefix: '芙' })).toBe('芙4301022026000017')
})

test('a term of five years ends the day before the anniversary', () => {
  expect(lastValidDay('2026-11-22', 5)).toBe('2031-11-21')
  expect(lastValidDay('2027-01-01', 1)).toBe('2027-12-31')
  expect(lastValidDay('2028-02-29', 1)).toBe('2029-02-28')
  expect(lastValidDay('2026-11-22', null)).toBeNull()
})

test('state on a day', () => {
  const certificate = { status: 'valid', validFrom: '2026-11-22', validUntil: '2031-11-21' } as const
  expect(stateOn(certificate, '2026-11-21')).toBe('not_yet_valid')
  expect(stateOn(certificate, '2026-11-22')).toBe('valid')
  expect(stateOn(certificate, '2031-11-21')).toBe('valid')
  expect(stateOn(certificate, '2031-11-22')).toBe('expired')
  expect(stateOn({ ...certificate, validUntil: null }, '2099-01-01')).toBe('valid')
  expect(stateOn({ ...certificate, status: 'suspended' }, '2031-11-22')).toBe('suspended')
})

test('every pair of statuses: which may follow which', () => {
  const allowed = certificateStatuses.map((from) =>
    certificateStatuses.map((to) => (mayBecome(from, to) ? 'x' : '.')).join(''),
  )
  // biome-ignore format: one status a line; columns in the same order
  expect(allowed).toEqual([
    '.xxxxxx', // valid
    'x.xxxxx', // suspended
    '.......', // revoked
    '......x', // recalled
    '......x', // annulled
    '......x', // forfeited
    '.......', // cancelled
  ])
})

test('masking leaves the first character of a person, also of a rare one', () => {
  expect(maskedName('person', '林晓演')).toBe('林**')
  expect(maskedName('person', '𠮷')).toBe('𠮷*')
  expect(maskedName('organization', '演示商行')).toBe('演示商行')
  expect(lastFour(' 43010219900307002x ')).toBe('002X')
})
