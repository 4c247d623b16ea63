import type { RaisedCard } from './cardsOf.ts'

/** A card, so much of it as says of what it came. */
export interface Caused extends Pick<RaisedCard, 'occasion' | 'sequence' | 'officeId' | 'postId' | 'details'> {
  readonly caseId: string
}

/**
 * Cards of one case and post that one answer can explain: of one delay, or of one act. A delay is one limit (its warning, then its yellow and red card) or
 * one time in which the case stood still, over which its step, its promise and the law's limit pass one after the other. What comes of several cases, of a
 * sample or of missing answers stands alone.
 */
export function isSameCause(one: Caused, other: Caused): boolean {
  if (one.caseId !== other.caseId || one.officeId !== other.officeId || one.postId !== other.postId) return false
  const { kind } = one.details
  if (kind !== other.details.kind) return false
  if (kind === 'clock') return one.occasion === other.occasion || one.sequence === other.sequence
  return kind === 'act' && one.sequence === other.sequence
}
