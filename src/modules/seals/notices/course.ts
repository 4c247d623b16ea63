import { z } from 'zod'
import {
  acceptedOpening,
  type Block,
  basis,
  chineseDay,
  fill,
  informed,
  list,
  numbered,
  opening,
  paragraph,
  passage,
} from './blocks.ts'
import texts from './notices.texts.json' with { type: 'json' }
import { Day, Days, formal, line, NoticeNumber, Passage, Unit } from './parts.ts'

/** 特别程序告知书: 行政许可法 art. 45 has the time told in writing. */
export const SpecialProcedureStartedNotice = z.object({
  kind: z.literal('special_procedure_started'),
  ...formal,
  acceptedDay: Day,
  procedure: line(60).describe('Such as 检验'),
  procedureBasis: line(400).describe('The law that asks for it'),
  startedDay: Day,
  longest: z
    .object({ days: Days, unit: Unit, latest: Day.describe('The last day that it may take') })
    .optional()
    .describe('Absent: no law says how long'),
  decideBy: Day.optional().describe('The day of the decision if it takes as long as it may'),
})
type SpecialProcedureStartedNotice = z.infer<typeof SpecialProcedureStartedNotice>

/** 特别程序结束告知书 */
export const SpecialProcedureEndedNotice = z.object({
  kind: z.literal('special_procedure_ended'),
  ...formal,
  acceptedDay: Day,
  procedure: line(60),
  startedDay: Day,
  endedDay: Day,
  excludedDays: Days.describe('Days that do not count; 0 where it began and ended on one day'),
  unit: Unit,
  decideBy: Day.optional().describe('Absent where no limit runs'),
})
type SpecialProcedureEndedNotice = z.infer<typeof SpecialProcedureEndedNotice>

/** 延期告知书: 行政许可法 art. 42 has the reason told. */
export const ExtensionNotice = z.object({
  kind: z.literal('extension'),
  ...formal,
  acceptedDay: Day,
  previous: Day.describe('The day by which it had to be decided so far'),
  reason: Passage,
  days: Days,
  unit: Unit,
  decideBy: Day,
  approvedBy: line(100).describe('Such as 本行政机关负责人'),
})
type ExtensionNotice = z.infer<typeof ExtensionNotice>

/** 期限变更告知书: a calendar was changed by decree. */
export const DatesMovedNotice = z.object({
  kind: z.literal('dates_moved'),
  ...formal,
  reason: line(300).describe('The decree, such as 国务院办公厅调整国庆节放假安排'),
  moved: z
    .array(z.object({ what: line(60).describe('Such as 作出决定的期限'), from: Day, to: Day }))
    .min(1)
    .max(20),
})
type DatesMovedNotice = z.infer<typeof DatesMovedNotice>

/** 征求意见函: to another body; the applicant does not get it. */
export const OpinionRequestNotice = z.object({
  kind: z.literal('opinion_request'),
  ...formal,
  consultedBody: line(100),
  question: Passage,
  days: Days.describe('Working days'),
  by: Day,
})
type OpinionRequestNotice = z.infer<typeof OpinionRequestNotice>

/** 重新办理告知书 */
export const ReopenedNotice = z.object({
  kind: z.literal('reopened'),
  ...formal,
  former: z
    .object({ title: line(60), number: NoticeNumber.optional(), day: Day })
    .describe('The act that no longer stands'),
  cause: z.enum(['reconsideration', 'court', 'own']),
  document: line(200).describe('Name and number of what ordered it'),
  reopenedDay: Day,
  to: z.enum(['accept', 'review']),
  by: Day,
})
type ReopenedNotice = z.infer<typeof ReopenedNotice>

export const courseBlocks = {
  special_procedure_started: startedBlocks,
  special_procedure_ended: endedBlocks,
  extension: extensionBlocks,
  dates_moved: datesMovedBlocks,
  opinion_request: opinionRequestBlocks,
  reopened: reopenedBlocks,
}

function startedBlocks(notice: SpecialProcedureStartedNotice): Block[] {
  const words = texts.special_procedure_started
  const { longest, decideBy } = notice
  const startedDay = chineseDay(notice.startedDay)
  const duration = longest
    ? fill(words.longest, {
        startedDay,
        days: String(longest.days),
        unit: texts.unit[longest.unit],
        latest: chineseDay(longest.latest),
      })
    : fill(words.open, { startedDay })
  return [
    acceptedOpening(notice),
    paragraph(fill(words.said, { procedure: notice.procedure, basis: notice.procedureBasis })),
    paragraph(duration),
    paragraph(words.stopped + (decideBy ? fill(words.expected, { decideBy: chineseDay(decideBy) }) : '')),
    ...basis(notice),
    informed(),
  ]
}

function endedBlocks(notice: SpecialProcedureEndedNotice): Block[] {
  const words = texts.special_procedure_ended
  const said = {
    procedure: notice.procedure,
    startedDay: chineseDay(notice.startedDay),
    endedDay: chineseDay(notice.endedDay),
  }
  const excluded = { days: String(notice.excludedDays), unit: texts.unit[notice.unit] }
  return [
    acceptedOpening(notice),
    paragraph(fill(words.said, said)),
    paragraph(
      (notice.excludedDays > 0 ? fill(words.excluded, excluded) : words.nothing) +
        (notice.decideBy ? fill(words.decide, { decideBy: chineseDay(notice.decideBy) }) : ''),
    ),
    ...basis(notice),
    informed(),
  ]
}

function extensionBlocks(notice: ExtensionNotice): Block[] {
  const words = texts.extension
  const decided = {
    approvedBy: notice.approvedBy,
    days: String(notice.days),
    unit: texts.unit[notice.unit],
    decideBy: chineseDay(notice.decideBy),
  }
  return [
    acceptedOpening(notice),
    paragraph(fill(words.said, { previous: chineseDay(notice.previous) })),
    ...passage(notice.reason),
    paragraph(fill(words.decided, decided)),
    ...basis(notice),
    informed(),
  ]
}

function datesMovedBlocks(notice: DatesMovedNotice): Block[] {
  const words = texts.dates_moved
  const entries = notice.moved.map(({ what, from, to }) => ({
    lead: what,
    text: fill(words.moved, { from: chineseDay(from), to: chineseDay(to) }),
  }))
  return [
    opening(notice),
    paragraph(fill(words.said, { reason: notice.reason })),
    list(entries),
    ...basis(notice),
    paragraph(words.follows),
  ]
}

function opinionRequestBlocks(notice: OpinionRequestNotice): Block[] {
  const words = texts.opinion_request
  const said = { applicantName: notice.applicantName, item: notice.itemName, receiptNumber: notice.receiptNumber }
  const by = fill(words.by, { by: chineseDay(notice.by), days: String(notice.days) })
  return [
    paragraph(fill(words.said, said)),
    ...passage(notice.question),
    paragraph(by + words.late),
    ...basis(notice, words.basis),
    paragraph(words.closing),
  ]
}

function reopenedBlocks(notice: ReopenedNotice): Block[] {
  const words = texts.reopened
  const { title, number, day } = notice.former
  const former = { formerDay: chineseDay(day), formerTitle: title, formerNumber: numbered(number) }
  const days = { reopenedDay: chineseDay(notice.reopenedDay), by: chineseDay(notice.by) }
  return [
    opening(notice),
    paragraph(fill(words.former, former) + fill(words[notice.cause], { document: notice.document })),
    paragraph(fill(words[notice.to], days)),
    ...basis(notice),
    paragraph(words.follows),
  ]
}
