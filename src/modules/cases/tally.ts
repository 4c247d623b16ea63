import { CompiledQuery } from 'kysely'
import type { Statement } from '../../platform/db/statement.ts'
import type { CasesContext } from './context.ts'
import { pinnedCalendar } from './load.ts'
import { evolve, fold } from './rules/fold.ts'
import { type Counted, tallyOf } from './rules/tally.ts'
import {
  allTally,
  type CountedCase,
  casesToCount,
  foldTally,
  insertTally,
  type TallyPlace,
  type TallyRow,
} from './store-tally.ts'

const topic = 'cases.tally'
const subjectId = '00000000-0000-7000-8000-000000000003'
/** Readers add what is not folded yet; so that they have little to add, it is folded this often. */
const restMs = 10_000
/** Deltas of one statement: some 40 ms of work. */
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
  const { regionCode, departmentId, itemId, channel, measure, day } = row
  const key = [regionCode, departmentId, itemId, channel, measure, day].join(' ')
  sums.set(key, { ...row, amount: (sums.get(key)?.amount ?? 0) + row.amount })
}

/** The job that folds, again and again. */
export function keepTally({ platform }: Pick<CasesContext, 'platform'>): void {
  const { timers, clock, db } = platform
  timers.handle(topic, async (timer) => {
    while ((await foldTally(db, foldMax)) === foldMax);
    await db.batch([timers.stage({ ...timer, dueAt: new Date(clock.now().getTime() + restMs) })])
  })
}

/** Sets the folding going, for the batch of the start. */
export function stageTallyStart({ timers, clock }: CasesContext['platform']): Statement {
  return timers.stage({ topic, subjectId, dueAt: clock.now() })
}

/**
 * Counts everything again from the events and appends what the kept numbers lack or have too much. In one snapshot, and as a difference, so that
 * acts go on meanwhile. Returns how many numbers were wrong: 0, unless somebody's hand was in the tables or a rule of counting is new.
 */
export async function recountTally(context: CasesContext): Promise<number> {
  return context.platform.db.transaction<Record<string, never>, number>(async (snapshot) => {
    await snapshot.executeQuery(CompiledQuery.raw('set transaction isolation level repeatable read'))
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
async function countCase(context: CasesContext, one: CountedCase): Promise<TallyRow[]> {
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
