import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import {
  daysMax,
  levels,
  orderProofs,
  type ShownCard,
  type ShownOrder,
  sameCauseMax,
  wordsMax,
} from '../../modules/supervision/index.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Api } from '../api.ts'
import type { Call } from '../call.ts'
import { apiProblem } from '../errors.ts'
import { receiveFile, uploadTypes } from '../incoming-file.ts'
import { Id, Next, paging, RegionCodeText } from '../schema/common.ts'
import {
  CardAnswer,
  CardWithSteps,
  cardOf,
  cardWithStepsOf,
  OrderAnswer,
  OrderWithSteps,
  orderOf,
  orderWithStepsOf,
} from '../schema/supervision.ts'
import { caseParams } from './acting.ts'

const tag = 'supervision'
const cardParams = z.object({ cardId: Id })
const orderParams = z.object({ orderId: Id })
const lists = ['waiting', 'escalated', 'region'] as const
const listsSaid =
  '`waiting` for an answer of this post or its body, by date; `escalated` to its body, by date; `region`: of the region of a supervising post, newest first'
const CardList = z
  .enum([...lists, 'told'])
  .default('waiting')
  .describe(`${listsSaid}; \`told\` to this post as the superior, by date`)
const OrderList = z.enum(lists).default('waiting').describe(listsSaid)
const states = ['waiting', 'answered', 'open', 'closed'] as const
const expectedSequence = z.int().min(0).optional()
/** What is judged was read: without its sequence, here or as If-Match, nothing is. */
const Judged = z.strictObject({
  expectedSequence: expectedSequence.describe('`sequence` of what was read; needed, unless If-Match has it'),
})
const Said = z.strictObject({
  text: z.string().trim().min(1).max(wordsMax),
  expectedSequence: expectedSequence.describe('Refuse with 409 when it has moved on; the same as If-Match'),
})
const Again = Judged.extend({
  text: Said.shape.text,
  days: z.int().min(1).max(daysMax).describe('Working days to answer again'),
})
const CardSaid = Said.extend({
  also: z
    .array(z.strictObject({ cardId: z.uuid(), expectedSequence }))
    .max(sameCauseMax)
    .optional()
    .describe('What the same words explain, from `sameCause`: each card keeps them as its own answer'),
})

