import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCitizenId } from '../../../kernel/identifiers/citizenId.ts'
import { parsePhone, plainLoginName } from './names.ts'
import { passwordFault } from './passwords.ts'
import { checkProfile } from './registration.ts'
import { grantedScopes, scopes } from './scopes.ts'
import { isAlive, isSeenStale, lifetimes } from './sessions.ts'
import { syntheticPerson } from './synthetic-people.ts'
import { totpCode, totpStep } from './totp.ts'

describe('passwords', () => {
  test.each([
    ['short', 'password_too_short'],
    ['九个汉字的密码呀啊', 'password_too_short'],
    ['Password1234', 'password_too_common'],
    ['1QAZ2wsx3edc', 'password_too_common'],
    ['aaaaaaaaaaaa', 'password_too_common'],
    ['abababababab', 'password_too_common'],
    ['12345678901', 'password_too_common'],
    ['zyxwvutsrqp', 'password_too_common'],
    ['my19900000001x', 'password_is_personal'],
    ['林知夏-likes-tea', 'password_is_personal'],
    ['x'.repeat(201), 'password_too_long'],
  ])('%j: %s', (password, fault) => {
    expect(passwordFault(password, ['林知夏', '19900000001', ''])).toBe(fault)
  })

  test('a sentence is good, in any language, and needs no signs', () => {
    expect(passwordFault('河边的石头灯笼很亮啊', [])).toBeUndefined()
    expect(passwordFault('river stone lantern', ['林知夏'])).toBeUndefined()
  })
})

describe('names to sign in with', () => {
  test.each(['19900000001', '199 0000 0001', '+86 199-0000-0001', '008619900000001'])('%j is one phone', (typed) => {
    expect(plainLoginName(typed)).toBe('19900000001')
  })
  test.each(['12900000001', '1990000000', '', 'abc', '+1 199 0000 0001'])('%j is no phone', (typed) => {
    expect(parsePhone(typed)).toBeUndefined()
  })
  test('an ID number is one, however its X and spaces are typed', () => {
    expect(plainLoginName(' 110105 19491231 002x ')).toBe('11010519491231002X')
  })
})

describe('a profile as typed', () => {
  const good = { name: ' 林知夏 ', citizenId: '11010519491231002x', phone: '199 0000 0001', email: '', address: '' }

  test('is made plain, and what is empty is left out', () => {
    expect(checkProfile(good, '2026-11-20', { phone: true })).toEqual({
      ok: true,
      profile: { name: '林知夏', citizenId: '11010519491231002X', phone: '19900000001' },
    })
  })

  test('gets all its faults at once, each with its words', () => {
    const typed = { name: '', citizenId: '440100190002290011', phone: '1', email: 'nobody', address: 'x'.repeat(300) }
    const checked = checkProfile(typed, '2026-11-20', { phone: true })
    const faults = checked.ok ? [] : checked.faults
    expect(faults.map(({ field }) => field)).toEqual(['name', 'citizenId', 'phone', 'email', 'address'])
    for (const { sentence } of faults) expect(sentence.zh && sentence.en).toBeTruthy()
  })

  test('needs no phone at the window', () => {
    expect(checkProfile({ ...good, phone: '' }, '2026-11-20', { phone: false }).ok).toBe(true)
    expect(checkProfile({ ...good, phone: '' }, '2026-11-20', { phone: true }).ok).toBe(false)
  })
})

describe('sessions', () => {
  const start = new Date('2026-11-20T09:00:00+08:00')
  const later = (ms: number) => new Date(start.getTime() + ms)

  test('one lives exactly while it is seen within its idle time and its term has not ended', () => {
    fc.assert(
      fc.property(fc.nat(36_000_000), fc.nat(36_000_000), fc.boolean(), (seenMs, restMs, ended) => {
        const lifetime = lifetimes.person
        const session = { seenAt: later(seenMs), expiresAt: later(lifetime.wholeMs), endedAt: ended ? start : null }
        const now = later(seenMs + restMs)
        const alive = !ended && restMs < lifetime.idleMs && seenMs + restMs < lifetime.wholeMs
        expect(isAlive(session, lifetime, now)).toBe(alive)
      }),
    )
  })

  test('one is written to at most once a minute', () => {
    const session = { seenAt: start, expiresAt: later(1e9), endedAt: null }
    expect(isSeenStale(session, later(59_999))).toBe(false)
    expect(isSeenStale(session, later(60_000))).toBe(true)
  })
})

describe('one-time codes', () => {
  // RFC 6238 appendix B, SHA-1, the last six of its eight digits.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [20_000_000_000, '353130'],
  ])('the code of second %i is %s', (second, code) => {
    const at = new Date(second * 1000)
    expect(totpCode(secret, at)).toBe(code)
    expect(totpStep(secret, code, at)).toBe(Math.floor(second / 30))
  })

  test('a code is taken one step early or late, not two', () => {
    const at = new Date('2026-11-20T01:00:10Z')
    const shifted = (seconds: number) => new Date(at.getTime() + seconds * 1000)
    const step = Math.floor(at.getTime() / 30_000)
    expect([-60, -30, 0, 30, 60].map((s) => totpStep(secret, totpCode(secret, shifted(s)), at))).toEqual([
      undefined,
      step - 1,
      step,
      step + 1,
      undefined,
    ])
  })

  test.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('%j is no code', (code) => {
    expect(totpStep(secret, code, new Date())).toBeUndefined()
  })
})

test('scopes: never more than granted, and nothing at all when one of them is not', () => {
  fc.assert(
    fc.property(fc.subarray([...scopes]), fc.subarray([...scopes]), (asked, granted) => {
      const given = grantedScopes(asked, granted)
      if (asked.some((scope) => !granted.includes(scope))) expect(given).toBeUndefined()
      else expect(given).toEqual(asked.length === 0 ? granted : scopes.filter((scope) => asked.includes(scope)))
    }),
  )
})

test('synthetic people differ from each other and have numbers that pass the check', () => {
  const people = Array.from({ length: 500 }, (_, index) => syntheticPerson(index * 37))
  for (const { citizenId } of people) expect(checkCitizenId(citizenId, '2026-11-20').ok).toBe(true)
  expect(new Set(people.map(({ citizenId }) => citizenId)).size).toBe(500)
  expect(new Set(people.map(({ phone }) => phone)).size).toBe(500)
})
