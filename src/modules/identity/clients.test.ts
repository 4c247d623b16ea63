import { generateKeyPair, randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner } from '../../../tests/support/database.ts'
import { dayOf } from '../../kernel/day.ts'
import { newRegistration, origin, posts, type TestIdentity, testIdentity } from './test-support.ts'

let { platform, identity } = {} as TestIdentity
let secret: string
beforeAll(async () => {
  ;({ platform, identity } = await testIdentity())
  ;({ secret } = await identity.createClient({
    id: 'city-portal',
    name: '演示门户',
    organization: '演示',
    scopes: ['cases:submit', 'cases:read'],
    actingFor: ['person', 'post'],
    postIds: [posts.windowOne, posts.review],
  }))
})
afterAll(() => platform.close())

const issue = (changes: { clientId?: string; secret?: string; scopes?: string[] } = {}) =>
  identity.issueToken({ clientId: 'city-portal', secret, scopes: [], ...changes }, origin)
const invalid = { code: 'identity.token_invalid', kind: 'unauthenticated' }

describe('tokens', () => {
  test('carry the claims of RFC 9068 and verify with the published key alone', async () => {
    const { accessToken, expiresInSeconds, scopes } = await issue()
    expect({ expiresInSeconds, scopes }).toEqual({ expiresInSeconds: 600, scopes: ['cases:submit', 'cases:read'] })
    expect(decodeProtectedHeader(accessToken)).toMatchObject({ alg: 'EdDSA', typ: 'at+jwt', kid: expect.any(String) })
    const claims = decodeJwt(accessToken)
    expect(claims).toMatchObject({ sub: 'city-portal', client_id: 'city-portal', scope: 'cases:submit cases:read' })
    expect(claims.exp! - claims.iat!).toBe(600)
    const keySet = createLocalJWKSet({ keys: [...(await identity.tokenKeys()).keys] })
    const options = {
      issuer: platform.config.baseUrl,
      audience: `${platform.config.baseUrl}/v1`,
      currentDate: platform.clock.now(),
    }
    expect((await jwtVerify(accessToken, keySet, options)).payload.jti).toBeTruthy()
    expect(JSON.stringify(await identity.tokenKeys())).not.toContain('"d"')
  })

  test('live ten minutes', async () => {
    const { accessToken } = await issue({ scopes: ['cases:read'] })
    expect(await identity.verifyToken(accessToken)).toEqual({ clientId: 'city-portal', scopes: ['cases:read'] })
    platform.clock.advance(600_000)
    await expect(identity.verifyToken(accessToken)).rejects.toMatchObject(invalid)
  })

  test('forged ones fail: no signature, another key, another audience, changed claims, none at all', async () => {
    const { accessToken } = await issue()
    const [header, payload, signature] = accessToken.split('.')
    const claims = decodeJwt(accessToken)
    const { privateKey } = await promisify(generateKeyPair)('ed25519')
    const signed = (change: object, typ = 'at+jwt') =>
      new SignJWT({ ...claims, ...change }).setProtectedHeader({ alg: 'EdDSA', typ }).sign(privateKey)
    const more = Buffer.from(JSON.stringify({ ...claims, scope: 'people:find' })).toString('base64url')
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url')
    const forged = [
      '',
      'x.y.z',
      `${header}.${payload}.`,
      `${header}.${more}.${signature}`,
      `${none}.${payload}.`,
      await signed({}),
      await signed({ aud: 'elsewhere' }),
    ]
    for (const token of forged) await expect(identity.verifyToken(token)).rejects.toMatchObject(invalid)
  })

  test('a wrong secret and an unknown client get one answer; five failures are the last', async () => {
    const wrong = [{ secret: 'x' }, { secret: '' }, { clientId: 'no-such-client' }, { clientId: '\u0000' }]
    for (const changes of wrong) {
      await expect(issue(changes)).rejects.toMatchObject({ code: 'identity.client_unknown', kind: 'unauthenticated' })
    }
    for (let n = 0; n < 3; n++) await issue({ secret: 'x' }).catch(() => {})
    await expect(issue()).rejects.toMatchObject({ code: 'identity.too_many_failures' })
    platform.clock.advance(3_600_000)
    expect(await issue()).toHaveProperty('accessToken')
  })

  test('a scope that was not granted is refused by name, and the secret is stored hashed', async () => {
    await expect(issue({ scopes: ['cases:read', 'people:find'] })).rejects.toMatchObject({
      code: 'identity.scope_not_granted',
      sentence: { en: expect.stringContaining('people:find') },
    })
    const access = await identity.verifyToken((await issue({ scopes: ['cases:read'] })).accessToken)
    expect(() => identity.requireScope(access, 'cases:read')).not.toThrow()
    expect(() => identity.requireScope(access, 'cases:handle')).toThrow(/scope_not_granted/)
    expect(JSON.stringify(await asOwner(platform, 'select * from identity.client'))).not.toContain(secret)
  })
})

