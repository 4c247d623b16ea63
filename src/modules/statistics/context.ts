import type { Platform } from '../../platform/platform.ts'
import type { Cases } from '../cases/index.ts'
import type { Evaluations } from '../evaluations/index.ts'
import type { Organizations } from '../organizations/index.ts'

export interface StatisticsUses {
  readonly cases: Pick<Cases, 'everyTally' | 'talliedDay' | 'actsOf' | 'standing' | 'publishedResult'>
  readonly evaluations: Pick<Evaluations, 'published'>
  readonly organizations: Pick<Organizations, 'childRegions' | 'getRegion'>
  /** How many cards rose, by level; of supervision. */
  readonly cardsTallied?: (question: {
    readonly regionPrefix: string
    readonly from: string
    readonly through: string
  }) => Promise<ReadonlyMap<string, number>>
}

/** What the module stands on. Built once in `index.ts`. */
export interface StatisticsContext extends StatisticsUses {
  readonly platform: Platform
}
