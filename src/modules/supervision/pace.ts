import type { Statement } from '../../platform/db/statement.ts'
import type { DueTimer } from '../../platform/timers.ts'
import { isStillAsked, lastDay } from './answer-timers.ts'
import type { SupervisionContext } from './context.ts'
import { followerName } from './followerName.ts'
import { idFrom } from './names.ts'
import { stageNewCards } from './new-cards.ts'
import type { OpenRuleBook } from './ruleBook.ts'
import { type RuleSet, rulesWith, setAt } from './rules/ruleSets.ts'
import type { PaceRule, Rule } from './schema.ts'
import type { NewCard } from './store-cards.ts'
import { endOfHour, insertQuick, type QuickRow, quickOfHours } from './store-pace.ts'

const topic = 'supervision.pace'
/** After the end of an hour, or after the last news of it: what is under way is in by then. */
const graceMs = 60_000
const againMs = 5_000

/** Rows of quick decisions, and for each of their hours the timer that counts them. */
export function stagePace(
  { platform: { timers, clock } }: SupervisionContext,
  quick: readonly QuickRow[],
): Statement[] {
  if (quick.length === 0) return []
  const hours = [...new Set(quick.map(({ hour }) => hour.getTime()))]
  const due = hours.map((hour) => ({
    topic,
    subjectId: subjectOf(hour),
    dueAt: new Date(Math.max(endOfHour(new Date(hour)).getTime(), clock.now().getTime()) + graceMs),
  }))
  return [insertQuick(quick), timers.stageAll(due)]
}

/** Permits decided seconds after their acceptance are counted when the hour is over and all its news are read. */
export function watchPace(context: SupervisionContext): void {
  context.platform.timers.handleBatch(topic, (due) => count(context, due))
}

async function count(context: SupervisionContext, due: readonly DueTimer[]): Promise<void> {
  const { db, clock, timers, outbox } = context.platform
  const hours = due.map(({ subjectId }) => hourOfSubject(subjectId))
  const latest = new Date(Math.max(...hours.map((hour) => endOfHour(hour).getTime())))
  if (await outbox.isBehind(followerName, latest)) {
    const next = new Date(clock.now().getTime() + againMs)
    await db.batch([...timers.stageNext(due.map((timer) => ({ timer, next })))])
    return
  }
  const rows = await quickOfHours(db, hours)
  const book = await context.ruleBook.open()
  const found: NewCard[] = []
  for (const ofPost of Map.groupBy(rows, ({ hour, postId }) => `${hour.getTime()} ${postId}`).values()) {
    found.push(...(await cardsOfPost(context, book, ofPost)))
  }
  const done = timers.stageNext(due.map((timer) => ({ timer, next: null })))
  await db.batch([...(await stageNewCards(context, found)), ...done])
}

/** One card a post and hour, on the last case of the hour; the rules are those of the place where it was decided. */
async function cardsOfPost(
  context: SupervisionContext,
  book: OpenRuleBook,
  rows: readonly QuickRow[],
): Promise<NewCard[]> {
  const last = rows.at(-1)
  const set = last && setAt(book.inForceFor(last.regionCode), last.decidedAt)
  if (!last || !set) return []
  const now = context.platform.clock.now()
  const cards: NewCard[] = []
  for (const rule of rulesWith(set, 'pace')) {
    const counted = rows.filter(({ seconds }) => seconds <= rule.on.pace.seconds)
    const final = counted.at(-1)
    if (!final || counted.length < rule.on.pace.count) continue
    const isAsked = isStillAsked(final.decidedAt, now)
    const calendar = await context.organizations.calendarFor(final.regionCode)
    const answerBy = isAsked && rule.answerDays !== null ? lastDay(calendar, now, rule.answerDays) : null
    cards.push(cardOf(set, rule, final, { cases: counted.map(({ caseId }) => caseId), now, answerBy }))
  }
  return cards
}

interface Found {
  readonly cases: readonly string[]
  readonly now: Date
  readonly answerBy: string | null
}

function cardOf(
  set: RuleSet,
  rule: Rule & { readonly on: PaceRule },
  last: QuickRow,
  { cases, now, answerBy }: Found,
): NewCard {
  const { caseId, sequence, regionCode, departmentId, officeId, postId, itemId, channel, hour } = last
  const occasion = `pace/${postId}/${hour.toISOString()}`
  return {
    ...{ caseId, sequence, regionCode, departmentId, officeId, postId, itemId, channel, occasion },
    cardId: idFrom(subjectOf(hour.getTime()), 'card', rule.number, occasion),
    ruleNumber: rule.number,
    level: rule.level,
    raisedAt: endOfHour(hour),
    recordedAt: now,
    ruleRegion: set.regionPrefix,
    ruleVersion: set.version,
    points: rule.points,
    details: { kind: 'pace', cases: cases.slice(0, casesMax) },
    status: answerBy === null ? 'noted' : 'raised',
    answerBy,
  }
}

/** Of many more the card names the first. */
const casesMax = 1_000

/** An hour as the subject of its timer: its beginning in the place of the time of a UUIDv7. */
function subjectOf(hour: number): string {
  const time = hour.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
}

function hourOfSubject(subjectId: string): Date {
  return new Date(Number.parseInt(subjectId.slice(0, 13).replace('-', ''), 16))
}
