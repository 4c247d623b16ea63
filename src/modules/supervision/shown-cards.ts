import type { Actor } from '../../kernel/actor.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { SupervisionContext } from './context.ts'
import { problem } from './errors.ts'
import { mayAnswer, mayKnow, type Staff, supervises } from './rules/access.ts'
import { isSameCause } from './rules/cause.ts'
import { type Barred, barredFrom } from './rules/judging.ts'
import type { Rule } from './schema.ts'
import { type CardRow, cardsOfCases, findCards } from './store-cards.ts'
import { stepsOf } from './store-steps.ts'
import { type ShownStep, shownStep } from './words.ts'

/** A card as lists show it: with the rule that it rose by, in the words of its edition. */
export interface ListedCard extends CardRow {
  /** Undefined only where an edition was taken out of the database. */
  readonly rule: Rule | undefined
}

export interface ShownCard extends ListedCard {
  readonly history: readonly ShownStep[]
  /** What this actor may do with it now. */
  readonly actions: readonly CardAction[]
  /** Whether this actor may open a correction order for it. */
  readonly mayOrder: boolean
  /** Why this supervisor does not judge the answer that waits; null: nothing keeps her from it. */
  readonly barred: Barred | null
  /** What else the same answer can explain, for whoever may answer now: of the same delay or act, asked of the same post. By moment, at most 20. */
  readonly sameCause: readonly ListedCard[]
}
export type CardAction = 'answer' | 'accept' | 'return'

export const cardsOfCaseMax = 100
/** So many others one answer explains at most. */
export const sameCauseMax = 20

export interface KnownCard {
  readonly card: CardRow
  readonly staff: Staff
}

/** Throws `card.not_found` for whoever has nothing to do with it. */
export async function knownCard({ platform }: SupervisionContext, cardId: string, actor: Actor): Promise<KnownCard> {
  const [card] = isUuid(cardId) ? await findCards(platform.db, [cardId]) : []
  if (!card || !mayKnow(actor, card)) throw problem('card.not_found')
  return { card, staff: actor }
}

export async function shownCard(context: SupervisionContext, cardId: string, actor: Actor): Promise<ShownCard> {
  const { db, keys } = context.platform
  const { card, staff } = await knownCard(context, cardId, actor)
  const answers = isAnswerable(card, staff)
  const [steps, others] = await Promise.all([
    stepsOf(db, 'card', cardId),
    answers ? cardsOfCases(db, [card.caseId], cardsOfCaseMax) : [],
  ])
  const same = others.filter((other) => isExplainedWith(card, other, staff)).slice(0, sameCauseMax)
  const [line, ...sameCause] = await listedCards(context, [card, ...same])
  if (!line) throw problem('card.not_found')
  const judges = card.status === 'answered' && supervises(staff, card.regionCode)
  const barred = (judges && barredFrom(staff, card.officeId, steps)) || null
  return {
    ...line,
    history: steps.map((step) => shownStep(keys, 'card', cardId, step)),
    actions: answers ? ['answer'] : judges && !barred ? ['accept', 'return'] : [],
    mayOrder: supervises(staff, card.regionCode),
    barred,
    sameCause,
  }
}

export async function listedCards({ ruleBook }: SupervisionContext, rows: readonly CardRow[]): Promise<ListedCard[]> {
  const book = await ruleBook.open()
  return rows.map((row) => {
    const set = book.setOf({ regionPrefix: row.ruleRegion, version: row.ruleVersion })
    return { ...row, rule: set?.rules.find(({ number }) => number === row.ruleNumber) }
  })
}

export function isAnswerable(card: CardRow, staff: Staff): boolean {
  const waits = card.status === 'raised' || card.status === 'returned' || card.status === 'escalated'
  return waits && mayAnswer(staff, card)
}

/** Whether the answer to one card explains the other as well, and this actor may give it. */
export function isExplainedWith(card: CardRow, other: CardRow, staff: Staff): boolean {
  return other.cardId !== card.cardId && isSameCause(card, other) && isAnswerable(other, staff)
}
