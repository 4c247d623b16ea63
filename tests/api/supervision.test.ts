import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoActors, demoActors } from '../support/actors.ts'
import { type ApiWorld, type Asking, apiWorld, post } from '../support/api.ts'
import { acceptedCases, passTo } from '../support/watched.ts'
import { demoWorld, samplePdf, type World } from '../support/world.ts'

let world: World
let api: ApiWorld
let actors: DemoActors
let caseIds: string[]
beforeAll(async () => {
  world = await demoWorld()
  world.platform.clock.set('2026-11-23T10:00:00+08:00')
  actors = await demoActors(world)
  // Five working days for the review: over on Monday the 30th, a yellow card on the 1st.
  caseIds = await acceptedCases(world, actors, 2)
  await passTo(world, '2026-12-01T08:00:00+08:00')
  api = await apiWorld(world)
}, 120_000)
afterAll(async () => {
  await api?.close()
  await world?.close()
})

const [reviewer, supervisor, stranger] = [post('foodReview'), post('supervision'), post('socialClerk')]
const keyed = (key: string, asking: Asking): Asking => ({ ...asking, headers: { 'idempotency-key': key } })
async function done(method: string, path: string, asking: Asking) {
  const { status, body } = await api.ask(method, path, asking)
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body
}

describe('cards', () => {
  test('a department reads what waits for its post, page by page, and what stands on a case', async () => {
    const first = await done('GET', '/v1/cards?limit=1', { for: reviewer })
    expect(first.cards).toHaveLength(1)
    const second = await done('GET', `/v1/cards?limit=1&after=${encodeURIComponent(first.next)}`, { for: reviewer })
    expect(second.next).toBeNull()
    const cards = [...first.cards, ...second.cards]
    expect(cards.map(({ caseId }) => caseId).sort()).toEqual([...caseIds].sort())
    expect(cards[0]).toMatchObject({
      level: 'yellow',
      status: 'raised',
      raisedAt: '2026-12-01T00:00:00.000+08:00',
      rule: { number: 'Y4', version: 1, regionCode: '' },
    })
    expect(cards[0].rule.sentence.zh).toContain('环节超过规定时限')
    const ofCase = await done('GET', `/v1/cases/${caseIds[0]}/cards`, { for: reviewer })
    expect(ofCase.cards.map(({ rule }: { rule: { number: string } }) => rule.number)).toContain('Y4')
    expect((await api.ask('GET', `/v1/cases/${caseIds[0]}/cards`, { for: stranger })).status).toBe(404)
  })

  test('nobody else learns of a card; a narrow token may neither read nor answer; only a supervisor asks for a region', async () => {
    const { cards } = await done('GET', '/v1/cards', { for: reviewer })
    const path = `/v1/cards/${cards[0].cardId}`
    expect((await api.ask('GET', path, { for: stranger })).status).toBe(404)
    expect((await api.ask('POST', `${path}/answer`, { for: stranger, body: { text: '不是我。' } })).status).toBe(404)
    expect(
      (await api.ask('POST', `${path}/acceptance`, { for: reviewer, body: { expectedSequence: 0 } })).body.code,
    ).toBe('card.not_yours')
    expect((await api.ask('GET', '/v1/cards?list=region', { for: reviewer })).body.code).toBe('supervision.not_duty')
    const token = await api.token('cases:handle')
    expect((await api.ask('GET', path, { for: reviewer, token })).body.code).toBe('identity.scope_not_granted')
    const empty = await api.ask('POST', `${path}/answer`, { for: reviewer, body: { text: ' ' } })
    expect(empty.body.errors).toMatchObject([{ pointer: '/text' }])
    // The whole body is asked here: whoever decides in it has the card in her own list, and is not told of it besides.
    const decider = post('foodDecision')
    expect((await done('GET', '/v1/cards?list=told', { for: decider })).cards).toEqual([])
    const own = await done('GET', '/v1/cards', { for: decider })
    expect(own.cards.map(({ cardId }: { cardId: string }) => cardId)).toContain(cards[0].cardId)
    const region = await done('GET', '/v1/cards?list=region&level=yellow&state=open', { for: supervisor })
    expect(region.cards.map(({ cardId }: { cardId: string }) => cardId)).toContain(cards[0].cardId)
  })

  test('an answer that is sent twice is one; a supervisor returns it with a day, and accepts the next', async () => {
    const { cards } = await done('GET', '/v1/cards', { for: reviewer })
    const path = `/v1/cards/${cards[0].cardId}`
    const asking = keyed(randomUUID(), { for: reviewer, body: { text: '核查人员生病，已调人。' } })
    const answered = await done('POST', `${path}/answer`, asking)
    expect(answered).toMatchObject({ status: 'answered', actions: [], steps: [{ kind: 'answered' }] })
    expect(await done('POST', `${path}/answer`, asking)).toEqual(answered)
    const again = await api.ask('POST', `${path}/answer`, { for: reviewer, body: { text: '另外一种说法。' } })
    expect(again.body.code).toBe('card.state')
    const returned = await done('POST', `${path}/return`, {
      for: supervisor,
      body: { text: '请写明日期。', days: 2, expectedSequence: 1 },
    })
    expect(returned).toMatchObject({ status: 'returned', answerBy: '2026-12-03' })
    await done('POST', `${path}/answer`, { for: reviewer, body: { text: '12 月 2 日办结。' } })
    const accepted = await done('POST', `${path}/acceptance`, { for: supervisor, body: { expectedSequence: 3 } })
    expect(accepted.steps.map(({ kind }: { kind: string }) => kind)).toEqual([
      'answered',
      'returned',
      'answered',
      'accepted',
    ])
  })
})

