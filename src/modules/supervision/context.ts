import type { Platform } from '../../platform/platform.ts'
import type { Cases } from '../cases/index.ts'
import type { Evaluations } from '../evaluations/index.ts'
import type { Materials } from '../materials/index.ts'
import type { Organizations } from '../organizations/index.ts'
import type { RuleBook } from './ruleBook.ts'

/** What the module stands on. Built once in `index.ts`. */
export interface SupervisionContext extends SupervisionUses {
  readonly platform: Platform
  readonly ruleBook: RuleBook
}

export interface SupervisionUses {
  readonly cases: Cases
  readonly evaluations: Pick<Evaluations, 'lateRectifications'>
  readonly materials: Materials
  readonly organizations: Organizations
}
