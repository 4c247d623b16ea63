import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoActors, demoActors } from '../../../tests/support/actors.ts'
import { asOwner } from '../../../tests/support/database.ts'
import { acceptedCases, cardsIn, passTo } from '../../../tests/support/watched.ts'
import { demoWorld, samplePdf, type World } from '../../../tests/support/world.ts'
import type { Supervision } from './index.ts'

let world: World
let actors: DemoActors
let supervision: Supervision
let caseIds: string[]
beforeAll(async () => {
  world = await demoWorld()
  actors = await demoActors(world)
  supervision = world.modules.supervision
  world.platform.clock.set('2026-11-23T10:00:00+08:00')
  // Five working days for the review: over on Monday the 30th, a yellow card on the 1st.
  caseIds = await acceptedCases(world, actors, 3)
  await passTo(world, '2026-12-01T08:00:00+08:00')
}, 120_000)
afterAll(() => world.close())

const read = (expectedSequence: number) => ({ expectedSequence })
const code = (code: string) => expect.objectContaining({ code })
const cardOf = async (place: number, rule: string) => {
  const found = (await cardsIn(world, [caseIds[place] ?? ''])).find(({ ruleNumber }) => ruleNumber === rule)
  if (!found) throw new Error(`no ${rule}`)
  return found.cardId
}

