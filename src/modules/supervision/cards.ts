import type { Actor } from '../../kernel/actor.ts'
import { isUuid } from '../../kernel/ids.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { stageAnswerTimers } from './answer-timers.ts'
import type { SupervisionContext } from './context.ts'
import { problem } from './errors.ts'
import { bounded, cursor, type Page, type Paging, pageOf, parseCursor, scopeOf } from './paging.ts'
import { mayAnswer, mayKnow, type Staff, supervises } from './rules/access.ts'
import { leads } from './rules/superior.ts'
import { type Level, levels, type Rule } from './schema.ts'
import {
  type CardRow,
  cardsOfCases,
  cardsOfOffice,
  cardsOfScope,
  escalatedCards,
  findCards,
  type Phase,
  toldCards,
  waitingCards,
  waitingFor,
} from './store-cards.ts'
import { insertStep, type StepRow, stepsOf } from './store-steps.ts'
import { dayAfter, parseDays, parseWords, type ShownStep, shownStep, stepRow } from './words.ts'

/** A card as lists show it: with the rule that it rose by, in the words of its edition. */
export interface ListedCard extends CardRow {
  /** Undefined only where an edition was taken out of the database. */
  readonly rule: Rule | undefined
}

export interface ShownCard extends ListedCard {
  readonly history: readonly ShownStep[]
  /** What this actor may do with it now. */
  readonly actions: readonly ('answer' | 'accept' | 'return')[]
}

export interface Cards {
  /** Throws `card.not_found` for whoever has nothing to do with it. */
  card(cardId: string, actor: Actor): Promise<ShownCard>
  /** Of one case, by moment, at most 100, of those that the actor may know of. */
  cardsOfCase(caseId: string, actor: Actor): Promise<readonly ListedCard[]>
  /** For the desk's bar: yellow and red cards and orders that wait for this post, counted to 99. */
  waiting(actor: Staff): Promise<{ readonly cards: number; readonly orders: number }>
  /** For the desk: what waits for an answer of this post, or of anybody in its body; nearest date first. */
  cardsWaiting(actor: Staff, paging?: Paging): Promise<Page<ListedCard>>
  /** 知会: what waits for an answer below whoever leads in a body, told when it rose; nothing of it is asked of her. For everybody else empty. */
  cardsTold(actor: Staff, paging?: Paging): Promise<Page<ListedCard>>
  /** What this body was told of because nobody answered in time. */
  cardsEscalated(actor: Staff, paging?: Paging): Promise<Page<ListedCard>>
  /** Of the region of a supervisor, newest first. Throws `supervision.not_duty`. */
  cardsOfRegion(actor: Staff, asked?: CardFilter, paging?: Paging): Promise<Page<ListedCard>>
  /** 说明. `alongside`, here and below: what goes into the same transaction. Throws `card.not_found`, `card.not_yours`, `card.state`, `supervision.words`. */
  answerCard(cardId: string, actor: Actor, text: string, alongside?: readonly Statement[]): Promise<ShownCard>
  /** By a supervisor: the answer stands. */
  acceptCard(cardId: string, actor: Actor, alongside?: readonly Statement[]): Promise<ShownCard>
  /** By a supervisor: another answer is asked, with why, within so many working days. */
  returnCard(
    cardId: string,
    actor: Actor,
    asked: { readonly text: string; readonly days: number },
    alongside?: readonly Statement[],
  ): Promise<ShownCard>
}

export interface CardFilter {
  /** A region below; absent: the supervisor's own. */
  readonly regionCode?: string | undefined
  /** A body whose cards they are. */
  readonly officeId?: string | undefined
  readonly level?: Level | undefined
  /** `waiting` for an answer, `answered` and waiting for the supervisor, `open`: both, `closed`. Absent: all. */
  readonly state?: 'waiting' | 'answered' | 'open' | 'closed' | undefined
}

const phasesOf = { waiting: [0], answered: [1], open: [0, 1], closed: [2] } as const satisfies Record<
  string,
  readonly Phase[]
>
const cardsOfCaseMax = 100
const waitingShownMax = 99

