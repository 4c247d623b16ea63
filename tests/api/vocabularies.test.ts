import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiWorld, apiWorld, post } from '../support/api.ts'
import { demoWorld, type World } from '../support/world.ts'

let world: World
let api: ApiWorld
const officer = 'post:3fb6eb74-efad-5708-9414-bb5d49aa6474'
const suppliers = '/v1/evidence-types/residencePermit/suppliers'
const supplier = { key: 'police', name: { zh: '公安接口', en: 'Police' } }

beforeAll(async () => {
  world = await demoWorld()
  api = await apiWorld(world)
}, 60_000)
afterAll(async () => {
  await api?.close()
  await world?.close()
})

describe('shared vocabularies', () => {
  test('200: anyone reads, page by page', async () => {
    const first = await api.ask('GET', '/v1/evidence-types?limit=100')
    const second = await api.ask('GET', `/v1/evidence-types?limit=100&after=${first.body.next}`)
    expect([first.status, second.status, second.body.next]).toEqual([200, 200, null])
    const keys = [...first.body.types, ...second.body.types].map(({ key }: { key: string }) => key)
    expect(new Set(keys).size).toBe(world.modules.catalog.vocabulary.listEvidenceTypes().length)
    expect((await api.ask('GET', '/v1/data-elements/sex')).body.options[0]).toMatchObject({ value: 'male', code: '1' })
  })

  test('404: an entry that is not there', async () => {
    expect((await api.ask('GET', '/v1/evidence-types/noSuchType')).status).toBe(404)
    expect((await api.ask('GET', '/v1/data-elements/noSuchElement')).status).toBe(404)
    expect((await api.ask('GET', '/v1/evidence-types/noSuchType/suppliers')).status).toBe(404)
  })

  test('200: an officer registers and retires a supplier; sent twice it is one', async () => {
    const headers = { 'idempotency-key': 'register-police-1' }
    const registered = await api.ask('POST', suppliers, { for: officer, body: supplier, headers })
    const again = await api.ask('POST', suppliers, { for: officer, body: supplier, headers })
    expect(registered.body.suppliers).toMatchObject([{ key: 'police', liveUntil: null }])
    expect(again.body).toEqual(registered.body)
    const until = registered.body.suppliers[0].liveSince
    const ended = await api.ask('POST', `${suppliers}/police/retirement`, { for: officer, body: { until } })
    expect(ended.body.suppliers).toMatchObject([{ key: 'police', liveUntil: until }])
  })

  test('403: no scope, or a post without the duty', async () => {
    const token = await api.token('catalog:read')
    expect((await api.ask('POST', suppliers, { for: officer, body: supplier, token })).status).toBe(403)
    const clerk = await api.ask('POST', suppliers, { for: post('windowOne'), body: supplier })
    expect([clerk.status, clerk.body.code]).toEqual([403, 'not_catalogue_duty'])
  })

  test('422: a last day that is past; 404: a supplier that is not there', async () => {
    const retire = (key: string, until: string) =>
      api.ask('POST', `${suppliers}/${key}/retirement`, { for: officer, body: { until } })
    expect((await retire('police', '2020-01-01')).status).toBe(422)
    expect((await retire('nobody', '2099-01-01')).status).toBe(404)
  })
})
