import type { Capacity } from '../../../kernel/actor.ts'
import type { DayUnit, DeliveryWay, ProcedureKind } from '../../catalog/index.ts'
import type { Course } from './course.ts'
import type { TableFinding } from './discretion.ts'

/** Which version of which calendar counts for a case; pinned by its submission and by each `dates_moved`. */
export interface CalendarRef {
  readonly id: string
  readonly version: string
}

/** What happened to a case, in field terms. `data` holds references and codes; personal values are in the payload. */
export type CaseEventBody =
  | {
      readonly type: 'submitted'
      readonly data: {
        readonly channel: 'online' | 'window'
        readonly deliveryWay: DeliveryWay
        /** Absent in cases from before calendars had versions: the first one counts. */
        readonly calendar?: CalendarRef
      } & WithCourse
    }
  /** `checklist`: the materials that were compared and ticked, by id; cases of before have none. */
  | { readonly type: 'pre_reviewed'; readonly data: { readonly checklist?: readonly string[] } }
  | { readonly type: 'green_channel_opened'; readonly data: Empty }
  /**
   * `about` is everything asked for; `again` what was asked before and not cured, which is lawful; `late` what could have been asked the first
   * time, which is a fault (行政许可法 art. 32: everything at once). Cases of before have the number only.
   */
  | {
      readonly type: 'correction_requested'
      readonly data: {
        readonly demands: number
        readonly about?: readonly string[]
        readonly again?: readonly string[]
        readonly late?: readonly string[]
      }
    }
  /** Changed answers may make another situation of it. `changed` names answers and papers that are others than before. */
  | { readonly type: 'corrected'; readonly data: { readonly changed?: readonly string[] } & WithCourse }
  /** A trifle put right on the spot by the clerk, with the applicant (行政许可法 art. 32). */
  | { readonly type: 'mended'; readonly data: { readonly fields: readonly string[] } & WithCourse }
  | { readonly type: 'accepted'; readonly data: { readonly by: 'window' | 'silence' } }
  /** 容缺受理: accepted although these papers are missing; they come within so many working days. */
  | {
      readonly type: 'accepted_with_pending'
      readonly data: { readonly pending: readonly string[]; readonly days: number }
    }
  | { readonly type: 'pending_supplied'; readonly data: { readonly materials: readonly string[] } }
  | { readonly type: 'pending_extended'; readonly data: { readonly days: number } }
  | { readonly type: 'pending_lapsed'; readonly data: Empty }
  | { readonly type: 'not_accepted'; readonly data: Empty }
  /** 分派: who within the office that has the case works on it now. */
  | {
      readonly type: 'routed'
      readonly data: {
        readonly staffId: string
        readonly postId: string
        readonly why: 'assign' | 'hand_over' | 'absence'
      }
    }
  | {
      readonly type: 'opinion_requested'
      readonly data: {
        readonly opinionId: string
        readonly departmentId: string
        /** Working days to answer. */
        readonly days: number
        /** Id of the item's consultation; absent: the reviewer's own idea. */
        readonly consultation?: string
      }
    }
  | {
      readonly type: 'opinion_given'
      readonly data: { readonly opinionId: string; readonly departmentId: string; readonly view: OpinionView }
    }
  /** The review is done; with `advice`, the reviewer found that it must be denied, and the decider reads why. */
  | {
      readonly type: 'review_passed'
      readonly data: { readonly points: readonly string[]; readonly advice?: 'deny' } & ByTables
    }
  | { readonly type: 'returned'; readonly data: { readonly to: 'review' } }
  /** 特别程序: its days do not count, at most `days` of them. */
  | {
      readonly type: 'procedure_started'
      readonly data: { readonly procedure: ProcedureKind; readonly days: number | null; readonly unit: DayUnit | null }
    }
  | { readonly type: 'procedure_ended'; readonly data: Empty }
  | { readonly type: 'extended'; readonly data: { readonly days: number } }
  | {
      readonly type: 'decided'
      readonly data: { readonly outcome: Outcome; readonly points: readonly string[] } & ByTables
    }
  /** 告知承诺: instead of a proof, or for the permit as a whole. */
  | {
      readonly type: 'promise_made'
      readonly data: { readonly kind: 'proof' | 'permit'; readonly materials: readonly string[] }
    }
  | {
      readonly type: 'promise_checked'
      readonly data: { readonly finding: 'kept' | 'rectify' | 'false'; readonly days?: number }
    }
  | { readonly type: 'promise_lapsed'; readonly data: Empty }
  | { readonly type: 'promise_broken'; readonly data: Empty }
  | { readonly type: 'promise_forgiven'; readonly data: Empty }
  | { readonly type: 'result_issued'; readonly data: { readonly certificateId: string | null } }
  | {
      readonly type: 'delivery_arranged'
      readonly data: { readonly way: DeliveryWay; readonly carrier: string; readonly number: string }
    }
  | { readonly type: 'delivered'; readonly data: { readonly way: DeliveryWay } }
  | { readonly type: 'concluded'; readonly data: Empty }
  /** 撤件; `lapse`: the correction was not made in time. */
  | { readonly type: 'withdrawn'; readonly data: { readonly by?: 'applicant' | 'lapse' } }
  /** 撤回, 撤销, 吊销, 注销: four ends of a result, each with its own effect on the certificate (行政许可法 art. 8, 69, 70). */
  | { readonly type: ResultEnd; readonly data: { readonly ground: string } }
  | {
      readonly type: 'reopened'
      readonly data: { readonly by: ReopenedBy; readonly to: 'accept' | 'review'; readonly document: string }
    }
  /** A decree moved holidays: a newer version of the calendar counts, and these dates are others than before. */
  | {
      readonly type: 'dates_moved'
      readonly data: { readonly calendar: CalendarRef; readonly moved: readonly MovedDate[] }
    }

/** 撤回 · 撤销 · 吊销 · 注销 */
export type ResultEnd = 'recalled' | 'annulled' | 'forfeited' | 'cancelled'
export type OpinionView = 'agree' | 'conditions' | 'disagree'
/** 行政复议 · 行政诉讼 · 自行纠正 */
export type ReopenedBy = 'reconsideration' | 'court' | 'own'

export interface MovedDate {
  readonly kind: string
  readonly from: string
  readonly to: string
}

/** What the discretion tables said; absent for items without one. */
interface ByTables {
  readonly discretion?: readonly TableFinding[]
}

/** What the answers of this event make of the item; absent where it is the same for everybody, and in events of before. */
interface WithCourse {
  readonly course?: Course
}

type Empty = Readonly<Record<string, never>>

/** 准予 · 不予 · 部分准予 */
export type Outcome = 'granted' | 'denied' | 'partly'
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

export type PayloadKind = 'application' | 'demands' | 'opinion' | 'reason' | 'question'
