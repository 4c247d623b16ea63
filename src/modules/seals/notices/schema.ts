import { z } from 'zod'

const Day = z.iso.date().describe('Day in Asia/Shanghai, YYYY-MM-DD')
const line = (max: number) => z.string().trim().min(1).max(max)
const Passage = line(4_000)

/** Where somebody who disagrees may turn; bodies and terms come from the item (行政复议法 art. 20, 行政诉讼法 art. 46). */
export const Appeal = z.object({
  reconsiderationBody: line(100).describe('Body that hears the administrative reconsideration'),
  reconsiderationDays: z.number().int().min(1).max(365).describe('Calendar days, by law 60'),
  court: line(100).describe("People's court"),
  courtMonths: z.number().int().min(1).max(24).describe('Months, by law 6'),
})
export type Appeal = z.infer<typeof Appeal>

const common = {
  bodyName: line(100).describe('Body that issues the notice'),
  applicantName: line(200),
  applicantKind: z.enum(['person', 'organization']),
  applicantIdMasked: line(40).describe('Citizen ID with its middle masked, or the whole credit code'),
  itemName: line(200),
  itemType: line(40).describe('Type as published, such as 行政许可'),
  receiptNumber: line(40).describe('Short number for people'),
  caseNumber: line(50).describe('办件编码'),
  day: Day.describe('Date of the notice'),
  legalBasis: z.array(line(300)).max(20).describe('Statute and article, one a line'),
  qrUrl: z.url().max(500).describe('Page that shows the state of the case or verifies the notice'),
  demo: z.boolean().describe('Marks the page as a demonstration'),
}
const NoticeNumber = line(60).describe('文号, such as 芙市监受〔2026〕12号')

/** 收件回执: it was received; not yet accepted. Needs no seal. */
export const SlipNotice = z.object({
  kind: z.literal('slip'),
  ...common,
  receivedAt: z.iso.datetime({ offset: true }).describe('Instant of submission'),
  channel: z.enum(['online', 'window']),
  materials: z.array(line(200)).max(60),
  lookUpCode: line(20).optional().describe('Second thing for the public look-up'),
  answerBy: Day.optional().describe('Last day to say whether it is accepted; absent where silence means nothing'),
})

/** 受理通知书 */
export const AcceptanceNotice = z.object({
  kind: z.literal('acceptance'),
  ...common,
  number: NoticeNumber,
  submittedDay: Day,
  acceptedDay: Day,
  limitDays: z.number().int().min(0).max(1_000).describe('Promised limit'),
  limitUnit: z.enum(['working_days', 'calendar_days']),
  decideBy: Day,
  explanation: line(500).optional().describe('How the date was calculated, one sentence'),
})

/** 补正告知书: everything to correct, at once. */
export const CorrectionNotice = z.object({
  kind: z.literal('correction'),
  ...common,
  number: NoticeNumber,
  submittedDay: Day,
  demands: z
    .array(z.object({ what: line(200), how: line(1_000) }))
    .min(1)
    .max(60),
  by: Day,
})

/** 不予受理通知书 */
export const NonAcceptanceNotice = z.object({
  kind: z.literal('non_acceptance'),
  ...common,
  number: NoticeNumber,
  submittedDay: Day,
  reason: Passage,
  instead: line(100).optional().describe('Body that is competent'),
  appeal: Appeal,
})

/** 行政许可决定书, or the result of another kind of item. */
export const DecisionNotice = z.object({
  kind: z.literal('decision'),
  ...common,
  number: NoticeNumber,
  outcome: z.enum(['granted', 'denied']),
  submittedDay: Day,
  acceptedDay: Day,
  grounds: Passage,
  result: z
    .object({
      name: line(100),
      number: line(60).optional(),
      validFrom: Day.optional(),
      validUntil: Day.optional().describe('Absent: valid without end'),
    })
    .optional(),
  appeal: Appeal,
})

/** 办结告知书 */
export const ConclusionNotice = z.object({
  kind: z.literal('conclusion'),
  ...common,
  number: NoticeNumber,
  submittedDay: Day,
  concludedDay: Day,
  outcome: line(500),
  delivery: line(200).optional(),
})

/** 办理回执: a simple item, done while the person waits. */
export const ReceiptNotice = z.object({
  kind: z.literal('receipt'),
  ...common,
  number: NoticeNumber.optional(),
  handledDay: Day,
  outcome: line(500),
  facts: z.array(z.object({ label: line(40), value: line(500) })).max(30),
})

export const NoticeData = z.discriminatedUnion('kind', [
  SlipNotice,
  AcceptanceNotice,
  CorrectionNotice,
  NonAcceptanceNotice,
  DecisionNotice,
  ConclusionNotice,
  ReceiptNotice,
])
export type NoticeData = z.infer<typeof NoticeData>
export type NoticeKind = NoticeData['kind']
