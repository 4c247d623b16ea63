import { CompiledQuery } from 'kysely'
import { dayOf } from '../../kernel/day.ts'
import { regionPrefixOf } from '../../kernel/identifiers/regionCode.ts'
import { remembered } from '../../platform/remembered.ts'
import { dayMs, type EvaluationsContext } from './context.ts'
import { problem } from './errors.ts'
import { bulkWindowMs } from './give.ts'
import { publishedRegions, reportedOf } from './rules/publishing.ts'
import { type Rates, ratesOf, type Sums, shownMin, shownSums } from './rules/rates.ts'
import { type EvaluationMeasure, measuresOf } from './rules/tally.ts'
import { deleteExpired } from './store.ts'
import {
  allTally,
  countEvaluations,
  countedByRegion,
  type EvaluationQuestion,
  foldTally,
  insertTally,
  sumTally,
  type TallyGroup,
  type TallyRow,
} from './store-tally.ts'
import { ticketsToCount } from './store-tickets.ts'

export interface EvaluationNumbers {
  /**
   * Sums by group, for rates and tables; `none` has the one group ''. They are not for the judged office or the public where they are few: see
   * `published`.
   */
  sums(question: EvaluationQuestion, by?: TallyGroup): Promise<ReadonlyMap<string, Sums>>
  /**
   * Of a region with all below it, in a whole month that is over (`YYYY-MM`), so that nobody sees one grade by asking twice. null: too few, or
   * somebody else's few could be told from it and what is published beside it (rules/publishing.ts). Throws `evaluation.month_running`.
   */
  published(regionCode: string, month: string): Promise<Rates | null>
  /**
   * For the report of a region's own bodies in a month that is over, or of one of them. null: too few, or somebody else's few could be told from them and
   * from other reports. Throws `evaluation.month_running`.
   */
  reported(regionCode: string, month: string, departmentId: string | null): Promise<Sums | null>
  /** Counts everything again from rows and steps and mends the sums. Returns how many were wrong. */
  recount(): Promise<number>
  /** Sets the folding of sums and the daily clearing going. Called at start. */
  startHousekeeping(): Promise<void>
}

const foldTopic = 'evaluations.tally'
const clearTopic = 'evaluations.clearing'
const subjectId = '00000000-0000-7000-8000-000000000004'
/** Readers add what is not folded yet; so that they have little to add, it is folded this often. */
const foldRestMs = 10_000
const foldMax = 5_000
const clearRestMs = 10 * 60_000
const countMax = 500
/** Regions below a province lie in one another, and nothing published lies across two. */
const provinceDigits = 2
/** What a month comes to changes only when a decision about bulk praise or a mistaken grade comes late. */
const countedMs = 10 * 60_000
const countedMax = 50

