import { CompiledQuery, type Transaction } from 'kysely'
import type { Statement } from '../../platform/db/statement.ts'
import type { CasesContext } from './context.ts'
import { pinnedCalendar } from './load.ts'
import { evolve, fold } from './rules/fold.ts'
import { type Counted, tallyOf } from './rules/tally.ts'
import {
  allTally,
  type CountedCase,
  casesToCount,
  foldedDay,
  foldedDays,
  foldedOf,
  foldTally,
  insertTally,
  snapshotOf,
  sumTally,
  type TallyPlace,
  type TallyQuestion,
  type TallyRow,
  talliedRegions,
  transactionId,
} from './store-tally.ts'

/** What was folded, for whoever keeps coarser sums: rows as `packed` writes them. */
export const tallyNewsTopic = 'cases.tallied'
export interface TallyNews {
  /** The transaction that folded them: whoever read the sums in a snapshot knows by it whether these were among them. */
  readonly transaction: string
  readonly rows: readonly PackedTally[]
}
/** Region, day, body, item, channel, type and tier of the item, measure, amount: thousands of rows go in one piece of news. */
export type PackedTally = readonly [string, string, string, string, string, string, string, string, number]

const topic = 'cases.tally'
const subjectId = '00000000-0000-7000-8000-000000000003'
/** Readers add what is not folded yet; so that they have little to add, it is folded this often. */
const restMs = 10_000
/** Deltas of one transaction: some 40 ms of work. */
const foldMax = 5_000
/** Cases whose events are counted at a time. */
const countMax = 200

/** What an act adds to the numbers, for its transaction; nothing where nothing is counted. */
export function stageTally(place: TallyPlace, counted: readonly Counted[]): Statement[] {
  return counted.length === 0 ? [] : [insertTally(rowsAt(place, counted))]
}

export function rowsAt(
  { regionCode, departmentId, itemId, channel }: TallyPlace,
  counted: readonly Counted[],
): TallyRow[] {
  return counted.map((one) => ({ regionCode, departmentId, itemId, channel, ...one }))
}

/** One row a place, measure and day. */
export function summed(rows: readonly TallyRow[]): TallyRow[] {
  const sums = new Map<string, TallyRow>()
  for (const row of rows) addTo(sums, row)
  return [...sums.values()]
}

function addTo(sums: Map<string, TallyRow>, row: TallyRow): void {
  const { regionCode, departmentId, itemId, channel, itemType, tier, measure, day } = row
  const key = [regionCode, departmentId, itemId, channel, itemType, tier, measure, day].join(' ')
  sums.set(key, { ...row, amount: (sums.get(key)?.amount ?? 0) + row.amount })
}

export interface Numbers {
  /** How often what happened: for a region with all below it, and days, both included. */
  tallied(question: TallyQuestion): ReturnType<typeof sumTally>
  /** Of one region itself and one day, by body, item, channel and kind; what was folded, so some seconds behind. */
  talliedDay(regionCode: string, day: string): Promise<TallyRow[]>
  /**
   * All that is folded, region by region and month by month, as one snapshot sees it; answers which that was. For whoever keeps coarser sums and builds
   * them anew.
   */
  everyTally(each: (rows: readonly TallyRow[]) => Promise<void>): Promise<string>
  /** Counts everything again from the events and mends the numbers. Returns how many were wrong. */
  recountTally(): Promise<number>
}

export function createTally(context: CasesContext): Numbers {
  const { db } = context.platform
  return {
    tallied: (question) => sumTally(db, question),
    talliedDay: (regionCode, day) => foldedDay(db, regionCode, day),
    everyTally: (each) =>
      inSnapshot(context, async (snapshot) => {
        const seen = await snapshotOf(snapshot)
        for (const regionCode of await talliedRegions(snapshot)) {
          const [first, last] = (await foldedDays(snapshot, regionCode)) ?? ['', '']
          for (let month = first.slice(0, 7); month !== '' && month <= last.slice(0, 7); month = monthAfter(month)) {
            const rows = await foldedOf(snapshot, regionCode, [`${month}-01`, lastDayOf(month)])
            if (rows.length > 0) await each(rows)
          }
        }
        return seen
      }),
    recountTally: () => recountTally(context),
  }
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7)
}

