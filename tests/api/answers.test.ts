import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { syntheticPerson } from '../../src/modules/identity/rules/synthetic-people.ts'
import { flat, insuranceAnswers } from '../support/answers.ts'
import { type ApiWorld, apiWorld, citizens, client, person, post, restaurant } from '../support/api.ts'
import { demoWorld, furong, samplePdf, type World } from '../support/world.ts'

let world: World
let api: ApiWorld
let caseId: string
let filing: Record<string, unknown>
beforeAll(async () => {
  world = await demoWorld()
  api = await apiWorld(world)
  filing = {
    itemId: await api.itemId('insurance'),
    answers: flat(insuranceAnswers),
    delivery: { way: 'electronic', address: null },
    papers: [{ materialId: 'identity', fileName: 'a.pdf', content: samplePdf('a').toString('base64') }],
  }
  caseId = (await api.ask('POST', '/v1/cases', { for: person(api.personIds.he), body: filing })).body.caseId
})
afterAll(async () => {
  await api.close()
  await world.close()
})

const he = () => person(api.personIds.he)
const _lin = () => person(api.personIds.lin)

describe('200', () => {
  test('regions: one, and those below it', async () => {
    expect(await api.ask('GET', `/v1/regions/${furong}`)).toMatchObject({
      status: 200,
      body: { name: '芙蓉区', level: 3 },
    })
    const below = await api.ask('GET', `/v1/regions/${furong}/children`)
    expect(below.body.regions.length).toBeGreaterThan(5)
  })

  test('items: search, pages by keyset, one item, its versions', async () => {
    const found = await api.ask('GET', `/v1/items?region=${furong}&q=${encodeURIComponent('食品经营')}`)
    expect(found.body.items[0].name).toContain('食品经营许可证')
    const ids = new Set<string>()
    let after = ''
    for (let page = 0; page < 3; page++) {
      const { body } = await api.ask('GET', `/v1/items?region=511602000000&limit=7${after && `&after=${after}`}`)
      for (const { itemId } of body.items) ids.add(itemId)
      after = body.next
    }
    expect(ids.size).toBe(21)
    const itemId = await api.itemId('food')
    const item = await api.ask('GET', `/v1/items/${itemId}`)
    expect(item.body).toMatchObject({
      itemId,
      publishedAt: expect.stringMatching(/\+08:00$/),
      definition: { tier: 'complex' },
    })
    const versions = await api.ask('GET', `/v1/items/${itemId}/versions`)
    expect(versions.body.versions.map((version: { versionId: string }) => version.versionId)).toContain(
      item.body.versionId,
    )
    expect((await api.ask('GET', `/v1/items/${itemId}/versions/${item.body.versionId}`)).body).toEqual(item.body)
  })

  test('cases: her own for a person, the inbox for a post, the region for a supervisor', async () => {
    const listed = expect.objectContaining({ caseId, applicant: '何**', dueOn: expect.any(String) })
    for (const [path, acting] of [
      ['/v1/cases', he()],
      ['/v1/cases', post('socialClerk')],
      [`/v1/cases?region=${furong}&open=true`, post('supervision')],
      [`/v1/cases?region=${furong}&awaiting=accept&overdueBefore=2027-06-01`, post('supervision')],
      [`/v1/cases?region=${furong}&itemId=${filing.itemId}`, post('supervision')],
    ] as const) {
      expect((await api.ask('GET', path, { for: acting })).body.cases, `${path} ${acting}`).toContainEqual(listed)
    }
    const supervised = await api.ask('GET', `/v1/cases/${caseId}`, { for: post('supervision') })
    expect(supervised.body).toMatchObject({ caseId, actions: [] })
  })

  test('a case is found by its receipt number', async () => {
    const { receiptNumber } = (await api.ask('GET', `/v1/cases/${caseId}`, { for: he() })).body
    const found = await api.ask('POST', '/v1/cases/search', { for: post('socialClerk'), body: { receiptNumber } })
    expect(found).toMatchObject({ status: 200, body: { caseId } })
  })

  test('every look of staff is in the log that its owner reads', async () => {
    await api.ask('GET', `/v1/cases/${caseId}`, { for: post('socialClerk') })
    const { subjectHash } = await world.modules.identity.getPerson(api.personIds.he)
    const looks = await world.modules.accessLog.looksAtPerson(subjectHash)
    expect(looks).toContainEqual(
      expect.objectContaining({ caseId, via: client.id, actorKind: 'staff', purpose: 'accept' }),
    )
  })
})

