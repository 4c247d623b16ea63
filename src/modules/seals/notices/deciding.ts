import { z } from 'zod'
import {
  acceptedOpening,
  type Block,
  basis,
  chineseDay,
  fill,
  numbered,
  opening,
  paragraph,
  passage,
  typeOf,
  you,
} from './blocks.ts'
import texts from './notices.texts.json' with { type: 'json' }
import { adverse, common, Day, formal, line, NamedResult, NoticeNumber, Passage } from './parts.ts'
import { applicantFacts } from './receiving.ts'

/** 行政许可决定书, or the result of another kind of item. */
export const DecisionNotice = z
  .object({
    kind: z.literal('decision'),
    ...adverse,
    outcome: z.enum(['granted', 'partly', 'denied']),
    acceptedDay: Day,
    grounds: Passage.optional().describe('Absent where the parts say them'),
    parts: z
      .object({ granted: Passage, denied: Passage.describe('What is denied, and why') })
      .optional()
      .describe('Only where a part is granted'),
    result: NamedResult.extend({
      validFrom: Day.optional(),
      validUntil: Day.optional().describe('Absent: valid without end'),
    }).optional(),
  })
  .refine(({ outcome, parts, grounds }) => (outcome === 'partly' ? parts : grounds && !parts), {
    message: 'a partial grant says what is granted and what is denied; every other decision its grounds',
  })
type DecisionNotice = z.infer<typeof DecisionNotice>

/** 办结告知书 */
export const ConclusionNotice = z.object({
  kind: z.literal('conclusion'),
  ...formal,
  concludedDay: Day,
  outcome: line(500),
  delivery: line(200).optional(),
})
type ConclusionNotice = z.infer<typeof ConclusionNotice>

/** 办理回执: a simple item, done while the person waits. */
export const ReceiptNotice = z.object({
  kind: z.literal('receipt'),
  ...common,
  number: NoticeNumber.optional(),
  handledDay: Day,
  outcome: line(500),
  facts: z.array(z.object({ label: line(40), value: line(500) })).max(30),
})
type ReceiptNotice = z.infer<typeof ReceiptNotice>

export const decidingBlocks = { decision: decisionBlocks, conclusion: conclusionBlocks, receipt: receiptBlocks }

function decisionBlocks(notice: DecisionNotice): Block[] {
  const words = texts.decision
  const { outcome, parts, grounds, result } = notice
  return [
    acceptedOpening(notice),
    paragraph(fill(words[outcome][typeOf(notice)], { you: you(notice) })),
    ...(parts
      ? [paragraph(words.grantedPart), ...passage(parts.granted), paragraph(words.deniedPart), ...passage(parts.denied)]
      : []),
    ...(grounds ? passage(fill(words.grounds, { grounds })) : []),
    ...basis(notice),
    ...(result ? [paragraph(resultSentence(result))] : []),
  ]
}

function resultSentence(result: NonNullable<DecisionNotice['result']>): string {
  const words = texts.decision
  const until = result.validUntil
  const range = { from: chineseDay(result.validFrom ?? ''), until: chineseDay(until ?? '') }
  const validity = !result.validFrom ? '' : until ? fill(words.validFromUntil, range) : words.validLong
  return fill(words.result, { resultName: result.name, resultNumber: numbered(result.number), validity })
}

function conclusionBlocks(notice: ConclusionNotice): Block[] {
  const words = texts.conclusion
  const concluded = { concludedDay: chineseDay(notice.concludedDay), outcome: notice.outcome }
  return [
    opening(notice),
    paragraph(fill(words.said, concluded)),
    ...basis(notice),
    ...(notice.delivery ? [paragraph(fill(words.delivered, { how: notice.delivery }))] : []),
    paragraph(words.evaluation),
  ]
}

function receiptBlocks(notice: ReceiptNotice): Block[] {
  const { label } = texts
  const facts = [
    ...applicantFacts(notice),
    ...notice.facts,
    { label: label.outcome, value: notice.outcome },
    { label: label.handledDay, value: chineseDay(notice.handledDay) },
    { label: label.bodyName, value: notice.bodyName },
    { label: label.receiptNumber, value: notice.receiptNumber },
    { label: label.caseNumber, value: notice.caseNumber },
  ]
  return [{ kind: 'facts', facts }, paragraph(texts.receipt.said), ...basis(notice)]
}
