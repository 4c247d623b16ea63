import { dayOf, listWorkingDays, workingDaysBetween } from '../../kernel/calendar.ts'
import { maskName } from '../../kernel/masking.ts'
import type { ItemVersion } from '../catalog/index.ts'
import type { CasesContext } from './context.ts'
import type { LoadedCase } from './load.ts'
import { type Action, departmentAwaited } from './rules/actions.ts'
import { type ChecklistLine, checklistOf, standingTicks } from './rules/checklist.ts'
import { type CaseClock, currentClock, decisionClock } from './rules/clock.ts'
import { type CaseCourse, inCourse } from './rules/course.ts'
import type { TableFinding } from './rules/discretion.ts'
import type { CaseEvent, CaseEventType, Outcome } from './rules/events.ts'
import type { Awaiting, CaseState, CaseStatus, Place } from './rules/state.ts'
import type { Application, Demand, TableUse } from './schema.ts'
import { documentsOf, type MadeDocument } from './store-documents.ts'

/** Which body and post; people read offices, not names. */
export interface Handler {
  readonly departmentName: string
  readonly postName: string | null
}

export interface TimelineEntry {
  readonly sequence: number
  readonly type: CaseEventType
  readonly at: Date
  readonly by: { readonly kind: 'applicant' | 'system' } | ({ readonly kind: 'staff' } & Handler)
  readonly outcome?: Outcome
  /** The reviewer advises to deny. */
  readonly advice?: 'deny'
  readonly acceptedBy?: 'window' | 'silence'
  readonly channel?: 'online' | 'window'
  /** Title of the situation that the answers of this event made, where it is another one than before. */
  readonly situation?: string
  readonly demands?: readonly Demand[]
  readonly mendedFields?: readonly string[]
  /** Reason of an adverse act, or an opinion. Internal opinions are for staff only: pages of the applicant leave them out. */
  readonly text?: string
  readonly internal: boolean
  /** What the discretion tables said, on which facts. For staff only: pages of the applicant leave it out. */
  readonly discretion?: { readonly findings: readonly TableFinding[]; readonly uses: readonly TableUse[] }
}

/** A line of the checklist, and who ticked it in the pre-review, if that tick still stands. */
export interface CheckedLine extends ChecklistLine {
  readonly ticked?: Pick<TimelineEntry, 'by' | 'at'>
}

/** One working day of the clock row. */
export interface ClockDay {
  readonly day: string
  readonly state: 'used' | 'today' | 'left' | 'over'
}

export interface ShownClock extends CaseClock {
  /** Working days gone, without the first day; of the limit's unit. */
  readonly used: number
  /** Negative when overdue. */
  readonly left: number
  /** One cell a day; empty for limits in calendar days or over 60 days. */
  readonly cells: readonly ClockDay[]
}

export interface CaseView {
  readonly caseId: string
  readonly receiptNumber: string
  readonly caseNumber: string
  readonly regionCode: string
  readonly departmentId: string
  readonly version: ItemVersion
  readonly status: CaseStatus
  readonly awaiting: Awaiting | null
  readonly awaitingAt: Place | null
  readonly awaitingSince: Date
  /** Who has it now; undefined when it is the applicant's turn or nobody's. */
  readonly handler: Handler | undefined
  readonly outcome: Outcome | null
  readonly channel: 'online' | 'window'
  /** The situation by which it is handled, and the steps that are taken in it. */
  readonly situation: CaseCourse['situation']
  readonly duties: CaseCourse['duties']
  readonly application: Application
  readonly checklist: readonly CheckedLine[]
  /** The limit that runs now. */
  readonly clock: ShownClock | undefined
  /** The promise, once it is accepted; also after the decision. */
  readonly promised: ShownClock | undefined
  readonly statutory: ShownClock | undefined
  readonly timeline: readonly TimelineEntry[]
  /** What was asked, while a correction is open. */
  readonly openDemands: readonly Demand[]
  readonly documents: readonly MadeDocument[]
  readonly certificateId: string | null
  readonly submittedAt: Date
  readonly acceptedAt: Date | null
  readonly decidedAt: Date | null
  readonly endedAt: Date | null
  readonly actions: readonly Action[]
  /** For forms: the act is refused when the case has moved on since. */
  readonly sequence: number
}

