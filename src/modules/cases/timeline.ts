import type { Capacity } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/calendar.ts'
import type { CasesContext } from './context.ts'
import type { LoadedCase } from './load.ts'
import { barredUntil } from './rules/bar.ts'
import { decisionClock } from './rules/clock.ts'
import { inCourse } from './rules/course.ts'
import type { TableFinding } from './rules/discretion.ts'
import type { CaseEvent, CaseEventType, MovedDate, OpinionView, Outcome, ReopenedBy } from './rules/events.ts'
import type { Sight } from './rules/sight.ts'
import type { CaseItem } from './rules/state.ts'
import type { Demand, TableUse } from './schema.ts'

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
  /** Reason of an adverse act, or an opinion; of internal ones only for those who may read them. */
  readonly text?: string
  /** Between those who handle it: pages of the applicant say that there was such a step and no more. */
  readonly internal: boolean
  /** What the discretion tables said, on which facts; for those who may read it. */
  readonly discretion?: { readonly findings: readonly TableFinding[]; readonly uses: readonly TableUse[] }
  readonly details?: EntryDetails
}

/** What else an event says, each where the event has it. */
export interface EntryDetails {
  /** 本可一次告知: demands of this request that could have been made the first time, as `about`. */
  readonly late?: readonly string[]
  readonly again?: readonly string[]
  /** Names of papers: those that come later, that came, that a promise stands for. */
  readonly materials?: readonly string[]
  /** Days of a limit that the act set, or by which it was put off. */
  readonly days?: number
  readonly unit?: 'working' | 'calendar'
  /** The body that was asked or answered. */
  readonly departmentName?: string
  readonly question?: string
  readonly view?: OpinionView
  readonly procedure?: string
  readonly promise?: 'proof' | 'permit'
  readonly finding?: 'kept' | 'rectify' | 'false'
  /** Of a part that was granted, what. */
  readonly granted?: string
  readonly ground?: string
  /** After a false promise: the last day on which nothing may be promised. */
  readonly barredUntil?: string
  readonly withdrawnBy?: 'applicant' | 'lapse'
  readonly reopenedBy?: ReopenedBy
  /** Number of the decision or judgment. */
  readonly document?: string
  readonly carrier?: string
  readonly number?: string
  readonly moved?: readonly MovedDate[]
  readonly why?: 'assign' | 'hand_over' | 'absence'
  readonly staffName?: string
  /** 首席代表 or cover of an absent colleague: in which capacity the act was made. */
  readonly capacity?: Capacity
}

/** Events that are between those who handle the case. */
const internalTypes: ReadonlySet<CaseEventType> = new Set([
  'review_passed',
  'returned',
  'routed',
  'opinion_requested',
  'opinion_given',
])

/** Who reads, and how much of it. */
export interface Looker {
  readonly sight: Sight
  /** Of staff. */
  readonly departmentId: string | undefined
}

/** What happened, as far as this reader sees it. What another body was asked is nothing to a body that was asked itself. */
export async function timelineOf(
  context: CasesContext,
  loaded: LoadedCase,
  looker: Looker,
): Promise<readonly TimelineEntry[]> {
  const seen = loaded.events.filter((event) => !isOpinion(event) || mayKnowOfOpinion(event.data.departmentId, looker))
  return Promise.all(seen.map((event) => entryOf(context, loaded, event, looker)))
}

export function mayKnowOfOpinion(departmentId: string, { sight, departmentId: own }: Looker): boolean {
  return sight.opinions !== 'own' || departmentId === own
}

/** Question and answer: to the competent body, and to the body that was asked. */
export function mayReadOpinion(departmentId: string, { sight, departmentId: own }: Looker): boolean {
  return sight.opinions === 'all' || (sight.opinions === 'own' && departmentId === own)
}

type OpinionEvent = Extract<CaseEvent, { type: 'opinion_requested' | 'opinion_given' }>

function isOpinion(event: CaseEvent): event is OpinionEvent {
  return event.type === 'opinion_requested' || event.type === 'opinion_given'
}

async function entryOf(
  context: CasesContext,
  loaded: LoadedCase,
  event: CaseEvent,
  looker: Looker,
): Promise<TimelineEntry> {
  const entry = {
    sequence: event.sequence,
    type: event.type,
    at: event.effectiveAt,
    by: await actorOf(context, event),
    internal: internalTypes.has(event.type),
    ...ownMembers(loaded, event, looker.sight),
    ...(mayRead(event, looker) && textOf(wordsOf(loaded, event))),
  }
  const details = { ...(await detailsOf(context, loaded, event, looker)), ...capacityOf(event, looker) }
  return Object.keys(details).length > 0 ? { ...entry, details } : entry
}

function ownMembers(loaded: LoadedCase, event: CaseEvent, sight: Sight): Partial<TimelineEntry> {
  switch (event.type) {
    case 'submitted':
      return { channel: event.data.channel, ...situationOf(loaded, event) }
    case 'corrected':
      return situationOf(loaded, event)
    case 'correction_requested':
      return { demands: loaded.payloadOf(event, 'demands')?.demands ?? [] }
    case 'mended':
      return { mendedFields: event.data.fields, ...situationOf(loaded, event) }
    case 'accepted':
      return { acceptedBy: event.data.by }
    case 'review_passed':
      return {
        ...(event.data.advice && sight.internal === 'all' && { advice: event.data.advice }),
        ...byTables(loaded, event, event.data.discretion, sight),
      }
    case 'decided':
      return { outcome: event.data.outcome, ...byTables(loaded, event, event.data.discretion, sight) }
    default:
      return {}
  }
}

