import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Statement } from '../../platform/db/statement.ts'
import type { WholeCourse } from '../cases/index.ts'
import { stageAfterwards } from './afterwards.ts'
import { isStillAsked, lastDay } from './answer-timers.ts'
import type { SupervisionContext } from './context.ts'
import { cardIdOf } from './names.ts'
import { stageNewCards } from './new-cards.ts'
import type { OpenRuleBook } from './ruleBook.ts'
import { cardsOf, isDayStillNear, type RaisedCard } from './rules/cardsOf.ts'
import { type NewCard, settleWarnings } from './store-cards.ts'

/** What was found about some cases: what to write, and when to look at each again. */
export interface Recorded {
  readonly statements: readonly Statement[]
  readonly next: ReadonlyMap<string, Date | null>
}

/** A case that cannot be understood is looked at again: a release may mend what it stumbles over. */
export const askAgainMs = 24 * 3_600_000

/** Cases whose cards are found before others get their turn. */
const casesATurn = 25

/**
 * All that these cases have until now and that is not written yet. Told twice, in whatever order, by two processes at once, it comes to the same
 * rows. `past`: lives that were over elsewhere, of which cards are noted and nobody is asked.
 */
export async function recordCourses(
  context: SupervisionContext,
  courses: readonly WholeCourse[],
  past: ReadonlySet<string> = new Set(),
): Promise<Recorded> {
  const { clock, log } = context.platform
  const now = clock.now()
  const book = await context.ruleBook.open()
  const next = new Map<string, Date | null>()
  const found: { readonly course: WholeCourse; readonly card: RaisedCard; readonly cardId: string }[] = []
  for (const [at, course] of courses.entries()) {
    const { caseId, place } = course
    // Hundreds of cases come at once, and the same thread answers people.
    if (at % casesATurn === casesATurn - 1) await nextTurn()
    try {
      const raised = cardsOf(course, book.inForceFor(place.regionCode), now)
      next.set(caseId, raised.next)
      for (const card of raised.cards) {
        found.push({ course, card, cardId: cardIdOf(caseId, card.ruleNumber, card.occasion) })
      }
    } catch (error) {
      // One case that cannot be understood must not keep all others from being watched.
      log.error({ err: error, caseId }, 'the cards of a case cannot be found')
      next.set(caseId, new Date(now.getTime() + askAgainMs))
    }
  }
  const cards = found.map(({ course, card, cardId }) =>
    newCard(book, course, card, { cardId, now, past: past.has(course.caseId) }),
  )
  const afterwards = await stageAfterwards(context, book, courses, past)
  return { statements: [...(await stageNewCards(context, cards)), ...settled(cards), ...afterwards], next }
}

/** Each is asked for every time its case is looked at: most of these are settled already, and finding that out costs what reading them would. */
function settled(cards: readonly NewCard[]): Statement[] {
  const over = cards.filter(({ settledByGoingOn, answerBy }) => settledByGoingOn && answerBy === null)
  return over.length > 0 ? [settleWarnings(over.map(({ cardId }) => cardId))] : []
}

interface Recording {
  readonly cardId: string
  readonly now: Date
  readonly past: boolean
}

function newCard(book: OpenRuleBook, course: WholeCourse, card: RaisedCard, { cardId, now, past }: Recording): NewCard {
  const { ruleNumber, occasion, level, raisedAt, ruleSet, sequence, officeId, postId, details } = card
  const { regionCode, departmentId, itemId, channel } = course.place
  const rule = book.setOf(ruleSet)?.rules.find(({ number }) => number === ruleNumber)
  const isAsked = !past && isStillAsked(raisedAt, now)
  const calendar = course.stretches.at(-1)?.calendar
  const settledByGoingOn = level === 'warning' && rule?.answerDays === null && details.kind === 'clock'
  const near = settledByGoingOn && isDayStillNear(course, card, now) ? details.day : null
  const within = isAsked && rule?.answerDays && calendar ? lastDay(calendar, now, rule.answerDays) : null
  const answerBy = within ?? (past ? null : near)
  return {
    ...{ cardId, caseId: course.caseId, ruleNumber, occasion, level, raisedAt, recordedAt: now, sequence, details },
    ...{ ruleRegion: ruleSet.regionPrefix, ruleVersion: ruleSet.version, points: rule?.points ?? 0 },
    ...{ regionCode, departmentId, officeId, postId, itemId, channel },
    status: answerBy === null ? 'noted' : 'raised',
    answerBy,
    settledByGoingOn,
  }
}
