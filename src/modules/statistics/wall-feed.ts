import { addDays, dayOf, hourOf } from '../../kernel/day.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { type ActOfCase, actsMax, type CaseNews, caseNewsTopic } from '../cases/index.ts'
import type { StatisticsContext } from './context.ts'
import { regionsAround } from './rules/sums.ts'
import { addHours, type HourSum, insertActs, removeOld, replaceStandings, type Standing } from './store-wall.ts'

const topic = 'statistics.wall'
const subjectId = '00000000-0000-7000-8000-000000000007'
/** Counting what waits reads an index through: 0.2 s of a million open cases. */
const restMs = 60_000
const actsKept = 10_000
const daysKept = 2

/** What the ticker tells of. Everything else is the work of an office and none of the public's. */
const toldTypes: ReadonlySet<string> = new Set([
  'submitted',
  'accepted',
  'accepted_with_pending',
  'decided',
  'delivered',
  'concluded',
])

/** Follows what happens, hour by hour, and counts each minute what waits. */
export function feedWall(context: StatisticsContext): void {
  const { outbox, timers, clock, db } = context.platform

  outbox.subscribeBatch('statistics.wall', [caseNewsTopic], async (all) => {
    const news = all.map(({ payload }) => payload as CaseNews)
    const told = news.filter(({ past, type }) => past !== true && toldTypes.has(type))
    const statements: Statement[] = []
    for (let at = 0; at < told.length; at += actsMax) {
      const acts = await context.cases.actsOf(told.slice(at, at + actsMax))
      if (acts.length > 0) statements.push(insertActs(acts))
      const hours = hoursOfActs(acts)
      if (hours.length > 0) statements.push(addHours(hours))
    }
    return statements
  })

  timers.handle(topic, async (timer) => {
    const now = clock.now()
    const standings = around(await context.cases.standing(dayOf(now)))
    await db.batch([
      ...replaceStandings(standings, now),
      ...removeOld(actsKept, addDays(dayOf(now), 1 - daysKept)),
      timers.stage({ ...timer, dueAt: new Date(now.getTime() + restMs) }),
    ])
  })
}

/** Sets the counting going, for the start. */
export function startWall({ platform: { db, timers, clock } }: StatisticsContext): Promise<unknown> {
  return db.batch([timers.stage({ topic, subjectId, dueAt: clock.now() })])
}

function hoursOfActs(acts: readonly ActOfCase[]): HourSum[] {
  const sums = new Map<string, HourSum>()
  for (const { type, effectiveAt, regionCode: own } of acts) {
    const measure = type === 'submitted' ? 'submitted' : type === 'decided' ? 'settled' : undefined
    if (!measure) continue
    const day = dayOf(effectiveAt)
    const hour = hourOf(effectiveAt)
    for (const regionCode of regionsAround(own)) {
      const key = [regionCode, day, hour, measure].join(' ')
      sums.set(key, { regionCode, day, hour, measure, amount: (sums.get(key)?.amount ?? 0) + 1 })
    }
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum)
}

/** Each region with all below it. */
function around(own: readonly Standing[]): Standing[] {
  const sums = new Map<string, Standing>()
  for (const { regionCode: from, open, overdue } of own) {
    for (const regionCode of regionsAround(from)) {
      const before = sums.get(regionCode)
      sums.set(regionCode, {
        regionCode,
        open: (before?.open ?? 0) + open,
        overdue: (before?.overdue ?? 0) + overdue,
      })
    }
  }
  return [...sums.values()]
}
