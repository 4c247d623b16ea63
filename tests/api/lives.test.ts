import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { verifyDates } from '../../scripts/verify-dates.ts'
import { birthAnswers, flat, foodAnswers, insuranceAnswers } from '../support/answers.ts'
import { type ApiWorld, apiWorld, citizens, person, post, restaurant } from '../support/api.ts'
import { demoWorld, samplePdf, settle, type World } from '../support/world.ts'

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

const electronic = { way: 'electronic', address: null }

/** One act of a case, which must succeed. */
async function act(
  caseId: string,
  name: string,
  acting: string,
  body: object = {},
): Promise<{ status: string; awaiting: string | null; actions: string[]; sequence: number }> {
  const answered = await api.ask('POST', `/v1/cases/${caseId}/${name}`, { for: acting, body })
  expect(answered, JSON.stringify(answered.body)).toMatchObject({ status: 200, body: { act: { name, caseId } } })
  return answered.body.case
}

/** The case once everything has followed from what happened: the outbox waits for transactions of other tests on the same server. */
async function afterwards(caseId: string, acting: string, status: string) {
  return vi.waitFor(
    async () => {
      await settle(world)
      const answered = await api.ask('GET', `/v1/cases/${caseId}`, { for: acting })
      expect(answered.body).toMatchObject({ status })
      return answered
    },
    { timeout: 15_000, interval: 50 },
  )
}

async function pointsOf(itemId: string, duties: readonly string[]): Promise<string[]> {
  const { body } = await api.ask('GET', `/v1/items/${itemId}`)
  return body.definition.reviewPoints
    .filter((point: { duty: string }) => duties.includes(point.duty))
    .map((point: { id: string }) => point.id)
}

