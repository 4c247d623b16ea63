import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { decodeJwt, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidV7 } from '../../src/kernel/ids.ts'
import { flat, insuranceAnswers } from '../support/answers.ts'
import { type ApiWorld, apiWorld, citizens, person, post, restaurant } from '../support/api.ts'
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
const lin = () => person(api.personIds.lin)

describe('every problem', () => {
  test('is problem+json with code, sentence, address of its explanation and the number of the request', async () => {
    const { status, headers, body } = await api.ask('GET', `/v1/cases/${uuidV7(Date.now())}`, { for: he() })
    expect(status).toBe(404)
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).toEqual({
      type: `${world.platform.config.baseUrl}/docs/problems#case.not_found`,
      title: 'Not found',
      status: 404,
      code: 'case.not_found',
      detail: expect.stringContaining('Check the number'),
      instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
      errors: [],
    })
  })

  test('speaks the language that was asked for, Chinese when none was', async () => {
    const english = await api.ask('GET', '/v1/none', { headers: { 'accept-language': 'de, en-GB;q=0.8, zh;q=0.2' } })
    const chinese = await api.ask('GET', '/v1/none', { headers: { 'accept-language': '*' } })
    expect(english.headers.get('content-language')).toBe('en')
    expect(english.body).toMatchObject({ status: 404, code: 'api.no_such_resource', title: 'Not found' })
    expect(chinese.body).toMatchObject({ status: 404, title: '没有找到' })
  })
})

describe('400', () => {
  test('a body that is not JSON', async () => {
    const answered = await api.ask('POST', '/v1/cases', { for: he(), body: '{"itemId": ' })
    expect(answered).toMatchObject({
      status: 400,
      body: { code: 'api.body_malformed', detail: expect.stringContaining('JSON') },
    })
  })
})

describe('401', () => {
  const challenge = (answered: { headers: Headers }) => answered.headers.get('www-authenticate')

  test('no token', async () => {
    const answered = await api.ask('GET', '/v1/cases', { for: he(), token: null })
    expect(answered).toMatchObject({ status: 401, body: { code: 'api.token_missing' } })
    expect(challenge(answered)).toBe('Bearer realm="yimen"')
  })

  test('forged tokens: another key, no signature, a cut one', async () => {
    const genuine = await api.token()
    const { privateKey } = await promisify(generateKeyPair)('ed25519')
    const forged = await new SignJWT(decodeJwt(genuine))
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
      .sign(privateKey)
    for (const token of [forged, `${genuine.split('.').slice(0, 2).join('.')}.`, genuine.slice(0, -4), 'x']) {
      const answered = await api.ask('GET', '/v1/cases', { for: he(), token })
      expect(answered).toMatchObject({ status: 401, body: { code: 'identity.token_invalid' } })
      expect(challenge(answered)).toBe('Bearer realm="yimen", error="invalid_token"')
    }
  })

  test('an expired token', async () => {
    const token = await api.token()
    world.platform.clock.advance(601_000)
    expect(await api.ask('GET', '/v1/cases', { for: he(), token })).toMatchObject({
      status: 401,
      body: { code: 'identity.token_invalid' },
    })
  })
})

