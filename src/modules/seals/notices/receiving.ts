import { z } from 'zod'
import {
  type Block,
  basis,
  chineseDay,
  type Fact,
  fill,
  list,
  names,
  opening,
  paragraph,
  passage,
  you,
} from './blocks.ts'
import texts from './notices.texts.json' with { type: 'json' }
import { adverse, type Common, common, Day, Days, formal, line, Passage, Unit } from './parts.ts'

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
type SlipNotice = z.infer<typeof SlipNotice>

/** 受理通知书 */
export const AcceptanceNotice = z.object({
  kind: z.literal('acceptance'),
  ...formal,
  acceptedDay: Day,
  limitDays: Days.describe('Promised limit'),
  limitUnit: Unit,
  decideBy: Day,
  explanation: line(500).optional().describe('How the date was calculated, one sentence'),
})
type AcceptanceNotice = z.infer<typeof AcceptanceNotice>

/** 补正告知书: everything to correct, at once. From the second time on it says what is asked again and what is new. */
export const CorrectionNotice = z.object({
  kind: z.literal('correction'),
  ...formal,
  round: z.number().int().min(1).max(99).describe('1 for the first request of this application'),
  demands: z
    .array(
      z.object({
        what: line(200),
        how: line(1_000),
        asked: z
          .enum(['first', 'again', 'changed', 'late'])
          .describe(
            'first: in the first request · again: asked before and not cured · changed: of what came or changed since · late: could have been asked the first time, which is a fault of the body',
          ),
      }),
    )
    .min(1)
    .max(60),
  by: Day,
})
type CorrectionNotice = z.infer<typeof CorrectionNotice>

/** 逾期未补正告知书: the application counts as withdrawn. */
export const CorrectionLapsedNotice = z.object({
  kind: z.literal('correction_lapsed'),
  ...adverse,
  requestedDay: Day.describe('Day of the request that was not answered'),
  by: Day.describe('Last day for it'),
  endedDay: Day,
})
type CorrectionLapsedNotice = z.infer<typeof CorrectionLapsedNotice>

/** 不予受理通知书 */
export const NonAcceptanceNotice = z.object({
  kind: z.literal('non_acceptance'),
  ...adverse,
  reason: Passage,
  instead: line(100).optional().describe('Body that is competent'),
})
type NonAcceptanceNotice = z.infer<typeof NonAcceptanceNotice>

/** 终止办理通知书: confirms that the applicant has withdrawn. */
export const WithdrawalNotice = z.object({
  kind: z.literal('withdrawal'),
  ...formal,
  withdrawnDay: Day,
  reason: line(500).optional().describe('If one was given'),
})
type WithdrawalNotice = z.infer<typeof WithdrawalNotice>

export const receivingBlocks = {
  slip: slipBlocks,
  acceptance: acceptanceBlocks,
  correction: correctionBlocks,
  correction_lapsed: correctionLapsedBlocks,
  non_acceptance: nonAcceptanceBlocks,
  withdrawal: withdrawalBlocks,
}

function slipBlocks(notice: SlipNotice): Block[] {
  const { label, slip } = texts
  const facts = [
    ...applicantFacts(notice),
    { label: label.receivedAt, value: chineseMinute(notice.receivedAt) },
    { label: label.channel, value: texts.channel[notice.channel] },
    { label: label.bodyName, value: notice.bodyName },
    { label: label.receiptNumber, value: notice.receiptNumber },
    { label: label.caseNumber, value: notice.caseNumber },
    ...(notice.lookUpCode ? [{ label: label.lookUpCode, value: notice.lookUpCode }] : []),
  ]
  return [
    { kind: 'facts', facts },
    ...(notice.materials.length > 0 ? [paragraph(`${label.materials}：`), names(notice.materials)] : []),
    paragraph(notice.answerBy ? fill(slip.answer, { answerBy: chineseDay(notice.answerBy) }) : slip.plain),
    ...(notice.lookUpCode ? [paragraph(slip.lookUp)] : []),
  ]
}