describe('《食品经营许可证》新办, by machines alone', () => {
  test('application, pre-review, correction, acceptance, review, return, decision, certificate, verification, evaluation', async () => {
    const owner = person(api.personIds.shi)
    const itemId = await api.itemId('food')

    const begun = await api.ask('POST', '/v1/applications', {
      for: owner,
      body: { itemId, applicant: { creditCode: restaurant } },
    })
    expect(begun).toMatchObject({
      status: 201,
      body: { applicant: { organization: { creditCode: restaurant } }, answers: { creditCode: restaurant } },
    })
    const path = `/v1/applications/${begun.body.applicationId}`
    expect(begun.headers.get('location')).toBe(path)

    for (const [section, answers] of Object.entries(foodAnswers)) {
      expect(await api.ask('PUT', `${path}/sections/${section}`, { for: owner, body: { answers } })).toMatchObject({
        status: 200,
      })
    }
    const unready = await api.ask('POST', `${path}/submission`, { for: owner })
    expect(unready).toMatchObject({ status: 422, body: { code: 'application.incomplete' } })
    expect(unready.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual(
      expect.arrayContaining(['/materials/businessLicence', '/materials/layout', '/delivery']),
    )

    for (const material of ['businessLicence', 'layout', 'foodSafetyRules']) {
      const uploaded = await api.ask('POST', `${path}/materials/${material}`, {
        for: owner,
        file: { content: samplePdf(material), name: `${material} 演示.pdf` },
      })
      expect(uploaded).toMatchObject({
        status: 201,
        body: { materialId: material, mediaType: 'application/pdf', name: `${material} 演示.pdf` },
      })
      const back = await api.ask('GET', `${path}/papers/${uploaded.body.uploadId}`, { for: owner })
      expect(back.body).toEqual(samplePdf(material))
    }
    expect(await api.ask('PUT', `${path}/delivery`, { for: owner, body: electronic })).toMatchObject({
      status: 200,
      body: { delivery: electronic },
    })
    const sent = await api.ask('POST', `${path}/submission`, { for: owner })
    expect(sent).toMatchObject({
      status: 201,
      body: { caseId: begun.body.applicationId, receiptNumber: expect.any(String), caseNumber: expect.any(String) },
    })
    const { caseId } = sent.body

    const inbox = await api.ask('GET', '/v1/cases?limit=100', { for: post('windowOne') })
    expect(inbox.body.cases).toContainEqual(
      expect.objectContaining({ caseId, awaiting: 'pre_review', dueKind: 'acceptance' }),
    )
    const seen = await api.ask('GET', `/v1/cases/${caseId}`, { for: post('windowOne') })
    expect(seen).toMatchObject({
      status: 200,
      body: {
        awaiting: 'pre_review',
        sequence: 1,
        clock: {
          kind: 'acceptance',
          explanation: expect.arrayContaining([expect.objectContaining({ rule: 'result' })]),
        },
      },
    })
    expect(seen.headers.get('etag')).toBe('"1"')
    expect(seen.body.actions).toEqual(expect.arrayContaining(['pre_review', 'request_correction', 'not_accept']))

    const demands = [{ about: 'material:layout', text: '请补传标有尺寸的平面图。' }]
    await act(caseId, 'correction-request', post('windowOne'), { demands })
    const asked = await api.ask('GET', `/v1/cases/${caseId}`, { for: owner })
    expect(asked.body).toMatchObject({ status: 'correcting', openDemands: demands, clock: { kind: 'correction' } })
    const corrected = await api.ask('POST', `/v1/cases/${caseId}/materials/layout`, {
      for: owner,
      file: { content: samplePdf('better layout') },
    })
    expect(corrected.status).toBe(201)
    const waiting = await api.ask('GET', `/v1/cases/${caseId}/materials`, { for: owner })
    expect(waiting.body.papers).toHaveLength(1)
    await act(caseId, 'correction', owner, { answers: { staffCount: 7 } })

    await act(caseId, 'pre-review', post('windowOne'))
    const checklist = ['applicationForm', 'businessLicence', 'layout', 'foodSafetyRules']
    expect(await act(caseId, 'acceptance', post('windowOne'), { checklist })).toMatchObject({
      status: 'under_review',
      awaiting: 'review',
    })
    const kindsFor = async (reader: string) => {
      const dates = await api.ask('GET', `/v1/cases/${caseId}/dates`, { for: reader })
      expect(verifyDates(dates.body)).toMatchObject({ ok: true })
      expect(JSON.stringify(dates.body)).not.toContain('石小桥')
      return dates.body.dates.map(({ kind }: { kind: string }) => kind)
    }
    expect(await kindsFor(owner)).toEqual(['promised', 'statutory'])
    expect(await kindsFor(post('foodReview'))).toEqual(['promised', 'statutory', 'step'])
    const points = await pointsOf(itemId, ['review'])
    await act(caseId, 'review', post('foodReview'), { points, opinion: '符合条件。' })
    await act(caseId, 'return', post('foodDecision'), { reason: '请再核对经营项目。' })
    await act(caseId, 'review', post('foodReview'), { points, opinion: '已核对。' })
    await act(caseId, 'decision', post('foodDecision'), {
      outcome: 'granted',
      points: await pointsOf(itemId, ['decide']),
      opinion: '准予许可。',
    })
    const done = await afterwards(caseId, owner, 'concluded')
    expect(done.body).toMatchObject({ status: 'concluded', outcome: 'granted', certificateId: expect.any(String) })
    expect(done.body.timeline.map((event: { type: string }) => event.type)).not.toContain('returned')
    const events = await api.ask('GET', `/v1/cases/${caseId}/events?limit=3`, { for: post('foodDecision') })
    expect(events.body).toMatchObject({ events: [{ sequence: 1 }, { sequence: 2 }, { sequence: 3 }], next: 3 })

    await settle(world)
    const documents = await api.ask('GET', `/v1/cases/${caseId}/documents`, { for: owner })
    expect(documents.body.documents.map((made: { kind: string }) => made.kind)).toEqual(
      expect.arrayContaining(['slip', 'correction', 'acceptance', 'decision']),
    )
    const notice = await api.ask('GET', `/v1/cases/${caseId}/documents/${documents.body.documents[0].documentId}`, {
      for: owner,
    })
    expect(notice.headers.get('content-type')).toBe('application/pdf')
    expect(notice.body.subarray(0, 5).toString()).toBe('%PDF-')
    const certificate = await api.ask('GET', `/v1/cases/${caseId}/certificate`, { for: owner })
    expect(certificate.body.subarray(0, 5).toString()).toBe('%PDF-')

    const second = { kind: 'last_four', value: restaurant.slice(-4) }
    const verified = await api.ask('POST', '/v1/certificates/verification', {
      body: { number: done.body.certificateId, second },
    })
    expect(verified).toMatchObject({ status: 200, body: { state: 'valid', typeName: '食品经营许可证' } })

    const messages = await api.ask('GET', '/v1/messages', { for: owner })
    expect(messages.body.messages.length).toBeGreaterThan(3)
    const read = await api.ask('POST', `/v1/messages/${messages.body.messages[0].messageId}/reading`, { for: owner })
    expect(read.status).toBe(200)

    const evaluation = { grade: 1, reasons: ['speed'], text: '' }
    expect(await api.ask('POST', `/v1/cases/${caseId}/evaluation`, { for: owner, body: evaluation })).toMatchObject({
      status: 201,
    })
    expect(await api.ask('POST', `/v1/cases/${caseId}/evaluation`, { for: owner, body: evaluation })).toMatchObject({
      status: 409,
      body: { code: 'evaluation.given_before' },
    })
  })
})

describe('生育登记, at the street window', () => {
  test('a post registers the people, files for them, accepts; one officer reviews and decides', async () => {
    const itemId = await api.itemId('birth')
    const clerk = post('streetWindow')
    const begun = await api.ask('POST', '/v1/applications', {
      for: clerk,
      body: { itemId, applicant: { citizenId: citizens.lin } },
    })
    expect(begun.status).toBe(201)
    const path = `/v1/applications/${begun.body.applicationId}`
    for (const [section, answers] of Object.entries(birthAnswers)) {
      expect(await api.ask('PUT', `${path}/sections/${section}`, { for: clerk, body: { answers } })).toMatchObject({
        status: 200,
      })
    }
    const materialIds = [
      'wifeIdentity',
      'husbandIdentity',
      'wifeHousehold',
      'husbandHousehold',
      'marriageCertificate',
      'registrationForm',
    ]
    expect(await api.ask('PUT', `${path}/handed-in`, { for: clerk, body: { materialIds } })).toMatchObject({
      status: 200,
    })
    await api.ask('PUT', `${path}/delivery`, { for: clerk, body: { way: 'window', address: null } })
    const sent = await api.ask('POST', `${path}/submission`, { for: clerk })
    expect(sent.status).toBe(201)
    const { caseId } = sent.body

    await act(caseId, 'acceptance', clerk, { checklist: materialIds })
    const points = await pointsOf(itemId, ['review', 'decide'])
    const refused = await api.ask('POST', `/v1/cases/${caseId}/decision`, {
      for: post('streetOfficer'),
      body: { outcome: 'granted', points: [], opinion: '' },
    })
    expect(refused).toMatchObject({ status: 422, body: { code: 'case.points_incomplete' } })
    await act(caseId, 'decision', post('streetOfficer'), { outcome: 'granted', points, opinion: '准予登记。' })
    const own = await afterwards(caseId, person(api.personIds.lin), 'issued')
    expect(own.body).toMatchObject({ status: 'issued', awaiting: 'deliver', outcome: 'granted' })
    expect(await act(caseId, 'delivery', clerk)).toMatchObject({ status: 'concluded', awaiting: null })
  })
})

describe('灵活就业参保, while the person waits', () => {
  test('the whole application in one request, and one act that accepts and decides', async () => {
    const itemId = await api.itemId('insurance')
    const clerk = post('socialClerk')
    const body = {
      itemId,
      applicant: { citizenId: citizens.he },
      answers: flat(insuranceAnswers),
      delivery: electronic,
      handedIn: ['identity'],
    }
    const filed = await api.ask('POST', '/v1/cases', { for: clerk, body })
    expect(filed, JSON.stringify(filed.body)).toMatchObject({
      status: 201,
      body: { receiptNumber: expect.any(String) },
    })
    const { caseId } = filed.body
    const decision = { outcome: 'granted', points: await pointsOf(itemId, ['decide']), opinion: '已登记。' }
    expect(await act(caseId, 'acceptance', clerk, { checklist: ['identity'], decision })).toMatchObject({
      status: 'granted',
      awaiting: 'issue',
    })
    const own = await afterwards(caseId, person(api.personIds.he), 'concluded')
    expect(own.body).toMatchObject({ status: 'concluded', outcome: 'granted', certificateId: null })
  })

  test('a person files for herself, with the paper in the request, and withdraws', async () => {
    const self = person(api.personIds.he)
    const papers = [
      { materialId: 'identity', fileName: '身份证.pdf', content: samplePdf('identity').toString('base64') },
    ]
    const body = {
      itemId: await api.itemId('insurance'),
      answers: flat(insuranceAnswers),
      delivery: electronic,
      papers,
    }
    const filed = await api.ask('POST', '/v1/cases', { for: self, body })
    expect(filed, JSON.stringify(filed.body)).toMatchObject({ status: 201 })
    const { caseId } = filed.body
    const view = await api.ask('GET', `/v1/cases/${caseId}`, { for: self })
    const [paper] = view.body.application.papers
    expect((await api.ask('GET', `/v1/cases/${caseId}/papers/${paper.uploadId}`, { for: self })).body).toEqual(
      samplePdf('identity'),
    )
    expect(await act(caseId, 'withdrawal', self, { reason: '暂时不办了' })).toMatchObject({
      status: 'withdrawn',
      awaiting: null,
    })
  })
})