describe('403', () => {
  test('a scope that the token does not have, by name', async () => {
    const answered = await api.ask('GET', '/v1/cases', { for: he(), token: await api.token('catalog:read') })
    expect(answered).toMatchObject({
      status: 403,
      body: { code: 'identity.scope_not_granted', detail: expect.stringContaining('cases:read') },
    })
    expect(answered.headers.get('www-authenticate')).toContain('insufficient_scope')
  })

  test('a person or post for whom the client may not act', async () => {
    for (const acting of [person(uuidV7(Date.now())), `post:${uuidV7(Date.now())}`]) {
      expect(await api.ask('GET', '/v1/cases', { for: acting })).toMatchObject({
        status: 403,
        body: { code: 'identity.acting_for_not_allowed' },
      })
    }
  })

  test('an act of a post for a person, and the other way round', async () => {
    expect(await api.ask('POST', `/v1/cases/${caseId}/acceptance`, { for: he(), body: {} })).toMatchObject({
      status: 403,
      body: { code: 'api.for_post_only' },
    })
    expect(
      await api.ask('POST', `/v1/cases/${caseId}/withdrawal`, { for: post('socialClerk'), body: {} }),
    ).toMatchObject({ status: 403, body: { code: 'api.for_person_only' } })
  })

  test('registering and searching without the duty of acceptance', async () => {
    const body = { citizenId: citizens.lin, purpose: 'find_applicant' }
    expect(await api.ask('POST', '/v1/persons/search', { for: post('foodReview'), body })).toMatchObject({
      status: 403,
      body: { code: 'identity.duty_missing' },
    })
    const organization = { creditCode: restaurant, name: 'x' }
    expect(await api.ask('POST', '/v1/organizations', { for: post('foodReview'), body: organization })).toMatchObject({
      status: 403,
      body: { code: 'api.duty_missing' },
    })
  })

  test('filing for an organisation that she does not represent', async () => {
    const body = { itemId: await api.itemId('food'), applicant: { creditCode: restaurant } }
    expect(await api.ask('POST', '/v1/applications', { for: lin(), body })).toMatchObject({
      status: 403,
      body: { code: 'api.not_represented' },
    })
  })

  test('a region that the post does not supervise', async () => {
    for (const acting of [post('socialClerk'), post('windowOne')]) {
      expect(await api.ask('GET', `/v1/cases?region=${furong}`, { for: acting })).toMatchObject({ status: 403 })
    }
  })
})

describe('404', () => {
  test("somebody else's case answers exactly as one that does not exist, on every route", async () => {
    const routes = [
      ['GET', ''],
      ['GET', '/events'],
      ['GET', '/dates'],
      ['GET', '/documents'],
      ['GET', '/documents/1-slip'],
      ['GET', `/papers/${uuidV7(Date.now())}`],
      ['GET', '/certificate'],
      ['GET', '/materials'],
      ['POST', '/withdrawal'],
      ['POST', '/correction'],
      ['POST', '/evaluation'],
    ] as const
    const bodies: Record<string, unknown> = { '/evaluation': { grade: 1, reasons: [], text: '' } }
    for (const [method, path] of routes) {
      const asking = { for: lin(), ...(method === 'POST' && { body: bodies[path] ?? {} }) }
      const foreign = await api.ask(method, `/v1/cases/${caseId}${path}`, asking)
      const absent = await api.ask(method, `/v1/cases/${uuidV7(Date.now())}${path}`, asking)
      expect(foreign.status, path).toBe(404)
      expect({ ...foreign.body, instance: '' }).toEqual({ ...absent.body, instance: '' })
    }
  })

  test('a case of another body, for a post', async () => {
    for (const name of ['pre-review', 'acceptance', 'review', 'decision', 'delivery']) {
      const body = { decision: { outcome: 'granted', points: [] }, delivery: {} }[name] ?? {}
      expect(
        await api.ask('POST', `/v1/cases/${caseId}/${name}`, { for: post('foodDecision'), body }),
        name,
      ).toMatchObject({ status: 404, body: { code: 'case.not_found' } })
    }
    expect(await api.ask('GET', `/v1/cases/${caseId}`, { for: post('foodDecision') })).toMatchObject({ status: 404 })
  })

  test("somebody else's application, a malformed id, an unknown item, region, section, address", async () => {
    const begun = await api.ask('POST', '/v1/applications', { for: he(), body: { itemId: filing.itemId } })
    const path = `/v1/applications/${begun.body.applicationId}`
    const missing: readonly (readonly [string, string, object?])[] = [
      ['GET', path],
      ['DELETE', path],
      ['POST', `${path}/submission`],
      ['PUT', `${path}/sections/self`, { answers: {} }],
      ['PUT', `${path}/delivery`, { way: 'electronic', address: null }],
      ['GET', "/v1/cases/'; drop"],
      ['GET', `/v1/items/${uuidV7(Date.now())}`],
      ['GET', '/v1/items/x'],
      ['GET', '/v1/regions/999999000000'],
      ['GET', '/v1/none'],
      ['PATCH', '/v1/cases'],
    ]
    for (const [method, address, body] of missing) {
      const answered = await api.ask(method, address, { for: lin(), ...(body && { body }) })
      expect(answered.status, `${method} ${address}`).toBe(404)
      expect(answered.headers.get('content-type')).toContain('application/problem+json')
    }
  })
})

