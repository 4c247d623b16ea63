import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asOwner } from '../../../tests/support/database.ts'
import { failureLimits } from './failures.ts'
import type { Registration } from './index.ts'
import { newRegistration, origin, type TestIdentity, testIdentity } from './test-support.ts'

let { platform, identity } = {} as TestIdentity
let registration: Registration
beforeAll(async () => {
  ;({ platform, identity } = await testIdentity())
})
afterAll(() => platform.close())
beforeEach(async () => {
  registration = newRegistration()
  await identity.register(registration, origin)
})

const failed = { code: 'identity.sign_in_failed', kind: 'unauthenticated' }
const limited = { code: 'identity.too_many_failures', kind: 'too_many' }
const signIn = (changes: { loginName?: string; password?: string } = {}, address = origin.address) =>
  identity.signInPerson(
    { loginName: registration.phone ?? '', password: registration.password, ...changes },
    { address },
  )

test('by phone or ID number, as typed', async () => {
  for (const loginName of [`+86 ${registration.phone}`, registration.citizenId.toLowerCase()]) {
    const { token, personId } = await signIn({ loginName })
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(await identity.findSession(token)).toMatchObject({ kind: 'person', person: { id: personId } })
  }
})

test('passwords are argon2id, and tokens are not in the database', async () => {
  const { token } = await signIn()
  const hashes = await asOwner<{ hash: string }>(platform, 'select hash from identity.password')
  for (const { hash } of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  const sessions = JSON.stringify(
    await asOwner(platform, `select encode(token_hash, 'escape'), * from identity.session`),
  )
  expect(sessions).not.toContain(token)
})

describe('enumeration', () => {
  test('an unknown account, one that is not claimed and a wrong password get the same answer', async () => {
    const problems = await Promise.all(
      [
        { loginName: '13911112222' },
        { loginName: newRegistration().citizenId },
        { password: 'wrong password' },
        { loginName: '' },
      ].map((changes) => signIn(changes).catch((error: Error) => error)),
    )
    for (const problem of problems) expect(problem).toMatchObject(failed)
    expect(new Set(problems.map((problem) => JSON.stringify(problem))).size).toBe(1)
  })

  test('and take about the same time: the hash is computed either way', async () => {
    const timeOf = async (changes: { loginName?: string; password?: string }, address: string) => {
      const start = performance.now()
      await signIn(changes, address).catch(() => {})
      return performance.now() - start
    }
    const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[2]!
    await signIn({ loginName: '13911110000' }).catch(() => {})
    // In turn: what else the machine does meets both.
    const times: { unknown: number; wrong: number }[] = []
    for (let n = 0; n < 5; n++) {
      const unknown = await timeOf({ loginName: '13911113333' }, `192.0.2.1${n}`)
      times.push({ unknown, wrong: await timeOf({ password: 'wrong password' }, `192.0.2.2${n}`) })
    }
    const unknown = median(times.map((time) => time.unknown))
    const wrong = median(times.map((time) => time.wrong))
    // Without the decoy hash the unknown account answers in a tenth of the time.
    expect(unknown / wrong).toBeGreaterThan(0.4)
    expect(unknown / wrong).toBeLessThan(2.5)
  })
})

describe('guessing', () => {
  const wrong = { password: 'wrong password' }
  const { accountFromAddress, account, address } = failureLimits

  test('five failures close an account to that address for a quarter of an hour, and to no other', async () => {
    const guesser = '198.51.100.1'
    for (let n = 0; n < accountFromAddress.countMax; n++)
      await expect(signIn(wrong, guesser)).rejects.toMatchObject(failed)
    await expect(signIn({}, guesser)).rejects.toMatchObject({
      ...limited,
      sentence: { en: expect.stringContaining('15 minutes') },
    })
    expect(await signIn({}, '198.51.100.2')).toHaveProperty('token')
    platform.clock.advance(accountFromAddress.windowMs)
    expect(await signIn({}, guesser)).toHaveProperty('token')
  })

  test('an unknown account is closed just the same', async () => {
    const unknown = { loginName: '13911114444' }
    for (let n = 0; n < accountFromAddress.countMax; n++) await expect(signIn(unknown)).rejects.toMatchObject(failed)
    await expect(signIn(unknown)).rejects.toMatchObject(limited)
  })

  test('twenty failures from twenty addresses close it to all for an hour', async () => {
    for (let n = 0; n < account.countMax; n++)
      await expect(signIn(wrong, `198.51.101.${n}`)).rejects.toMatchObject(failed)
    await expect(signIn({}, '198.51.101.200')).rejects.toMatchObject(limited)
    platform.clock.advance(account.windowMs)
    expect(await signIn({}, '198.51.101.200')).toHaveProperty('token')
  })

  test('fifty attempts sent at once are fifty, not one', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => signIn(wrong, '198.51.102.1')))
    const codes = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'signed in'))
    expect(codes.filter((code) => code === failed.code)).toHaveLength(accountFromAddress.countMax)
    expect(codes.filter((code) => code === limited.code)).toHaveLength(50 - accountFromAddress.countMax)
  })

  test('one password tried on many accounts ends at a hundred failures of the address', async () => {
    const sprayer = '198.51.103.1'
    const names = Array.from({ length: address.countMax }, (_, n) => `1371111${String(n).padStart(4, '0')}`)
    await Promise.allSettled(names.map((loginName) => signIn({ ...wrong, loginName }, sprayer)))
    await expect(signIn({}, sprayer)).rejects.toMatchObject(limited)
    expect(await signIn()).toHaveProperty('token')
  })

  test('those who succeed are never counted: many people behind one address', async () => {
    const people = await identity.seedPeople(130)
    const signedIn = await Promise.all(
      people.map(({ loginName, password }) =>
        identity.signInPerson({ loginName, password }, { address: '198.51.104.1' }),
      ),
    )
    expect(new Set(signedIn.map(({ token }) => token)).size).toBe(130)
  })

  test('a right password clears the mistypes before it', async () => {
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < accountFromAddress.countMax - 1; n++)
        await expect(signIn(wrong)).rejects.toMatchObject(failed)
      expect(await signIn()).toHaveProperty('token')
    }
  })

  test('neither addresses nor names are stored', async () => {
    await signIn(wrong, '198.51.105.1').catch(() => {})
    const rows = JSON.stringify(await asOwner(platform, 'select * from identity.failure'))
    expect(rows).not.toContain('198.51.105.1')
    expect(rows).not.toContain(registration.phone)
  })
})

