import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoActors, demoActors } from '../../../tests/support/actors.ts'
import { acceptedCases, cardsIn, passTo } from '../../../tests/support/watched.ts'
import { demoWorld, samplePdf, type World } from '../../../tests/support/world.ts'
import { uuidV7 } from '../../kernel/ids.ts'
import type { Supervision } from './index.ts'
import type { Staff } from './rules/access.ts'

/** Five working days for the review, ten promised: over on Monday the 30th and on Monday the 7th. On the 10th all that one delay can raise stands. */
let world: World
let actors: DemoActors
let supervision: Supervision
let caseIds: string[]
beforeAll(async () => {
  world = await demoWorld()
  actors = await demoActors(world)
  supervision = world.modules.supervision
  world.platform.clock.set('2026-11-23T10:00:00+08:00')
  caseIds = await acceptedCases(world, actors, 3)
  for (const day of ['12-01', '12-08', '12-10']) await passTo(world, `2026-${day}T08:00:00+08:00`)
}, 120_000)
afterAll(() => world.close())

const code = (code: string) => expect.objectContaining({ code })
const cardOf = async (place: number, rule: string): Promise<string> =>
  (await cardsIn(world, [caseIds[place] ?? ''])).find(({ ruleNumber }) => ruleNumber === rule)?.cardId ?? ''
const sequenceOf = async (cardId: string) => (await supervision.card(cardId, actors.supervisor)).steps
const words = { text: '请写明日期。', days: 2 }

describe('one answer', () => {
  test('is offered for all cards of the same delay that still wait for the same post, and for none of another case', async () => {
    const card = await supervision.card(await cardOf(0, 'Y4'), actors.reviewer)
    expect(card.sameCause.map(({ ruleNumber }) => ruleNumber).toSorted()).toEqual(['R1', 'R2', 'Y1'])
    expect(new Set(card.sameCause.map(({ caseId }) => caseId))).toEqual(new Set([caseIds[0]]))
    expect((await supervision.card(card.cardId, actors.supervisor)).sameCause).toEqual([])
  })

  test('serves those that are named; each keeps the words as a record of its own, and the rest go on waiting', async () => {
    const [first, second, third] = [await cardOf(0, 'Y4'), await cardOf(0, 'Y1'), await cardOf(0, 'R1')]
    const also = [{ cardId: second, expectedSequence: await sequenceOf(second) }, { cardId: third }]
    await supervision.answerCard(first, actors.reviewer, { text: '核查人员生病，已调人。', also })
    for (const cardId of [first, second, third]) {
      const { status, history } = await supervision.card(cardId, actors.supervisor)
      expect([status, history.at(-1)?.text]).toEqual(['answered', '核查人员生病，已调人。'])
    }
    expect((await supervision.card(await cardOf(0, 'R2'), actors.supervisor)).status).not.toBe('answered')
    // Nobody waits for them any more: none is told to the superior when its day passes.
    const waiting = (await supervision.cardsWaiting(actors.reviewer)).lines.map(({ cardId }) => cardId)
    for (const cardId of [first, second, third]) expect(waiting).not.toContain(cardId)
  })

  test('is given to none when one of them has moved on, is of another case, or is not there', async () => {
    const [first, second] = [await cardOf(1, 'Y4'), await cardOf(1, 'Y1')]
    const moved = { cardId: second, expectedSequence: (await sequenceOf(second)) + 1 }
    for (const other of [
      moved,
      { cardId: await cardOf(2, 'Y1') },
      { cardId: await cardOf(0, 'Y1') },
      { cardId: uuidV7(world.platform.clock.now().getTime()) },
      { cardId: 'x' },
    ])
      await expect(supervision.answerCard(first, actors.reviewer, { text: '已调人。', also: [other] })).rejects.toEqual(
        code('card.also_changed'),
      )
    const stranger = supervision.answerCard(first, actors.simpleClerk, { text: '已调人。', also: [{ cardId: second }] })
    await expect(stranger).rejects.toEqual(code('card.not_found'))
    for (const cardId of [first, second])
      expect((await supervision.card(cardId, actors.supervisor)).history.map(({ kind }) => kind)).not.toContain(
        'answered',
      )
  })
})

