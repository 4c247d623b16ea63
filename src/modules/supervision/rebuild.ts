import { coursesMax } from '../cases/index.ts'
import type { SupervisionContext } from './context.ts'
import { cardIdOf } from './names.ts'
import { recordCourses } from './recording.ts'
import { cardsOf, type RaisedCard } from './rules/cardsOf.ts'
import { type CardRow, cardsOfCases } from './store-cards.ts'
import { stageNext } from './watching.ts'

export interface Rebuilt {
  readonly cases: number
  /** Cards that all cases have by the rules. */
  readonly cards: number
  /** They were not there, and were written. */
  readonly missing: number
  /** Names of cards that are there and are none by the rules, or are others than they say. Somebody's hand was in the table. */
  readonly wrong: readonly string[]
}

const cardsMax = 100_000
const wrongMax = 1_000

/** Every card again from the events, case by case, beside everything else that goes on. */
export async function rebuildCards(context: SupervisionContext): Promise<Rebuilt> {
  const { db, clock } = context.platform
  let cases = 0
  let cards = 0
  let missing = 0
  const wrong: string[] = []
  for (let after: string | undefined; ; ) {
    const caseIds = await context.cases.caseIds({ regionPrefix: '', open: false, after, limit: coursesMax })
    after = caseIds.at(-1)
    if (!after) return { cases, cards, missing, wrong }
    const courses = await context.cases.courses(caseIds)
    const book = await context.ruleBook.open()
    const there = new Map((await cardsOfCases(db, caseIds, cardsMax)).map((row) => [row.cardId, row]))
    const now = clock.now()
    for (const course of courses) {
      for (const card of cardsOf(course, book.inForceFor(course.place.regionCode), now).cards) {
        cards += 1
        const cardId = cardIdOf(course.caseId, card.ruleNumber, card.occasion)
        const row = there.get(cardId)
        if (!row) missing += 1
        else if (!isSame(row, card)) wrong.push(cardId)
        there.delete(cardId)
      }
    }
    // What is left is not of a course: it follows from steps, samples and hours, or from nothing.
    for (const row of there.values()) if (isOfCourse(row)) wrong.push(row.cardId)
    cases += courses.length
    const { statements, next } = await recordCourses(context, courses)
    await db.batch([...statements, ...stageNext(context.platform, next)])
    if (wrong.length > wrongMax) return { cases, cards, missing, wrong: wrong.slice(0, wrongMax) }
  }
}

function isOfCourse({ details }: CardRow): boolean {
  return details.kind === 'clock' || details.kind === 'act'
}

function isSame(row: CardRow, card: RaisedCard): boolean {
  return (
    row.level === card.level &&
    row.raisedAt.getTime() === card.raisedAt.getTime() &&
    row.ruleRegion === card.ruleSet.regionPrefix &&
    row.ruleVersion === card.ruleSet.version &&
    row.sequence === card.sequence &&
    row.officeId === card.officeId &&
    row.postId === card.postId
  )
}
