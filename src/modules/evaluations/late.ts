import type { EvaluationsContext } from './context.ts'
import { type LateRectification, lateRectifications } from './store-late.ts'

export interface Late {
  /** 整改超期: bad grades that an office did not put right by a last day of these, both included; by day and ticket, at most 10,000. */
  lateRectifications(from: string, through: string): Promise<readonly LateRectification[]>
}

const lateMax = 10_000

export function createLate({ platform: { db } }: EvaluationsContext): Late {
  return { lateRectifications: (from, through) => lateRectifications(db, from, through, lateMax) }
}
