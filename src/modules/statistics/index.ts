import type { Platform } from '../../platform/platform.ts'
import type { StatisticsContext, StatisticsUses } from './context.ts'
import { createNumbers, type Numbers } from './numbers.ts'
import { createResults, followResults, type Results } from './results.ts'
import { buildOnce, followTally, rebuildSums } from './sums.ts'
import { createWall, type Wall } from './wall.ts'
import { feedWall, startWall } from './wall-feed.ts'

export { type Formula, formulas, type MeasureCode, measureCodes, measureTexts } from './measures.ts'
export type { Grouped, StatisticsQuestion } from './numbers.ts'
export { around, type Grain, neighbour, type Period, periodAround, periodOf } from './rules/periods.ts'
export { computed, measuresIn, type Sums, sumsOfOne, type Value } from './rules/values.ts'
export type { ListedResult } from './store-results.ts'
export type { ItemGroup } from './store-sums.ts'
export type { LatestAct } from './store-wall.ts'
export type { WallFrame, WallTile } from './wall.ts'

/** 统计: measures by published definition, from sums of sums. Nothing is counted when somebody asks. */
export interface Statistics extends Numbers, Results, Wall {
  /** Builds every sum anew; the same comes out. */
  rebuild(): Promise<void>
  /** Counts in what was there before, and sets going what the wall is fed by. Called at start. */
  startHousekeeping(): Promise<void>
}

export function createStatistics(platform: Platform, uses: StatisticsUses): Statistics {
  const context: StatisticsContext = { platform, ...uses }
  followTally(context)
  feedWall(context)
  followResults(context)
  return {
    ...createNumbers(context),
    ...createResults(context),
    ...createWall(context),
    rebuild: () => rebuildSums(context),
    async startHousekeeping() {
      await buildOnce(context)
      await startWall(context)
    },
  }
}
