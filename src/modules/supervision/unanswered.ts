import { addWorkingDays, type WorkCalendar } from '../../kernel/calendar.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { lastDay, momentAfter } from './answer-timers.ts'
import type { SupervisionContext } from './context.ts'
import { cardIdOf } from './names.ts'
import { stageNewCards } from './new-cards.ts'
import { rulesWith, setAt } from './rules/ruleSets.ts'
import type { Rule, UnansweredRule } from './schema.ts'
import { type CardRow, cardsOfCases, type NewCard } from './store-cards.ts'
import type { Dated } from './store-deadlines.ts'

const cardsMax = 10_000

/** Cards that rise because others of the same case were not answered, and when to look again where a rule waits longer. */
export async function unansweredCards(
  context: SupervisionContext,
  dated: readonly Pick<Dated, 'caseId'>[],
): Promise<{ readonly statements: readonly Statement[]; readonly next: ReadonlyMap<string, Date> }> {
  const { db, clock } = context.platform
  const now = clock.now()
  const caseIds = [...new Set(dated.flatMap(({ caseId }) => caseId ?? []))]
  const all = caseIds.length > 0 ? await cardsOfCases(db, caseIds, cardsMax) : []
  const book = await context.ruleBook.open()
  const found: NewCard[] = []
  const next = new Map<string, Date>()
  for (const cards of Map.groupBy(
    all.filter(({ unanswered }) => unanswered),
    ({ caseId }) => caseId,
  ).values()) {
    const [first] = cards
    if (!first) continue
    const calendar = await context.organizations.calendarFor(first.regionCode)
    const set = setAt(book.inForceFor(first.regionCode), now)
    for (const rule of set ? rulesWith(set, 'unanswered') : []) {
      const { level, days, count } = rule.on.unanswered
      const moments = cards
        .filter((card) => card.level === level && card.answerBy !== null)
        .map((card) => ({ card, at: unansweredAt(calendar, card.answerBy ?? '', days) }))
        .sort((one, other) => one.at.getTime() - other.at.getTime())
      for (const { card, at } of moments) if (at > now) next.set(card.cardId, at)
      const last = moments[count - 1]
      if (!set || !last || last.at > now) continue
      const causes = moments.slice(0, count).map(({ card }) => card.cardId)
      const place = { regionPrefix: set.regionPrefix, version: set.version }
      found.push(cardOf(last.card, rule, { at: last.at, now, place, causes, calendar }))
    }
  }
  return { statements: await stageNewCards(context, found), next }
}

function unansweredAt(calendar: WorkCalendar, answerBy: string, days: number): Date {
  return momentAfter(days === 0 ? answerBy : addWorkingDays(calendar, answerBy, days).day)
}

interface Cause {
  readonly at: Date
  readonly now: Date
  readonly place: { readonly regionPrefix: string; readonly version: number }
  readonly causes: readonly string[]
  readonly calendar: WorkCalendar
}

function cardOf(
  card: CardRow,
  rule: Rule & { readonly on: UnansweredRule },
  { at, now, place, causes, calendar }: Cause,
): NewCard {
  const { caseId, sequence, regionCode, departmentId, officeId, postId, itemId, channel } = card
  const occasion = 'unanswered'
  return {
    ...{ caseId, sequence, regionCode, departmentId, officeId, postId, itemId, channel, occasion },
    cardId: cardIdOf(caseId, rule.number, occasion),
    ruleNumber: rule.number,
    level: rule.level,
    raisedAt: at,
    recordedAt: now,
    ruleRegion: place.regionPrefix,
    ruleVersion: place.version,
    points: rule.points,
    details: { kind: 'unanswered', cards: causes },
    status: rule.answerDays === null ? 'noted' : 'raised',
    answerBy: rule.answerDays === null ? null : lastDay(calendar, now, rule.answerDays),
  }
}
