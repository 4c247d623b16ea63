import { z } from 'zod'
import { type Block, basis, chineseDay, fill, list, names, opening, outcomes, paragraph } from './blocks.ts'
import texts from './notices.texts.json' with { type: 'json' }
import { Day, Days, formal, line, Names, Unit } from './parts.ts'
import { decisionLimit } from './receiving.ts'

/** 容缺受理通知书: accepted although papers are still to come; which, until when, and what follows if they do not. */
export const AcceptanceWithPendingNotice = z.object({
  kind: z.literal('acceptance_with_pending'),
  ...formal,
  acceptedDay: Day,
  pending: z
    .array(z.object({ name: line(200), by: Day }))
    .min(1)
    .max(60),
  limitDays: Days.describe('Promised limit'),
  limitUnit: Unit,
  decideBy: Day,
})
type AcceptanceWithPendingNotice = z.infer<typeof AcceptanceWithPendingNotice>

/** 容缺材料补交延期告知书: once. */
export const PendingExtendedNotice = z.object({
  kind: z.literal('pending_extended'),
  ...formal,
  acceptedDay: Day,
  pending: Names,
  days: Days.describe('Working days more'),
  by: Day,
})
type PendingExtendedNotice = z.infer<typeof PendingExtendedNotice>

/** 容缺材料逾期未补交告知书: not yet a decision, so it has no appeal of its own. */
export const PendingLapsedNotice = z.object({
  kind: z.literal('pending_lapsed'),
  ...formal,
  acceptedDay: Day,
  by: Day.describe('The last day, which has passed'),
  pending: Names,
  mayExtend: z.boolean().describe('It was not extended yet'),
})
type PendingLapsedNotice = z.infer<typeof PendingLapsedNotice>

export const pendingBlocks = {
  acceptance_with_pending: acceptanceBlocks,
  pending_extended: extendedBlocks,
  pending_lapsed: lapsedBlocks,
}

function acceptanceBlocks(notice: AcceptanceWithPendingNotice): Block[] {
  const words = texts.acceptance_with_pending
  return [
    opening(notice),
    paragraph(fill(words.said, { acceptedDay: chineseDay(notice.acceptedDay) })),
    list(notice.pending.map(({ name, by }) => ({ lead: name, text: fill(words.by, { by: chineseDay(by) }) }))),
    paragraph(fill(words.how, outcomes(notice))),
    decisionLimit(notice),
    ...basis(notice),
    paragraph(fill(words.late, outcomes(notice))),
  ]
}

function extendedBlocks(notice: PendingExtendedNotice): Block[] {
  const words = texts.pending_extended
  const said = { acceptedDay: chineseDay(notice.acceptedDay), days: String(notice.days) }
  return [
    opening(notice),
    paragraph(fill(words.said, said)),
    names(notice.pending),
    ...basis(notice),
    paragraph(fill(words.by, { by: chineseDay(notice.by), ...outcomes(notice) })),
  ]
}

function lapsedBlocks(notice: PendingLapsedNotice): Block[] {
  const words = texts.pending_lapsed
  const said = { acceptedDay: chineseDay(notice.acceptedDay), by: chineseDay(notice.by) }
  return [
    opening(notice),
    paragraph(fill(words.said, said)),
    names(notice.pending),
    paragraph(fill(notice.mayExtend ? words.maybe : words.last, outcomes(notice))),
    ...basis(notice),
    paragraph(words.follows),
  ]
}