describe('acting for', () => {
  const access = { clientId: 'city-portal', scopes: [] }

  test('a person', async () => {
    const { personId } = await identity.register(newRegistration(), origin)
    expect(await identity.actorFor(access, `person:${personId}`)).toEqual({
      kind: 'person',
      personId,
      via: 'city-portal',
    })
  })

  test('a post: its one holder is the actor; with several the holder is named', async () => {
    const { password } = newRegistration()
    const holders: string[] = []
    for (const login of ['holder-one', 'holder-two']) {
      const { staffId } = await identity.createStaff({ login, name: '演示', password })
      await identity.assignPost(staffId, posts.windowOne, { from: dayOf(platform.clock.now()) })
      holders.push(staffId)
      const acting = identity.actorFor(access, `post:${posts.windowOne}`)
      if (holders.length === 1) {
        const actor = {
          kind: 'staff',
          staffId,
          postId: posts.windowOne,
          duties: ['accept', 'deliver'],
          via: 'city-portal',
        }
        expect(await acting).toMatchObject(actor)
      } else await expect(acting).rejects.toMatchObject({ code: 'identity.acting_for_unclear' })
    }
    const [, second] = holders
    expect(await identity.actorFor(access, `post:${posts.windowOne}:${second}`)).toMatchObject({ staffId: second })
    await expect(identity.actorFor(access, `post:${posts.windowOne}:${randomUUID()}`)).rejects.toMatchObject({
      code: 'identity.acting_for_unclear',
    })
    await expect(identity.actorFor(access, `post:${posts.review}`)).rejects.toMatchObject({
      code: 'identity.acting_for_unclear',
    })
  })

  test('nobody: malformed, absent, unknown, or a post that the client was not given', async () => {
    for (const actingFor of [
      undefined,
      '',
      'person',
      'person:',
      'person:x',
      `admin:${posts.windowOne}`,
      `person:${posts.windowOne}:x`,
    ]) {
      await expect(identity.actorFor(access, actingFor)).rejects.toMatchObject({
        code: 'identity.acting_for_missing',
        kind: 'invalid',
      })
    }
    for (const actingFor of [`person:${randomUUID()}`, `post:${posts.delivery}`, `post:${randomUUID()}`]) {
      await expect(identity.actorFor(access, actingFor)).rejects.toMatchObject({
        code: 'identity.acting_for_not_allowed',
      })
    }
  })

  test('a client for persons only acts for no post, and a revoked one for nobody, even with a live token', async () => {
    const { personId } = await identity.register(newRegistration(), origin)
    const postIds = [posts.windowOne]
    const client = {
      id: 'only-persons',
      name: 'x',
      organization: 'x',
      scopes: [],
      actingFor: ['person' as const],
      postIds,
    }
    const created = await identity.createClient(client)
    const only = { clientId: 'only-persons', scopes: [] }
    await expect(identity.actorFor(only, `post:${posts.windowOne}`)).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await identity.actorFor(only, `person:${personId}`)).toMatchObject({ via: 'only-persons' })
    await identity.revokeClient('only-persons')
    await expect(identity.actorFor(only, `person:${personId}`)).rejects.toMatchObject({ kind: 'forbidden' })
    const again = issue({ clientId: 'only-persons', secret: created.secret })
    await expect(again).rejects.toMatchObject({ code: 'identity.client_unknown' })
  })
})