describe('409', () => {
  test('an act on an older state, by If-Match or in the body', async () => {
    for (const asking of [{ headers: { 'if-match': '"9"' }, body: {} }, { body: { expectedSequence: 9 } }]) {
      const answered = await api.ask('POST', `/v1/cases/${caseId}/acceptance`, { for: post('socialClerk'), ...asking })
      expect(answered).toMatchObject({ status: 409, body: { code: 'case.changed_meanwhile' } })
    }
  })

  test('an act that the state does not allow; whose act it never is hears 403 there too', async () => {
    expect(await api.ask('POST', `/v1/cases/${caseId}/delivery`, { for: post('socialClerk'), body: {} })).toMatchObject(
      { status: 409, body: { code: 'case.state' } },
    )
    expect(await api.ask('POST', `/v1/cases/${caseId}/review`, { for: post('socialClerk'), body: {} })).toMatchObject({
      status: 403,
      body: { code: 'case.duty' },
    })
    expect(
      await api.ask('POST', `/v1/cases/${caseId}/evaluation`, { for: he(), body: { grade: 1, reasons: [], text: '' } }),
    ).toMatchObject({ status: 409, body: { code: 'api.not_ended' } })
  })
})

describe('413 and 415', () => {
  test('a file over the limit of its material, a JSON body over a megabyte', async () => {
    const begun = await api.ask('POST', '/v1/applications', { for: he(), body: { itemId: filing.itemId } })
    const file = { content: Buffer.concat([samplePdf(), Buffer.alloc(11 * 1024 * 1024)]) }
    const tooLarge = await api.ask('POST', `/v1/applications/${begun.body.applicationId}/materials/identity`, {
      for: he(),
      file,
    })
    expect(tooLarge).toMatchObject({ status: 413, body: { code: 'material.too_large' } })
    const body = { itemId: filing.itemId, more: 'x'.repeat(1_100_000) }
    expect(await api.ask('POST', '/v1/applications', { for: he(), body })).toMatchObject({ status: 413 })
  })

  test('a format that is not taken', async () => {
    const answered = await api.ask('POST', '/v1/cases', {
      for: he(),
      file: { content: Buffer.from('<a/>'), mediaType: 'text/xml' },
    })
    expect(answered).toMatchObject({ status: 415, body: { code: 'api.media_type' } })
  })
})

