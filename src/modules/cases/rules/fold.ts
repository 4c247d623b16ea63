import { dayOf } from '../../../kernel/day.ts'
import type { DutyStep } from '../../catalog/index.ts'
import type { CaseItem } from './caseItem.ts'
import { type Course, inCourse } from './course.ts'
import type { CaseEvent, CaseEventType, ResultEnd } from './events.ts'
import { type CaseState, hasPreReview, type KeptDuty, nextDuty, waiting, waitingFor } from './state.ts'

/** `state(case) = fold(events)`. Pure; throws only when the list does not begin with a submission. */
export function fold(item: CaseItem, events: readonly CaseEvent[]): CaseState {
  const [first, ...rest] = events
  if (first?.type !== 'submitted' || !first.payloadId) throw new Error('a case begins with its submission')
  const course = first.data.course ?? null
  const initial: CaseState = {
    sequence: first.sequence,
    status: 'submitted',
    ...waiting(nextDuty(item, null, course), first.effectiveAt),
    submittedAt: first.effectiveAt,
    deliveryWay: first.data.deliveryWay,
    channel: first.data.channel,
    completeAt: first.effectiveAt,
    acceptedAt: null,
    decisionFrom: null,
    decidedAt: null,
    outcome: null,
    correctionRequestedAt: null,
    correctionReturnsTo: null,
    corrections: 0,
    demanded: [],
    changed: [],
    endedAt: null,
    visitedOn: isVisit(first) ? [dayOf(first.effectiveAt)] : [],
    certificateId: null,
    applicationPayloadId: first.payloadId,
    staffOf: {},
    recordedAt: first.recordedAt,
    course,
    calendar: first.data.calendar ?? null,
    greenChannel: false,
    assigned: null,
    opinions: [],
    procedures: [],
    extensionDays: 0,
    pending: null,
    promise: null,
    delivery: null,
    result: null,
  }
  return rest.reduce((state, event) => evolve(item, state, event), initial)
}

/** What one event makes of the state. Pure; throws only for a second submission. */
export function evolve(item: CaseItem, state: CaseState, event: CaseEvent): CaseState {
  const change = changes[event.type] as Change<CaseEvent>
  const visitedOn = isVisit(event) ? union(state.visitedOn, [dayOf(event.effectiveAt)]) : state.visitedOn
  return { ...state, ...change(state, event, item), visitedOn, sequence: event.sequence, recordedAt: event.recordedAt }
}

/** Filed, put right, brought or fetched at a counter: what the events say of it, not what the item promises. */
function isVisit({ type, data, actor }: CaseEvent): boolean {
  switch (type) {
    case 'submitted':
      return data.channel === 'window'
    case 'mended':
      return true
    case 'corrected':
    case 'pending_supplied':
      return actor.kind === 'staff'
    case 'delivered':
      return data.way === 'window'
    default:
      return false
  }
}

type Change<Event extends CaseEvent> = (state: CaseState, event: Event, item: CaseItem) => Partial<CaseState>
type EventOf<Type extends CaseEventType> = CaseEvent & { readonly type: Type }