function mayRead(event: CaseEvent, looker: Looker): boolean {
  if (isOpinion(event)) return mayReadOpinion(event.data.departmentId, looker)
  return !internalTypes.has(event.type) || looker.sight.internal === 'all'
}

/** Reason, opinion or note that stands with the event. */
function wordsOf(loaded: LoadedCase, event: CaseEvent): string | undefined {
  const opinion = loaded.payloadOf(event, 'opinion')
  switch (event.type) {
    case 'mended':
      return loaded.payloadOf(event, 'application')?.mendingNote
    case 'decided':
      return loaded.payloadOf(event, 'reason')?.reason ?? opinion?.reason ?? opinion?.opinion
    default:
      return opinion?.opinion ?? loaded.payloadOf(event, 'reason')?.reason
  }
}

async function detailsOf(
  context: CasesContext,
  loaded: LoadedCase,
  event: CaseEvent,
  looker: Looker,
): Promise<EntryDetails> {
  const { item } = loaded
  switch (event.type) {
    case 'correction_requested': {
      const { late = [], again = [] } = event.data
      return { ...(late.length > 0 && { late }), ...(again.length > 0 && { again }) }
    }
    case 'accepted_with_pending':
      return { materials: materialNames(item, event.data.pending), days: event.data.days, unit: 'working' }
    case 'pending_supplied':
      return { materials: materialNames(item, event.data.materials) }
    case 'pending_extended':
      return { days: event.data.days, unit: 'working' }
    case 'extended':
      return { days: event.data.days, unit: unitOfDecision(loaded) }
    case 'routed':
      return looker.sight.staff === 'all' ? routing(context, event.data) : {}
    case 'opinion_requested':
      return {
        ...(await named(context, event.data.departmentId)),
        days: event.data.days,
        unit: 'working',
        ...(mayRead(event, looker) && questionOf(loaded, event)),
      }
    case 'opinion_given':
      return {
        ...(await named(context, event.data.departmentId)),
        ...(mayRead(event, looker) && { view: event.data.view }),
      }
    case 'procedure_started': {
      const { procedure, days, unit } = event.data
      return { procedure, ...(days !== null && unit !== null && { days, unit }) }
    }
    case 'decided': {
      const granted = loaded.payloadOf(event, 'opinion')?.granted
      return granted ? { granted } : {}
    }
    case 'promise_made':
      return { promise: event.data.kind, materials: materialNames(item, event.data.materials) }
    case 'promise_checked': {
      const { finding, days } = event.data
      return { finding, ...(days !== undefined && { days, unit: 'working' }) }
    }
    case 'promise_broken': {
      const until = barredUntil(item, dayOf(event.effectiveAt))
      return until ? { barredUntil: until } : {}
    }
    case 'delivery_arranged':
      return { carrier: event.data.carrier, number: event.data.number }
    case 'withdrawn':
      return event.data.by ? { withdrawnBy: event.data.by } : {}
    case 'recalled':
    case 'annulled':
    case 'forfeited':
    case 'cancelled':
      return { ground: event.data.ground }
    case 'reopened':
      return { reopenedBy: event.data.by, document: event.data.document }
    case 'dates_moved':
      return { moved: event.data.moved }
    default:
      return {}
  }
}

export function materialNames({ materials }: Pick<CaseItem, 'materials'>, ids: readonly string[]): string[] {
  return ids.map((id) => {
    const material = materials?.find((candidate) => candidate.id === id)
    return material?.shortName ?? material?.name ?? id
  })
}

/** Of the limit that an extension puts off. */
function unitOfDecision({ item, state, calendar }: LoadedCase): 'working' | 'calendar' {
  const clock = decisionClock('promised', item, state, calendar) ?? decisionClock('statutory', item, state, calendar)
  return clock?.unit ?? 'working'
}

function questionOf(loaded: LoadedCase, event: CaseEvent): Pick<EntryDetails, 'question'> {
  const question = loaded.payloadOf(event, 'question')?.question
  return question ? { question } : {}
}

async function named({ organizations }: CasesContext, departmentId: string): Promise<EntryDetails> {
  return { departmentName: (await organizations.findDepartment(departmentId))?.name ?? '' }
}

async function routing(
  { identity }: CasesContext,
  { staffId, why }: Extract<CaseEvent, { type: 'routed' }>['data'],
): Promise<EntryDetails> {
  const staffName = await identity.findStaffName(staffId)
  return { why, ...(staffName && { staffName }) }
}

function capacityOf({ actor }: CaseEvent, { sight }: Looker): Pick<EntryDetails, 'capacity'> {
  const capacity = actor.kind === 'staff' ? actor.capacity : undefined
  return capacity && sight.staff === 'all' ? { capacity } : {}
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
  { discretion }: Sight,
): Pick<TimelineEntry, 'discretion'> {
  if (!findings || discretion !== 'all') return {}
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
