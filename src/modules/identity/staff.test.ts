import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asOwner } from '../../../tests/support/database.ts'
import { addDays, dayOf } from '../../kernel/day.ts'
import { totpCode } from './index.ts'
import { newTotpSecret } from './random-codes.ts'
import { lifetimes } from './rules/sessions.ts'
import { origin, posts, type TestIdentity, testIdentity } from './test-support.ts'

let { platform, identity } = {} as TestIdentity
let login: string
let staffId: string
let recoveryCodes: readonly string[]
const password = 'a quiet office lamp'
const totpSecret = newTotpSecret()
let counter = 0

beforeAll(async () => {
  ;({ platform, identity } = await testIdentity())
})
afterAll(() => platform.close())
beforeEach(async () => {
  counter += 1
  login = `clerk-${counter}`
  ;({ staffId, recoveryCodes } = await identity.createStaff({ login, name: '演示工作人员', password, totpSecret }))
  await identity.assignPost(staffId, posts.windowOne, { from: today() })
  platform.clock.advance(30_000)
})

const today = () => dayOf(platform.clock.now())
const code = () => totpCode(totpSecret, platform.clock.now())
const failed = { code: 'identity.sign_in_failed', kind: 'unauthenticated' }
const signIn = (changes: { login?: string; password?: string; code?: string } = {}) =>
  identity.signInStaff({ login, password, code: code(), ...changes }, origin)

describe('second factor', () => {
  test('password and code together open a session with the actor of the post', async () => {
    const { token } = await signIn({ login: ` ${login.toUpperCase()} ` })
    expect(await identity.findSession(token)).toMatchObject({
      kind: 'staff',
      staffId,
      post: { id: posts.windowOne, departmentName: '芙蓉区政务服务中心（演示）', regionCode: '430102000000' },
      actor: {
        kind: 'staff',
        staffId,
        postId: posts.windowOne,
        duties: ['accept', 'deliver'],
        regionCode: '430102000000',
      },
    })
  })

  test('one answer for a wrong password, a wrong code, no code and an unknown login', async () => {
    const wrong = [
      { password: 'wrong password' },
      { code: '000000' },
      { code: '' },
      { login: 'nobody-here' },
      { login: '\u0000' },
    ]
    const problems = await Promise.all(wrong.map((changes) => signIn(changes).catch((error: unknown) => error)))
    for (const problem of problems) expect(problem).toMatchObject(failed)
    expect(new Set(problems.map((problem) => JSON.stringify(problem))).size).toBe(1)
  })

  test('a code works once: replay is refused, at once and later in its window', async () => {
    const seen = code()
    const both = await Promise.allSettled([signIn({ code: seen }), signIn({ code: seen })])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(signIn({ code: seen })).rejects.toMatchObject(failed)
    platform.clock.advance(29_000)
    await expect(signIn({ code: seen })).rejects.toMatchObject(failed)
    platform.clock.advance(30_000)
    expect(await signIn()).toHaveProperty('token')
  })

  test('an older code does not work after a newer one', async () => {
    const older = code()
    platform.clock.advance(30_000)
    await signIn()
    await expect(signIn({ code: older })).rejects.toMatchObject(failed)
  })

  test('a wrong password does not spend the code', async () => {
    const seen = code()
    await expect(signIn({ password: 'wrong password', code: seen })).rejects.toMatchObject(failed)
    expect(await signIn({ code: seen })).toHaveProperty('token')
  })

  test('codes cannot be tried out by one who has the password', async () => {
    for (let n = 0; n < 5; n++) await signIn({ code: `00000${n}` }).catch(() => {})
    await expect(signIn()).rejects.toMatchObject({ code: 'identity.too_many_failures' })
  })

  test('a recovery code works once in its place, however it is typed', async () => {
    const [first = '', second = ''] = recoveryCodes
    const both = await Promise.allSettled([signIn({ code: first }), signIn({ code: first })])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await signIn({ code: second.toLowerCase().replace('-', ' ') })).toHaveProperty('token')
    await expect(signIn({ code: 'AAAAA-AAAAA' })).rejects.toMatchObject(failed)
  })

  test('neither secret nor recovery codes lie open in the database', async () => {
    const [staffRow] = await asOwner(
      platform,
      `select encode(totp_secret, 'escape') as secret from identity.staff where id = $1`,
      [staffId],
    )
    expect(JSON.stringify(staffRow)).not.toContain(totpSecret)
    const codes = JSON.stringify(await asOwner(platform, 'select * from identity.recovery_code'))
    for (const recoveryCode of recoveryCodes) expect(codes).not.toContain(recoveryCode.replace('-', ''))
  })
})

