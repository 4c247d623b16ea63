import texts from './notices.texts.json' with { type: 'json' }
import type { Appeal, Common, Formal } from './parts.ts'

/** What the two templates know how to lay out. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly entries: readonly Entry[]; readonly first: number }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** The applicant's own line: what stands on it, or null for a line to sign on. */
  | { readonly kind: 'signing'; readonly lines: readonly { readonly label: string; readonly value: string | null }[] }

export interface Entry {
  readonly lead: string
  readonly text: string
}

export interface Fact {
  readonly label: string
  readonly value: string
}

const { shared } = texts

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

export const heading = (text: string): Block => ({ kind: 'heading', text })

/** What somebody wrote: every line of it a paragraph. */
export function passage(text: string): Block[] {
  return text
    .split(/\r?\n/)
    .map((written) => written.trim())
    .filter(Boolean)
    .map(paragraph)
}

export const list = (entries: readonly Entry[], first = 1): Block => ({ kind: 'list', entries, first })

export const names = (entries: readonly string[], text = ''): Block => list(entries.map((lead) => ({ lead, text })))

export function openingText(notice: Formal): string {
  return fill(shared.opening, {
    you: you(notice),
    day: chineseDay(notice.submittedDay),
    item: notice.itemName,
    receiptNumber: notice.receiptNumber,
  })
}

export const opening = (notice: Formal): Block => paragraph(openingText(notice))

/** The opening, and since when it is accepted: what every notice says that comes between acceptance and decision. */
export function acceptedOpening(notice: Formal & { readonly acceptedDay: string }): Block {
  return paragraph(openingText(notice) + fill(shared.accepted, { acceptedDay: chineseDay(notice.acceptedDay) }))
}

export function basis(notice: Pick<Common, 'legalBasis'>, sentence: string = shared.basis): Block[] {
  return notice.legalBasis.length > 0 ? [paragraph(fill(sentence, { basis: notice.legalBasis.join('、') }))] : []
}

export const informed = (): Block => paragraph(shared.informed)

export function appealParagraph(appeal: Appeal, what: string): Block {
  const { reconsiderationDays, courtMonths, ...bodies } = appeal
  const terms = { reconsiderationDays: String(reconsiderationDays), courtMonths: String(courtMonths) }
  return paragraph(fill(shared.appeal, { what, ...bodies, ...terms }))
}

/** 准予行政许可 and 不予行政许可, or their words for other kinds of item. */
export function outcomes(notice: Common): { grant: string; denial: string } {
  return { grant: shared.grant[typeOf(notice)], denial: shared.denial[typeOf(notice)] }
}

export const you = (notice: Pick<Common, 'applicantKind'>): string => texts.you[notice.applicantKind]

export const typeOf = ({ itemType }: Pick<Common, 'itemType'>): 'permit' | 'other' =>
  itemType === '行政许可' ? 'permit' : 'other'

/** （编号 …）, where there is one. */
export const numbered = (number: string | undefined): string => (number ? fill(shared.numbered, { number }) : '')

/** 2026-11-22 → 2026年11月22日, without leading zeros as in all official writing. */
export function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Fills `{name}`; what is filled in is not searched again. */
export function fill(text: string, parameters: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => parameters[name] ?? whole)
}