test('two people who answer the same cards in another order at the same moment: one is taken, the other is told', async () => {
  const [first, second] = [await cardOf(2, 'Y1'), await cardOf(2, 'R2')]
  const both = await Promise.allSettled([
    supervision.answerCard(first, actors.reviewer, { text: '已调人。', also: [{ cardId: second }] }),
    supervision.answerCard(second, actors.decider, { text: '已催办。', also: [{ cardId: first }] }),
  ])
  expect(both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))).toEqual([
    code('card.changed_meanwhile'),
  ])
  const texts = await Promise.all(
    [first, second].map(async (cardId) =>
      (await supervision.card(cardId, actors.supervisor)).history.map(({ text }) => text),
    ),
  )
  expect(texts[0]).toHaveLength(1)
  expect(texts[1]).toEqual(texts[0])
})

describe('what is judged', () => {
  test('is the answer that was read: one that came since is neither accepted nor returned', async () => {
    const cardId = await cardOf(0, 'Y4')
    const seen = { expectedSequence: await sequenceOf(cardId) }
    await supervision.returnCard(cardId, actors.supervisor, { ...words, ...seen })
    await supervision.answerCard(cardId, actors.decider, { text: '另有隐情。' })
    await expect(supervision.acceptCard(cardId, actors.supervisor, seen)).rejects.toEqual(
      code('card.changed_meanwhile'),
    )
    const again = supervision.returnCard(cardId, actors.supervisor, { ...words, ...seen })
    await expect(again).rejects.toEqual(code('card.changed_meanwhile'))
    expect(await supervision.card(cardId, actors.supervisor)).toMatchObject({ status: 'answered' })
  })

  test('is judged once: of two supervisors who read the same, one is told that it has moved on', async () => {
    const cardId = await cardOf(0, 'Y4')
    const seen = { expectedSequence: await sequenceOf(cardId) }
    const both = await Promise.allSettled([
      supervision.acceptCard(cardId, actors.supervisor, seen),
      supervision.returnCard(cardId, actors.supervisor, { ...words, ...seen }),
    ])
    expect(both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))).toEqual([
      code('card.changed_meanwhile'),
    ])
  })

  test('is judged by nobody who answered, and by nobody of the body that answered', async () => {
    const cardId = await cardOf(0, 'Y1')
    const read = { expectedSequence: await sequenceOf(cardId) }
    const { supervisor, reviewer } = actors
    const moved: Staff = { ...supervisor, staffId: reviewer.staffId }
    const within: Staff = { ...supervisor, departmentId: reviewer.departmentId }
    for (const [actor, why] of [
      [moved, 'own_answer'],
      [within, 'own_body'],
    ] as const) {
      expect(await supervision.card(cardId, actor)).toMatchObject({ actions: [], barred: why })
      await expect(supervision.acceptCard(cardId, actor, read)).rejects.toEqual(code(`card.${why}`))
      await expect(supervision.returnCard(cardId, actor, { ...words, ...read })).rejects.toEqual(code(`card.${why}`))
    }
    expect(await supervision.card(cardId, supervisor)).toMatchObject({ actions: ['accept', 'return'], barred: null })
    expect(await supervision.acceptCard(cardId, supervisor, read)).toMatchObject({ status: 'accepted' })
  })
})

