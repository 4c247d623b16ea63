import { z } from 'zod'
import { DiscretionTable } from './schema/discretion.ts'
import { Form } from './schema/form.ts'
import { Material } from './schema/material.ts'
import { NextStep } from './schema/nextStep.ts'
import { Contact, Delegation, HandlingWindow, ItemStatus } from './schema/place.ts'
import {
  Consultation,
  CorrectionReason,
  DutyStep,
  Limits,
  PermitPromise,
  Result,
  ReviewPoint,
  StockOpinion,
} from './schema/process.ts'
import { Situation } from './schema/situation.ts'
import {
  Audience,
  Channel,
  DeliveryWay,
  ExerciseLevel,
  ItemType,
  ServiceObject,
  ServiceScope,
  Theme,
  Tier,
} from './schema/vocabulary.ts'

export * from './schema/condition.ts'
export * from './schema/discretion.ts'
export * from './schema/form.ts'
export * from './schema/material.ts'
export * from './schema/nextStep.ts'
export * from './schema/place.ts'
export * from './schema/process.ts'
export * from './schema/situation.ts'
export * from './schema/vocabulary.ts'

const paragraph = z.string().min(1).max(6000)

/** An RFC 6901 pointer into the definition, e.g. `/form/sections/0` or `/limits/promised`. */
export const Pointer = z.string().regex(/^(\/[^/]+)+$/)

export const Fee = z.strictObject({
  name: z.string().min(1).max(100),
  standard: z.string().max(200).describe('As published, e.g. 120元/证'),
  basis: z.string().max(600).nullable(),
})
export type Fee = z.infer<typeof Fee>

export const Source = z.strictObject({
  repo: z.string().max(200).describe('owner/name of the public repository'),
  path: z.string().max(300),
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  upstream: z.string().max(200).describe('The portal that published the item'),
  abridged: z.array(z.string().max(200)).max(20).describe('What was left out when the row was taken over'),
})
export type Source = z.infer<typeof Source>

/**
 * One service item (政务服务事项), complete. Everything that people see or do about the item derives from this value
 * and from nothing else. `null` means: the source does not publish it.
 */
export const ItemDefinition = z.strictObject({
  name: z.string().min(1).max(200).describe('事项名称, as published'),
  regionCode: z
    .string()
    .regex(/^\d{12}$/)
    .describe('The region on whose portal it stands; 12 digits'),
  localCode: z
    .string()
    .min(1)
    .max(120)
    .describe('The identity inside the region: the code under which the source keeps it'),
  catalogCode: z.string().max(40).nullable().describe('基本编码, 12 characters in the national profile'),
  taskCode: z.string().max(40).nullable().describe('实施编码, 31 characters'),
  businessCode: z.string().max(10).nullable().describe('业务办理项 within the catalogue item, e.g. 01'),
  parentName: z.string().max(200).nullable().describe('主项名称 where the item is one of several under it'),
  type: ItemType.nullable(),
  level: ExerciseLevel.nullable(),
  serviceObjects: z.array(ServiceObject).max(6).describe('Empty: not published'),
  audience: z.array(Audience).max(2).describe('Empty: not published'),
  themes: z.array(Theme).max(6),
  department: z.strictObject({
    id: z.uuid().nullable().describe('The body in organizations; null: not linked'),
    name: z.string().min(1).max(100).describe('实施主体'),
    creditCode: z.string().max(40).nullable().describe('统一社会信用代码 as published; faults are findings'),
  }),
  delegation: Delegation.nullable().default(null).describe('委托, 授权, 代办; null: the competent body does it itself'),
  authority: z.string().max(100).nullable().describe('The body that defines the item, usually at the province'),
  tier: Tier.nullable(),
  conditions: z.array(paragraph).max(60).nullable().describe('受理条件'),
  materials: z.array(Material).max(60).nullable(),
  form: Form.nullable(),
  situations: z.array(Situation).max(40).default([]).describe('情形: which one holds is told by the situation section'),
  duties: z.array(DutyStep).max(6).describe('The route, in order; empty: cannot be applied for here'),
  limits: Limits,
  consultations: z.array(Consultation).max(10).default([]).describe('征求意见: bodies that are asked in the review'),
  promise: PermitPromise.nullable().default(null).describe('许可告知承诺; null: the permit is not given on a promise'),
  result: Result,
  deliveryWays: z.array(DeliveryWay).max(3),
  visits: z.strictObject({ count: z.int().min(0).max(20), reason: z.string().max(1000).nullable() }).nullable(),
  channels: z.array(Channel).max(4),
  scope: ServiceScope.nullable(),
  fees: z.array(Fee).max(20).nullable().describe('Empty: free of charge; null: not published'),
  flow: z.array(paragraph).max(30).nullable().describe('办理流程 in the words of the source'),
  reviewPoints: z.array(ReviewPoint).max(40),
  discretion: z.array(DiscretionTable).max(10).default([]).describe('裁量基准 by which outcomes are found'),
  stockOpinions: z.array(StockOpinion).max(40),
  correctionReasons: z.array(CorrectionReason).max(60),
  legalBasis: z.array(z.string().min(1).max(1000)).max(60).nullable(),
  faqs: z.array(z.strictObject({ question: z.string().min(1).max(300), answer: z.string().min(1).max(2000) })).max(40),
  nextSteps: z.array(NextStep).max(12).default([]).describe('后续事项: what is offered when a case has ended'),
  servicePointIds: z.array(z.uuid()).max(20).describe('Where it can be handed in: service points of organizations'),
  windows: z
    .array(HandlingWindow)
    .max(30)
    .default([])
    .describe('Where and when, in the words of the office that runs them'),
  contact: Contact.default({ consultation: null, complaint: null }),
  status: ItemStatus.nullable().default(null).describe('null: in force'),
  source: Source.nullable().describe('null: written here'),
  ours: z
    .array(Pointer)
    .max(60)
    .describe('Parts that this project wrote; everything else is as the source published it'),
  notPublished: z.array(Pointer).max(60).describe('Parts that the source does not publish; the guide says so'),
  applyOnline: z.boolean().describe('True: one can apply here. False: the guide is read-only and says why'),
  applyAbsentReason: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }).nullable(),
})
export type ItemDefinition = z.infer<typeof ItemDefinition>

/** A published version. It never changes; a case stays on the version under which it was filed. */
export const ItemVersion = z.strictObject({
  id: z.uuid(),
  itemId: z.uuid(),
  number: z.int().min(1).describe('1, 2, 3 … within the item'),
  contentHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of the definition in canonical JSON'),
  publishedAt: z.date(),
  supersededAt: z.date().nullable(),
  definition: ItemDefinition,
})
export type ItemVersion = z.infer<typeof ItemVersion>