describe('201', () => {
  test('a person and an enterprise are registered at the window, and she files for it', async () => {
    const clerk = post('windowOne')
    const { name, citizenId } = syntheticPerson(7001)
    const registered = await api.ask('POST', '/v1/persons', { for: clerk, body: { name, citizenId } })
    expect(registered).toMatchObject({
      status: 201,
      body: { name, citizenId, assurance: 'seen_at_window', claimed: false },
    })
    expect(await api.ask('POST', '/v1/persons', { for: clerk, body: { name, citizenId } })).toMatchObject({
      status: 409,
    })
    const impossible = await api.ask('POST', '/v1/persons', {
      for: clerk,
      body: { name, citizenId: '430199199013010015' },
    })
    expect(impossible).toMatchObject({ status: 422, body: { errors: [{ pointer: '/citizenId' }] } })
    const organization = await api.ask('POST', '/v1/organizations', {
      for: clerk,
      body: { creditCode: restaurant, name: '长沙小石桥餐饮店（演示）' },
    })
    expect(organization).toMatchObject({ status: 201, body: { creditCode: restaurant } })
    const path = `/v1/organizations/${organization.body.organizationId}/representations`
    const granted = await api.ask('POST', path, { for: clerk, body: { citizenId: citizens.luo, scope: 'agent' } })
    expect(granted).toMatchObject({ status: 201, body: { scope: 'agent', organization: { creditCode: restaurant } } })
    const again = await api.ask('POST', path, { for: clerk, body: { citizenId: citizens.luo, scope: 'agent' } })
    expect(again.body).toEqual(granted.body)
    const luo = person(api.personIds.luo)
    const own = await api.ask('GET', '/v1/representations', { for: luo })
    expect(own.body.representations).toEqual([granted.body])
    const begun = await api.ask('POST', '/v1/applications', {
      for: luo,
      body: { itemId: await api.itemId('food'), applicant: { creditCode: restaurant } },
    })
    expect(begun.status).toBe(201)
    expect((await api.ask('GET', '/v1/applications', { for: luo })).body.applications).toHaveLength(1)
    expect((await api.ask('DELETE', `/v1/applications/${begun.body.applicationId}`, { for: luo })).status).toBe(204)
    expect((await api.ask('GET', '/v1/applications', { for: luo })).body.applications).toHaveLength(0)
  })

  test('an activation code is shown once, for her who was registered without a password', async () => {
    const code = await api.ask('POST', `/v1/persons/${api.personIds.luo}/activation-codes`, { for: post('windowOne') })
    expect(code).toMatchObject({
      status: 201,
      body: { code: expect.any(String), expiresAt: expect.stringMatching(/\+08:00$/) },
    })
  })

  test('a file as a part of a form', async () => {
    const begun = await api.ask('POST', '/v1/applications', { for: he(), body: { itemId: filing.itemId } })
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(samplePdf('form'))]), '身份证.pdf')
    const response = await fetch(`${api.baseUrl}/v1/applications/${begun.body.applicationId}/materials/identity`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await api.token()}`, 'yimen-acting-for': he() },
      body: form,
    })
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({ name: '身份证.pdf', mediaType: 'application/pdf' })
  })

  test('a file of several megabytes, which is larger than any JSON body', async () => {
    const begun = await api.ask('POST', '/v1/applications', { for: he(), body: { itemId: filing.itemId } })
    const content = Buffer.concat([samplePdf('large'), Buffer.alloc(4_000_000)])
    const path = `/v1/applications/${begun.body.applicationId}`
    const uploaded = await api.ask('POST', `${path}/materials/identity`, { for: he(), file: { content } })
    expect(uploaded).toMatchObject({ status: 201, body: { bytes: content.length } })
    expect((await api.ask('DELETE', `${path}/papers/${uploaded.body.uploadId}`, { for: he() })).status).toBe(204)
    expect((await api.ask('GET', path, { for: he() })).body.papers).toEqual([])
  })
})
