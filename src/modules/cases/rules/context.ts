import type { Actor } from '../../../kernel/actor.ts'
import type { Application } from '../schema.ts'
import type { Standing } from './standing.ts'

/** All that a decision looks at: how the case stands, who acts, and the application as it stands now. */
export interface CaseContext extends Standing {
  readonly actor: Actor
  readonly application: Application
  /** Ids for what the act begins, from whoever calls: the rules make none. */
  readonly newId?: () => string
}
