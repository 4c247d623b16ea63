import type { Actor } from '../../../kernel/actor.ts'
import { refusalOf } from './actions.ts'
import { type Action, actions, type Hindrance } from './actionTable.ts'
import type { Standing } from './standing.ts'

/** An act that is this actor's to do, but for which the case still waits for something. */
export interface Hindered {
  readonly action: Action
  readonly why: Hindrance
}

const hindrances: ReadonlySet<string> = new Set<Hindrance>(['procedure', 'opinions', 'pending', 'late'])

/** What the actor could do if nothing stood in the way, and what does, so that a screen says it instead of hiding the act. */
export function hinderedActions(standing: Standing, actor: Actor): Hindered[] {
  return actions.flatMap((action) => {
    const refusal = refusalOf(action, standing, actor)
    return refusal !== undefined && hindrances.has(refusal) ? [{ action, why: refusal as Hindrance }] : []
  })
}
