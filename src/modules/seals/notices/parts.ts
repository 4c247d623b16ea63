import { z } from 'zod'

/** What the notices are put together from. */
export const Day = z.iso.date().describe('Day in Asia/Shanghai, YYYY-MM-DD')
export const line = (max: number) => z.string().trim().min(1).max(max)
export const Passage = line(4_000)
export const NoticeNumber = line(60).describe('文号, such as 芙市监受〔2026〕12号')
export const Unit = z.enum(['working_days', 'calendar_days'])
export const Days = z.number().int().min(0).max(1_000)
export const Names = z.array(line(200)).min(1).max(60)

/** Where somebody who disagrees may turn; bodies and terms come from the item (行政复议法 art. 20, 行政诉讼法 art. 46). */
export const Appeal = z.object({
  reconsiderationBody: line(100).describe('Body that hears the administrative reconsideration'),
  reconsiderationDays: z.number().int().min(1).max(365).describe('Calendar days, by law 60'),
  court: line(100).describe("People's court"),
  courtMonths: z.number().int().min(1).max(24).describe('Months, by law 6'),
})
export type Appeal = z.infer<typeof Appeal>

export const common = {
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
const Common = z.object(common)
export type Common = z.infer<typeof Common>

/** Every notice in official form has a number and says of which application it speaks. */
export const formal = { ...common, number: NoticeNumber, submittedDay: Day }
const Formal = z.object(formal)
export type Formal = z.infer<typeof Formal>

/** An adverse act: the notice ends with where and by when to appeal. */
export const adverse = { ...formal, appeal: Appeal }

/** A certificate or other result, as a notice names it. */
export const NamedResult = z.object({ name: line(100), number: line(60).optional() })
