import type { Platform } from '../../platform/platform.ts'
import type { SupervisionContext, SupervisionUses } from './context.ts'
import { follow } from './follow.ts'
import { createRuleBook } from './ruleBook.ts'

export type { ReadRules } from './readRules.ts'
export type { CardDetails, RaisedCard } from './rules/cardsOf.ts'
export type { Level, Rule, RuleSetContent } from './schema.ts'
export type { CardRow, CardStatus } from './store-cards.ts'

/** 监察: cards, answers, orders, samples. It watches every case and changes none. */
export interface Supervision {
  /** Loads the shipped rules. A second run changes nothing. */
  load(dataDirectory: string): Promise<void>
}

export function createSupervision(platform: Platform, uses: SupervisionUses): Supervision {
  const context: SupervisionContext = { ...uses, platform, ruleBook: createRuleBook(platform) }
  follow(context)
  return {
    load: (dataDirectory) => context.ruleBook.load(dataDirectory),
  }
}
