import { z } from 'zod'
import { daysMax, levels, orderProofs, wordsMax } from '../../modules/supervision/index.ts'
import type { Api } from '../api.ts'
import { apiProblem } from '../errors.ts'
import { receiveFile, uploadTypes } from '../incoming-file.ts'
import { Id, Next, paging, RegionCodeText } from '../schema/common.ts'
import {
  CardAnswer,
  CardWithSteps,
  cardOf,
  OrderAnswer,
  OrderWithSteps,
  orderOf,
  stepOf,
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
const Said = z.strictObject({ text: z.string().trim().min(1).max(wordsMax) })
const Again = Said.extend({ days: z.int().min(1).max(daysMax).describe('Working days to answer again') })

/** 监察 by machines: departments whose own systems show their staff what supervision asks, and supervisors'. */
export function supervision({ get, post, file, upload, modules }: Api): void {
  const { supervision } = modules
  const cardBody = (card: Awaited<ReturnType<typeof supervision.card>>) => ({
    body: { ...cardOf(card), steps: card.history.map(stepOf), actions: [...card.actions] },
  })
  const orderBody = ({ history, proofs, actions, ...order }: Awaited<ReturnType<typeof supervision.order>>) => ({
    body: {
      ...orderOf(order),
      steps: history.map(stepOf),
      proofs: proofs.map(({ uploadId, name, mediaType, bytes }) => ({ uploadId, name, mediaType, bytes })),
      actions: [...actions],
    },
  })

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
    handle: async ({ params: { cardId }, actor }) => cardBody(await supervision.card(cardId, actor)),
  })

  type Alongside = Parameters<typeof supervision.acceptCard>[2]
  const ofCard = <Body extends z.ZodType>(
    name: 'answer' | 'acceptance' | 'return',
    summary: string,
    body: Body,
    change: (
      id: string,
      actor: Parameters<typeof supervision.card>[1],
      body: z.output<Body>,
      alongside: Alongside,
    ) => Promise<Awaited<ReturnType<typeof supervision.card>>>,
  ) =>
    post(`/cards/:cardId/${name}`, {
      tag,
      summary,
      scope: 'supervision:handle',
      for: 'post',
      params: cardParams,
      body,
      answer: CardWithSteps,
      async handle({ params: { cardId }, actor, body: said, once }) {
        const card = await once.within({
          reference: name,
          change: (alongside) => change(cardId, actor, said as z.output<Body>, alongside),
          again: () => supervision.card(cardId, actor),
        })
        return cardBody(card)
      },
    })
  ofCard('answer', 'Explain a card', Said, (id, actor, { text }, alongside) =>
    supervision.answerCard(id, actor, text, alongside),
  )
  ofCard('acceptance', 'As a supervisor: the answer stands', z.strictObject({}), (id, actor, _, alongside) =>
    supervision.acceptCard(id, actor, alongside),
  )
  ofCard('return', 'As a supervisor: ask for another answer, with why', Again, (id, actor, again, alongside) =>
    supervision.returnCard(id, actor, again, alongside),
  )

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
    handle: async ({ params: { orderId }, actor }) => orderBody(await supervision.order(orderId, actor)),
  })
  post('/correction-orders', {
    tag,
    summary: 'As a supervisor: ask a body to put something right',
    description: 'For a card (`cardId`; body and case are then the card’s), or without one (`officeId`).',
    scope: 'supervision:handle',
    for: 'post',
    body: Again.extend({
      days: z.int().min(1).max(daysMax).describe('Working days to put it right'),
      officeId: z.uuid().optional(),
      caseId: z.uuid().optional(),
      cardId: z.uuid().optional(),
    }),
    answer: OrderWithSteps,
    status: 201,
    async handle({ actor, body: { officeId = '', ...asked }, once }) {
      const order = await once.created({
        change: (stage) => supervision.openOrder(actor, { officeId, ...asked }, stage),
        again: (orderId) => supervision.order(orderId, actor),
      })
      return { ...orderBody(order), location: `/v1/correction-orders/${order.orderId}` }
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
  const ofOrder = <Body extends z.ZodType>(
    name: 'answer' | 'acceptance' | 'return',
    summary: string,
    body: Body,
    change: (
      id: string,
      actor: Parameters<typeof supervision.order>[1],
      body: z.output<Body>,
      alongside: Alongside,
    ) => Promise<Awaited<ReturnType<typeof supervision.order>>>,
  ) =>
    post(`/correction-orders/:orderId/${name}`, {
      tag,
      summary,
      scope: 'supervision:handle',
      for: 'post',
      params: orderParams,
      body,
      answer: OrderWithSteps,
      async handle({ params: { orderId }, actor, body: said, once }) {
        const order = await once.within({
          reference: name,
          change: (alongside) => change(orderId, actor, said as z.output<Body>, alongside),
          again: () => supervision.order(orderId, actor),
        })
        return orderBody(order)
      },
    })
  const Answer = Said.extend({
    proofs: z
      .array(z.uuid())
      .max(orderProofs.filesMax)
      .optional()
      .describe('Proofs that were uploaded before, at least one; absent: all of them'),
  })
  ofOrder('answer', 'Say what was put right, with proofs', Answer, (id, actor, answer, alongside) =>
    supervision.answerOrder(id, actor, answer, alongside),
  )
  ofOrder('acceptance', 'As a supervisor: it is put right', z.strictObject({}), (id, actor, _, alongside) =>
    supervision.acceptOrder(id, actor, alongside),
  )
  ofOrder('return', 'As a supervisor: it is not yet put right, with why', Again, (id, actor, again, alongside) =>
    supervision.returnOrder(id, actor, again, alongside),
  )
}