/** 监察 by machines: departments whose own systems show their staff what supervision asks, and supervisors'. */
export function supervision({ get, post, file, upload, modules }: Api): void {
  const { supervision } = modules
  const cardAnswer = (card: ShownCard) => ({ body: cardWithStepsOf(card), etag: card.steps })
  const orderAnswer = (order: ShownOrder) => ({ body: orderWithStepsOf(order), etag: order.steps })

  get('/cards', {
    tag,
    summary: 'Cards: what waits for this post, or what there is in a region',
    scope: 'supervision:read',
    for: 'post',
    query: z.strictObject({
      ...paging,
      list: CardList,
      regionCode: RegionCodeText.optional().describe('Of `region`: one below, with all below it'),
      officeId: z.uuid().optional().describe('Of `region`: of one body'),
      level: z.enum(levels).optional().describe('Of `region`: of one level'),
      state: z.enum(states).optional().describe('Of `region`: of one state; `open` is waiting or answered'),
    }),
    answer: z.strictObject({ cards: z.array(CardAnswer), next: Next }),
    async handle({ actor, query: { list, limit, after, ...filter } }) {
      const page = { limit, after }
      const { lines, next = null } =
        list === 'region'
          ? await supervision.cardsOfRegion(actor, filter, page)
          : await {
              waiting: supervision.cardsWaiting,
              escalated: supervision.cardsEscalated,
              told: supervision.cardsTold,
            }[list](actor, page)
      return { body: { cards: lines.map(cardOf), next } }
    },
  })
  get('/cases/:caseId/cards', {
    tag,
    summary: 'The cards of one case that this post may know of, by moment',
    scope: 'supervision:read',
    for: 'post',
    params: caseParams,
    answer: z.strictObject({ cards: z.array(CardAnswer) }),
    async handle({ params: { caseId }, actor }) {
      const cards = await supervision.cardsOfCase(caseId, actor)
      // Without a card it says whether there is a case at all: that is for whoever may know it, and it is a look.
      if (cards.length === 0) await modules.cases.view(caseId, actor)
      return { body: { cards: cards.map(cardOf) } }
    },
  })
  get('/cards/:cardId', {
    tag,
    summary: 'A card with its rule and what was said of it',
    scope: 'supervision:read',
    for: 'post',
    params: cardParams,
    answer: CardWithSteps,
    handle: async ({ params: { cardId }, actor }) => cardAnswer(await supervision.card(cardId, actor)),
  })

  const ofCard = <Body extends typeof Judged, Given>(
    name: 'answer' | 'acceptance' | 'return',
    summary: string,
    body: Body,
    given: (said: z.output<Body>) => Given,
    change: Change<Given, ShownCard>,
  ) =>
    post(`/cards/:cardId/${name}`, {
      tag,
      summary,
      scope: 'supervision:handle',
      for: 'post',
      params: cardParams,
      body,
      takesSequence: true,
      answer: CardWithSteps,
      async handle(call) {
        const { cardId } = call.params
        const said = given(saidIn(call as Call<unknown, unknown, z.output<Body>>))
        const card = await call.once.within({
          reference: name,
          change: (alongside) => change(cardId, call.actor, said, alongside),
          again: () => supervision.card(cardId, call.actor),
        })
        return cardAnswer(card)
      },
    })
  ofCard('answer', 'Explain a card, and others of the same cause', CardSaid, asSaid, supervision.answerCard)
  ofCard('acceptance', 'As a supervisor: the answer that was read stands', Judged, asRead, supervision.acceptCard)
  ofCard('return', 'As a supervisor: ask for another answer, with why', Again, asRead, supervision.returnCard)

  get('/correction-orders', {
    tag,
    summary: 'Correction orders (督办): what waits for this body, or what there is in a region',
    scope: 'supervision:read',
    for: 'post',
    query: z.strictObject({
      ...paging,
      list: OrderList,
      state: z
        .enum([...states, 'overdue'])
        .optional()
        .describe('Of `region`: of one state; `overdue` by date'),
    }),
    answer: z.strictObject({ orders: z.array(OrderAnswer), next: Next }),
    async handle({ actor, query: { list, limit, after, state } }) {
      const page = { limit, after }
      const { lines, next = null } =
        list === 'region'
          ? await supervision.ordersOfRegion(actor, state, page)
          : await (list === 'escalated' ? supervision.ordersEscalated : supervision.ordersWaiting)(actor, page)
      return { body: { orders: lines.map(orderOf), next } }
    },
  })
  get('/correction-orders/:orderId', {
    tag,
    summary: 'A correction order with its proofs and what was said of it',
    scope: 'supervision:read',
    for: 'post',
    params: orderParams,
    answer: OrderWithSteps,
    handle: async ({ params: { orderId }, actor }) => orderAnswer(await supervision.order(orderId, actor)),
  })
  post('/correction-orders', {
    tag,
    summary: 'As a supervisor: ask a body to put something right',
    description:
      'For a card (`cardId`; body and case are then the card’s), or without one (`officeId`). Where an order for the card is not done yet, another needs `another`.',
    scope: 'supervision:handle',
    for: 'post',
    body: z.strictObject({
      text: Said.shape.text,
      days: z.int().min(1).max(daysMax).describe('Working days to put it right'),
      officeId: z.uuid().optional(),
      caseId: z.uuid().optional().describe('A case that the body handles or has handled'),
      cardId: z.uuid().optional(),
      another: z.boolean().optional().describe('Open it although one for the same card is not done yet'),
    }),
    answer: OrderWithSteps,
    status: 201,
    async handle({ actor, body: { officeId = '', ...asked }, once }) {
      const order = await once.created({
        change: (stage) => supervision.openOrder(actor, { officeId, ...asked }, stage),
        again: (orderId) => supervision.order(orderId, actor),
      })
      return { ...orderAnswer(order), location: `/v1/correction-orders/${order.orderId}` }
    },
  })
  upload('/correction-orders/:orderId/proofs', {
    tag,
    summary: 'Upload a proof that it was put right',
    description: `PDF, JPEG or PNG, at most ${orderProofs.maxBytes / 1_000_000} MB, at most ${orderProofs.filesMax} of an order. It counts when the answer names it.`,
    scope: 'supervision:handle',
    for: 'post',
    params: orderParams,
    uploads: uploadTypes,
    answer: z.strictObject({ uploadId: z.uuid() }),
    async handle({ params: { orderId }, actor, request, once }) {
      const uploadId = await once.after({
        async change() {
          const { fileName: name, content } = await receiveFile(request)
          const { uploadId: answer } = await supervision.addProof(orderId, actor, { name, content })
          return { reference: answer, answer }
        },
        again: async (known: string) => known,
      })
      return { body: { uploadId } }
    },
  })
  file('/correction-orders/:orderId/proofs/:uploadId', {
    tag,
    summary: 'A proof of an order',
    scope: 'supervision:read',
    for: 'post',
    params: orderParams.extend({ uploadId: Id }),
    mediaTypes: [...orderProofs.accept],
    async handle({ params: { orderId, uploadId }, actor }) {
      const proof = await supervision.openProof(orderId, actor, uploadId)
      if (!proof) throw apiProblem('api.not_found')
      return { content: proof.content, mediaType: proof.mediaType, fileName: proof.name }
    },
  })
  const ofOrder = <Body extends typeof Judged, Given>(
    name: 'answer' | 'acceptance' | 'return',
    summary: string,
    body: Body,
    given: (said: z.output<Body>) => Given,
    change: Change<Given, ShownOrder>,
  ) =>
    post(`/correction-orders/:orderId/${name}`, {
      tag,
      summary,
      scope: 'supervision:handle',
      for: 'post',
      params: orderParams,
      body,
      takesSequence: true,
      answer: OrderWithSteps,
      async handle(call) {
        const { orderId } = call.params
        const said = given(saidIn(call as Call<unknown, unknown, z.output<Body>>))
        const order = await call.once.within({
          reference: name,
          change: (alongside) => change(orderId, call.actor, said, alongside),
          again: () => supervision.order(orderId, call.actor),
        })
        return orderAnswer(order)
      },
    })
  const Answer = Said.extend({
    proofs: z
      .array(z.uuid())
      .max(orderProofs.filesMax)
      .optional()
      .describe('Proofs that were uploaded before, at least one; absent: all of them'),
  })
  ofOrder('answer', 'Say what was put right, with proofs', Answer, asSaid, supervision.answerOrder)
  ofOrder('acceptance', 'As a supervisor: what was read is put right', Judged, asRead, supervision.acceptOrder)
  ofOrder('return', 'As a supervisor: it is not yet put right, with why', Again, asRead, supervision.returnOrder)
}

/** An act of the module. */
type Change<Given, Shown> = (id: string, actor: Actor, given: Given, alongside: readonly Statement[]) => Promise<Shown>
type Seen = z.output<typeof Judged>

/** The sequence that the client saw comes in the body or as If-Match. */
function saidIn<Said extends Seen>({ expectedSequence, body }: Call<unknown, unknown, Said>): Said {
  return expectedSequence === undefined ? body : { ...body, expectedSequence }
}

const asSaid = <Said>(said: Said): Said => said

function asRead<Said extends Seen>(said: Said): Said & { readonly expectedSequence: number } {
  const { expectedSequence: read } = said
  if (read !== undefined) return { ...said, expectedSequence: read }
  const { code, sentence } = apiProblem('api.sequence_missing')
  throw apiProblem('api.sequence_missing', {}, undefined, [{ field: 'expectedSequence', code, sentence }])
}