function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

type Snapshot = Transaction<Record<string, never>>

function inSnapshot<Result>(
  { platform: { db } }: Pick<CasesContext, 'platform'>,
  work: (snapshot: Snapshot) => Promise<Result>,
): Promise<Result> {
  return db.transaction<Record<string, never>, Result>(async (snapshot) => {
    await snapshot.executeQuery(CompiledQuery.raw('set transaction isolation level repeatable read'))
    return work(snapshot)
  })
}

/** The job that folds, again and again. What it folded is told in its transaction. */
export function keepTally({ platform }: Pick<CasesContext, 'platform'>): void {
  const { timers, clock, db } = platform
  timers.handle(topic, async (timer) => {
    while ((await foldOnce(platform)) === foldMax);
    await db.batch([timers.stage({ ...timer, dueAt: new Date(clock.now().getTime() + restMs) })])
  })
}

async function foldOnce({ db, outbox, clock }: CasesContext['platform']): Promise<number> {
  return db.transaction<Record<string, never>, number>(async (transaction) => {
    const { taken, folded } = await foldTally(transaction, foldMax)
    if (taken === 0) return 0
    const payload = { transaction: await transactionId(transaction), rows: folded.map(packed) }
    const { text, values } = outbox.stage({ topic: tallyNewsTopic, payload }, clock.now())
    await transaction.executeQuery(CompiledQuery.raw(text, [...values]))
    return taken
  })
}

function packed(row: TallyRow): PackedTally {
  const { regionCode, day, departmentId, itemId, channel, itemType, tier, measure, amount } = row
  return [regionCode, day, departmentId, itemId, channel, itemType, tier, measure, amount]
}

/** Sets the folding going, for the batch of the start. */
export function stageTallyStart({ timers, clock }: CasesContext['platform']): Statement {
  return timers.stage({ topic, subjectId, dueAt: clock.now() })
}

/**
 * Counts everything again from the events and appends what the kept numbers lack or have too much. In one snapshot, and as a difference, so that
 * acts go on meanwhile. Returns how many numbers were wrong: 0, unless somebody's hand was in the tables or a rule of counting is new.
 */
async function recountTally(context: CasesContext): Promise<number> {
  return inSnapshot(context, async (snapshot) => {
    const difference = new Map<string, TallyRow>()
    for (const row of await allTally(snapshot)) addTo(difference, { ...row, amount: -row.amount })
    for (let after: string | null = null; ; ) {
      const cases: CountedCase[] = await casesToCount(snapshot, after, countMax)
      for (const one of cases) for (const row of await countCase(context, one)) addTo(difference, row)
      after = cases.at(-1)?.caseId ?? null
      if (cases.length < countMax) break
    }
    const wrong = [...difference.values()].filter(({ amount }) => amount !== 0)
    if (wrong.length > 0) {
      const { text, values } = insertTally(wrong)
      await snapshot.executeQuery(CompiledQuery.raw(text, [...values]))
    }
    return wrong.length
  })
}

/** What all events of a case add, each by the state and the calendar that counted after it. */
export async function countCase(context: CasesContext, one: CountedCase): Promise<TallyRow[]> {
  const [first, ...rest] = one.events
  if (!first) return []
  const item = (await context.catalog.getVersion(one.versionId)).definition
  let state = fold(item, [first])
  const counted = tallyOf([first], state, item, await pinnedCalendar(context, one.regionCode, state))
  for (const event of rest) {
    state = evolve(item, state, event)
    counted.push(...tallyOf([event], state, item, await pinnedCalendar(context, one.regionCode, state)))
  }
  return rowsAt(one, counted)
}