describe('what is judged is what was read', () => {
  test('without its sequence nothing is judged; an older one is refused, in the body and as If-Match', async () => {
    const { cards } = await done('GET', '/v1/cards', { for: reviewer })
    const path = `/v1/cards/${cards[0].cardId}`
    await done('POST', `${path}/answer`, { for: reviewer, body: { text: '核查人员生病。', expectedSequence: 0 } })
    const read = await api.ask('GET', path, { for: supervisor })
    expect([read.body.sequence, read.headers.get('etag')]).toEqual([1, '"1"'])
    const again = { text: '请写明日期。', days: 2 }
    for (const [act, body] of [
      ['acceptance', {}],
      ['return', again],
    ] as const) {
      const blind = await api.ask('POST', `${path}/${act}`, { for: supervisor, body })
      expect(blind).toMatchObject({ status: 422, body: { errors: [{ pointer: '/expectedSequence' }] } })
      expect(blind.body.code).toBe('api.sequence_missing')
    }
    await done('POST', `${path}/return`, { for: supervisor, body: { ...again, expectedSequence: 1 } })
    await done('POST', `${path}/answer`, { for: reviewer, body: { text: '其实是材料丢了。' } })
    for (const [act, body] of [
      ['acceptance', {}],
      ['return', again],
    ] as const)
      for (const asking of [{ body: { ...body, expectedSequence: 1 } }, { body, headers: { 'if-match': '"1"' } }])
        expect(await api.ask('POST', `${path}/${act}`, { for: supervisor, ...asking })).toMatchObject({
          status: 409,
          body: { code: 'card.changed_meanwhile' },
        })
    const late = { for: reviewer, body: { text: '再说一次。', expectedSequence: 0 } }
    expect((await api.ask('POST', `${path}/answer`, late)).body.code).toBe('card.changed_meanwhile')
    const accepted = await api.ask('POST', `${path}/acceptance`, {
      ...{ for: supervisor, body: {} },
      headers: { 'if-match': '"3"' },
    })
    expect([accepted.status, accepted.body.status, accepted.headers.get('etag')]).toEqual([200, 'accepted', '"4"'])
  })
})