describe('posts', () => {
  test('with several, none is chosen until she chooses; the change gives a fresh token and not more time', async () => {
    await identity.assignPost(staffId, posts.delivery, { from: today() })
    const first = await signIn()
    expect(first.posts.map(({ id }) => id).toSorted()).toEqual([posts.windowOne, posts.delivery].toSorted())
    expect(await identity.findSession(first.token)).toMatchObject({ post: undefined, actor: undefined })
    platform.clock.advance(60_000)
    const second = await identity.choosePost(first.token, posts.delivery)
    expect(second.expiresAt).toEqual(first.expiresAt)
    expect(await identity.findSession(first.token)).toBeUndefined()
    expect(await identity.findSession(second.token)).toMatchObject({
      actor: { postId: posts.delivery, duties: ['deliver'] },
    })
  })

  test("another's post cannot be chosen, nor one of the past or of the future; the session stays", async () => {
    await identity.assignPost(staffId, posts.windowTwo, { from: addDays(today(), 1) })
    await identity.assignPost(staffId, posts.delivery, { from: addDays(today(), -9), until: addDays(today(), -1) })
    const { token } = await signIn()
    for (const postId of [posts.review, posts.windowTwo, posts.delivery, 'x', '']) {
      await expect(identity.choosePost(token, postId)).rejects.toMatchObject({
        code: 'identity.post_not_held',
        kind: 'forbidden',
      })
    }
    expect(await identity.findSession(token)).toMatchObject({ actor: { postId: posts.windowOne } })
  })

  test('a post that ends takes the actor from the running session on the next day', async () => {
    const { token } = await signIn()
    await identity.endPost(staffId, posts.windowOne, today())
    expect(await identity.findSession(token)).toMatchObject({ actor: { postId: posts.windowOne } })
    await identity.endPost(staffId, posts.windowOne, addDays(today(), -1))
    await asOwner(
      platform,
      `update identity.staff_post set valid_from = valid_from - 2, valid_until = $2 where staff_id = $1`,
      [staffId, addDays(today(), -1)],
    )
    expect(await identity.findSession(token)).toMatchObject({ staffId, post: undefined, actor: undefined })
  })

  test('departure ends account and sessions at once; the name stays readable on old cases', async () => {
    const { token } = await signIn()
    await identity.recordDeparture(staffId)
    expect(await identity.findSession(token)).toBeUndefined()
    platform.clock.advance(30_000)
    await expect(signIn()).rejects.toMatchObject(failed)
    expect(await identity.findStaffName(staffId)).toBe('演示工作人员')
    expect((await identity.holdersOf(posts.windowOne)).map(({ id }) => id)).not.toContain(staffId)
  })
})

test('a staff session closes after twenty idle minutes', async () => {
  const { token } = await signIn()
  platform.clock.advance(lifetimes.staff.idleMs - 1)
  expect(await identity.findSession(token)).toBeDefined()
  platform.clock.advance(lifetimes.staff.idleMs)
  expect(await identity.findSession(token)).toBeUndefined()
})

test('a login is taken once, and a weak password is refused', async () => {
  const again = identity.createStaff({ login, name: 'x', password })
  await expect(again).rejects.toMatchObject({ code: 'identity.login_taken', kind: 'conflict' })
  await expect(identity.createStaff({ login: 'Bad Login', name: 'x', password })).rejects.toMatchObject({
    fields: [{ field: 'login', code: 'login_invalid' }],
  })
  const weak = identity.createStaff({ login: 'weak-one', name: 'x', password: 'password1234' })
  await expect(weak).rejects.toMatchObject({ code: 'identity.input_invalid' })
})

test('without a given secret one is made, and the app can scan it', async () => {
  const { totpUri } = await identity.createStaff({ login: 'scanner', name: '演示', password })
  expect(totpUri).toMatch(/^otpauth:\/\/totp\/Yimen:scanner\?.*secret=[A-Z2-7]{32}/)
})
