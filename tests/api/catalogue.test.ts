import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidV7 } from '../../src/kernel/ids.ts'
import { signInStaff } from '../support/actors.ts'
import { type ApiWorld, apiWorld, post } from '../support/api.ts'
import { demoWorld, furong, type World } from '../support/world.ts'

let world: World
let api: ApiWorld
let definition: Record<string, unknown>
beforeAll(async () => {
  world = await demoWorld()
  api = await apiWorld(world)
  const { staffId, postId } = await signInStaff(world, 'catalogue-editor')
  officer = `post:${postId}:${staffId}`
  const item = await api.ask('GET', `/v1/items/${await api.itemId('food')}`)
  definition = item.body.definition
})
afterAll(async () => {
  await api.close()
  await world.close()
})

/** Two people hold the post, so the call names the one it is made for. */
let officer: string
const send = (content: string, asking: Record<string, unknown> = {}) =>
  api.ask('POST', '/v1/catalogue/imports', {
    for: officer,
    file: { content: Buffer.from(content), mediaType: 'application/octet-stream', name: 'items.json' },
    ...asking,
  })
const items = (...changes: readonly object[]) =>
  JSON.stringify({ items: changes.map((change) => ({ ...definition, ...change })) })

describe('imports', () => {
  test('201: a file is read and reported, 200: committed as draft proposals, 409: only once', async () => {
    const begun = await send(items({ localCode: 'api-1' }, { localCode: 'api-2', regionCode: '511602000000' }))
    expect([begun.status, begun.body.status]).toEqual([201, 'reading'])
    await world.platform.jobs.runOnce()
    const path = `/v1/catalogue/imports/${begun.body.importId}`
    const read = await api.ask('GET', path, { for: officer })
    expect(read.body).toMatchObject({
      status: 'ready',
      counts: { created: 1, bad: 1 },
      problems: [{ row: 2, rule: 'region_foreign' }],
    })
    expect((await api.ask('GET', `${path}/bad-rows`, { for: officer })).status).toBe(200)
    expect((await api.ask('POST', `${path}/commitment`, { for: officer })).body.status).toBe('committing')
    expect((await api.ask('POST', `${path}/commitment`, { for: officer })).status).toBe(409)
    await world.platform.jobs.runOnce()
    expect((await api.ask('GET', path, { for: officer })).body.status).toBe('committed')
  })

  test('204: an abandoned one is over', async () => {
    const { body } = await send(items({ localCode: 'api-3' }))
    expect((await api.ask('DELETE', `/v1/catalogue/imports/${body.importId}`, { for: officer })).status).toBe(204)
    await world.platform.jobs.runOnce()
    expect((await api.ask('GET', `/v1/catalogue/imports/${body.importId}`, { for: officer })).body.status).toBe(
      'abandoned',
    )
  })
})

describe('proposals', () => {
  test('201, then revised; 409 where the same part was changed meanwhile', async () => {
    const itemId = await api.itemId('food')
    const begun = await api.ask('POST', '/v1/catalogue/proposals', { for: officer, body: { itemId } })
    expect([begun.status, begun.body.revision]).toEqual([201, 1])
    const path = `/v1/catalogue/proposals/${begun.body.proposalId}`
    const save = (name: string) =>
      api.ask('PUT', path, { for: officer, body: { expected: 1, definition: { ...definition, name } } })
    expect((await save('甲')).body).toMatchObject({ revision: 2, title: '甲' })
    expect((await save('乙')).status).toBe(409)
    expect((await api.ask('GET', path, { for: officer })).body.title).toBe('甲')
  })
})

describe('refused', () => {
  test('400: a body that is not JSON', async () => {
    const headers = { 'content-type': 'application/json' }
    const answered = await api.ask('POST', '/v1/catalogue/proposals', {
      for: officer,
      headers,
      file: { content: Buffer.from('{'), mediaType: 'application/json' },
    })
    expect(answered.status).toBe(400)
  })
  test('401: no token · 403: the scope or the duty is missing', async () => {
    expect((await send(items({}), { token: null })).status).toBe(401)
    expect((await send(items({}), { token: await api.token('catalog:read') })).status).toBe(403)
    expect((await send(items({}), { for: post('windowOne') })).status).toBe(403)
  })
  test('404: what is not there, or of another office', async () => {
    const nobody = uuidV7(Date.now())
    for (const path of [
      `/v1/catalogue/imports/${nobody}`,
      `/v1/catalogue/proposals/${nobody}`,
      `/v1/items/${nobody}/linked-data`,
    ])
      expect((await api.ask('GET', path, { for: officer })).status, path).toBe(404)
  })
})

test('an item is read as linked data by anybody with the scope to read', async () => {
  const { status, headers } = await api.ask('GET', `/v1/items/${await api.itemId('food')}/linked-data`, {
    token: await api.token('catalog:read'),
  })
  expect([status, headers.get('content-type')]).toEqual([200, 'application/ld+json'])
  expect(furong).toBe(definition.regionCode)
})
