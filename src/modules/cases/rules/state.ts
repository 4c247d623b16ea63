import type { DeliveryWay, DutyStep } from '../../catalog/index.ts'
import type { CaseItem } from './caseItem.ts'
import { type Course, inCourse } from './course.ts'
import type { CaseEvent, Outcome } from './events.ts'

export type { CaseItem } from './caseItem.ts'

export type CaseStatus =
  | 'submitted'
  | 'pre_reviewed'
  | 'correcting'
  | 'under_review'
  | 'granted'
  | 'denied'
  | 'issued'
  | 'concluded'
  | 'not_accepted'
  | 'withdrawn'

/** What the case waits for. `correct` is the applicant's turn, `issue` the platform's, the rest are duties of staff. */
export type Awaiting = 'pre_review' | 'accept' | 'correct' | 'review' | 'decide' | 'issue' | 'deliver'
export type Place = 'window' | 'department' | 'applicant' | 'platform'

/** Pre-review, corrections and mending belong to acceptance, returning a review to the decision. */
export type KeptDuty = 'accept' | 'review' | 'decide'

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
  readonly decidedAt: Date | null
  readonly outcome: Outcome | null
  readonly correctionRequestedAt: Date | null
  /** To which duty the case comes back after the correction. */
  readonly correctionReturnsTo: 'pre_review' | 'accept' | null
  readonly corrections: number
  readonly endedAt: Date | null
  readonly certificateId: string | null
  readonly applicationPayloadId: string
  /** Everybody who ever took a part of a duty in this case: what the tier keeps apart is checked against it. */
  readonly staffOf: Readonly<Partial<Record<KeptDuty, readonly string[]>>>
  readonly recordedAt: Date
  /** What the answers made of the item; null: route and limits are those of the item. */
  readonly course: Course | null
}

/** `state(case) = fold(events)`. Pure; throws only when the list does not begin with a submission. */
export function fold(item: CaseItem, events: readonly CaseEvent[]): CaseState {
  const [first, ...rest] = events
  if (first?.type !== 'submitted' || !first.payloadId) throw new Error('a case begins with its submission')
  const course = first.data.course ?? null
  const start = nextDuty(item, null, course)
  const initial: CaseState = {
    sequence: first.sequence,
    status: 'submitted',
    ...waiting(start, first.effectiveAt),
    submittedAt: first.effectiveAt,
    deliveryWay: first.data.deliveryWay,
    channel: first.data.channel,
    completeAt: first.effectiveAt,
    acceptedAt: null,
    decidedAt: null,
    outcome: null,
    correctionRequestedAt: null,
    correctionReturnsTo: null,
    corrections: 0,
    endedAt: null,
    certificateId: null,
    applicationPayloadId: first.payloadId,
    staffOf: {},
    recordedAt: first.recordedAt,
    course,
  }
  return rest.reduce((state, event) => evolve(item, state, event), initial)
}

