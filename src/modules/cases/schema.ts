import { z } from 'zod'
import { DeliveryWay, entriesMax, ProcedureKind } from '../catalog/index.ts'
import carrierTexts from './carriers.texts.json' with { type: 'json' }

/** The applicant as known when the case was filed. Kept sealed. */
export const Applicant = z.strictObject({
  personName: z.string().min(1).max(60),
  citizenId: z.string().length(18),
  phone: z.string().max(20).nullable(),
  organization: z
    .strictObject({
      id: z.uuid(),
      name: z.string().min(1).max(120),
      creditCode: z.string().length(18),
      legalRepresentative: z.string().max(60).optional().describe('Name, where it was known when it was filed'),
    })
    .nullable()
    .describe('The legal person for whom it is filed; null: for oneself'),
})
export type Applicant = z.infer<typeof Applicant>

export const Delivery = z.strictObject({
  way: DeliveryWay,
  address: z.string().max(200).nullable().describe('Where to post it; null for the other ways'),
})
export type Delivery = z.infer<typeof Delivery>

const AnswerValue = z.union([z.string().max(4000), z.number(), z.boolean(), z.array(z.string().max(60)).max(40)])
const Entries = z
  .array(z.record(z.string().max(40), AnswerValue))
  .min(1)
  .max(entriesMax)

/**
 * Answers by field id, as the form engine of the catalogue cleans them. The entries of a repeated section are a list under
 * the id of the section.
 */
export const Answers = z.record(z.string().max(40), z.union([AnswerValue, Entries]))
export type Answers = z.infer<typeof Answers>

/** What is filled in so far. Everything may be missing until it is sent. */
export const DraftContent = z.strictObject({
  applicant: Applicant,
  answers: Answers,
  sectionsDone: z.array(z.string()).max(40),
  delivery: Delivery.nullable(),
  handedIn: z.array(z.string()).max(60).describe('Materials given on paper at the window, by id'),
  promised: z.array(z.string().max(40)).max(60).optional().describe('告知承诺: materials replaced by a promise'),
  permitPromised: z
    .boolean()
    .optional()
    .describe(
      '许可告知承诺: the conditions were read and the promise was made; false: in the usual way; absent: not chosen',
    ),
  promiseSignature: z.string().max(60).optional().describe('The name that was typed under the promises'),
  fresh: z
    .array(z.string().max(40))
    .max(400)
    .optional()
    .describe('Questions that came with a newer version of the item and were not answered since, by field id'),
  fromGuide: Answers.optional().describe('Answers that were given in the situation guide and taken over'),
})
export type DraftContent = z.infer<typeof DraftContent>

export const Paper = z.strictObject({
  uploadId: z.uuid(),
  materialId: z.string(),
  name: z.string().max(200),
  mediaType: z.string(),
  bytes: z.int(),
})
export type Paper = z.infer<typeof Paper>

/** What was sent: complete and checked. A correction makes a new one; the earlier ones stay. */
export const Application = z.strictObject({
  applicant: Applicant,
  answers: Answers,
  papers: z.array(Paper).max(300),
  handedIn: z.array(z.string()).max(60),
  delivery: Delivery,
  promised: z
    .array(z.string().max(40))
    .max(60)
    .optional()
    .describe('告知承诺: materials in whose place the applicant promised what they would prove, by id'),
  permitPromised: z.boolean().optional().describe('许可告知承诺: the applicant promised to meet the conditions'),
  promiseSignature: z.string().max(60).optional().describe('The name under the promises'),
  mendingNote: z
    .string()
    .max(300)
    .optional()
    .describe('What the clerk put right on the spot, in words; only in the version that it made'),
})
export type Application = z.infer<typeof Application>