/** One line for each event: what of the state it changes. */
const changes: { readonly [Type in CaseEventType]: Change<EventOf<Type>> } = {
  submitted: () => {
    throw new Error('a case is submitted once')
  },
  pre_reviewed: (state, event, item) => ({
    status: 'pre_reviewed',
    ...waiting(nextDuty(item, 'pre_review', state.course), event.effectiveAt),
    ...did(state, event, 'accept'),
  }),
  green_channel_opened: (state, event) => ({ greenChannel: true, ...did(state, event, 'accept') }),
  correction_requested: (state, event) => ({
    status: 'correcting',
    ...waitingFor('correct', 'applicant', event.effectiveAt),
    correctionRequestedAt: event.effectiveAt,
    correctionReturnsTo: state.awaiting === 'pre_review' ? 'pre_review' : 'accept',
    corrections: state.corrections + 1,
    demanded: union(state.demanded, event.data.about ?? []),
    ...did(state, event, 'accept'),
  }),
  corrected: (state, event, item) => {
    const course = event.data.course ?? state.course
    const step = stepAfterChange(item, state.course, course, state.correctionReturnsTo ?? 'accept')
    const wasPreReviewed = step?.duty === 'accept' && hasPreReview(item, state.course) && hasPreReview(item, course)
    return {
      status: wasPreReviewed ? 'pre_reviewed' : 'submitted',
      ...waiting(step, event.effectiveAt),
      correctionRequestedAt: null,
      correctionReturnsTo: null,
      completeAt: event.effectiveAt,
      changed: union(state.changed, event.data.changed ?? []),
      ...newApplication(state, event),
      course,
    }
  },
  mended: (state, event, item) => {
    const course = event.data.course ?? state.course
    const duty = state.awaiting === 'pre_review' ? 'pre_review' : 'accept'
    const step = stepAfterChange(item, state.course, course, duty)
    return {
      // The step that it waits for may be none of the new route.
      ...(step?.duty === state.awaiting ? {} : waiting(step, event.effectiveAt)),
      course,
      ...newApplication(state, event),
      ...did(state, event, 'accept'),
    }
  },
  accepted: (state, event, item) => accepted(state, event, item),
  accepted_with_pending: (state, event, item) => ({
    ...accepted(state, event, item),
    pending: {
      materials: event.data.pending,
      from: event.effectiveAt,
      days: event.data.days,
      extended: false,
      status: 'open',
    },
  }),
  pending_supplied: (state, event) => ({ ...pending(state, { status: 'supplied' }), ...newApplication(state, event) }),
  pending_extended: (state, event) =>
    pending(state, { status: 'open', from: event.effectiveAt, days: event.data.days, extended: true }),
  pending_lapsed: (state) => pending(state, { status: 'lapsed' }),
  not_accepted: (state, event) => ({ ...ended('not_accepted', event), ...did(state, event, 'accept') }),
  routed: (_, event) => ({
    assigned: { staffId: event.data.staffId, postId: event.data.postId, since: event.effectiveAt },
  }),
  opinion_requested: (state, event) => ({
    opinions: [
      ...state.opinions,
      {
        opinionId: event.data.opinionId,
        departmentId: event.data.departmentId,
        consultation: event.data.consultation ?? null,
        requestedAt: event.effectiveAt,
        days: event.data.days,
        view: null,
        givenAt: null,
      },
    ],
  }),
  opinion_given: (state, { data: { opinionId, view }, effectiveAt }) => ({
    opinions: state.opinions.map((one) => (one.opinionId === opinionId ? { ...one, view, givenAt: effectiveAt } : one)),
  }),
  review_passed: (state, event, item) => ({
    ...waiting(nextDuty(item, 'review', state.course), event.effectiveAt),
    ...did(state, event, 'review'),
  }),
  returned: (state, event, item) => ({
    ...waiting(
      inCourse(item, state.course).duties.find((step) => step.duty === 'review'),
      event.effectiveAt,
    ),
    ...did(state, event, 'decide'),
  }),
  procedure_started: (state, { data: { procedure, days, unit }, effectiveAt }) => ({
    procedures: [...state.procedures, { procedure, days, unit, startedAt: effectiveAt, endedAt: null }],
  }),
  procedure_ended: (state, { effectiveAt }) => ({
    procedures: state.procedures.map((one) => (one.endedAt === null ? { ...one, endedAt: effectiveAt } : one)),
  }),
  extended: (state, { data }) => ({ extensionDays: state.extensionDays + data.days }),
  decided: (state, event) => {
    const { outcome } = event.data
    return {
      status: outcome === 'partly' ? 'partly_granted' : outcome,
      outcome,
      decidedAt: event.effectiveAt,
      ...waitingFor('issue', 'platform', event.effectiveAt),
      ...did(state, event, 'decide'),
    }
  },
  promise_made: (_, { data: { kind, materials }, effectiveAt }) => ({
    promise: { kind, materials, madeAt: effectiveAt, status: 'made', rectifyFrom: null, rectifyDays: null },
  }),
  promise_checked: (state, { data: { finding, days }, effectiveAt }) => {
    if (finding === 'rectify') {
      return promise(state, { status: 'rectifying', rectifyFrom: effectiveAt, rectifyDays: days ?? 0 })
    }
    const done = promise(state, { status: finding === 'kept' ? 'kept' : 'broken', rectifyFrom: null })
    return state.awaiting === 'check' ? { ...done, ...waitingFor(null, null, effectiveAt) } : done
  },
  promise_lapsed: (state) => promise(state, { status: 'broken', rectifyFrom: null }),
  promise_broken: (state, { effectiveAt }) => ({
    ...promise(state, { status: 'broken', rectifyFrom: null }),
    ...(state.awaiting === 'check' && waitingFor(null, null, effectiveAt)),
  }),
  promise_forgiven: (state) => promise(state, { status: 'forgiven' }),
  result_issued: (state, event) => ({
    status: 'issued',
    certificateId: event.data.certificateId,
    result: state.outcome === 'denied' ? null : 'in_force',
    ...waitingFor('deliver', 'window', event.effectiveAt),
  }),
  delivery_arranged: (_, { data: { carrier, number } }) => ({ delivery: { carrier, number } }),
  delivered: (_, event) => waitingFor(null, null, event.effectiveAt),
  concluded: (state, event) => ({
    ...ended('concluded', event),
    // A permit on a promise is checked after it was handed out.
    ...(hasPromiseToCheck(state) && waitingFor('check', 'department', event.effectiveAt)),
  }),
  withdrawn: (_, event) => ended('withdrawn', event),
  recalled: resultEnded('recalled'),
  annulled: resultEnded('annulled'),
  forfeited: resultEnded('forfeited'),
  cancelled: resultEnded('cancelled'),
  reopened: (state, event, item) => {
    const step = inCourse(item, state.course).duties.find(({ duty }) => duty === event.data.to)
    const anew = event.data.to === 'review'
    return {
      status: anew ? 'under_review' : 'submitted',
      ...waiting(step ?? nextDuty(item, anew ? 'accept' : null, state.course), event.effectiveAt),
      ...(anew ? { decisionFrom: event.effectiveAt } : { completeAt: event.effectiveAt }),
      decidedAt: null,
      outcome: null,
      endedAt: null,
      procedures: [],
      extensionDays: 0,
      delivery: null,
      // Dates of before are over: a missing paper comes when it comes, and what was to be put right is looked at anew.
      ...(state.pending?.status === 'open' && pending(state, { status: 'lapsed' })),
      ...(state.promise?.status === 'rectifying' && promise(state, { status: 'made', rectifyFrom: null })),
      ...did(state, event, 'decide'),
    }
  },
  dates_moved: (_, event) => ({ calendar: event.data.calendar }),
}

