import type { Actor } from '../../../kernel/actor.ts'
import { regionContains } from '../../../kernel/identifiers/regionCode.ts'

export type Staff = Extract<Actor, { kind: 'staff' }>

/** Something that a body is asked about: a card or an order. */
export interface Asked {
  readonly regionCode: string
  /** The competent body, where it is of a case. */
  readonly departmentId: string | null
  readonly officeId: string
  readonly postId: string | null
  readonly superiorId: string | null
}

/** A post that supervises, in its region and everything below. */
export function supervises(actor: Actor, regionCode: string): boolean {
  return actor.kind === 'staff' && actor.duties.includes('supervise') && regionContains(actor.regionCode, regionCode)
}

/** Who knows of it at all: for everybody else there is no such thing. */
export function mayKnow(actor: Actor, asked: Asked): actor is Staff {
  if (actor.kind !== 'staff') return false
  if (supervises(actor, asked.regionCode)) return true
  return [asked.officeId, asked.departmentId, asked.superiorId].includes(actor.departmentId)
}

/** The post itself; where none is named anybody of the body; and whoever decides there. Who supervises answers nothing. */
export function mayAnswer(actor: Staff, { officeId, postId }: Asked): boolean {
  if (actor.departmentId !== officeId || actor.duties.includes('supervise')) return false
  return postId === null || postId === actor.postId || actor.duties.includes('decide')
}
