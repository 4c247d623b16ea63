import type { Actor } from '../../../kernel/actor.ts'
import { type Staff, supervises } from './access.ts'
import type { ContestState } from './score.ts'

/** Of a point: where it lies, whose it is, and what became of its contest. */
export interface ContestedPoint {
  readonly regionCode: string
  readonly departmentId: string
  readonly officeId: string
  readonly contest: ContestState | null
  readonly contestedBy: string | null
  /** Last day to contest it. */
  readonly contestBy: string
}

/** Supervisors of the region, the body itself; for everybody else there is no such score. */
export function maySeeBody(actor: Actor, body: { readonly id: string; readonly regionCode: string }): actor is Staff {
  return supervises(actor, body.regionCode) || (actor.kind === 'staff' && actor.departmentId === body.id)
}

export function maySeePoint(actor: Actor, point: ContestedPoint): actor is Staff {
  if (supervises(actor, point.regionCode)) return true
  return actor.kind === 'staff' && [point.officeId, point.departmentId].includes(actor.departmentId)
}

export type PointAction = 'contest' | 'decide'

/** What this actor may do with a point today. Who supervises contests nothing; who contested does not decide. */
export function pointActions(actor: Actor, point: ContestedPoint, today: string): readonly PointAction[] {
  if (actor.kind !== 'staff') return []
  const { contest, contestedBy, contestBy } = point
  if (contest === 'open') {
    return supervises(actor, point.regionCode) && contestedBy !== actor.staffId ? ['decide'] : []
  }
  const isTheirs = actor.departmentId === point.officeId && !actor.duties.includes('supervise')
  return contest === null && isTheirs && today <= contestBy ? ['contest'] : []
}
