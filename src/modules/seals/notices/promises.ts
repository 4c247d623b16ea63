import { z } from 'zod'
import {
  type Block,
  basis,
  chineseDay,
  fill,
  heading,
  list,
  numbered,
  outcomes,
  paragraph,
  passage,
  you,
} from './blocks.ts'
import texts from './notices.texts.json' with { type: 'json' }
import { adverse, Day, formal, line, Names, NoticeNumber, Passage } from './parts.ts'

const WorkingDays = z.number().int().min(1).max(365).describe('Working days')

/**
 * 告知承诺书: what the body tells and what the applicant promises, on one paper, as 国办发〔2020〕42号 asks. For one proof
 * and for a permit the texts differ.
 */
export const PromiseNotice = z.object({
  kind: z.literal('promise'),
  ...formal,
  conditions: z.array(line(300)).max(30).describe('Empty where the proof itself is the only one'),
  promises: z.array(line(1_000)).min(1).max(60).describe('What is promised, in the words of the item'),
  consequence: Passage,
  barredMonths: z.number().int().min(0).max(120).describe('0: only noted'),
  about: z.discriminatedUnion('subject', [
    z.object({ subject: z.literal('proof'), what: Names.describe('The proofs in whose place the promise stands') }),
    z.object({ subject: z.literal('permit'), checkDays: WorkingDays, rectifyDays: WorkingDays }),
  ]),
  signed: z
    .object({ name: line(200), day: Day })
    .optional()
    .describe('Who confirmed it with an account; absent: a line to sign on'),
})
type PromiseNotice = z.infer<typeof PromiseNotice>

/** 责令限期整改通知书 */
export const RectificationNotice = z.object({
  kind: z.literal('rectification'),
  ...adverse,
  decidedDay: Day,
  finding: Passage.describe('What the check found'),
  by: Day,
})
type RectificationNotice = z.infer<typeof RectificationNotice>

/** 承诺不实认定决定书 */
export const PromiseBrokenNotice = z.object({
  kind: z.literal('promise_broken'),
  ...adverse,
  promisedDay: Day,
  promise: Passage,
  finding: Passage.describe('What is not true, or what was not put right'),
  rectifyBy: Day.optional().describe('Where it lapsed: by when it had to be put right'),
  resultAnnulled: z.boolean().describe('A result had been granted on it'),
  barredUntil: Day.optional(),
})
type PromiseBrokenNotice = z.infer<typeof PromiseBrokenNotice>

/** 信用修复决定书 */
export const PromiseForgivenNotice = z.object({
  kind: z.literal('promise_forgiven'),
  ...formal,
  broken: z.object({ number: NoticeNumber.optional(), day: Day }),
  reason: Passage,
})
type PromiseForgivenNotice = z.infer<typeof PromiseForgivenNotice>

export const promiseBlocks = {
  promise: promiseNoticeBlocks,
  rectification: rectificationBlocks,
  promise_broken: brokenBlocks,
  promise_forgiven: forgivenBlocks,
}

const sentences = (texts: readonly string[], first = 1): Block =>
  list(
    texts.map((text) => ({ lead: '', text })),
    first,
  )

function promiseNoticeBlocks(notice: PromiseNotice): Block[] {
  return [...toldBlocks(notice), ...promisedBlocks(notice)]
}

function toldBlocks(notice: PromiseNotice): Block[] {
  const words = texts.promise
  const { about, conditions, barredMonths } = notice
  const { subject } = about
  const what = about.subject === 'proof' ? about.what.join('、') : ''
  const terms =
    about.subject === 'permit' ? { checkDays: String(about.checkDays), rectifyDays: String(about.rectifyDays) } : {}
  const noted = barredMonths > 0 ? fill(words.barred, { months: String(barredMonths) }) : words.noted
  return [
    heading(words.told),
    paragraph(fill(words.about[subject], { you: you(notice), item: notice.itemName, what })),
    ...(conditions.length > 0 ? [paragraph(words.conditions), sentences(conditions)] : []),
    ...basis(notice, words.basis),
    paragraph(fill(words.check[subject], terms)),
    ...passage(fill(words.consequence, { consequence: notice.consequence })),
    paragraph(noted),
  ]
}

/** The four things that a promise must say, after what is promised in this case. */
function promisedBlocks(notice: PromiseNotice): Block[] {
  const words = texts.promise
  const { about, signed } = notice
  return [
    heading(words.promised),
    paragraph(fill(words.said, { applicantName: notice.applicantName })),
    sentences(notice.promises),
    sentences([words.known, words.true[about.subject], words.liable, words.meant], notice.promises.length + 1),
    {
      kind: 'signing',
      lines: [
        { label: words.sign, value: signed ? fill(words.confirmed, { name: signed.name }) : null },
        { label: words.day, value: signed ? chineseDay(signed.day) : words.blankDay },
      ],
    },
  ]
}

function rectificationBlocks(notice: RectificationNotice): Block[] {
  const words = texts.rectification
  const said = {
    you: you(notice),
    decidedDay: chineseDay(notice.decidedDay),
    grant: outcomes(notice).grant,
    item: notice.itemName,
    receiptNumber: notice.receiptNumber,
  }
  return [
    paragraph(fill(words.said, said)),
    ...passage(notice.finding),
    paragraph(fill(words.by, { by: chineseDay(notice.by) })),
    paragraph(words.late),
    ...basis(notice),
  ]
}

function brokenBlocks(notice: PromiseBrokenNotice): Block[] {
  const words = texts.promise_broken
  const { rectifyBy, barredUntil } = notice
  const promised = {
    you: you(notice),
    item: notice.itemName,
    receiptNumber: notice.receiptNumber,
    promisedDay: chineseDay(notice.promisedDay),
    promise: notice.promise,
  }
  const consequences = [
    ...(notice.resultAnnulled ? [words.annulled] : []),
    words.noted,
    ...(barredUntil ? [fill(words.barred, { until: chineseDay(barredUntil) })] : []),
  ]
  return [
    ...passage(fill(words.promised, promised)),
    paragraph(rectifyBy ? fill(words.lapsed, { rectifyBy: chineseDay(rectifyBy) }) : words.false),
    ...passage(notice.finding),
    paragraph(words.decided),
    sentences(consequences),
    ...basis(notice),
    paragraph(words.repair),
  ]
}

function forgivenBlocks(notice: PromiseForgivenNotice): Block[] {
  const words = texts.promise_forgiven
  const said = {
    you: you(notice),
    brokenDay: chineseDay(notice.broken.day),
    brokenNumber: numbered(notice.broken.number),
  }
  return [
    paragraph(fill(words.said, said)),
    ...passage(notice.reason),
    paragraph(fill(words.decided, { you: you(notice), day: chineseDay(notice.day) })),
    ...basis(notice),
    paragraph(words.stays),
  ]
}