export interface PublicStatus {
  readonly receiptNumber: string
  readonly itemName: string
  /** Masked. */
  readonly applicant: string
  readonly status: CaseStatus
  readonly awaitingAt: Place | null
  readonly awaitingSince: Date
  readonly handler: Handler | undefined
  readonly clock: ShownClock | undefined
  readonly promised: ShownClock | undefined
  readonly outcome: Outcome | null
  readonly submittedAt: Date
  readonly endedAt: Date | null
}

const cellsMax = 60

export async function viewOf(context: CasesContext, loaded: LoadedCase, actions: readonly Action[]): Promise<CaseView> {
  const { head, state, item, calendar } = loaded
  const today = dayOf(context.platform.clock.now())
  const [handler, timeline, documents] = await Promise.all([
    handlerOf(context, loaded),
    Promise.all(loaded.events.map((event) => entryOf(context, loaded, event))),
    documentsOf(context.platform.db, head.caseId),
  ])
  const shown = (clock: CaseClock | undefined) => clock && shownClock(clock, calendar, state, today)
  const asked = timeline.findLast((entry) => entry.type === 'correction_requested')
  const { situation, duties } = inCourse(item, state.course)
  return {
    caseId: head.caseId,
    receiptNumber: head.receiptNumber,
    caseNumber: head.caseNumber,
    regionCode: head.regionCode,
    departmentId: head.departmentId,
    version: loaded.version,
    status: state.status,
    awaiting: state.awaiting,
    awaitingAt: state.awaitingAt,
    awaitingSince: state.awaitingSince,
    handler,
    outcome: state.outcome,
    channel: state.channel,
    situation,
    duties,
    application: loaded.application,
    checklist: checkedLines(loaded, timeline),
    clock: shown(currentClock(item, state, calendar)),
    promised: shown(decisionClock('promised', item, state, calendar)),
    statutory: shown(decisionClock('statutory', item, state, calendar)),
    timeline,
    openDemands: state.awaiting === 'correct' ? (asked?.demands ?? []) : [],
    documents,
    certificateId: state.certificateId,
    submittedAt: state.submittedAt,
    acceptedAt: state.acceptedAt,
    decidedAt: state.decidedAt,
    endedAt: state.endedAt,
    actions,
    sequence: state.sequence,
  }
}

export async function publicStatusOf(context: CasesContext, loaded: LoadedCase): Promise<PublicStatus> {
  const { state, item, calendar, application } = loaded
  const today = dayOf(context.platform.clock.now())
  const shown = (clock: CaseClock | undefined) => clock && shownClock(clock, calendar, state, today)
  return {
    receiptNumber: loaded.head.receiptNumber,
    itemName: loaded.version.definition.name,
    applicant: application.applicant.organization?.name ?? maskName(application.applicant.personName),
    status: state.status,
    awaitingAt: state.awaitingAt,
    awaitingSince: state.awaitingSince,
    handler: await handlerOf(context, loaded),
    clock: shown(currentClock(item, state, calendar)),
    promised: shown(decisionClock('promised', item, state, calendar)),
    outcome: state.outcome,
    submittedAt: state.submittedAt,
    endedAt: state.endedAt,
  }
}

function checkedLines(loaded: LoadedCase, timeline: readonly TimelineEntry[]): CheckedLine[] {
  const { item, application, events } = loaded
  const lines = checklistOf(item, application)
  const event = events.findLast(({ type }) => type === 'pre_reviewed')
  const entry = timeline.find(({ sequence }) => sequence === event?.sequence)
  if (event?.type !== 'pre_reviewed' || !entry) return lines
  const then = events
    .filter(({ sequence }) => sequence < event.sequence)
    .map((earlier) => loaded.payloadOf(earlier, 'application'))
    .findLast((payload) => payload !== undefined)
  const ticks = then ? standingTicks(item, event.data.checklist ?? [], then, application) : []
  const ticked = { by: entry.by, at: entry.at }
  return lines.map((line) => (ticks.includes(line.materialId) ? { ...line, ticked } : line))
}

async function handlerOf(context: CasesContext, { head, state, item }: LoadedCase): Promise<Handler | undefined> {
  const departmentId = departmentAwaited(state, head)
  if (!departmentId) return undefined
  const department = await context.organizations.findDepartment(departmentId)
  const step = inCourse(item, state.course).duties.find((candidate) => candidate.duty === state.awaiting)
  return { departmentName: department?.name ?? '', postName: step?.postName ?? null }
}