export function createNumbers(context: EvaluationsContext): EvaluationNumbers {
  const { db, clock, timers } = context.platform
  const counted = remembered<CountedMonth>(() => clock.now().getTime(), countedMs, countedMax)
  const later = (ms: number) => new Date(clock.now().getTime() + ms)
  timers.handle(foldTopic, async (timer) => {
    while ((await foldTally(db, foldMax)) === foldMax);
    await db.batch([timers.stage({ ...timer, dueAt: later(foldRestMs) })])
  })
  timers.handle(clearTopic, async (timer) => {
    const expired = deleteExpired(clock.now(), later(-bulkWindowMs))
    await db.batch([...expired, timers.stage({ ...timer, dueAt: later(clearRestMs) })])
  })
  const sums: EvaluationNumbers['sums'] = async (question, by = 'none') => {
    const groups = new Map<string, Map<EvaluationMeasure, number>>()
    for (const { group, measure, amount } of await sumTally(db, question, by)) {
      const own = groups.get(group) ?? new Map<EvaluationMeasure, number>()
      groups.set(group, own.set(measure, amount))
    }
    return groups
  }
  const overDays = (month: string) => {
    const [from, through] = daysOfMonth(month)
    if (through >= dayOf(clock.now())) throw problem('evaluation.month_running')
    return { from, through }
  }
  const monthOf = (regionCode: string, month: string) => {
    const province = regionCode.slice(0, provinceDigits)
    return counted(`${province} ${month}`, async () => {
      const own = await countedByRegion(db, { regionPrefix: province, ...overDays(month) })
      return { own, published: publishedRegions(own, shownMin) }
    })
  }
  return {
    sums,
    async published(regionCode, month) {
      const days = overDays(month)
      const [{ published }, all] = await Promise.all([
        monthOf(regionCode, month),
        sums({ regionPrefix: regionPrefixOf(regionCode), ...days }),
      ])
      const shown = published.has(regionCode) ? shownSums(all.get('') ?? new Map()) : null
      return shown && ratesOf(shown)
    },
    async reported(regionCode, month, departmentId) {
      const days = overDays(month)
      // A whole code as prefix is the region's own bodies.
      const [{ own, published }, byBody] = await Promise.all([
        monthOf(regionCode, month),
        sums({ regionPrefix: regionCode, ...days }, 'department'),
      ])
      const bodies = new Map([...byBody].map(([id, body]) => [id, ratesOf(body).counted]))
      const reported = reportedOf(own, published, { regionCode, bodies }, shownMin)
      if (departmentId !== null) return (reported.bodies.has(departmentId) && byBody.get(departmentId)) || null
      return reported.region ? shownSums(together([...byBody.values()])) : null
    },
    recount: () => recount(context),
    async startHousekeeping() {
      const at = { subjectId, dueAt: clock.now() }
      await db.batch([timers.stage({ topic: foldTopic, ...at }), timers.stage({ topic: clearTopic, ...at })])
    },
  }
}

/** What the regions of a province have in a month, and which of them are published. */
interface CountedMonth {
  readonly own: ReadonlyMap<string, number>
  readonly published: ReadonlySet<string>
}

function together(all: readonly Sums[]): Sums {
  const sums = new Map<EvaluationMeasure, number>()
  for (const one of all) for (const [measure, amount] of one) sums.set(measure, (sums.get(measure) ?? 0) + amount)
  return sums
}

function daysOfMonth(month: string): readonly [string, string] {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw problem('evaluation.month_running')
  const [year = 0, number = 0] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year, number, 1) - dayMs).getUTCDate()
  return [`${month}-01`, `${month}-${last}`]
}

/** In one snapshot and as a difference, so that evaluations come in meanwhile. */
async function recount({ platform: { db } }: EvaluationsContext): Promise<number> {
  return db.transaction<Record<string, never>, number>(async (snapshot) => {
    await snapshot.executeQuery(CompiledQuery.raw('set transaction isolation level repeatable read'))
    const difference = new Map<string, TallyRow>()
    const add = (row: TallyRow) => {
      const { regionCode, day, departmentId, itemId, channel, node, measure } = row
      const key = [regionCode, day, departmentId, itemId, channel, node, measure].join(' ')
      difference.set(key, { ...row, amount: (difference.get(key)?.amount ?? 0) + row.amount })
    }
    for (const row of await allTally(snapshot)) add({ ...row, amount: -row.amount })
    for (const row of await countEvaluations(snapshot)) add(row)
    for (let after: string = '00000000-0000-0000-0000-000000000000'; ; ) {
      const counted = await ticketsToCount(snapshot, after, countMax)
      for (const { ticket, steps } of counted) {
        for (const [index, step] of steps.entries())
          for (const measure of measuresOf(step, steps.slice(0, index)))
            add({ ...ticket, day: ticket.evaluatedOn, measure, amount: 1 })
      }
      if (counted.length < countMax) break
      after = counted.at(-1)?.ticket.ticketId ?? after
    }
    const wrong = [...difference.values()].filter(({ amount }) => amount !== 0)
    if (wrong.length > 0) {
      const { text, values } = insertTally(wrong)
      await snapshot.executeQuery(CompiledQuery.raw(text, [...values]))
    }
    return wrong.length
  })
}