describe('an order', () => {
  const asked = { officeId: '', text: '请清理积压件。', days: 3 }

  test('is the only open one of its card unless another is asked for; two at the same moment are one', async () => {
    const cardId = await cardOf(2, 'Y4')
    const { supervisor } = actors
    const both = await Promise.allSettled(
      Array.from({ length: 2 }, () => supervision.openOrder(supervisor, { ...asked, cardId })),
    )
    expect(both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))).toEqual([code('order.open_already')])
    await expect(supervision.openOrder(supervisor, { ...asked, cardId })).rejects.toEqual(code('order.open_already'))
    await supervision.openOrder(supervisor, { ...asked, cardId, another: true })
    expect(await supervision.ordersOfCard(cardId, supervisor)).toHaveLength(2)
    // A red card opened one by itself.
    const red = supervision.openOrder(supervisor, { ...asked, cardId: await cardOf(2, 'R1') })
    await expect(red).rejects.toEqual(code('order.open_already'))
  })

  test('names a case that the judged body has handled, in the region of the supervisor, or none', async () => {
    const { supervisor, reviewer, simpleClerk } = actors
    const [caseId = ''] = caseIds
    const order = await supervision.openOrder(supervisor, { ...asked, officeId: reviewer.departmentId, caseId })
    expect(order).toMatchObject({ caseId, cardId: null })
    for (const wrong of [
      { officeId: simpleClerk.departmentId, caseId },
      { officeId: reviewer.departmentId, caseId: uuidV7(world.platform.clock.now().getTime()) },
      { officeId: reviewer.departmentId, caseId: 'x' },
    ])
      await expect(supervision.openOrder(supervisor, { ...asked, ...wrong })).rejects.toMatchObject({
        code: 'order.case_unknown',
        fields: [{ field: 'caseId' }],
      })
  })

  test('is judged as it was read, by nobody who answered it, and by nobody who has moved into its body since', async () => {
    const { supervisor, reviewer } = actors
    const { orderId } = await supervision.openOrder(supervisor, { ...asked, officeId: reviewer.departmentId })
    await addProof(orderId)
    await supervision.answerOrder(orderId, reviewer, { text: '已整改。' })
    const read = { expectedSequence: 1 }
    const opener: Staff = { ...supervisor, departmentId: reviewer.departmentId }
    for (const [actor, why] of [
      [{ ...supervisor, staffId: reviewer.staffId }, 'own_answer'],
      [opener, 'own_body'],
    ] as const) {
      expect(await supervision.order(orderId, actor)).toMatchObject({ actions: [], barred: why })
      await expect(supervision.acceptOrder(orderId, actor, read)).rejects.toEqual(code(`order.${why}`))
      await expect(supervision.returnOrder(orderId, actor, { ...words, ...read })).rejects.toEqual(code(`order.${why}`))
    }
    await supervision.returnOrder(orderId, supervisor, { ...words, ...read })
    await supervision.answerOrder(orderId, reviewer, { text: '补充说明。' })
    await expect(supervision.acceptOrder(orderId, supervisor, read)).rejects.toEqual(code('order.changed_meanwhile'))
    const stale = supervision.returnOrder(orderId, supervisor, { ...words, ...read })
    await expect(stale).rejects.toEqual(code('order.changed_meanwhile'))
    expect(await supervision.acceptOrder(orderId, supervisor, { expectedSequence: 3 })).toMatchObject({
      status: 'accepted',
    })
  })

  test('keeps no proof that comes in while it is accepted', async () => {
    const { supervisor, reviewer } = actors
    const { orderId } = await supervision.openOrder(supervisor, { ...asked, officeId: reviewer.departmentId })
    const { uploadId } = await addProof(orderId)
    let arrive = () => {}
    const held = new Promise<void>((done) => {
      arrive = done
    })
    const late = supervision.addProof(orderId, reviewer, { name: '迟到.pdf', content: Readable.from(inTwoParts(held)) })
    const refused = expect(late).rejects.toEqual(code('order.state'))
    await supervision.answerOrder(orderId, reviewer, { text: '已整改。', proofs: [uploadId] })
    await supervision.acceptOrder(orderId, supervisor, { expectedSequence: 1 })
    arrive()
    await refused
    const { proofs, history } = await supervision.order(orderId, supervisor)
    expect(proofs.map((proof) => proof.uploadId)).toEqual([uploadId])
    expect(history[0]?.proofs).toEqual([uploadId])
  })
})

function addProof(orderId: string) {
  const file = { name: '整改照片.pdf', content: Readable.from([samplePdf('proof')]) }
  return supervision.addProof(orderId, actors.reviewer, file)
}

/** A file of which the second half is on its way until it is let go. */
async function* inTwoParts(held: Promise<void>): AsyncGenerator<Buffer> {
  const content = samplePdf('late')
  yield content.subarray(0, 100)
  await held
  yield content.subarray(100)
}
