import { z } from 'zod'
import {
  Answers,
  Applicant,
  type CaseView,
  clockKinds,
  Delivery,
  Demand,
  type Draft,
  type ListedCase,
  type Paper,
  type CaseProgress as Progress,
} from '../../modules/cases/index.ts'
import { Bilingual, Day, Instant, instant, instantOrNull, Unit } from './common.ts'

export const PaperAnswer = z
  .strictObject({
    uploadId: z.uuid(),
    materialId: z.string(),
    name: z.string(),
    mediaType: z.string().describe('Sniffed from the content'),
    bytes: z.int(),
  })
  .describe('An uploaded paper')

export const ItemReference = z
  .strictObject({
    itemId: z.uuid(),
    versionId: z.uuid().describe('The version under which it was filed; it never changes'),
    versionNumber: z.int(),
    name: z.string(),
    tier: z.enum(['simple', 'general', 'complex']).nullable(),
  })
  .describe('The item and its version')

const Handler = z.strictObject({ departmentName: z.string(), postName: z.string().nullable() })

const Step = z.strictObject({
  rule: z.string().describe('Stable code of the step'),
  from: Day,
  to: Day,
  days: z.number(),
  unit: Unit,
  calendarVersion: z.string(),
  note: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

export const Clock = z
  .strictObject({
    kind: z.enum(clockKinds),
    start: Day.describe('The day of the act; not counted'),
    days: z.int().describe('Length of the limit, in `unit`'),
    unit: Unit,
    until: Day.describe('The last day'),
    provisional: z.boolean().describe('A year whose holidays are not published took part: the date may move'),
    used: z.int(),
    left: z.int().describe('Negative when overdue'),
    explanation: z.array(Step).describe('How the date was counted, step by step; an independent reader can replay it'),
  })
  .describe('A limit with its calculation')

const EventDetails = z
  .strictObject({
    late: z.array(z.string()).optional().describe('本可一次告知: demands that could have been made the first time'),
    again: z.array(z.string()).optional().describe('Demands that were made before and not met'),
    materials: z.array(z.string()).optional().describe('Names of papers'),
    days: z.int().optional().describe('Of a limit that the act set, or by which it was put off'),
    unit: Unit.optional(),
    departmentName: z.string().optional().describe('The body that was asked or answered'),
    question: z.string().optional(),
    view: z.enum(['agree', 'conditions', 'disagree']).optional(),
    procedure: z.string().optional(),
    promise: z.enum(['proof', 'permit']).optional(),
    finding: z.enum(['kept', 'rectify', 'false']).optional(),
    granted: z.string().optional().describe('Of a part that was granted, what'),
    ground: z.string().optional(),
    withdrawnBy: z.enum(['applicant', 'lapse']).optional(),
    reopenedBy: z.enum(['reconsideration', 'court', 'own']).optional(),
    document: z.string().optional().describe('Number of the decision or judgment'),
    carrier: z.string().optional(),
    number: z.string().optional().describe('Of the parcel'),
    moved: z.array(z.strictObject({ kind: z.string(), from: Day, to: Day })).optional(),
    why: z.enum(['assign', 'hand_over', 'absence']).optional(),
    staffName: z.string().optional(),
    capacity: z.string().optional().describe('cover, chief_representative: in which capacity the act was made'),
  })
  .describe('What else the event says, each where it has it')

export const CaseEvent = z
  .strictObject({
    sequence: z.int(),
    type: z
      .string()
      .describe(
        'An event of the case, such as submitted, correction_requested, accepted, decided, concluded; the glossary lists all',
      ),
    at: Instant,
    by: z.strictObject({
      kind: z.enum(['applicant', 'system', 'staff']),
      departmentName: z.string().optional(),
      postName: z.string().nullable().optional(),
    }),
    outcome: z.enum(['granted', 'denied', 'partly']).optional(),
    acceptedBy: z.enum(['window', 'silence']).optional(),
    channel: z.enum(['online', 'window']).optional(),
    situation: z
      .string()
      .optional()
      .describe('Title of the situation that the answers of this event made, where it is another one than before'),
    demands: z.array(Demand).optional(),
    mendedFields: z.array(z.string()).optional(),
    text: z.string().optional().describe('Reason or opinion'),
    internal: z.boolean().describe('Shown to staff only'),
    details: EventDetails.optional(),
  })
  .describe('One event of a case')
export type CaseEvent = z.infer<typeof CaseEvent>

const ChecklistLine = z.strictObject({
  materialId: z.string(),
  name: z.string(),
  required: z.boolean(),
  reason: Bilingual,
  copies: z.int().nullable(),
  standard: z.string().nullable(),
  issuer: z.string().nullable().describe('出具单位, where it is not the applicant'),
  deferDays: z.int().nullable().describe('容缺: working days after acceptance within which it may still come'),
  papers: z.array(PaperAnswer),
  handedIn: z.boolean().describe('Laid on the counter'),
  promised: z.boolean().describe('以承诺代替: a promise stands in its place'),
  madeFromAnswers: z.boolean(),
})

export const CaseDocument = z
  .strictObject({
    documentId: z.string(),
    kind: z.string(),
    number: z.string().describe('文书编号'),
    bytes: z.int(),
    madeAt: Instant,
    readAt: Instant.nullable().describe('When the applicant, or whoever acts for the applicant, first opened it'),
  })
  .describe('A sealed notice, as PDF')
export type CaseDocument = z.infer<typeof CaseDocument>

export const CaseProgress = z
  .strictObject({
    caseId: z.uuid(),
    receiptNumber: z.string().describe('受理编号, short and speakable'),
    caseNumber: z.string().describe('办件编码'),
    sequence: z.int().describe('Of the last event; the ETag'),
    status: z.string(),
    awaiting: z.string().nullable().describe('What it waits for; null when it has ended'),
    awaitingAt: z.enum(['window', 'department', 'applicant', 'platform']).nullable(),
    awaitingSince: Instant,
    outcome: z.enum(['granted', 'denied', 'partly']).nullable(),
    actions: z.array(z.string()).describe('What the acting person or post may do now'),
  })
  .describe('Where a case stands')

export const FullCase = CaseProgress.extend({
  regionCode: z.string(),
  departmentId: z.uuid(),
  item: ItemReference,
  handler: Handler.nullable(),
  channel: z.enum(['online', 'window']),
  situation: z
    .strictObject({ id: z.string(), title: z.string() })
    .nullable()
    .describe('The situation of the item by which it is handled: its steps and limits; null: the item has none'),
  application: z.strictObject({
    applicant: Applicant,
    answers: Answers,
    papers: z.array(PaperAnswer),
    handedIn: z.array(z.string()),
    delivery: Delivery,
    promised: z.array(z.string()).optional().describe('告知承诺: materials in whose place a promise stands'),
    permitPromised: z.boolean().optional().describe('许可告知承诺: asked for on a promise'),
    promiseSignature: z.string().optional().describe('The name under the promises'),
  }),
  checklist: z.array(ChecklistLine),
  clock: Clock.nullable().describe('The limit that runs now'),
  promised: Clock.nullable(),
  statutory: Clock.nullable(),
  timeline: z.array(CaseEvent),
  openDemands: z.array(Demand).describe('What was asked, while a correction is open'),
  documents: z.array(CaseDocument),
  certificateId: z.string().nullable(),
  submittedAt: Instant,
  acceptedAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
}).describe('A case, complete')
export type FullCase = z.infer<typeof FullCase>

export const CaseLine = z
  .strictObject({
    caseId: z.uuid(),
    receiptNumber: z.string(),
    itemName: z.string(),
    applicant: z.string().describe("An organisation's name; a person's name masked"),
    status: z.string(),
    awaiting: z.string().nullable(),
    awaitingDepartment: z.string().nullable(),
    awaitingSince: Instant.nullable(),
    dueKind: z.string().nullable(),
    dueOn: Day.nullable(),
    dueProvisional: z.boolean(),
    submittedAt: Instant,
    endedAt: Instant.nullable(),
    outcome: z.string().nullable(),
    departmentName: z.string(),
  })
  .describe('One line of a list of cases')

export const DraftAnswer = z
  .strictObject({
    applicationId: z.uuid().describe('Becomes the id of the case'),
    regionCode: z.string(),
    item: ItemReference,
    applicant: Applicant,
    answers: Answers,
    sectionsDone: z.array(z.string()),
    delivery: Delivery.nullable(),
    handedIn: z.array(z.string()),
    promised: z
      .array(z.string())
      .optional()
      .describe('告知承诺: materials in whose place something is promised, by id'),
    permitPromised: z.boolean().optional().describe('许可告知承诺: applied for on a promise'),
    promiseSignature: z.string().optional().describe('The name that was typed under the promises'),
    fresh: z.array(z.string()).optional().describe('Questions that came with a newer version of the item, by field id'),
    fromGuide: Answers.optional().describe('Answers that were taken over from the situation guide'),
    papers: z.array(PaperAnswer.extend({ uploadedAt: Instant })),
    revision: z.int(),
    updatedAt: Instant,
  })
  .describe('An application that was not sent yet')
export type DraftAnswer = z.infer<typeof DraftAnswer>

export const SubmittedAnswer = z
  .strictObject({ caseId: z.uuid(), receiptNumber: z.string(), caseNumber: z.string() })
  .describe('The numbers of a case that was filed')

type Version = CaseView['version']

function itemOf({ id, itemId, number, definition }: Version): z.infer<typeof ItemReference> {
  return { itemId, versionId: id, versionNumber: number, name: definition.name, tier: definition.tier }
}

export function progressOf(progress: Progress): z.infer<typeof CaseProgress> {
  const { caseId, receiptNumber, caseNumber, sequence, status, awaiting, awaitingAt, awaitingSince, outcome, actions } =
    progress
  return {
    caseId,
    receiptNumber,
    caseNumber,
    sequence,
    status,
    awaiting,
    awaitingAt,
    awaitingSince: instant(awaitingSince),
    outcome,
    actions: [...actions],
  }
}

/** Internal opinions are for staff; the applicant reads the outcome and its reason. */
export function eventsOf(view: CaseView, forStaff: boolean): CaseEvent[] {
  return view.timeline
    .filter(({ internal }) => forStaff || !internal)
    .map(({ at, by, sequence, type, internal, outcome, acceptedBy, channel, situation, text, ...entry }) => ({
      sequence,
      type,
      at: instant(at),
      by,
      internal,
      ...(outcome && { outcome }),
      ...(acceptedBy && { acceptedBy }),
      ...(channel && { channel }),
      ...(situation && { situation }),
      ...(text && { text }),
      ...(entry.demands && { demands: [...entry.demands] }),
      ...(entry.mendedFields && { mendedFields: [...entry.mendedFields] }),
      ...(entry.details && { details: EventDetails.parse(entry.details) }),
    }))
}

export function documentsOf(view: CaseView): CaseDocument[] {
  return view.documents.map(({ sequence, kind, number, bytes, madeAt, readAt }) => ({
    documentId: `${sequence}-${kind}`,
    kind,
    number,
    bytes,
    madeAt: instant(madeAt),
    readAt: instantOrNull(readAt),
  }))
}

export function fullCaseOf(view: CaseView, forStaff: boolean): FullCase {
  // The clerk's note of a mending stands in the timeline, with the act that it belongs to.
  const { mendingNote: _, ...application } = view.application
  return {
    ...progressOf(view),
    regionCode: view.regionCode,
    departmentId: view.departmentId,
    item: itemOf(view.version),
    handler: view.handler ?? null,
    channel: view.channel,
    situation: view.situation ?? null,
    application,
    checklist: view.checklist.map(({ ticked: _, ...line }) => ({
      ...line,
      papers: [...line.papers],
      reason: { ...line.reason },
    })),
    clock: clockOf(view.clock),
    promised: clockOf(view.promised),
    statutory: clockOf(view.statutory),
    timeline: eventsOf(view, forStaff),
    openDemands: [...view.openDemands],
    documents: documentsOf(view),
    certificateId: view.certificateId,
    submittedAt: instant(view.submittedAt),
    acceptedAt: instantOrNull(view.acceptedAt),
    decidedAt: instantOrNull(view.decidedAt),
    endedAt: instantOrNull(view.endedAt),
  }
}

export function lineOf(line: ListedCase): z.infer<typeof CaseLine> {
  const {
    awaitingSince,
    submittedAt,
    endedAt,
    dueOn,
    greenChannel: _,
    assignedStaffId: __,
    stopped: ___,
    ...rest
  } = line
  return {
    ...rest,
    awaitingSince: instantOrNull(awaitingSince),
    dueOn: dueOn ?? null,
    submittedAt: instant(submittedAt),
    endedAt: instantOrNull(endedAt),
  }
}

export function draftOf({ draftId, regionCode, version, content, uploads, revision, updatedAt }: Draft): DraftAnswer {
  const papers = uploads.map(({ uploadId, materialId, name, mediaType, bytes, uploadedAt }) => ({
    uploadId,
    materialId,
    name,
    mediaType,
    bytes,
    uploadedAt: instant(uploadedAt),
  }))
  return {
    applicationId: draftId,
    regionCode,
    item: itemOf(version),
    ...content,
    papers,
    revision,
    updatedAt: instant(updatedAt),
  }
}

function clockOf(clock: CaseView['clock']): z.infer<typeof Clock> | null {
  if (!clock) return null
  const { kind, start, days, unit, used, left, explained } = clock
  const explanation = explained.steps.map(({ note, ...step }) => ({ ...step, ...(note && { note: { ...note } }) }))
  return { kind, start, days, unit, until: explained.day, provisional: explained.provisional, used, left, explanation }
}

export function paperOf({ uploadId, materialId, name, mediaType, bytes }: Paper): z.infer<typeof PaperAnswer> {
  return { uploadId, materialId, name, mediaType, bytes }
}