/** What an event says in the clear is chosen or has a form: a name cannot be written there. */
export const carriers: readonly string[] = carrierTexts.carriers
/** 湘政复决〔2026〕12号, （2026）湘01行终1号: with the year in brackets, and 号 at the end. */
const documentNumber = /^(?=.{6,40}$)\p{Script=Han}{0,12}[〔（([]\d{4}[〕）)\]][\p{Script=Han}\d-]{1,24}号$/u

const sentence = (max: number) => z.string().trim().min(2).max(max)

/** One thing to correct. A written request names everything at once. */
export const Demand = z.strictObject({
  about: z
    .string()
    .max(60)
    .describe(
      '`material:<id>`, `field:<id>`, for a repeated section `field:<section id>`, for one of its entries `field:<section id>.<index>`; or `whole`',
    ),
  text: sentence(300).describe('What to do, in words that the applicant understands'),
})
export type Demand = z.infer<typeof Demand>

const materialIds = z.array(z.string().max(40)).max(60)
const checklist = materialIds.describe('Materials that were compared, by id')
const code = z.string().regex(/^[a-z][a-z_]{1,39}$/)

const points = z.array(z.string().max(40)).max(40).describe('Ids of the review points that were found to be met')

/** The facts that the officer established for one discretion table, and why he departs from it. Facts may be personal: kept sealed. */
export const TableUse = z.strictObject({
  table: z.string().max(40).describe('Id of the table in the item'),
  facts: z.record(z.string().max(40), z.union([z.string().max(40), z.number(), z.boolean()])),
  departure: sentence(1000).optional().describe('Why the decision is another one than the table says'),
})
export type TableUse = z.infer<typeof TableUse>

const discretion = z.array(TableUse).max(10).optional()

