import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { asOwner } from '../../../tests/support/database.ts'
import { lifetimes } from './rules/sessions.ts'
import type { SignedIn } from './schema.ts'
import { newRegistration, origin, type TestIdentity, testIdentity } from './test-support.ts'

let { platform, identity } = {} as TestIdentity
let signedIn: SignedIn & { personId: string }
beforeAll(async () => {
  ;({ platform, identity } = await testIdentity())
})
afterAll(() => platform.close())
beforeEach(async () => {
  signedIn = await identity.register(newRegistration(), origin)
})

const { idleMs, wholeMs } = lifetimes.person

test('ends when nothing was asked for half an hour', async () => {
  platform.clock.advance(idleMs - 1)
  expect(await identity.findSession(signedIn.token)).toBeDefined()
  platform.clock.advance(idleMs)
  expect(await identity.findSession(signedIn.token)).toBeUndefined()
})

test('ends eight hours after sign-in, however busy', async () => {
  for (let passed = 0; passed + idleMs / 2 < wholeMs; passed += idleMs / 2) {
    expect(await identity.findSession(signedIn.token), String(passed)).toBeDefined()
    platform.clock.advance(idleMs / 2)
  }
  expect(await identity.findSession(signedIn.token)).toBeDefined()
  platform.clock.set(signedIn.expiresAt)
  expect(await identity.findSession(signedIn.token)).toBeUndefined()
})

test('is written to at most once a minute', async () => {
  const versionOf = async () =>
    (
      await asOwner<{ xmin: string }>(platform, 'select xmin::text from identity.session where person_id = $1', [
        signedIn.personId,
      ])
    )[0]
  const atStart = await versionOf()
  for (let second = 0; second < 59; second += 10) {
    await identity.findSession(signedIn.token)
    platform.clock.advance(10_000 - (second === 50 ? 1 : 0))
  }
  expect(await versionOf()).toEqual(atStart)
  platform.clock.advance(1)
  await Promise.all([1, 2, 3, 4].map(() => identity.findSession(signedIn.token)))
  const afterMinute = await versionOf()
  expect(afterMinute).not.toEqual(atStart)
  await identity.findSession(signedIn.token)
  expect(await versionOf()).toEqual(afterMinute)
})

test('sign-out ends one, sign-out everywhere ends all of this person and of nobody else', async () => {
  const registration = newRegistration()
  const phone = await identity.register(registration, origin)
  const credentials = { loginName: registration.citizenId, password: registration.password }
  const [laptop, kiosk] = [
    await identity.signInPerson(credentials, origin),
    await identity.signInPerson(credentials, origin),
  ]
  await identity.signOut(phone.token)
  expect(await identity.findSession(phone.token)).toBeUndefined()
  expect(await identity.findSession(kiosk.token)).toBeDefined()
  await identity.signOutEverywhere(phone.token)
  expect(await identity.findSession(kiosk.token)).toBeDefined()
  await identity.signOutEverywhere(laptop.token)
  expect(await identity.findSession(laptop.token)).toBeUndefined()
  expect(await identity.findSession(kiosk.token)).toBeUndefined()
  expect(await identity.findSession(signedIn.token)).toBeDefined()
})

test('a token is nothing but its exact text', async () => {
  const { token } = signedIn
  for (const near of [token.slice(1), `${token}A`, token.toLowerCase(), ` ${token}`, '', '\u0000', `${token}\n`]) {
    expect(await identity.findSession(near)).toBeUndefined()
  }
})

test('the look-up of every request is one statement, by primary key', async () => {
  await asOwner(
    platform,
    `insert into identity.session (token_hash, kind, person_id, created_at, seen_at, expires_at)
     select sha256(n::text::bytea), 'person', $1, $2, $2, $2 from generate_series(1, 5000) n`,
    [signedIn.personId, platform.clock.now()],
  )
  await asOwner(platform, 'analyze identity.session')
  const statements: string[] = []
  const { query } = platform.db
  Object.assign(platform.db, {
    query(statement: Parameters<typeof query>[0]) {
      statements.push(statement.text)
      return query(statement)
    },
  })
  await identity.findSession(signedIn.token)
  Object.assign(platform.db, { query })
  expect(statements).toHaveLength(1)
  const literal = statements[0]!.replaceAll('$1', `'\\x00'::bytea`).replaceAll('$2', `'2026-11-20'`)
  const plan = JSON.stringify(await asOwner(platform, `explain ${literal}`))
  expect(plan).toContain('Index Scan using session_pk')
  expect(plan).toContain('Index Scan using person_pk')
})

test('ended sessions are kept for the audit for half a year, then removed by the timer', async () => {
  await identity.signOut(signedIn.token)
  await identity.startHousekeeping()
  const rows = () => asOwner(platform, 'select 1 from identity.session where person_id = $1', [signedIn.personId])
  platform.clock.advance(182 * 24 * 3600 * 1000)
  expect(await platform.timers.runDue()).toBe(1)
  expect(await rows()).toHaveLength(1)
  platform.clock.advance(10 * 24 * 3600 * 1000)
  expect(await platform.timers.runDue()).toBe(1)
  expect(await rows()).toHaveLength(0)
})
