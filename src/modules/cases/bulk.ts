import { chunks } from '../../kernel/chunks.ts'
import { Problem } from '../../kernel/problem.ts'
import { refusesRows, violatedConstraint } from '../../platform/db/database.ts'
import { ensurePartitions } from '../../platform/db/partitions.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { canonicalJson } from '../ledger/index.ts'
import { caseNewsTopic } from './append.ts'
import { type DecidedLife, decideLife, type Life } from './bulk-life.ts'
import type { CasesContext } from './context.ts'
import { casesThere, insertLives } from './store-bulk.ts'
import { insertTally } from './store-tally.ts'
import { submittedBefore } from './submit.ts'
import { summed } from './tally.ts'

export interface BulkOptions {
  /** These lives were over elsewhere: no paper is made of them and nobody is told, but they are counted. */
  readonly past?: boolean
}

export type LifeOutcome =
  | { readonly caseId: string; readonly outcome: 'loaded'; readonly receiptNumber: string; readonly caseNumber: string }
  | { readonly caseId: string; readonly outcome: 'there_already' }
  /** `reason`: the code of the problem, or the constraint that refused the rows. */
  | { readonly caseId: string; readonly outcome: 'failed'; readonly reason: string }

/** Lives of one transaction: fewer cost more round trips, more gained nothing. */
const batchMax = 100
/** While two batches are written the next is decided: with one, rules waited for the database a third of the time. */
const atOnce = 3
export const livesMax = 10_000

/** Whole lives of many cases, in the order given. What is written is what `submit` and `act` would have written. */
export async function bulk(
  context: CasesContext,
  lives: readonly Life[],
  options: BulkOptions = {},
): Promise<LifeOutcome[]> {
  if (lives.length > livesMax) throw new RangeError(`at most ${livesMax} lives a call`)
  await ensureMonths(context, lives)
  const outcomes = new Map<string, LifeOutcome>()
  const firsts = [...new Map(lives.toReversed().map((life) => [life.caseId, life])).values()].reverse()
  const batches = chunks(firsts, batchMax)
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let batch = batches.shift(); batch; batch = batches.shift()) {
        for (const outcome of await load(context, batch, options)) outcomes.set(outcome.caseId, outcome)
      }
    }),
  )
  const told = new Set<string>()
  return lives.map(({ caseId }) => {
    const outcome = outcomes.get(caseId)
    if (!outcome) throw new Error(`${caseId} has no outcome`)
    const again = told.has(caseId) && outcome.outcome === 'loaded'
    told.add(caseId)
    return again ? { caseId, outcome: 'there_already' } : outcome
  })
}

async function load(context: CasesContext, batch: readonly Life[], options: BulkOptions): Promise<LifeOutcome[]> {
  const there = await casesThere(
    context.platform.db,
    batch.map(({ caseId }) => caseId),
  )
  const outcomes: LifeOutcome[] = []
  const decided: DecidedLife[] = []
  for (const life of batch) {
    const { caseId } = life
    if (there.has(caseId)) {
      outcomes.push({ caseId, outcome: 'there_already' })
      continue
    }
    try {
      decided.push(await decideLife(context, life))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      outcomes.push({ caseId, outcome: 'failed', reason: error.code })
    }
    // Others in this process come in between.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return [...outcomes, ...(await write(context, decided, options))]
}

/** In one transaction; where the server refuses it, halves of it, so that a case that cannot be written fails alone. */
async function write(
  context: CasesContext,
  lives: readonly DecidedLife[],
  options: BulkOptions,
): Promise<LifeOutcome[]> {
  if (lives.length === 0) return []
  try {
    await context.platform.db.batch(statementsOf(context, lives, options))
    return lives.map(({ head: { caseId, receiptNumber, caseNumber } }) => {
      return { caseId, outcome: 'loaded', receiptNumber, caseNumber }
    })
  } catch (error) {
    if (!refusesRows(error)) throw error
    const [only, ...others] = lives
    if (only && others.length === 0) return [refused(only, error)]
    const half = Math.ceil(lives.length / 2)
    return [
      ...(await write(context, lives.slice(0, half), options)),
      ...(await write(context, lives.slice(half), options)),
    ]
  }
}

function refused({ head: { caseId } }: DecidedLife, error: Error): LifeOutcome {
  // Somebody loaded the same case meanwhile.
  if (submittedBefore(error)) return { caseId, outcome: 'there_already' }
  return { caseId, outcome: 'failed', reason: violatedConstraint(error) ?? error.message }
}

function statementsOf(
  { platform: { outbox, timers }, ledger, accessLog }: CasesContext,
  lives: readonly DecidedLife[],
  { past = false }: BulkOptions,
): Statement[] {
  const following = lives.flatMap((life) => life.following)
  const leaves = following.map(({ entry, at }) => ({ text: canonicalJson(entry), at }))
  const news = following.map(({ news, at }) => ({
    news: { topic: caseNewsTopic, payload: past ? { ...news, past: true } : news },
    at,
  }))
  return [
    ...insertLives(lives),
    ledger.stageLeaves(leaves),
    outbox.stageAll(news),
    timers.stageAll(lives.flatMap((life) => life.timers)),
    insertTally(summed(lives.flatMap((life) => life.tally))),
    accessLog.stageLooks(lives.flatMap((life) => life.looks)),
    ...lives.flatMap((life) => life.effects),
  ]
}

/** Cases of the past lie in months that nobody made yet. Those that claim to be of the future are refused when they are decided. */
async function ensureMonths({ platform: { db, clock } }: CasesContext, lives: readonly Life[]): Promise<void> {
  const past = lives.map(({ filedAt }) => filedAt).filter((filedAt) => filedAt <= clock.now())
  const months = new Map(past.map((moment) => [moment.toISOString().slice(0, 7), moment]))
  for (const moment of months.values()) await ensurePartitions(db, { now: () => moment })
}