export function evolve(item: CaseItem, state: CaseState, event: CaseEvent): CaseState {
  const next = { ...state, sequence: event.sequence, recordedAt: event.recordedAt }
  const at = event.effectiveAt
  const { course } = state
  switch (event.type) {
    case 'submitted':
      throw new Error('a case is submitted once')
    case 'pre_reviewed':
      return {
        ...next,
        status: 'pre_reviewed',
        ...waiting(nextDuty(item, 'pre_review', course), at),
        ...did(state, event, 'accept'),
      }
    case 'correction_requested':
      return {
        ...next,
        status: 'correcting',
        awaiting: 'correct',
        awaitingAt: 'applicant',
        awaitingSince: at,
        correctionRequestedAt: at,
        correctionReturnsTo: state.awaiting === 'pre_review' ? 'pre_review' : 'accept',
        corrections: state.corrections + 1,
        ...did(state, event, 'accept'),
      }
    case 'corrected': {
      const changed = event.data.course ?? course
      const duty = stepAfterChange(item, course, changed, state.correctionReturnsTo ?? 'accept')
      const back = { ...waiting(duty, at), correctionRequestedAt: null, correctionReturnsTo: null }
      const status =
        duty?.duty === 'accept' && hasPreReview(item, course) && hasPreReview(item, changed)
          ? ('pre_reviewed' as const)
          : ('submitted' as const)
      return {
        ...next,
        status,
        ...back,
        completeAt: at,
        applicationPayloadId: event.payloadId ?? state.applicationPayloadId,
        course: changed,
      }
    }
    case 'mended': {
      const changed = event.data.course ?? course
      const duty = stepAfterChange(item, course, changed, state.awaiting === 'pre_review' ? 'pre_review' : 'accept')
      return {
        ...next,
        // The step that it waits for may be none of the new route.
        ...(duty?.duty === state.awaiting ? {} : waiting(duty, at)),
        course: changed,
        applicationPayloadId: event.payloadId ?? state.applicationPayloadId,
        ...did(state, event, 'accept'),
      }
    }
    case 'accepted':
      return {
        ...next,
        status: 'under_review',
        acceptedAt: at,
        ...waiting(nextDuty(item, 'accept', course), at),
        ...did(state, event, 'accept'),
      }
    case 'not_accepted':
      return { ...next, status: 'not_accepted', ...nothing(at), endedAt: at }
    case 'review_passed':
      return { ...next, ...waiting(nextDuty(item, 'review', course), at), ...did(state, event, 'review') }
    case 'returned':
      return {
        ...next,
        ...waiting(
          inCourse(item, course).duties.find((step) => step.duty === 'review'),
          at,
        ),
        ...did(state, event, 'decide'),
      }
    case 'decided':
      return {
        ...next,
        status: event.data.outcome,
        outcome: event.data.outcome,
        decidedAt: at,
        awaiting: 'issue',
        awaitingAt: 'platform',
        awaitingSince: at,
        ...did(state, event, 'decide'),
      }
    case 'result_issued':
      return {
        ...next,
        status: 'issued',
        certificateId: event.data.certificateId,
        awaiting: 'deliver',
        awaitingAt: 'window',
        awaitingSince: at,
      }
    case 'delivered':
      return { ...next, ...nothing(at) }
    case 'concluded':
      return { ...next, status: 'concluded', ...nothing(at), endedAt: at }
    case 'withdrawn':
      return { ...next, status: 'withdrawn', ...nothing(at), endedAt: at }
    default:
      return unknownEvent(event)
  }
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

/** The step with this duty; the first of the route where another situation leaves that step out, or brings a pre-review that was not made. */
function stepAfterChange(
  item: CaseItem,
  before: Course | null,
  after: Course | null,
  duty: DutyStep['duty'],
): DutyStep | undefined {
  const { duties } = inCourse(item, after)
  const kept = duties.find((step) => step.duty === duty)
  return hasPreReview(item, after) && !hasPreReview(item, before) ? duties[0] : (kept ?? duties[0])
}

export function hasPreReview(item: CaseItem, course: Course | null = null): boolean {
  return inCourse(item, course).duties.some((step) => step.duty === 'pre_review')
}

function waiting(
  step: DutyStep | undefined,
  since: Date,
): Pick<CaseState, 'awaiting' | 'awaitingAt' | 'awaitingSince'> {
  return { awaiting: step?.duty ?? null, awaitingAt: step?.by ?? null, awaitingSince: since }
}

function nothing(since: Date): Pick<CaseState, 'awaiting' | 'awaitingAt' | 'awaitingSince'> {
  return { awaiting: null, awaitingAt: null, awaitingSince: since }
}

function did(state: CaseState, { actor }: CaseEvent, duty: KeptDuty): Pick<CaseState, 'staffOf'> {
  const before = state.staffOf[duty] ?? []
  if (actor.kind !== 'staff' || before.includes(actor.staffId)) return { staffOf: state.staffOf }
  return { staffOf: { ...state.staffOf, [duty]: [...before, actor.staffId] } }
}

function unknownEvent(event: never): never {
  throw new Error(`unknown event ${(event as { type: string }).type}`)
}