function acceptanceBlocks(notice: AcceptanceNotice): Block[] {
  const said = fill(texts.acceptance.said, { acceptedDay: chineseDay(notice.acceptedDay) })
  return [opening(notice), paragraph(said), decisionLimit(notice), ...basis(notice)]
}

/** How long the body has, and until which day. */
export function decisionLimit(
  notice: Pick<AcceptanceNotice, 'limitDays' | 'limitUnit' | 'decideBy' | 'explanation'>,
): Block {
  return paragraph(
    fill(texts.acceptance.limit, {
      limitDays: String(notice.limitDays),
      limitUnit: texts.unit[notice.limitUnit],
      decideBy: chineseDay(notice.decideBy),
      explanation: notice.explanation ?? '',
    }),
  )
}

function correctionBlocks(notice: CorrectionNotice): Block[] {
  const { correction } = texts
  const said = notice.round === 1 ? correction.first : fill(correction.round, { round: String(notice.round) })
  return [
    opening(notice),
    paragraph(said),
    ...demandBlocks(notice.demands),
    paragraph(fill(correction.by, { by: chineseDay(notice.by) })),
    ...basis(notice),
    paragraph(fill(correction.lapse, { you: you(notice) })),
  ]
}

/** One list that counts through; what is asked again, and what is new, under a sentence that says so. */
function demandBlocks(demands: CorrectionNotice['demands']): Block[] {
  const blocks: Block[] = []
  let first = 1
  for (const asked of ['first', 'again', 'changed', 'late'] as const) {
    const entries = demands
      .filter((demand) => demand.asked === asked)
      .map(({ what, how }) => ({ lead: what, text: how }))
    if (entries.length === 0) continue
    if (asked !== 'first') blocks.push(paragraph(texts.correction[asked]))
    blocks.push(list(entries, first))
    first += entries.length
  }
  return blocks
}

function correctionLapsedBlocks(notice: CorrectionLapsedNotice): Block[] {
  const words = texts.correction_lapsed
  const days = { requestedDay: chineseDay(notice.requestedDay), by: chineseDay(notice.by) }
  return [
    opening(notice),
    paragraph(fill(words.said, { you: you(notice), ...days })),
    paragraph(fill(words.ended, { you: you(notice), endedDay: chineseDay(notice.endedDay) })),
    ...basis(notice),
    paragraph(fill(words.follows, { you: you(notice) })),
  ]
}

function nonAcceptanceBlocks(notice: NonAcceptanceNotice): Block[] {
  const words = texts.non_acceptance
  return [
    opening(notice),
    paragraph(words.said),
    ...passage(notice.reason),
    ...(notice.instead ? [paragraph(fill(words.instead, { you: you(notice), where: notice.instead }))] : []),
    ...basis(notice),
  ]
}

function withdrawalBlocks(notice: WithdrawalNotice): Block[] {
  const words = texts.withdrawal
  return [
    opening(notice),
    paragraph(fill(words.said, { you: you(notice), withdrawnDay: chineseDay(notice.withdrawnDay) })),
    ...(notice.reason ? [paragraph(fill(words.reason, { you: you(notice), reason: notice.reason }))] : []),
    ...basis(notice),
    paragraph(fill(words.follows, { you: you(notice) })),
  ]
}

/** The rows that a slip and a receipt begin with. */
export function applicantFacts(notice: Common): Fact[] {
  const { label } = texts
  return [
    { label: label.item, value: notice.itemName },
    { label: label.itemType, value: notice.itemType },
    { label: label.applicant, value: notice.applicantName },
    { label: label[notice.applicantKind], value: notice.applicantIdMasked },
  ]
}

/** An instant as Beijing time to the minute. */
function chineseMinute(instant: string): string {
  const local = new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString()
  return `${chineseDay(local.slice(0, 10))} ${local.slice(11, 16)}`
}
