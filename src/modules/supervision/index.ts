import type { Platform } from '../../platform/platform.ts'
import { type Cards, createCards } from './cards.ts'
import type { SupervisionContext, SupervisionUses } from './context.ts'
import { watchDeadlines } from './deadlines.ts'
import { follow } from './follow.ts'
import { keepTally, startHousekeeping } from './housekeeping.ts'
import { createOrders, type Orders } from './orders.ts'
import { watchPace } from './pace.ts'
import { createPublishing, type Publishing } from './publishing.ts'
import { type Rebuilt, rebuildCards } from './rebuild.ts'
import { createRuleBook } from './ruleBook.ts'
import { createSamples, type Samples } from './samples.ts'
import { createScoreFormulas } from './scoreFormulas.ts'
import { createScores, type Scores } from './scores.ts'
import { sumTally, type TallyQuestion } from './store-tally.ts'

export type { CardFilter, Cards } from './cards.ts'
export { conditionWords } from './condition-words.ts'
export type { NewOrderAsked } from './open-order.ts'
export { type ListedOrder, type Orders, orderProofs, type ShownOrder } from './orders.ts'
export type { Page, Paging } from './paging.ts'
export type { PublishedRules, Publishing, Trial } from './publishing.ts'
export type { Rebuilt } from './rebuild.ts'
export type { CardDetails } from './rules/cardsOf.ts'
export { type ChangedPart, changesOf, type RuleChange } from './rules/ruleChanges.ts'
export { monthAfter, type Subject, type SubjectKind, subjectKinds } from './rules/score.ts'
export type { Samples, ShownSample } from './samples.ts'
export { type Level, levels, type Rule, type RuleSetContent } from './schema.ts'
export type { ListedPoint, ShownPoint } from './scoreContests.ts'
export type { FormulaEdition } from './scoreFormulas.ts'
export {
  type BodyScore,
  type MonthPoints,
  type MonthScores,
  monthPointsMax,
  type Scores,
  type SubjectScore,
  type TrendMonth,
} from './scores.ts'
export { type ListedCard, type ShownCard, sameCauseMax } from './shown-cards.ts'
export type { CardRow, CardStatus } from './store-cards.ts'
export type { RuleSetPlace } from './store-rules.ts'
export type { TallyQuestion } from './store-tally.ts'
export { daysMax, type ShownStep, wordsMax } from './words.ts'

/** 监察: cards, answers, orders, samples. It watches every case and changes none. Foreign things answer `….not_found`. */
export interface Supervision extends Cards, Orders, Samples, Publishing {
  /** 考核得分 of bodies and posts, and contests of their points. */
  readonly scores: Scores
  /** Loads the shipped rules. A second run changes nothing. */
  load(dataDirectory: string): Promise<void>
  /** How many cards rose, by level (`warning`, `yellow`, `red`) and by rule (`rule:Y1`): for a region with all below it, and days, both included. */
  cardsTallied(question: TallyQuestion): Promise<ReadonlyMap<string, number>>
  /** Computes every card of every case again and writes what is missing. */
  rebuildCards(): Promise<Rebuilt>
  /** Sets the folding of numbers and the daily scores going. Called at start. */
  startHousekeeping(): Promise<void>
}

export function createSupervision(platform: Platform, uses: SupervisionUses): Supervision {
  const context: SupervisionContext = { ...uses, platform, ruleBook: createRuleBook(platform) }
  const formulas = createScoreFormulas(platform)
  follow(context)
  watchDeadlines(context)
  watchPace(context)
  keepTally(platform)
  const scores = createScores(context, formulas)
  return {
    ...createCards(context),
    ...createOrders(context),
    ...createSamples(context),
    ...createPublishing(context),
    scores,
    async load(dataDirectory) {
      await context.ruleBook.load(dataDirectory)
      await formulas.load(dataDirectory)
    },
    cardsTallied: (question) => sumTally(platform.db, question),
    rebuildCards: () => rebuildCards(context),
    async startHousekeeping() {
      await startHousekeeping(platform)
      await scores.startHousekeeping()
    },
  }
}
