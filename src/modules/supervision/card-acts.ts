import type { Actor } from '../../kernel/actor.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { stageAnswerTimers } from './answer-timers.ts'
import type { SupervisionContext } from './context.ts'
import { overtaken, problem } from './errors.ts'
import { isOvertaken, isOvertakenNow, type MaybeRead, type Read, type ReturnAsked, requireJudging } from './reading.ts'
import { mayAnswer } from './rules/access.ts'
import {
  isAnswerable,
  isExplainedWith,
  type KnownCard,
  knownCard,
  type ShownCard,
  sameCauseMax,
  shownCard,
} from './shown-cards.ts'
import { type CardRow, findCards } from './store-cards.ts'
import { insertStep, type StepRow, stepsOf } from './store-steps.ts'
import { dayAfter, parseDays, parseWords, stepRow } from './words.ts'

export interface CardAnswerGiven extends MaybeRead {
  readonly text: string
  /** What the same words explain: cards of the same cause, at most 20. */
  readonly also?: readonly AlsoExplained[] | undefined
}

export interface AlsoExplained extends MaybeRead {
  readonly cardId: string
}

/** `alongside`: what goes into the same transaction. All of them throw `card.not_found`, `card.not_yours`, `card.state` and `card.changed_meanwhile`. */
export interface CardActs {
  /** 说明, of this card and of `also`; each keeps it as a step of its own. Throws `card.also_changed`, `supervision.words`. */
  answerCard(cardId: string, actor: Actor, given: CardAnswerGiven, alongside?: readonly Statement[]): Promise<ShownCard>
  /** By a supervisor: the answer that was read stands. Throws `card.own_answer`, `card.own_body`. */
  acceptCard(cardId: string, actor: Actor, read: Read, alongside?: readonly Statement[]): Promise<ShownCard>
  /** By a supervisor. Throws `card.own_answer`, `card.own_body`, `supervision.words`, `supervision.days`. */
  returnCard(cardId: string, actor: Actor, asked: ReturnAsked, alongside?: readonly Statement[]): Promise<ShownCard>
}

export function createCardActs(context: SupervisionContext): CardActs {
  const { platform } = context
  const { db } = platform

  async function forAnswer(cardId: string, actor: Actor, expected: number | undefined): Promise<KnownCard> {
    const known = await knownCard(context, cardId, actor)
    if (!mayAnswer(known.staff, known.card)) throw problem('card.not_yours')
    if (isOvertaken(known.card, expected)) throw overtaken('card')
    if (!isAnswerable(known.card, known.staff)) throw problem('card.state')
    return known
  }

  async function forJudging(cardId: string, actor: Actor, read: Read): Promise<CardRow> {
    const { card, staff } = await knownCard(context, cardId, actor)
    requireJudging('card', staff, card, await stepsOf(db, 'card', cardId), read)
    return card
  }

  async function alsoExplained({ card, staff }: KnownCard, also: readonly AlsoExplained[]): Promise<CardRow[]> {
    const expected = new Map(also.map(({ cardId, expectedSequence }) => [cardId, expectedSequence]))
    expected.delete(card.cardId)
    const ids = [...expected.keys()]
    if (ids.length > sameCauseMax || !ids.every(isUuid)) throw problem('card.also_changed')
    const others = ids.length > 0 ? await findCards(db, ids) : []
    const stand = others.filter(
      (other) => isExplainedWith(card, other, staff) && !isOvertaken(other, expected.get(other.cardId)),
    )
    if (stand.length < ids.length) throw problem('card.also_changed')
    return others
  }

  async function step(
    cards: readonly CardRow[],
    kind: Exclude<StepRow['kind'], 'escalated'>,
    actor: Actor,
    alongside: readonly Statement[],
    words: { readonly text?: string; readonly due?: string } = {},
  ): Promise<void> {
    // Always in the same order: two people who answer the same cards must not wait for each other.
    const inOrder = cards.toSorted((one, other) => (one.cardId < other.cardId ? -1 : 1))
    const rows = inOrder.flatMap(({ cardId, steps }) =>
      insertStep('card', cardId, stepRow(platform, { of: 'card', id: cardId, steps, kind, actor, ...words })),
    )
    const due = words.due ?? null
    const timers = stageAnswerTimers(
      platform,
      'card',
      cards.map(({ cardId }) => ({ id: cardId, due })),
    )
    try {
      await db.batch([...rows, ...timers, ...alongside])
    } catch (error) {
      if (isOvertakenNow('card', error)) throw overtaken('card')
      throw error
    }
  }

  return {
    async answerCard(cardId, actor, { text, expectedSequence, also = [] }, alongside = []) {
      const known = await forAnswer(cardId, actor, expectedSequence)
      const words = parseWords(text)
      await step([known.card, ...(await alsoExplained(known, also))], 'answered', actor, alongside, { text: words })
      return shownCard(context, cardId, actor)
    },
    async acceptCard(cardId, actor, read, alongside = []) {
      await step([await forJudging(cardId, actor, read)], 'accepted', actor, alongside)
      return shownCard(context, cardId, actor)
    },
    async returnCard(cardId, actor, asked, alongside = []) {
      const card = await forJudging(cardId, actor, asked)
      const due = await dayAfter(context, card.regionCode, parseDays(asked.days))
      await step([card], 'returned', actor, alongside, { text: parseWords(asked.text), due })
      return shownCard(context, cardId, actor)
    },
  }
}
