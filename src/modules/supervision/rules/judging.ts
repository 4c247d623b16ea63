import type { ActorReference } from '../../../kernel/actor.ts'
import type { Staff } from './access.ts'

/** A step of a card or an order, so much of it as says who answered. */
export interface Answered extends ActorReference {
  readonly kind: 'answered' | 'accepted' | 'returned' | 'escalated'
}

/** 回避: why somebody who supervises there does not judge what was answered. */
export type Barred = 'own_body' | 'own_answer'

/**
 * Nobody judges his own answer, and nobody what his own body answered: not even whoever opened the order, once he works there. An earlier answer counts like
 * the last one, for the last one leans on it. Another supervisor of the region judges, or one of a region above.
 */
export function barredFrom(actor: Staff, officeId: string, steps: readonly Answered[]): Barred | undefined {
  if (actor.departmentId === officeId) return 'own_body'
  const own = steps.some(({ kind, actorKind, actorId }) => {
    return kind === 'answered' && actorKind === 'staff' && actorId === actor.staffId
  })
  return own ? 'own_answer' : undefined
}