describe('a card', () => {
  test('waits on the desk of the body whose time it was, with its rule, until when, and for nobody else', async () => {
    const { lines } = await supervision.cardsWaiting(actors.reviewer)
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatchObject({
      ruleNumber: 'Y4',
      level: 'yellow',
      answerBy: '2026-12-03',
      officeId: actors.reviewer.departmentId,
      postId: null,
    })
    expect(lines[0]?.rule?.sentence.zh).toBe('环节超过规定时限')
    expect((await supervision.cardsWaiting(actors.simpleClerk)).lines).toEqual([])
    const cardId = await cardOf(0, 'Y4')
    for (const stranger of [
      actors.simpleClerk,
      actors.streetOfficer,
      actors.citizen,
      { ...actors.supervisor, regionCode: '440000000000' },
    ]) {
      await expect(supervision.card(cardId, stranger)).rejects.toEqual(code('card.not_found'))
      await expect(supervision.answerCard(cardId, stranger, { text: '说明' })).rejects.toEqual(code('card.not_found'))
    }
    await expect(supervision.card('x', actors.supervisor)).rejects.toEqual(code('card.not_found'))
    expect(await supervision.cardsOfCase(caseIds[0] ?? '', actors.simpleClerk)).toEqual([])
    expect(
      (await supervision.cardsOfCase(caseIds[0] ?? '', actors.reviewer)).map(({ ruleNumber }) => ruleNumber),
    ).toEqual(['W1', 'Y4'])
  })

  test('is answered, returned, answered again and accepted; words are sealed, and the supervisor answers nothing', async () => {
    const cardId = await cardOf(0, 'Y4')
    await expect(supervision.answerCard(cardId, actors.supervisor, { text: '说明' })).rejects.toEqual(
      code('card.not_yours'),
    )
    await expect(supervision.answerCard(cardId, actors.reviewer, { text: '  ' })).rejects.toEqual(
      code('supervision.words'),
    )
    await expect(supervision.acceptCard(cardId, actors.supervisor, read(0))).rejects.toEqual(code('card.state'))
    const sent = await Promise.allSettled(
      ['核查人员生病。', '等待第三方检测。'].map((text) => supervision.answerCard(cardId, actors.reviewer, { text })),
    )
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(supervision.acceptCard(cardId, actors.reviewer, read(1))).rejects.toEqual(code('card.not_yours'))
    const returned = await supervision.returnCard(cardId, actors.supervisor, {
      text: '请附排班表。',
      days: 1,
      ...read(1),
    })
    expect(returned).toMatchObject({ status: 'returned', answerBy: '2026-12-02', actions: [] })
    const answered = await supervision.answerCard(cardId, actors.decider, { text: '已附。' })
    expect(answered.history.map(({ kind, text }) => [kind, text])).toMatchObject([
      ['answered', expect.any(String)],
      ['returned', '请附排班表。'],
      ['answered', '已附。'],
    ])
    expect(await supervision.acceptCard(cardId, actors.supervisor, read(3))).toMatchObject({
      status: 'accepted',
      actions: [],
    })
    const [sealed] = await asOwner<{ whole: string }>(
      world.platform,
      `select string_agg(encode(sealed, 'escape'), '') as whole from supervision.card_step`,
    )
    expect(sealed?.whole).not.toContain(Buffer.from('排班表').toString('latin1'))
    await passTo(world, '2026-12-04T08:00:00+08:00')
    expect(await supervision.card(cardId, actors.supervisor)).toMatchObject({ status: 'accepted', unanswered: false })
  })

  test('that nobody answers is told to whoever decides; the second of a case is a red one, with an order', async () => {
    const late = await supervision.card(await cardOf(1, 'Y4'), actors.decider)
    expect(late).toMatchObject({ status: 'escalated', unanswered: true, superiorId: actors.decider.departmentId })
    expect((await supervision.cardsEscalated(actors.decider)).lines.map(({ cardId }) => cardId)).toContain(late.cardId)
    expect((await cardsIn(world, [caseIds[1] ?? ''])).map(({ ruleNumber }) => ruleNumber)).not.toContain('U1')
    // Promise and law are over on Monday the 7th: yellow and red on the 8th; nobody answers by the 10th.
    await passTo(world, '2026-12-08T08:00:00+08:00')
    await passTo(world, '2026-12-11T08:00:00+08:00')
    const cards = await supervision.cardsOfCase(caseIds[1] ?? '', actors.supervisor)
    // Two of one moment come in no order that says anything.
    const said = cards
      .map(({ ruleNumber, level, raisedAt }) => `${raisedAt.toISOString()} ${ruleNumber} ${level}`)
      .sort()
    expect(said.map((line) => line.slice(25))).toEqual([
      ...['W1 warning', 'Y4 yellow', 'W1 warning', 'R2 red', 'Y1 yellow', 'R1 red', 'U1 red'],
    ])
    const red = cards.find(({ ruleNumber }) => ruleNumber === 'U1')
    expect(red?.raisedAt).toEqual(new Date('2026-12-11T00:00:00+08:00'))
    // Answered in time, the first of the other case does not count.
    expect((await cardsIn(world, [caseIds[0] ?? ''])).map(({ ruleNumber }) => ruleNumber)).not.toContain('U1')
    // It may still be answered.
    expect(await supervision.answerCard(late.cardId, actors.reviewer, { text: '补交说明。' })).toMatchObject({
      status: 'answered',
      unanswered: true,
    })
  })

  test('is in the list of its supervisor, by level and by what it waits for, page by page', async () => {
    const all = await supervision.cardsOfRegion(actors.supervisor)
    const yellow = await supervision.cardsOfRegion(actors.supervisor, { level: 'yellow', state: 'open' })
    expect(yellow.lines.every(({ level, status }) => level === 'yellow' && status !== 'accepted')).toBe(true)
    const seen: string[] = []
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await supervision.cardsOfRegion(actors.supervisor, {}, { limit: 4, after })
      expect(page.lines.length).toBeLessThanOrEqual(4)
      seen.push(...page.lines.map(({ cardId }) => cardId))
      after = page.next
    }
    expect(seen).toEqual(all.lines.map(({ cardId }) => cardId))
    await expect(supervision.cardsOfRegion(actors.reviewer)).rejects.toEqual(code('supervision.not_duty'))
    await expect(supervision.cardsOfRegion(actors.supervisor, { regionCode: '440000000000' })).rejects.toEqual(
      code('supervision.not_duty'),
    )
  })
})

