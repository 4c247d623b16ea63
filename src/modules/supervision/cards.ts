import type { Actor } from '../../kernel/actor.ts'
import { isUuid } from '../../kernel/ids.ts'
import { type CardActs, createCardActs } from './card-acts.ts'
import type { SupervisionContext } from './context.ts'
import { problem } from './errors.ts'
import { bounded, cursor, type Page, type Paging, pageOf, parseCursor, scopeOf } from './paging.ts'
import { mayKnow, type Staff, supervises } from './rules/access.ts'
import { leads } from './rules/superior.ts'
import { type Level, levels } from './schema.ts'
import { cardsOfCaseMax, type ListedCard, listedCards, type ShownCard, shownCard } from './shown-cards.ts'
import {
  type CardRow,
  cardsOfCases,
  cardsOfOffice,
  cardsOfScope,
  escalatedCards,
  type Phase,
  toldCards,
  waitingCards,
  waitingFor,
} from './store-cards.ts'

export interface Cards extends CardActs {
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
const waitingShownMax = 99

export function createCards(context: SupervisionContext): Cards {
  const { db } = context.platform
  const pageOfCards = async (rows: readonly CardRow[], limit: number, cursorOf: (row: CardRow) => string) => {
    const page = pageOf(rows, limit, cursorOf)
    return { ...page, lines: await listedCards(context, page.lines) }
  }
  const byDay = ({ answerBy, cardId }: CardRow) => cursor(answerBy ?? '', cardId)

  return {
    ...createCardActs(context),
    card: (cardId, actor) => shownCard(context, cardId, actor),
    async cardsOfCase(caseId, actor) {
      const rows = isUuid(caseId) ? await cardsOfCases(db, [caseId], cardsOfCaseMax) : []
      return listedCards(
        context,
        rows.filter((row) => mayKnow(actor, row)),
      )
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
  }
}