async function entryOf(context: CasesContext, loaded: LoadedCase, event: CaseEvent): Promise<TimelineEntry> {
  const base = {
    sequence: event.sequence,
    type: event.type,
    at: event.effectiveAt,
    by: await actorOf(context, event),
    internal: false,
  }
  switch (event.type) {
    case 'submitted':
      return { ...base, channel: event.data.channel, ...situationOf(loaded, event) }
    case 'corrected':
      return { ...base, ...situationOf(loaded, event) }
    case 'correction_requested':
      return { ...base, demands: loaded.payloadOf(event, 'demands')?.demands ?? [] }
    case 'mended':
      return {
        ...base,
        mendedFields: event.data.fields,
        ...situationOf(loaded, event),
        ...textOf(loaded.payloadOf(event, 'application')?.mendingNote),
      }
    case 'accepted':
      return { ...base, acceptedBy: event.data.by }
    case 'not_accepted':
    case 'withdrawn':
      return { ...base, ...textOf(loaded.payloadOf(event, 'reason')?.reason) }
    case 'review_passed':
      return {
        ...base,
        internal: true,
        ...(event.data.advice && { advice: event.data.advice }),
        ...textOf(loaded.payloadOf(event, 'opinion')?.opinion ?? loaded.payloadOf(event, 'reason')?.reason),
        ...byTables(loaded, event, event.data.discretion),
      }
    case 'returned':
      return { ...base, internal: true, ...textOf(loaded.payloadOf(event, 'reason')?.reason) }
    case 'decided': {
      const denied = loaded.payloadOf(event, 'reason')?.reason
      return {
        ...base,
        outcome: event.data.outcome,
        ...textOf(denied ?? loaded.payloadOf(event, 'opinion')?.opinion),
        ...byTables(loaded, event, event.data.discretion),
      }
    }
    default:
      return base
  }
}

/** Said of an event only where it made another situation than the one before. */
function situationOf({ item, events }: LoadedCase, { sequence }: CaseEvent): Pick<TimelineEntry, 'situation'> {
  const courses = events.flatMap((event) =>
    'course' in event.data && event.data.course ? [{ sequence: event.sequence, course: event.data.course }] : [],
  )
  const at = courses.findIndex((one) => one.sequence === sequence)
  const own = courses[at]?.course
  if (!own || own.situation === courses[at - 1]?.course.situation) return {}
  const title = inCourse(item, own).situation?.title
  return title === undefined ? {} : { situation: title }
}

function byTables(
  loaded: LoadedCase,
  event: CaseEvent,
  findings: readonly TableFinding[] | undefined,
): Pick<TimelineEntry, 'discretion'> {
  if (!findings) return {}
  const payload = loaded.payloadOf(event, 'opinion') ?? loaded.payloadOf(event, 'reason')
  return { discretion: { findings, uses: payload?.discretion ?? [] } }
}

function textOf(text: string | undefined): { text?: string } {
  return text ? { text } : {}
}

async function actorOf(context: CasesContext, { actor }: CaseEvent): Promise<TimelineEntry['by']> {
  if (actor.kind === 'person') return { kind: 'applicant' }
  if (actor.kind === 'system') return { kind: 'system' }
  const [department, post] = await Promise.all([
    context.organizations.findDepartment(actor.departmentId),
    context.organizations.findPost(actor.postId),
  ])
  return { kind: 'staff', departmentName: department?.name ?? '', postName: post?.name ?? null }
}

function shownClock(clock: CaseClock, calendar: LoadedCase['calendar'], state: CaseState, today: string): ShownClock {
  const stopped =
    state.decidedAt && (clock.kind === 'promised' || clock.kind === 'statutory') ? dayOf(state.decidedAt) : today
  const working = clock.unit === 'working'
  const used =
    stopped <= clock.start
      ? 0
      : working
        ? workingDaysBetween(calendar, clock.start, stopped)
        : daysApart(clock.start, stopped)
  const cells =
    working && clock.days > 0 && clock.days <= cellsMax ? listWorkingDays(calendar, clock.start, clock.days) : []
  return {
    ...clock,
    used,
    left: clock.days - used,
    cells: cells.map((day) => ({ day, state: day < stopped ? 'used' : day === stopped ? 'today' : 'left' })),
  }
}

function daysApart(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
