import type { Capacity } from '../../../kernel/actor.ts'
import type { DeliveryWay } from '../../catalog/index.ts'
import type { Course } from './course.ts'
import type { TableFinding } from './discretion.ts'

/** What happened to a case, in field terms. `data` holds references and codes; personal values are in the payload. */
export type CaseEventBody =
  | {
      readonly type: 'submitted'
      readonly data: { readonly channel: 'online' | 'window'; readonly deliveryWay: DeliveryWay } & WithCourse
    }
  /** `checklist`: the materials that were compared and ticked, by id; cases of before have none. */
  | { readonly type: 'pre_reviewed'; readonly data: { readonly checklist?: readonly string[] } }
  | { readonly type: 'correction_requested'; readonly data: { readonly demands: number } }
  /** Changed answers may make another situation of it. */
  | { readonly type: 'corrected'; readonly data: WithCourse }
  /** A trifle put right on the spot by the clerk, with the applicant (行政许可法 art. 32). */
  | { readonly type: 'mended'; readonly data: { readonly fields: readonly string[] } & WithCourse }
  | { readonly type: 'accepted'; readonly data: { readonly by: 'window' | 'silence' } }
  | { readonly type: 'not_accepted'; readonly data: Empty }
  /** The review is done; with `advice`, the reviewer found that it must be denied, and the decider reads why. */
  | {
      readonly type: 'review_passed'
      readonly data: { readonly points: readonly string[]; readonly advice?: 'deny' } & ByTables
    }
  | { readonly type: 'returned'; readonly data: { readonly to: 'review' } }
  | {
      readonly type: 'decided'
      readonly data: { readonly outcome: Outcome; readonly points: readonly string[] } & ByTables
    }
  | { readonly type: 'result_issued'; readonly data: { readonly certificateId: string | null } }
  | { readonly type: 'delivered'; readonly data: { readonly way: DeliveryWay } }
  | { readonly type: 'concluded'; readonly data: Empty }
  | { readonly type: 'withdrawn'; readonly data: Empty }

/** What the discretion tables said; absent for items without one. */
interface ByTables {
  readonly discretion?: readonly TableFinding[]
}

/** What the answers of this event make of the item; absent where it is the same for everybody, and in events of before. */
interface WithCourse {
  readonly course?: Course
}

type Empty = Readonly<Record<string, never>>

export type Outcome = 'granted' | 'denied'
export type CaseEventType = CaseEventBody['type']

/** References to who acted: names are looked up where they are shown. */
export type EventActor =
  | { readonly kind: 'person'; readonly personId: string; readonly via?: string }
  | {
      readonly kind: 'staff'
      readonly staffId: string
      readonly postId: string
      readonly departmentId: string
      readonly capacity?: Capacity
      readonly via?: string
    }
  | { readonly kind: 'system'; readonly job: string }

export type CaseEvent = CaseEventBody & {
  readonly sequence: number
  readonly effectiveAt: Date
  readonly recordedAt: Date
  readonly actor: EventActor
  readonly payloadId: string | null
}

/** An event that a command decided on, before it has a place in the list. `payload` is sealed on the way to the store. */
export type NewEvent = CaseEventBody & {
  readonly effectiveAt: Date
  readonly payload?: { readonly kind: PayloadKind; readonly value: unknown }
}

export type PayloadKind = 'application' | 'demands' | 'opinion' | 'reason'