describe('fixation', () => {
  test('the session that the browser had is ended and its token is never used again', async () => {
    const before = await signIn()
    const { loginName, password } = { loginName: registration.citizenId, password: registration.password }
    const after = await identity.signInPerson({ loginName, password }, { ...origin, previousToken: before.token })
    expect(after.token).not.toBe(before.token)
    expect(await identity.findSession(before.token)).toBeUndefined()
    expect(await identity.findSession(after.token)).toBeDefined()
  })

  test('a planted token, of whatever form, is worth nothing after sign-in', async () => {
    for (const previousToken of ['A'.repeat(43), '', "' or 1=1 --", '\u0000', 'x'.repeat(100_000)]) {
      const { loginName, password } = { loginName: registration.citizenId, password: registration.password }
      await identity.signInPerson({ loginName, password }, { ...origin, previousToken })
      expect(await identity.findSession(previousToken)).toBeUndefined()
    }
  })
})

test('strange input is refused with the one answer, and never breaks', async () => {
  for (const text of ['\u0000', "' or 1=1", '😀'.repeat(1000), 'x'.repeat(1_000_000)]) {
    await expect(signIn({ loginName: text }, '198.51.106.1')).rejects.toMatchObject(failed)
    await expect(signIn({ password: text }, '198.51.106.2')).rejects.toMatchObject(failed)
  }
})
