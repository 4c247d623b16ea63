import type { Statement } from '../../platform/db/statement.ts'
import { type PackedTally, type TallyNews, type TallyRow, tallyNewsTopic } from '../cases/index.ts'
import type { StatisticsContext } from './context.ts'
import { itemSumsOf, regionSumsOf } from './rules/sums.ts'
import { type Additions, addSums, hasBasis, lockSums, removeSums, writeBasis, writing } from './store-sums.ts'

/** Follows what `cases` folds: every piece of news is added once, and not at all where the sums were built from what holds it already. */
export function followTally({ platform: { outbox } }: StatisticsContext): void {
  outbox.subscribeBatch('statistics.sums', [tallyNewsTopic], async (all) => {
    const statements = all.map(({ payload }) => {
      const { transaction, rows } = payload as unknown as TallyNews
      return addSums(additionsOf(rows.map(unpacked)), transaction)
    })
    return [lockSums, ...statements.flat()] satisfies Statement[]
  })
}

function unpacked(row: PackedTally): TallyRow {
  const [regionCode, day, departmentId, itemId, channel, itemType, tier, measure, amount] = row
  return {
    regionCode,
    day,
    departmentId,
    itemId,
    channel,
    itemType,
    tier,
    measure: measure as TallyRow['measure'],
    amount,
  }
}

function additionsOf(rows: readonly TallyRow[]): Additions {
  return { regions: regionSumsOf(rows), items: itemSumsOf(rows) }
}

/** Builds every sum anew from what `cases` keeps, and remembers up to where, so that news on its way is not added twice. */
export async function rebuildSums({ platform, cases }: StatisticsContext): Promise<void> {
  await platform.db.transaction<Record<string, never>, void>(async (transaction) => {
    const write = writing(transaction)
    await write(lockSums)
    for (const statement of removeSums) await write(statement)
    const snapshot = await cases.everyTally(async (rows) => {
      for (const statement of addSums(additionsOf(rows))) await write(statement)
    })
    await write(writeBasis(snapshot, platform.clock.now()))
  })
}

/** What was counted before there were sums is in them after the first start. */
export async function buildOnce(context: StatisticsContext): Promise<void> {
  if (!(await hasBasis(context.platform.db))) await rebuildSums(context)
}
