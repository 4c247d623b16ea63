import { z } from 'zod'
import {
  type ListedCard,
  type ListedOrder,
  levels,
  type ShownCard,
  type ShownOrder,
  type ShownStep,
} from '../../modules/supervision/index.ts'
import { Bilingual, Day, Instant, instant } from './common.ts'

const Status = (...first: [string, ...string[]]) => z.enum([...first, 'answered', 'accepted', 'returned', 'escalated'])
const Actions = z.array(z.enum(['answer', 'accept', 'return'])).describe('What this post may do with it now')

const Step = z
  .strictObject({
    sequence: z.int(),
    at: Instant,
    kind: z.string().describe('answered, accepted, returned or escalated'),
    departmentId: z.uuid().nullable(),
    postId: z.uuid().nullable(),
    text: z.string().nullable(),
    due: Day.nullable().describe('Until when another answer is asked'),
    proofs: z.array(z.uuid()).describe('Proofs that came with the answer'),
  })
  .describe('A step of a card or an order')

export const CardAnswer = z
  .strictObject({
    cardId: z.uuid(),
    caseId: z.uuid(),
    level: z.enum(levels).describe('warning 预警, yellow 黄牌, red 红牌'),
    status: Status('noted', 'raised').describe('`noted`: no answer is asked'),
    raisedAt: Instant.describe('By the rule, whenever it was recorded'),
    recordedAt: Instant,
    answerBy: Day.nullable().describe('Last day to answer; null: none is asked'),
    unanswered: z.boolean().describe('Nobody answered in time'),
    officeId: z.uuid().describe('The body whose card it is'),
    postId: z.uuid().nullable(),
    regionCode: z.string(),
    rule: z
      .strictObject({
        number: z.string(),
        regionCode: z.string().describe('Beginning of the code of the region whose rules they are; empty: everywhere'),
        version: z.int(),
        sentence: Bilingual,
        basis: Bilingual.nullable(),
      })
      .describe('The rule by which it rose, in the words of that version of the rules'),
    points: z.number().describe('What it costs in the score'),
  })
  .describe('预警, 黄牌 or 红牌: something of a case that supervision asks to explain')

const sequence = z.int().describe('Of the last step, 0 before the first; the ETag')

export const CardWithSteps = CardAnswer.extend({
  sequence,
  steps: z.array(Step),
  actions: Actions,
  sameCause: z
    .array(z.strictObject({ cardId: z.uuid(), sequence }))
    .describe('Others of the same delay or act that wait for the same post: one answer can explain them too (`also`)'),
}).describe('A card with what was said of it')

export const OrderAnswer = z
  .strictObject({
    orderId: z.uuid(),
    number: z.string(),
    cardId: z.uuid().nullable(),
    caseId: z.uuid().nullable(),
    regionCode: z.string(),
    officeId: z.uuid(),
    postId: z.uuid().nullable(),
    openedAt: Instant,
    dueOn: Day,
    status: Status('open'),
    text: z.string().nullable().describe('What is asked; null: the sentence of its card says it'),
  })
  .describe('督办: something to put right by a day, with proof')

export const OrderWithSteps = OrderAnswer.extend({
  sequence,
  steps: z.array(Step),
  proofs: z.array(z.strictObject({ uploadId: z.uuid(), name: z.string(), mediaType: z.string(), bytes: z.int() })),
  actions: Actions,
}).describe('An order with its proofs and what was said of it')

export function cardOf(card: ListedCard): z.input<typeof CardAnswer> {
  const { cardId, caseId, level, status, answerBy, unanswered, officeId, postId, regionCode, points } = card
  return {
    ...{ cardId, caseId, level, status, answerBy, unanswered, officeId, postId, regionCode, points },
    raisedAt: instant(card.raisedAt),
    recordedAt: instant(card.recordedAt),
    rule: {
      number: card.ruleNumber,
      regionCode: card.ruleRegion,
      version: card.ruleVersion,
      sentence: card.rule?.sentence ?? { zh: card.ruleNumber, en: card.ruleNumber },
      basis: card.rule?.basis ?? null,
    },
  }
}

export function cardWithStepsOf(card: ShownCard): z.input<typeof CardWithSteps> {
  return {
    ...cardOf(card),
    sequence: card.steps,
    steps: card.history.map(stepOf),
    actions: [...card.actions],
    sameCause: card.sameCause.map(({ cardId, steps }) => ({ cardId, sequence: steps })),
  }
}

export function orderOf(order: ListedOrder): z.input<typeof OrderAnswer> {
  const { orderId, number, cardId, caseId, regionCode, officeId, postId, openedAt, dueOn, status, text } = order
  return {
    ...{ orderId, number, cardId, caseId, regionCode, officeId, postId, dueOn, status, text },
    openedAt: instant(openedAt),
  }
}

export function orderWithStepsOf({ history, proofs, actions, ...order }: ShownOrder): z.input<typeof OrderWithSteps> {
  return {
    ...orderOf(order),
    sequence: order.steps,
    steps: history.map(stepOf),
    proofs: proofs.map(({ uploadId, name, mediaType, bytes }) => ({ uploadId, name, mediaType, bytes })),
    actions: [...actions],
  }
}

function stepOf({ sequence, at, kind, departmentId, postId, text, due, proofs }: ShownStep): z.input<typeof Step> {
  return { ...{ sequence, kind, departmentId, postId, text, due }, at: instant(at), proofs: [...proofs] }
}
