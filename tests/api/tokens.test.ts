import { createLocalJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiWorld, apiWorld, client } from '../support/api.ts'
import { demoWorld, type World } from '../support/world.ts'

let world: World
let api: ApiWorld
beforeAll(async () => {
  world = await demoWorld()
  api = await apiWorld(world)
})
afterAll(async () => {
  await api.close()
  await world.close()
})

async function request(form: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await fetch(`${api.baseUrl}/oauth/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  })
  return { status: response.status, headers: response.headers, body: await response.json() }
}
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
})
const grant = { grant_type: 'client_credentials' }

test('200: by HTTP Basic or in the form; the token verifies with the published keys', async () => {
  const scope = 'cases:read cases:submit'
  const byHeader = await request({ ...grant, scope }, basic(client.id, client.secret))
  expect(byHeader).toMatchObject({
    status: 200,
    body: { token_type: 'Bearer', expires_in: 600, scope: 'cases:submit cases:read' },
  })
  expect(byHeader.headers.get('cache-control')).toBe('no-store')
  const byForm = await request({ ...grant, client_id: client.id, client_secret: client.secret })
  expect(byForm.status).toBe(200)
  const keys = await (await fetch(`${api.baseUrl}/.well-known/jwks.json`)).json()
  const { payload } = await jwtVerify(byForm.body.access_token, createLocalJWKSet(keys), {
    currentDate: world.platform.clock.now(),
  })
  expect(payload).toMatchObject({ client_id: client.id, aud: `${world.platform.config.baseUrl}/v1` })
})

test('400: another grant, a scope that was not granted, no form at all', async () => {
  expect(await request({ grant_type: 'password' })).toMatchObject({
    status: 400,
    body: { error: 'unsupported_grant_type' },
  })
  expect(await request({ ...grant, scope: 'everything' }, basic(client.id, client.secret))).toMatchObject({
    status: 400,
    body: { error: 'invalid_scope' },
  })
  expect(await request({})).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
  const json = await fetch(`${api.baseUrl}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{',
  })
  expect(json.status).toBe(400)
  expect(await json.json()).toMatchObject({ error: 'invalid_request' })
})

test('401, then 429: a wrong secret and an unknown client get one answer, and after five the door is closed for a while', async () => {
  const wrong = await request(grant, basic(client.id, 'wrong'))
  const unknown = await request(grant, basic('no-such-client', 'wrong'))
  expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  expect(unknown.body).toEqual(wrong.body)
  expect(wrong.headers.get('www-authenticate')).toBe('Basic realm="yimen"')
  for (const headers of [{ authorization: 'Basic %%%' }, { authorization: 'Basic' }])
    expect((await request(grant, headers)).status).toBe(401)
  for (let n = 0; n < 5; n++) await request(grant, basic(client.id, 'wrong'))
  expect(await request(grant, basic(client.id, client.secret))).toMatchObject({
    status: 429,
    body: { error: 'temporarily_unavailable' },
  })
  world.platform.clock.advance(3_600_000)
  expect((await request(grant, basic(client.id, client.secret))).status).toBe(200)
})