describe('422', () => {
  test('a body of the wrong shape: every fault with its pointer, no value repeated', async () => {
    const body = { ...filing, itemId: 'SECRET-1', delivery: { way: 'SECRET-2' }, SECRET: 1 }
    const { status, body: problem } = await api.ask('POST', '/v1/cases', { for: he(), body })
    expect(status).toBe(422)
    expect(problem.errors.map((error: { pointer: string; code: string }) => [error.pointer, error.code])).toEqual([
      ['/itemId', 'format'],
      ['/delivery/way', 'value'],
      ['/delivery/address', 'missing'],
      ['', 'unknown'],
    ])
    expect(JSON.stringify(problem)).not.toMatch(/SECRET-/)
  })

  test('answers that the form refuses, and one to a question that it does not ask; nothing is kept', async () => {
    const before = (await api.ask('GET', '/v1/applications', { for: he() })).body.applications.length
    const faulty = await api.ask('POST', '/v1/cases', {
      for: he(),
      body: {
        ...filing,
        answers: { ...flat(insuranceAnswers), phone: '123', startDate: '2020-01-01' },
      },
    })
    expect(faulty).toMatchObject({ status: 422, body: { code: 'api.answers_faulty' } })
    expect(faulty.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      '/answers/phone',
      '/answers/startDate',
    ])
    const unknown = await api.ask('POST', '/v1/cases', {
      for: he(),
      body: { ...filing, answers: { ...flat(insuranceAnswers), citizenID: 'x' } },
    })
    expect(unknown.body.errors).toMatchObject([{ pointer: '/answers/citizenID', code: 'no_such_field' }])
    const unready = await api.ask('POST', '/v1/cases', { for: he(), body: { ...filing, papers: [] } })
    expect(unready).toMatchObject({
      status: 422,
      body: { code: 'application.incomplete', errors: [{ pointer: '/materials/identity' }] },
    })
    expect((await api.ask('GET', '/v1/applications', { for: he() })).body.applications).toHaveLength(before)
  })

  test('one section of a draft: the fault is named, the other answers stay', async () => {
    const begun = await api.ask('POST', '/v1/applications', { for: he(), body: { itemId: filing.itemId } })
    const path = `/v1/applications/${begun.body.applicationId}`
    const answers = { ...insuranceAnswers.self, phone: '123' }
    const answered = await api.ask('PUT', `${path}/sections/self`, { for: he(), body: { answers } })
    expect(answered.body.errors).toMatchObject([{ pointer: '/answers/phone' }])
    const kept = await api.ask('GET', path, { for: he() })
    expect(kept.body.answers).toMatchObject({ residenceAddress: insuranceAnswers.self.residenceAddress })
    expect(kept.body.sectionsDone).toEqual([])
  })

  test('headers that cannot be used, pages out of bounds, a file that is none, whom to act for left out', async () => {
    expect(
      await api.ask('POST', `/v1/cases/${caseId}/acceptance`, {
        for: post('socialClerk'),
        body: {},
        headers: { 'if-match': 'W/x' },
      }),
    ).toMatchObject({ status: 422, body: { code: 'api.if_match' } })
    expect(
      await api.ask('POST', '/v1/cases', { for: he(), body: filing, headers: { 'idempotency-key': 'short' } }),
    ).toMatchObject({ status: 422, body: { code: 'api.idempotency_key' } })
    expect(await api.ask('GET', '/v1/cases?limit=101', { for: he() })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/querystring/limit', code: 'too_big' }] },
    })
    expect(await api.ask('GET', '/v1/cases')).toMatchObject({
      status: 422,
      body: { code: 'identity.acting_for_missing' },
    })
    const begun = await api.ask('POST', '/v1/applications', { for: he(), body: { itemId: filing.itemId } })
    const text = await api.ask('POST', `/v1/applications/${begun.body.applicationId}/materials/identity`, {
      for: he(),
      file: { content: Buffer.from('not a pdf') },
    })
    expect(text).toMatchObject({ status: 422, body: { code: 'material.type' } })
  })

  test('a post that files names the person, who must be registered', async () => {
    const body = { itemId: filing.itemId }
    expect(await api.ask('POST', '/v1/applications', { for: post('socialClerk'), body })).toMatchObject({
      status: 422,
      body: { code: 'api.applicant_needed' },
    })
  })
})

describe('429', () => {
  test('guessing the second thing of a certificate', async () => {
    const body = { number: 'JY24301020000001', second: { kind: 'last_four', value: '0000' } }
    for (let n = 0; n < 10; n++)
      expect((await api.ask('POST', '/v1/certificates/verification', { body })).status).toBe(404)
    expect(await api.ask('POST', '/v1/certificates/verification', { body })).toMatchObject({
      status: 429,
      body: { code: 'api.too_many_verifications' },
    })
    world.platform.clock.advance(3_600_000)
    expect((await api.ask('POST', '/v1/certificates/verification', { body })).status).toBe(404)
  })
})
