import { isDeadlock, violatedConstraint } from '../../platform/db/database.ts'
import { overtaken, problem } from './errors.ts'
import { type Staff, supervises } from './rules/access.ts'
import { type Answered, barredFrom } from './rules/judging.ts'
import type { Stepped } from './store-steps.ts'

/** What was read before the act: the number of the last step, 0 where there was none. An act on an older state is refused. */
export interface Read {
  readonly expectedSequence: number
}

/** An answer is also taken of whoever does not say what was read. */
export interface MaybeRead {
  readonly expectedSequence?: number | undefined
}

/** Another answer is asked, with why, within so many working days. */
export interface ReturnAsked extends Read {
  readonly text: string
  readonly days: number
}

/** A card or an order, so much of it as a judgement depends on. */
export interface Judged {
  readonly regionCode: string
  readonly officeId: string
  readonly status: string
  /** How many steps it has. */
  readonly steps: number
}

export function isOvertaken({ steps }: Pick<Judged, 'steps'>, expected: number | undefined): boolean {
  return expected !== undefined && expected !== steps
}

/** Whether a write failed because somebody was faster: he is met in the primary key of the steps, or both waited for each other. */
export function isOvertakenNow(of: Stepped, error: unknown): boolean {
  return isDeadlock(error) || violatedConstraint(error)?.startsWith(`${of}_step`) === true
}

/**
 * Throws where this actor does not judge the answer, or where it is not the one that was read: of an older one nothing is judged, whatever came of it since.
 */
export function requireJudging(
  of: Stepped,
  actor: Staff,
  judged: Judged,
  history: readonly Answered[],
  { expectedSequence }: Read,
): void {
  if (!supervises(actor, judged.regionCode)) throw problem(`${of}.not_yours`)
  const barred = barredFrom(actor, judged.officeId, history)
  if (barred) throw problem(`${of}.${barred}`)
  if (isOvertaken(judged, expectedSequence)) throw overtaken(of)
  if (judged.status !== 'answered') throw problem(`${of}.state`)
}
