import type { Day } from '../../../kernel/day.ts'
import type { DayUnit, DeliveryWay, DutyStep, ProcedureKind } from '../../catalog/index.ts'
import type { CaseItem } from './caseItem.ts'
import { type Course, inCourse } from './course.ts'
import type { CalendarRef, OpinionView, Outcome, ResultEnd } from './events.ts'

export type { CaseItem } from './caseItem.ts'

export type CaseStatus =
  | 'submitted'
  | 'pre_reviewed'
  | 'correcting'
  | 'under_review'
  | 'granted'
  | 'partly_granted'
  | 'denied'
  | 'issued'
  | 'concluded'
  | 'not_accepted'
  | 'withdrawn'
  | ResultEnd

/**
 * What the case waits for. `correct` is the applicant's turn, `issue` the platform's, `check` the body's after a permit on a promise; the rest
 * are duties of staff.
 */
export type Awaiting = 'pre_review' | 'accept' | 'correct' | 'review' | 'decide' | 'issue' | 'deliver' | 'check'
export type Place = 'window' | 'department' | 'applicant' | 'platform'

/** Pre-review, corrections and mending belong to acceptance, returning a review to the decision. */
export type KeptDuty = 'accept' | 'review' | 'decide'

/** 征求意见: one question to another body. */
export interface Opinion {
  readonly opinionId: string
  readonly departmentId: string
  readonly consultation: string | null
  readonly requestedAt: Date
  /** Working days to answer. */
  readonly days: number
  readonly view: OpinionView | null
  readonly givenAt: Date | null
}

/** 特别程序, running while `endedAt` is null. */
export interface Procedure {
  readonly procedure: ProcedureKind
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly days: number | null
  readonly unit: DayUnit | null
}

/** 容缺: papers that come later. */
export interface Pending {
  readonly materials: readonly string[]
  /** From which day its working days count: acceptance, or the extension. */
  readonly from: Date
  readonly days: number
  readonly extended: boolean
  readonly status: 'open' | 'supplied' | 'lapsed'
}

/** 告知承诺. `rectifying`: the check found something that is put right by a day. */
export interface PromiseState {
  readonly kind: 'proof' | 'permit'
  readonly materials: readonly string[]
  readonly madeAt: Date
  readonly status: 'made' | 'rectifying' | 'kept' | 'broken' | 'forgiven'
  readonly rectifyFrom: Date | null
  readonly rectifyDays: number | null
}

export interface CaseState {
  readonly sequence: number
  readonly status: CaseStatus
  readonly awaiting: Awaiting | null
  readonly awaitingAt: Place | null
  readonly awaitingSince: Date
  readonly submittedAt: Date
  readonly deliveryWay: DeliveryWay
  readonly channel: 'online' | 'window'
  /** The day from which the limit for acceptance runs: everything asked for was in. */
  readonly completeAt: Date
  readonly acceptedAt: Date | null
  /** From when the limit for the decision counts: acceptance, or the reopening. */
  readonly decisionFrom: Date | null
  readonly decidedAt: Date | null
  readonly outcome: Outcome | null
  readonly correctionRequestedAt: Date | null
  /** To which duty the case comes back after the correction. */
  readonly correctionReturnsTo: 'pre_review' | 'accept' | null
  readonly corrections: number
  /** What was ever asked to be corrected, and what the applicant ever changed: `material:<id>`, `field:<id>`. */
  readonly demanded: readonly string[]
  readonly changed: readonly string[]
  readonly endedAt: Date | null
  /** Days on which somebody had to come to a counter for it; what happened on one day is one trip. */
  readonly visitedOn: readonly Day[]
  readonly certificateId: string | null
  readonly applicationPayloadId: string
  /** Everybody who ever took a part of a duty in this case: what the tier keeps apart is checked against it. */
  readonly staffOf: Readonly<Partial<Record<KeptDuty, readonly string[]>>>
  readonly recordedAt: Date
  /** What the answers made of the item; null: route and limits are those of the item. */
  readonly course: Course | null
  /** null: the first version of the region's calendar. */
  readonly calendar: CalendarRef | null
  readonly greenChannel: boolean
  /** Who in the office that has the case works on it. */
  readonly assigned: { readonly staffId: string; readonly postId: string; readonly since: Date } | null
  readonly opinions: readonly Opinion[]
  /** In the order of their start; of the present decision clock. */
  readonly procedures: readonly Procedure[]
  /** Working days (or days of the limit's unit) by which the decision was put off; 0: not. */
  readonly extensionDays: number
  readonly pending: Pending | null
  readonly promise: PromiseState | null
  readonly delivery: { readonly carrier: string; readonly number: string } | null
  /** Whether what was granted still stands; null: nothing was granted (yet). */
  readonly result: 'in_force' | ResultEnd | null
}

/** The step of the route after this duty; the first one for null. */
export function nextDuty(
  item: CaseItem,
  after: DutyStep['duty'] | null,
  course: Course | null = null,
): DutyStep | undefined {
  const { duties } = inCourse(item, course)
  const place = after === null ? -1 : duties.findIndex((step) => step.duty === after)
  return duties[place + 1]
}

export function hasPreReview(item: CaseItem, course: Course | null = null): boolean {
  return inCourse(item, course).duties.some((step) => step.duty === 'pre_review')
}

type Waiting = Pick<CaseState, 'awaiting' | 'awaitingAt' | 'awaitingSince' | 'assigned'>

/** Waits for this step from now on. Whoever worked on the step before has done with it. */
export function waiting(step: DutyStep | undefined, since: Date): Waiting {
  return { awaiting: step?.duty ?? null, awaitingAt: step?.by ?? null, awaitingSince: since, assigned: null }
}

export function waitingFor(awaiting: Awaiting | null, awaitingAt: Place | null, since: Date): Waiting {
  return { awaiting, awaitingAt, awaitingSince: since, assigned: null }
}

/** The procedure that runs now. */
export function runningProcedure({ procedures }: Pick<CaseState, 'procedures'>): Procedure | undefined {
  return procedures.find(({ endedAt }) => endedAt === null)
}