function accepted(state: CaseState, event: CaseEvent, item: CaseItem): Partial<CaseState> {
  return {
    status: 'under_review',
    acceptedAt: event.effectiveAt,
    decisionFrom: event.effectiveAt,
    ...waiting(nextDuty(item, 'accept', state.course), event.effectiveAt),
    ...did(state, event, 'accept'),
  }
}

function ended(status: CaseState['status'], { effectiveAt }: CaseEvent): Partial<CaseState> {
  return { status, ...waitingFor(null, null, effectiveAt), endedAt: effectiveAt }
}

function resultEnded(end: ResultEnd): Change<CaseEvent> {
  return (_, event) => ({ ...ended(end, event), result: end })
}

function hasPromiseToCheck({ promise: made, outcome }: CaseState): boolean {
  const open = made?.status === 'made' || made?.status === 'rectifying'
  return open && made.kind === 'permit' && outcome !== 'denied'
}

function pending(state: CaseState, change: Partial<NonNullable<CaseState['pending']>>): Partial<CaseState> {
  return state.pending ? { pending: { ...state.pending, ...change } } : {}
}

function promise(state: CaseState, change: Partial<NonNullable<CaseState['promise']>>): Partial<CaseState> {
  return state.promise ? { promise: { ...state.promise, ...change } } : {}
}

function newApplication(state: CaseState, { payloadId }: CaseEvent): Pick<CaseState, 'applicationPayloadId'> {
  return { applicationPayloadId: payloadId ?? state.applicationPayloadId }
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

function did(state: CaseState, { actor }: CaseEvent, duty: KeptDuty): Pick<CaseState, 'staffOf'> {
  const before = state.staffOf[duty] ?? []
  if (actor.kind !== 'staff' || before.includes(actor.staffId)) return { staffOf: state.staffOf }
  return { staffOf: { ...state.staffOf, [duty]: [...before, actor.staffId] } }
}

function union(before: readonly string[], added: readonly string[]): readonly string[] {
  return [...before, ...added.filter((one) => !before.includes(one))]
}
