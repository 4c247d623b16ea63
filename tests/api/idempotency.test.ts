import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { syntheticPerson } from '../../src/modules/identity/rules/synthetic-people.ts'
import { flat, insuranceAnswers } from '../support/answers.ts'
import { type ApiWorld, type Asking, apiWorld, person, post } from '../support/api.ts'
import { asOwner } from '../support/database.ts'
import { demoWorld, samplePdf, type World } from '../support/world.ts'

let world: World
let api: ApiWorld
let self: string
let filing: Record<string, unknown>
beforeAll(async () => {
  world = await demoWorld()
  api = await apiWorld(world)
  self = person(api.personIds.he)
  filing = {
    itemId: await api.itemId('insurance'),
    answers: flat(insuranceAnswers),
    delivery: { way: 'electronic', address: null },
    papers: [{ materialId: 'identity', fileName: 'a.pdf', content: samplePdf('a').toString('base64') }],
  }
})
afterAll(async () => {
  await api.close()
  await world.close()
})

const count = async (table: string): Promise<number> => {
  const [row] = await asOwner<{ n: string }>(world.platform, `select count(*) as n from ${table}`)
  return Number(row?.n)
}
const keyed = (key: string, asking: Asking): Asking => ({ ...asking, headers: { 'idempotency-key': key } })
const file = async () => (await api.ask('POST', '/v1/cases', { for: self, body: filing })).body.caseId as string

describe('the same intent sent again, one after the other, gets the first answer', () => {
  const twice = async (path: string, asking: Asking, method = 'POST') => {
    const key = randomUUID()
    const first = await api.ask(method, path, keyed(key, asking))
    const second = await api.ask(method, path, keyed(key, asking))
    expect(first.status, JSON.stringify(first.body)).toBeLessThan(300)
    expect({ status: second.status, body: second.body }).toEqual({ status: first.status, body: first.body })
    expect(first.headers.get('idempotent-replayed')).toBeNull()
    expect(second.headers.get('idempotent-replayed')).toBe('true')
    return first.body
  }

  test('filing a case', async () => {
    const before = await count('cases.case_head')
    await twice('/v1/cases', { for: self, body: filing })
    expect(await count('cases.case_head')).toBe(before + 1)
  })

  test('beginning an application, uploading, sending', async () => {
    const before = await count('cases.draft')
    const { applicationId } = await twice('/v1/applications', { for: self, body: { itemId: filing.itemId } })
    expect(await count('cases.draft')).toBe(before + 1)
    const path = `/v1/applications/${applicationId}`
    await twice(`${path}/materials/identity`, { for: self, file: { content: samplePdf('b') } })
    expect((await api.ask('GET', path, { for: self })).body.papers).toHaveLength(1)
    for (const [section, answers] of Object.entries(insuranceAnswers))
      await api.ask('PUT', `${path}/sections/${section}`, { for: self, body: { answers } })
    await api.ask('PUT', `${path}/delivery`, { for: self, body: filing.delivery })
    const sent = await twice(`${path}/submission`, { for: self })
    expect((await api.ask('POST', `${path}/submission`, { for: self })).body).toEqual(sent)
  })

  test('an act of a post, and a withdrawal', async () => {
    const caseId = await file()
    const events = await count('cases.case_event')
    await twice(`/v1/cases/${caseId}/acceptance`, { for: post('socialClerk'), body: { checklist: ['identity'] } })
    await twice(`/v1/cases/${caseId}/withdrawal`, { for: self, body: {} })
    expect(await count('cases.case_event')).toBe(events + 2)
  })

  test('registering a person', async () => {
    const { name, citizenId } = syntheticPerson(7100)
    await twice('/v1/persons', { for: post('windowOne'), body: { name, citizenId } })
  })

  test('an evaluation', async () => {
    const caseId = await file()
    await api.ask('POST', `/v1/cases/${caseId}/withdrawal`, { for: self, body: {} })
    await twice(`/v1/cases/${caseId}/evaluation`, { for: self, body: { grade: 2, reasons: [], text: '' } })
  })
})

describe('the same intent sent ten times at once happens once', () => {
  const tenfold = async (path: string, asking: Asking) => {
    const key = randomUUID()
    return Promise.all(Array.from({ length: 10 }, () => api.ask('POST', path, keyed(key, asking))))
  }

  test('filing a case: one case, nothing left over, ten equal answers', async () => {
    const [cases, drafts] = [await count('cases.case_head'), await count('cases.draft')]
    const answers = await tenfold('/v1/cases', { for: self, body: filing })
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    expect(await count('cases.case_head')).toBe(cases + 1)
    expect(await count('cases.draft')).toBe(drafts)
  })

  test('beginning an application: one draft', async () => {
    const before = await count('cases.draft')
    const answers = await tenfold('/v1/applications', { for: self, body: { itemId: filing.itemId } })
    expect(new Set(answers.map(({ body }) => body.applicationId)).size).toBe(1)
    expect(await count('cases.draft')).toBe(before + 1)
  })

  test('an act: one event', async () => {
    const caseId = await file()
    const events = await count('cases.case_event')
    const answers = await tenfold(`/v1/cases/${caseId}/acceptance`, {
      for: post('socialClerk'),
      body: { checklist: ['identity'] },
    })
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
    expect(await count('cases.case_event')).toBe(events + 1)
  })

  test('without a key: the first act happens, the others are told that the state has changed', async () => {
    const caseId = await file()
    const asking = { for: post('socialClerk'), body: { checklist: ['identity'] } }
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => api.ask('POST', `/v1/cases/${caseId}/acceptance`, asking)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409])
  })
})

test('a key that was used for another request is refused; another person may use the same', async () => {
  const key = randomUUID()
  expect((await api.ask('POST', '/v1/cases', keyed(key, { for: self, body: filing }))).status).toBe(201)
  const other = {
    ...filing,
    answers: { ...(filing.answers as object), residenceAddress: '湖南省长沙市芙蓉区演示路 9 号' },
  }
  expect(await api.ask('POST', '/v1/cases', keyed(key, { for: self, body: other }))).toMatchObject({
    status: 409,
    body: { code: 'intent.reused' },
  })
  const lin = await api.ask('POST', '/v1/cases', keyed(key, { for: person(api.personIds.lin), body: filing }))
  expect(lin.status).toBe(201)
})

test('a refused request keeps no answer: corrected, it may be sent under the same key', async () => {
  const key = randomUUID()
  const faulty = { ...filing, papers: [] }
  expect((await api.ask('POST', '/v1/cases', keyed(key, { for: self, body: faulty }))).status).toBe(422)
  expect((await api.ask('POST', '/v1/cases', keyed(key, { for: self, body: filing }))).status).toBe(201)
})

test('what is kept of an intent holds no personal value', async () => {
  const rows = JSON.stringify(await asOwner(world.platform, 'select * from platform.intent'))
  for (const value of Object.values(flat(insuranceAnswers)).filter(
    (value) => typeof value === 'string' && value.length > 8,
  )) {
    expect(rows).not.toContain(value)
  }
})