export function createCards(context: SupervisionContext): Cards {
  const { db, keys } = context.platform
  const listed = async (rows: readonly CardRow[]): Promise<ListedCard[]> => {
    const book = await context.ruleBook.open()
    return rows.map((row) => {
      const set = book.setOf({ regionPrefix: row.ruleRegion, version: row.ruleVersion })
      return { ...row, rule: set?.rules.find(({ number }) => number === row.ruleNumber) }
    })
  }
  const pageOfCards = async (rows: readonly CardRow[], limit: number, cursorOf: (row: CardRow) => string) => {
    const page = pageOf(rows, limit, cursorOf)
    return { ...page, lines: await listed(page.lines) }
  }
  const byDay = ({ answerBy, cardId }: CardRow) => cursor(answerBy ?? '', cardId)

  async function known(cardId: string, actor: Actor): Promise<{ readonly card: CardRow; readonly staff: Staff }> {
    const [card] = isUuid(cardId) ? await findCards(db, [cardId]) : []
    if (!card || !mayKnow(actor, card)) throw problem('card.not_found')
    return { card, staff: actor }
  }

  async function shown(cardId: string, actor: Actor): Promise<ShownCard> {
    const { card, staff } = await known(cardId, actor)
    const [line] = await listed([card])
    if (!line) throw problem('card.not_found')
    const history = await stepsOf(db, 'card', cardId)
    return {
      ...line,
      history: history.map((step) => shownStep(keys, 'card', cardId, step)),
      actions: actionsOf(card, staff),
    }
  }

  async function step(
    card: CardRow,
    kind: StepRow['kind'],
    actor: Actor,
    alongside: readonly Statement[],
    words: { readonly text?: string; readonly due?: string } = {},
  ): Promise<ShownCard> {
    const { cardId, steps } = card
    const row = stepRow(context.platform, { of: 'card', id: cardId, steps, kind, actor, ...words })
    const timers = stageAnswerTimers(context.platform, 'card', [
      { id: cardId, due: kind === 'returned' ? (words.due ?? null) : null },
    ])
    try {
      await db.batch([...insertStep('card', cardId, row), ...timers, ...alongside])
    } catch (error) {
      if (violatedConstraint(error)?.startsWith('card_step')) throw problem('card.state')
      throw error
    }
    return shown(cardId, actor)
  }

  async function forAction(cardId: string, actor: Actor, action: ShownCard['actions'][number]): Promise<CardRow> {
    const { card, staff } = await known(cardId, actor)
    if (actionsOf(card, staff).includes(action)) return card
    const isTheirs = action === 'answer' ? mayAnswer(staff, card) : supervises(staff, card.regionCode)
    throw problem(isTheirs ? 'card.state' : 'card.not_yours')
  }

  return {
    card: shown,
    async cardsOfCase(caseId, actor) {
      const rows = isUuid(caseId) ? await cardsOfCases(db, [caseId], cardsOfCaseMax) : []
      return listed(rows.filter((row) => mayKnow(actor, row)))
    },
    waiting: (actor) => waitingFor(db, actor, waitingShownMax),
    async cardsWaiting(actor, paging = {}) {
      const limit = bounded(paging.limit)
      const rows = await waitingCards(db, actor, limit + 1, parseCursor(paging.after))
      return pageOfCards(rows, limit, byDay)
    },
    async cardsTold(actor, paging = {}) {
      if (!leads(actor)) return { lines: [], next: undefined }
      const limit = bounded(paging.limit)
      const rows = await toldCards(db, actor, limit + 1, parseCursor(paging.after))
      return pageOfCards(rows, limit, byDay)
    },
    async cardsEscalated(actor, paging = {}) {
      const limit = bounded(paging.limit)
      const rows = await escalatedCards(db, actor.departmentId, limit + 1, parseCursor(paging.after))
      return pageOfCards(rows, limit, byDay)
    },
    async cardsOfRegion(actor, { regionCode = actor.regionCode, officeId, level, state } = {}, paging = {}) {
      if (!supervises(actor, regionCode)) throw problem('supervision.not_duty')
      const limit = bounded(paging.limit)
      const asked = {
        scope: scopeOf(regionCode),
        phases: state ? phasesOf[state] : ([0, 1, 2] as const),
        levels: level ? [level] : levels,
      }
      const after = parseCursor(paging.after)
      const rows =
        officeId !== undefined && isUuid(officeId)
          ? await cardsOfOffice(db, officeId, asked, limit + 1, after)
          : await cardsOfScope(db, asked, limit + 1, after)
      return pageOfCards(rows, limit, ({ raisedAt, cardId }) => cursor(raisedAt, cardId))
    },
    async answerCard(cardId, actor, text, alongside = []) {
      const card = await forAction(cardId, actor, 'answer')
      return step(card, 'answered', actor, alongside, { text: parseWords(text) })
    },
    async acceptCard(cardId, actor, alongside = []) {
      return step(await forAction(cardId, actor, 'accept'), 'accepted', actor, alongside)
    },
    async returnCard(cardId, actor, { text, days }, alongside = []) {
      const card = await forAction(cardId, actor, 'return')
      const due = await dayAfter(context, card.regionCode, parseDays(days))
      return step(card, 'returned', actor, alongside, { text: parseWords(text), due })
    },
  }
}

function actionsOf(card: CardRow, staff: Staff): ShownCard['actions'] {
  const { status } = card
  if (status === 'answered' && supervises(staff, card.regionCode)) return ['accept', 'return']
  const waits = status === 'raised' || status === 'returned' || status === 'escalated'
  return waits && mayAnswer(staff, card) ? ['answer'] : []
}