describe('an order', () => {
  test('of a red card has its own day; it is answered with proof, returned, and escalated when nobody answers', async () => {
    const { lines } = await supervision.ordersWaiting(actors.reviewer)
    const red = await cardOf(1, 'R2')
    const order = lines.find(({ cardId }) => cardId === red)
    expect(order).toMatchObject({ status: 'open', dueOn: '2026-12-15', caseId: caseIds[1], text: null })
    expect(order?.number).toMatch(/^DB2026-[2-9A-Z]{8}$/)
    const orderId = order?.orderId ?? ''
    await expect(supervision.order(orderId, actors.simpleClerk)).rejects.toEqual(code('order.not_found'))
    // Without a proof, named or not, nothing was put right.
    for (const proofs of [undefined, []])
      await expect(supervision.answerOrder(orderId, actors.reviewer, { text: '已整改。', proofs })).rejects.toEqual(
        code('order.proof_missing'),
      )
    const proof = { name: '整改照片.pdf', content: Readable.from([samplePdf('proof')]) }
    const { uploadId } = await supervision.addProof(orderId, actors.reviewer, proof)
    const text = '已办结，并调整了人手。'
    await expect(supervision.answerOrder(orderId, actors.reviewer, { text, proofs: [orderId] })).rejects.toEqual(
      code('order.proof_unknown'),
    )
    expect(await supervision.answerOrder(orderId, actors.reviewer, { text, proofs: [uploadId] })).toMatchObject({
      status: 'answered',
    })
    expect((await supervision.openProof(orderId, actors.supervisor, uploadId))?.content).toEqual(samplePdf('proof'))
    const returned = await supervision.returnOrder(orderId, actors.supervisor, {
      text: '照片不清楚。',
      days: 2,
      ...read(1),
    })
    expect(returned).toMatchObject({ status: 'returned', dueOn: '2026-12-15' })
    await passTo(world, '2026-12-16T08:00:00+08:00')
    expect(await supervision.order(orderId, actors.decider)).toMatchObject({
      status: 'escalated',
      superiorId: actors.decider.departmentId,
    })
    await supervision.answerOrder(orderId, actors.reviewer, { text: '重新拍摄。' })
    expect(await supervision.acceptOrder(orderId, actors.supervisor, read(4))).toMatchObject({ status: 'accepted' })
  })

  test('is also written by a supervisor without a card, for a body of the own region alone', async () => {
    const asked = { officeId: actors.reviewer.departmentId, text: '请清理积压件。', days: 3 }
    await expect(supervision.openOrder(actors.reviewer, asked)).rejects.toEqual(code('supervision.not_duty'))
    await expect(supervision.openOrder({ ...actors.supervisor, regionCode: '440000000000' }, asked)).rejects.toEqual(
      code('order.office_unknown'),
    )
    await expect(supervision.openOrder(actors.supervisor, { ...asked, days: 0 })).rejects.toEqual(
      code('supervision.days'),
    )
    const order = await supervision.openOrder(actors.supervisor, asked)
    expect(order).toMatchObject({ status: 'open', cardId: null, text: '请清理积压件。', dueOn: '2026-12-21' })
    expect((await supervision.ordersWaiting(actors.reviewer)).lines.map(({ orderId }) => orderId)).toContain(
      order.orderId,
    )
    expect((await supervision.ordersOfRegion(actors.supervisor, 'open')).lines[0]?.orderId).toBe(order.orderId)
  })
})

test('numbers of cards are the same before and after folding', async () => {
  const november = { regionPrefix: '430102', from: '2026-11-01', through: '2026-12-31' }
  const before = Object.fromEntries(await supervision.cardsTallied(november))
  expect(before).toMatchObject({ yellow: 6, 'rule:Y4': 3, 'rule:Y1': 3, 'rule:R2': 3 })
  await supervision.startHousekeeping()
  await world.platform.timers.runDue()
  expect(await asOwner(world.platform, 'select 1 from supervision.tally_delta')).toEqual([])
  expect(Object.fromEntries(await supervision.cardsTallied(november))).toEqual(before)
})