/** What staff, the applicant or a job wants to do with a case. */
export const Command = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('pre_review'),
    checklist: z.array(z.string().max(40)).max(60).optional().describe('Materials compared so far, by id'),
  }),
  z.strictObject({ action: z.literal('request_correction'), demands: z.array(Demand).min(1).max(40) }),
  z.strictObject({ action: z.literal('mend'), answers: Answers, note: sentence(300) }),
  z.strictObject({ action: z.literal('open_green_channel'), reason: sentence(300) }),
  z.strictObject({ action: z.literal('accept'), checklist }),
  z.strictObject({
    action: z.literal('accept_with_pending'),
    checklist,
    pending: materialIds.min(1).describe('Papers that come later, by id; each is one that the item lets come later'),
  }),
  z.strictObject({ action: z.literal('not_accept'), reason: sentence(1000) }),
  z.strictObject({
    action: z.literal('assign'),
    staffId: z.uuid(),
    postId: z.uuid(),
    why: z.enum(['assign', 'hand_over', 'absence']),
  }),
  z.strictObject({
    action: z.literal('request_opinion'),
    consultation: z.string().max(40).optional().describe('One that the item names; absent: the three fields below'),
    departmentId: z.uuid().optional().describe('The body that is asked'),
    days: z.int().min(1).max(90).optional().describe('Working days to answer'),
    question: sentence(500).optional(),
  }),
  z.strictObject({
    action: z.literal('give_opinion'),
    view: z.enum(['agree', 'conditions', 'disagree']),
    opinion: sentence(2000),
  }),
  z.strictObject({ action: z.literal('start_procedure'), procedure: ProcedureKind, reason: sentence(500) }),
  z.strictObject({ action: z.literal('end_procedure'), outcome: sentence(500) }),
  z.strictObject({
    action: z.literal('extend'),
    days: z.int().min(1).max(365).describe('Days of the limit that it extends; at most what item or law allows'),
    reason: sentence(500).describe('Told to the applicant'),
  }),
  z.strictObject({
    action: z.literal('accept_and_grant'),
    checklist: z.array(z.string().max(40)).max(60),
    points,
    opinion: z.string().max(1000),
    discretion,
  }),
  z.strictObject({ action: z.literal('pass_review'), points, opinion: z.string().max(1000), discretion }),
  z.strictObject({ action: z.literal('advise_denial'), points, reason: sentence(2000), discretion }),
  z.strictObject({ action: z.literal('return_to_review'), reason: sentence(1000) }),
  z.strictObject({ action: z.literal('review_and_grant'), points, opinion: z.string().max(1000), discretion }),
  z.strictObject({ action: z.literal('review_and_deny'), points, reason: sentence(2000), discretion }),
  z.strictObject({ action: z.literal('grant'), points, opinion: z.string().max(1000), discretion }),
  z.strictObject({
    action: z.literal('grant_partly'),
    points,
    opinion: z.string().max(1000),
    granted: sentence(600).describe('What is granted; it stands on the certificate'),
    reason: sentence(2000).describe('What is not, and why'),
    discretion,
  }),
  z.strictObject({ action: z.literal('deny'), points, reason: sentence(2000), discretion }),
  z.strictObject({ action: z.literal('receive_pending'), materials: materialIds.min(1) }),
  z.strictObject({ action: z.literal('extend_pending'), days: z.int().min(1).max(90), reason: sentence(500) }),
  z.strictObject({
    action: z.literal('check_promise'),
    finding: z.enum(['kept', 'rectify', 'false']),
    days: z.int().min(1).max(365).optional().describe('Working days to put it right; absent: as the item says'),
    reason: sentence(2000).describe('What was found'),
  }),
  z.strictObject({ action: z.literal('forgive_promise'), reason: sentence(1000) }),
  z.strictObject({
    action: z.literal('arrange_delivery'),
    carrier: z.enum(carriers as string[]),
    number: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9-]{4,40}$/)
      .describe('Of the parcel: letters, digits and hyphens'),
  }),
  z.strictObject({ action: z.literal('deliver') }),
  z.strictObject({ action: z.literal('recall'), ground: code, reason: sentence(2000) }),
  z.strictObject({ action: z.literal('annul'), ground: code, reason: sentence(2000) }),
  z.strictObject({ action: z.literal('forfeit'), ground: code, reason: sentence(2000) }),
  z.strictObject({ action: z.literal('cancel'), ground: code, reason: sentence(2000) }),
  z.strictObject({
    action: z.literal('reopen'),
    by: z.enum(['reconsideration', 'court', 'own']),
    document: z
      .string()
      .trim()
      .regex(documentNumber)
      .describe('Number of the decision or judgment, such as 湘政复决〔2026〕12号'),
    reason: sentence(1000),
  }),
  z.strictObject({ action: z.literal('correct'), application: Application }),
  z.strictObject({ action: z.literal('supply_pending'), application: Application }),
  z.strictObject({ action: z.literal('withdraw'), reason: z.string().max(500) }),
  z.strictObject({ action: z.literal('accept_by_silence') }),
  z.strictObject({ action: z.literal('lapse_correction') }),
  z.strictObject({ action: z.literal('lapse_pending') }),
  z.strictObject({ action: z.literal('lapse_promise') }),
  z.strictObject({ action: z.literal('issue'), certificateId: z.string().nullable() }),
  z.strictObject({
    action: z.literal('move_dates'),
    calendar: z.strictObject({ id: z.string(), version: z.string() }),
    moved: z.array(z.strictObject({ kind: z.string(), from: z.iso.date(), to: z.iso.date() })).max(60),
  }),
])
export type Command = z.infer<typeof Command>

/** Payloads of events, as they lie sealed in the store. */
export interface Payloads {
  readonly application: Application
  readonly demands: { readonly demands: readonly Demand[] }
  /** `granted` and `reason` where a part was granted. */
  readonly opinion: {
    readonly opinion: string
    readonly granted?: string
    readonly reason?: string
    readonly discretion?: readonly TableUse[]
  }
  readonly reason: { readonly reason: string; readonly discretion?: readonly TableUse[] }
  readonly question: { readonly question: string }
}