describe('correction orders', () => {
  const open = (asking: Asking) => done('POST', '/v1/correction-orders', asking)

  test('one that is opened twice with the same key is one; its body proves what it did, and the supervisor accepts', async () => {
    const body = { officeId: actors.reviewer.departmentId, text: '请清理积压件。', days: 5 }
    const asking = keyed(randomUUID(), { for: supervisor, body })
    const { orderId } = await open(asking)
    expect((await open(asking)).orderId).toBe(orderId)
    const path = `/v1/correction-orders/${orderId}`
    const { orders } = await done('GET', '/v1/correction-orders', { for: reviewer })
    expect(orders.filter((one: { orderId: string }) => one.orderId === orderId)).toMatchObject([
      { status: 'open', dueOn: '2026-12-08', text: '请清理积压件。' },
    ])
    expect((await api.ask('GET', path, { for: stranger })).status).toBe(404)
    const { uploadId } = await done('POST', `${path}/proofs`, { for: reviewer, file: { content: samplePdf('proof') } })
    const unknown = await api.ask('POST', `${path}/answer`, {
      for: reviewer,
      body: { text: '已整改。', proofs: [randomUUID()] },
    })
    expect(unknown.body.code).toBe('order.proof_unknown')
    const answered = await done('POST', `${path}/answer`, {
      for: reviewer,
      body: { text: '已整改。', proofs: [uploadId] },
    })
    expect(answered).toMatchObject({ status: 'answered', steps: [{ proofs: [uploadId] }], proofs: [{ uploadId }] })
    const file = await done('GET', `${path}/proofs/${uploadId}`, { for: supervisor })
    expect(file.equals(samplePdf('proof'))).toBe(true)
    expect((await api.ask('GET', `${path}/proofs/${uploadId}`, { for: stranger })).status).toBe(404)
    const returned = await done('POST', `${path}/return`, {
      for: supervisor,
      body: { text: '请附照片。', days: 1, expectedSequence: 1 },
    })
    expect(returned).toMatchObject({ status: 'returned', dueOn: '2026-12-02' })
    await done('POST', `${path}/answer`, { for: reviewer, body: { text: '已补。', proofs: [uploadId] } })
    expect(await done('POST', `${path}/acceptance`, { for: supervisor, body: { expectedSequence: 3 } })).toMatchObject({
      status: 'accepted',
    })
    const list = await done('GET', '/v1/correction-orders?list=region&state=closed', { for: supervisor })
    expect(list.orders.map((one: { orderId: string }) => one.orderId)).toContain(orderId)
  })

  test('one that is judged is the one that was read; a second for the same card, and a case of others, are refused', async () => {
    const { cards } = await done('GET', '/v1/cards?list=region', { for: supervisor })
    const asked = { text: '请清理积压件。', days: 5, cardId: cards[0].cardId }
    await open({ for: supervisor, body: { ...asked, another: true } })
    const second = await api.ask('POST', '/v1/correction-orders', { for: supervisor, body: asked })
    expect(second).toMatchObject({ status: 409, body: { code: 'order.open_already' } })
    const ofOthers = { text: asked.text, days: 5, caseId: caseIds[0], officeId: actors.simpleClerk.departmentId }
    const unknown = await api.ask('POST', '/v1/correction-orders', { for: supervisor, body: ofOthers })
    expect(unknown).toMatchObject({
      status: 422,
      body: { code: 'order.case_unknown', errors: [{ pointer: '/caseId' }] },
    })
    const order = await open({ for: supervisor, body: { ...ofOthers, officeId: actors.reviewer.departmentId } })
    expect(order).toMatchObject({ caseId: caseIds[0], sequence: 0 })
    const path = `/v1/correction-orders/${order.orderId}`
    await done('POST', `${path}/proofs`, { for: reviewer, file: { content: samplePdf('proof') } })
    await done('POST', `${path}/answer`, { for: reviewer, body: { text: '已整改。' } })
    const again = { text: '请附照片。', days: 1, expectedSequence: 1 }
    await done('POST', `${path}/return`, { for: supervisor, body: again })
    await done('POST', `${path}/answer`, { for: reviewer, body: { text: '已补。' } })
    for (const [act, body] of [
      ['acceptance', { expectedSequence: 1 }],
      ['return', again],
    ] as const)
      expect(await api.ask('POST', `${path}/${act}`, { for: supervisor, body })).toMatchObject({
        status: 409,
        body: { code: 'order.changed_meanwhile' },
      })
    expect((await api.ask('POST', `${path}/acceptance`, { for: supervisor, body: {} })).body.code).toBe(
      'api.sequence_missing',
    )
  })

  test('are opened by supervisors only, and for bodies of their region only', async () => {
    const body = { officeId: actors.reviewer.departmentId, text: '请清理积压件。', days: 5 }
    const refused = await api.ask('POST', '/v1/correction-orders', { for: reviewer, body })
    expect(refused.body.code).toBe('supervision.not_duty')
    const elsewhere = { ...body, officeId: randomUUID() }
    const unknown = await api.ask('POST', '/v1/correction-orders', { for: supervisor, body: elsewhere })
    expect(unknown).toMatchObject({ status: 422, body: { errors: [{ pointer: '/officeId' }] } })
  })
})

test('one answer serves the cards of one delay that it names, and no others', async () => {
  await passTo(world, '2026-12-08T08:00:00+08:00')
  const [caseId = ''] = caseIds
  const { cards } = await done('GET', `/v1/cases/${caseId}/cards`, { for: reviewer })
  type Line = { cardId: string; status: string; rule: { number: string } }
  const open = (cards as Line[]).filter(({ status }) => status === 'raised')
  const [first, ...others] = open
  const path = `/v1/cards/${first?.cardId}`
  const { sameCause } = await done('GET', path, { for: reviewer })
  expect(sameCause.map(({ cardId }: Line) => cardId).toSorted()).toEqual(others.map(({ cardId }) => cardId).toSorted())
  const also = sameCause.map(({ cardId, sequence }: { cardId: string; sequence: number }) => ({
    ...{ cardId, expectedSequence: sequence },
  }))
  const moved = [{ ...also[0], expectedSequence: 7 }]
  const refused = await api.ask('POST', `${path}/answer`, { for: reviewer, body: { text: '已调人。', also: moved } })
  expect(refused).toMatchObject({ status: 409, body: { code: 'card.also_changed' } })
  await done('POST', `${path}/answer`, { for: reviewer, body: { text: '已调人。', also } })
  for (const { cardId } of open)
    expect(await done('GET', `/v1/cards/${cardId}`, { for: supervisor })).toMatchObject({
      status: 'answered',
      steps: [{ text: '已调人。' }],
    })
})
