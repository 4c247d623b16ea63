import { dayOf } from '../../kernel/calendar.ts'
import { maskName } from '../../kernel/masking.ts'
import type { ItemVersion } from '../catalog/index.ts'
import type { CasesContext } from './context.ts'
import type { LoadedCase } from './load.ts'
import { seenApplication } from './masked.ts'
import { type Action, departmentAwaited } from './rules/actions.ts'
import { type ChecklistLine, checklistOf, standingTicks } from './rules/checklist.ts'
import { allClocks, type CaseClock, currentClock, decisionClock } from './rules/clock.ts'
import { type CaseCourse, inCourse } from './rules/course.ts'
import type { Outcome } from './rules/events.ts'
import type { Hindered } from './rules/hindrances.ts'
import type { Sight } from './rules/sight.ts'
import type { Standing } from './rules/standing.ts'
import type { Awaiting, CaseState, CaseStatus, Place } from './rules/state.ts'
import type { Application, Demand } from './schema.ts'
import { type ShownClock, shownClock } from './shown-clock.ts'
import {
  type AskedOpinion,
  type AssignedTo,
  assignedTo,
  opinionsOf,
  pendingOf,
  procedureOf,
  promiseOf,
  type ShownPending,
  type ShownProcedure,
  type ShownPromise,
} from './shown-state.ts'
import { documentsOf, type MadeDocument } from './store-documents.ts'
import { type Handler, type Looker, type TimelineEntry, timelineOf } from './timeline.ts'

/** A line of the checklist, and who ticked it in the pre-review, if that tick still stands. */
export interface CheckedLine extends ChecklistLine {
  readonly ticked?: Pick<TimelineEntry, 'by' | 'at'>
}

export interface CaseView {
  readonly caseId: string
  readonly receiptNumber: string
  readonly caseNumber: string
  readonly regionCode: string
  readonly departmentId: string
  /** In whose name the decision stands, and of whom one complains. */
  readonly decidingDepartmentId: string
  readonly version: ItemVersion
  readonly status: CaseStatus
  readonly awaiting: Awaiting | null
  readonly awaitingAt: Place | null
  readonly awaitingSince: Date
  /** The body whose turn it is; null when it is the applicant's, the platform's or nobody's. */
  readonly awaitingDepartmentId: string | null
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
  /** Every limit that the case has now, in the order of `clockKinds`. */
  readonly clocks: readonly ShownClock[]
  readonly timeline: readonly TimelineEntry[]
  /** What was asked, while a correction is open. */
  readonly openDemands: readonly Demand[]
  readonly documents: readonly MadeDocument[]
  readonly certificateId: string | null
  readonly submittedAt: Date
  readonly acceptedAt: Date | null
  readonly decidedAt: Date | null
  readonly endedAt: Date | null
  readonly greenChannel: boolean
  readonly assigned: AssignedTo | undefined
  /** In the order in which they were asked. */
  readonly opinions: readonly AskedOpinion[]
  /** 特别程序 that runs now: since its day the clock stands. */
  readonly procedure: ShownProcedure | undefined
  /** Days by which the decision was put off; 0: not. */
  readonly extensionDays: number
  readonly pending: ShownPending | undefined
  readonly promise: ShownPromise | undefined
  readonly delivery: CaseState['delivery']
  /** Whether what was granted still stands; null: nothing was granted. */
  readonly result: CaseState['result']
  /** What this reader sees: pages show no more. */
  readonly sight: Sight
  readonly actions: readonly Action[]
  /** Acts of this actor for which the case still waits for something. */
  readonly hindered: readonly Hindered[]
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

/** For whom a view is made. */
export interface Viewing {
  readonly looker: Looker
  readonly standing: Standing
  readonly actions: readonly Action[]
  readonly hindered: readonly Hindered[]
}

export async function viewOf(context: CasesContext, loaded: LoadedCase, viewing: Viewing): Promise<CaseView> {
  const { head, state, item, calendar } = loaded
  const { looker, standing, actions, hindered } = viewing
  const today = dayOf(context.platform.clock.now())
  const shown = (clock: CaseClock) => shownClock(clock, calendar, state, today)
  const [handler, timeline, documents, opinions, assigned] = await Promise.all([
    handlerOf(context, loaded),
    timelineOf(context, loaded, looker),
    looker.sight.documents === 'all' ? documentsOf(context.platform.db, head.caseId) : [],
    opinionsOf(context, loaded, looker, standing, shown),
    assignedTo(context, loaded, looker),
  ])
  const maybe = (clock: CaseClock | undefined) => clock && shown(clock)
  const asked = timeline.findLast((entry) => entry.type === 'correction_requested')
  const { situation, duties } = inCourse(item, state.course)
  return {
    caseId: head.caseId,
    receiptNumber: head.receiptNumber,
    caseNumber: head.caseNumber,
    regionCode: head.regionCode,
    departmentId: head.departmentId,
    decidingDepartmentId: loaded.decidingDepartmentId,
    version: loaded.version,
    status: state.status,
    awaiting: state.awaiting,
    awaitingAt: state.awaitingAt,
    awaitingSince: state.awaitingSince,
    awaitingDepartmentId: departmentAwaited(state, head),
    handler,
    outcome: state.outcome,
    channel: state.channel,
    situation,
    duties,
    application: seenApplication(item, loaded.application, looker.sight),
    checklist: checkedLines(loaded, timeline),
    clock: maybe(currentClock(item, state, calendar)),
    promised: maybe(decisionClock('promised', item, state, calendar)),
    statutory: maybe(decisionClock('statutory', item, state, calendar)),
    clocks: allClocks(item, state, calendar)
      .filter((clock) => clock.kind !== 'opinion' || opinions.some(({ opinionId }) => opinionId === clock.of))
      .map(shown),
    timeline,
    openDemands: state.awaiting === 'correct' ? (asked?.demands ?? []) : [],
    documents,
    certificateId: looker.sight.documents === 'all' ? state.certificateId : null,
    submittedAt: state.submittedAt,
    acceptedAt: state.acceptedAt,
    decidedAt: state.decidedAt,
    endedAt: state.endedAt,
    greenChannel: state.greenChannel,
    assigned,
    opinions,
    procedure: procedureOf(loaded),
    extensionDays: state.extensionDays,
    pending: pendingOf(loaded, shown),
    promise: promiseOf(loaded, shown),
    delivery: state.delivery,
    result: state.result,
    sight: looker.sight,
    actions,
    hindered,
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
