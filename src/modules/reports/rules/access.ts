import type { Actor } from '../../../kernel/actor.ts'
import { regionContains } from '../../../kernel/identifiers/regionCode.ts'

export type Staff = Extract<Actor, { kind: 'staff' }>

export interface ReportPlace {
  readonly regionCode: string
  /** null: of the whole region. */
  readonly departmentId: string | null
}

/** Supervisors of the region and of those above make reports. */
export function mayMake(actor: Actor, regionCode: string): actor is Staff {
  return actor.kind === 'staff' && actor.duties.includes('supervise') && regionContains(actor.regionCode, regionCode)
}

/** They read all of them; a body reads its own. For everybody else there is none. */
export function mayRead(actor: Actor, { regionCode, departmentId }: ReportPlace): boolean {
  return actor.kind === 'staff' && (departmentId === actor.departmentId || mayMake(actor, regionCode))
}
