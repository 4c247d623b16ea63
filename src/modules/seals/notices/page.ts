import texts from './notices.texts.json' with { type: 'json' }
import type { NoticeData } from './schema.ts'

/** What is printed, in order. The two templates know only this, so a new kind of notice is wording and no layout. */
export interface NoticePage {
  readonly title: string
  readonly bodyName: string
  readonly number: string | null
  readonly recipient: string | null
  readonly blocks: readonly Block[]
  readonly day: string
  readonly qrCaption: string
  readonly references: readonly Fact[]
  readonly foot: string
  readonly demo: boolean
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly entries: readonly { readonly lead: string; readonly text: string }[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }

export interface Fact {
  readonly label: string
  readonly value: string
}

/** Turns typed data into the printed page. Pure. */
export function noticePage(notice: NoticeData): NoticePage {
  const { label, foot, qr } = texts
  const formal = notice.kind !== 'slip' && notice.kind !== 'receipt'
  return {
    title: titleOf(notice),
    bodyName: notice.bodyName,
    number: 'number' in notice ? (notice.number ?? null) : null,
    recipient: formal ? recipientOf(notice) : null,
    blocks: blocksOf(notice),
    day: chineseDay(notice.day),
    qrCaption: formal ? qr.verify : qr.status,
    references: [
      { label: label.receiptNumber, value: notice.receiptNumber },
      { label: label.caseNumber, value: notice.caseNumber },
    ],
    foot: [notice.kind === 'slip' ? '' : foot.sealed, notice.demo ? foot.demo : ''].join(''),
    demo: notice.demo,
  }
}

export function titleOf(notice: NoticeData): string {
  const { title } = texts
  const type = isPermit(notice) ? 'permit' : 'other'
  switch (notice.kind) {
    case 'slip':
    case 'receipt':
    case 'conclusion':
      return title[notice.kind]
    case 'acceptance':
    case 'correction':
    case 'non_acceptance':
      return title[notice.kind][type]
    case 'decision':
      return title.decision[notice.outcome][type]
  }
}

function blocksOf(notice: NoticeData): Block[] {
  switch (notice.kind) {
    case 'slip':
      return slipBlocks(notice)
    case 'acceptance':
      return acceptanceBlocks(notice)
    case 'correction':
      return correctionBlocks(notice)
    case 'non_acceptance':
      return nonAcceptanceBlocks(notice)
    case 'decision':
      return decisionBlocks(notice)
    case 'conclusion':
      return conclusionBlocks(notice)
    case 'receipt':
      return receiptBlocks(notice)
  }
}

type Of<Kind extends NoticeData['kind']> = Extract<NoticeData, { kind: Kind }>
const { sentence } = texts

function slipBlocks(notice: Of<'slip'>): Block[] {
  const { label } = texts
  const facts = [
    ...applicantFacts(notice),
    { label: label.receivedAt, value: chineseMinute(notice.receivedAt) },
    { label: label.channel, value: texts.channel[notice.channel] },
    { label: label.bodyName, value: notice.bodyName },
    { label: label.receiptNumber, value: notice.receiptNumber },
    { label: label.caseNumber, value: notice.caseNumber },
    ...(notice.lookUpCode ? [{ label: label.lookUpCode, value: notice.lookUpCode }] : []),
  ]
  const materials = notice.materials.map((name) => ({ lead: name, text: '' }))
  return [
    { kind: 'facts', facts },
    ...(materials.length > 0 ? [paragraph(`${label.materials}：`), list(materials)] : []),
    paragraph(notice.answerBy ? fill(sentence.slip, { answerBy: chineseDay(notice.answerBy) }) : sentence.slipPlain),
    ...(notice.lookUpCode ? [paragraph(sentence.lookUp)] : []),
  ]
}

function acceptanceBlocks(notice: Of<'acceptance'>): Block[] {
  const limit = {
    limitDays: String(notice.limitDays),
    limitUnit: texts.unit[notice.limitUnit],
    decideBy: chineseDay(notice.decideBy),
    explanation: notice.explanation ?? '',
  }
  return [
    opening(notice),
    paragraph(fill(sentence.acceptance, { acceptedDay: chineseDay(notice.acceptedDay) })),
    paragraph(fill(sentence.acceptanceLimit, limit)),
    ...basis(notice),
  ]
}

function correctionBlocks(notice: Of<'correction'>): Block[] {
  return [
    opening(notice),
    paragraph(sentence.correction),
    list(notice.demands.map(({ what, how }) => ({ lead: what, text: how }))),
    paragraph(fill(sentence.correctionBy, { by: chineseDay(notice.by) })),
    paragraph(fill(sentence.correctionLate, { you: you(notice) })),
    ...basis(notice),
  ]
}

function nonAcceptanceBlocks(notice: Of<'non_acceptance'>): Block[] {
  return [
    opening(notice),
    paragraph(sentence.non_acceptance),
    paragraph(notice.reason),
    ...(notice.instead ? [paragraph(fill(sentence.instead, { you: you(notice), where: notice.instead }))] : []),
    ...basis(notice),
    appeal(notice, sentence.appealNotice),
  ]
}

function decisionBlocks(notice: Of<'decision'>): Block[] {
  const type = isPermit(notice) ? 'permit' : 'other'
  return [
    paragraph(openingText(notice) + fill(sentence.accepted, { acceptedDay: chineseDay(notice.acceptedDay) })),
    paragraph(fill(sentence[`${notice.outcome}_${type}`], { you: you(notice) })),
    paragraph(fill(sentence.grounds, { grounds: notice.grounds })),
    ...basis(notice),
    ...(notice.result ? [paragraph(resultSentence(notice.result))] : []),
    appeal(notice, sentence.appealDecision),
  ]
}

function conclusionBlocks(notice: Of<'conclusion'>): Block[] {
  const concluded = { concludedDay: chineseDay(notice.concludedDay), outcome: notice.outcome }
  return [
    opening(notice),
    paragraph(fill(sentence.conclusion, concluded)),
    ...basis(notice),
    ...(notice.delivery ? [paragraph(fill(sentence.delivered, { how: notice.delivery }))] : []),
    paragraph(sentence.evaluation),
  ]
}

function receiptBlocks(notice: Of<'receipt'>): Block[] {
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
  return [{ kind: 'facts', facts }, paragraph(sentence.receipt), ...basis(notice)]
}

function applicantFacts(notice: NoticeData): Fact[] {
  const { label } = texts
  return [
    { label: label.item, value: notice.itemName },
    { label: label.itemType, value: notice.itemType },
    { label: label.applicant, value: notice.applicantName },
    { label: label[notice.applicantKind], value: notice.applicantIdMasked },
  ]
}

function resultSentence(result: NonNullable<Of<'decision'>['result']>): string {
  const until = result.validUntil
  const range = { from: chineseDay(result.validFrom ?? ''), until: chineseDay(until ?? '') }
  const validity = !result.validFrom ? '' : until ? fill(sentence.validFromUntil, range) : sentence.validLong
  const number = result.number ? fill(sentence.resultNumber, { number: result.number }) : ''
  return fill(sentence.resultIssued, { resultName: result.name, resultNumber: number, validity })
}

/** The applicant's name and masked number, as the line under the title. */
function recipientOf(notice: NoticeData): string {
  return `${notice.applicantName}（${texts.label[notice.applicantKind]} ${notice.applicantIdMasked}）：`
}

type Formal = Of<'acceptance' | 'correction' | 'non_acceptance' | 'decision' | 'conclusion'>

const openingText = (notice: Formal): string =>
  fill(sentence.opening, {
    you: you(notice),
    day: chineseDay(notice.submittedDay),
    item: notice.itemName,
    receiptNumber: notice.receiptNumber,
  })

const opening = (notice: Formal): Block => paragraph(openingText(notice))

function basis(notice: NoticeData): Block[] {
  return notice.legalBasis.length > 0 ? [paragraph(fill(sentence.basis, { basis: notice.legalBasis.join('、') }))] : []
}

function appeal(notice: Of<'non_acceptance' | 'decision'>, what: string): Block {
  const { reconsiderationDays, courtMonths, ...bodies } = notice.appeal
  const terms = { reconsiderationDays: String(reconsiderationDays), courtMonths: String(courtMonths) }
  return paragraph(fill(sentence.appeal, { what, ...bodies, ...terms }))
}

const you = (notice: NoticeData): string => texts.you[notice.applicantKind]

const isPermit = (notice: NoticeData): boolean => notice.itemType === '行政许可'

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

const list = (entries: readonly { lead: string; text: string }[]): Block => ({ kind: 'list', entries })

/** 2026-11-22 → 2026年11月22日, without leading zeros as in all official writing. */
export function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** An instant as Beijing time to the minute. */
function chineseMinute(instant: string): string {
  const local = new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString()
  return `${chineseDay(local.slice(0, 10))} ${local.slice(11, 16)}`
}

/** Fills `{name}`; what is filled in is not searched again. */
function fill(text: string, parameters: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => parameters[name] ?? whole)
}
