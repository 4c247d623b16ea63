import { dayOf } from '../../kernel/calendar.ts'
import type { CasesContext } from './context.ts'
import type { LoadedCase } from './load.ts'
import { type CaseClock, checkClock, opinionClock, opinionsAwaited, pendingClock, rectifyClock } from './rules/clock.ts'
import type { OpinionView } from './rules/events.ts'
import type { Standing } from './rules/standing.ts'
import { type Pending, type Procedure, type PromiseState, runningProcedure } from './rules/state.ts'
import type { ShownClock } from './shown-clock.ts'
import { type Looker, materialNames, mayKnowOfOpinion, mayReadOpinion } from './timeline.ts'

/** One question to another body. Question and answer only for those who may read them. */
export interface AskedOpinion {
  readonly opinionId: string
  readonly departmentId: string
  readonly departmentName: string
  readonly requestedAt: Date
  readonly question: string | undefined
  readonly due: ShownClock
  /** The decision waits for it. */
  readonly awaited: boolean
  readonly givenAt: Date | null
  readonly view: OpinionView | null
  readonly answer: string | undefined
}

/** The procedure that runs now. */
export interface ShownProcedure extends Pick<Procedure, 'procedure' | 'days' | 'unit'> {
  /** Name in the item; empty where only the law names it. */
  readonly name: string
  readonly since: string
  readonly reason: string | undefined
}

export interface NamedMaterial {
  readonly materialId: string
  readonly name: string
}

export interface ShownPending extends Pick<Pending, 'status' | 'extended'> {
  readonly materials: readonly NamedMaterial[]
  /** Until when; undefined once nothing is missing, or its time is over. */
  readonly due: ShownClock | undefined
}

export interface ShownPromise extends Pick<PromiseState, 'kind' | 'status' | 'madeAt'> {
  readonly materials: readonly NamedMaterial[]
  /** Until when it is checked or put right. */
  readonly due: ShownClock | undefined
}

export interface AssignedTo {
  readonly staffId: string
  readonly postId: string
  readonly staffName: string
  readonly postName: string
  readonly since: Date
}

type Shown = (clock: CaseClock) => ShownClock

export async function opinionsOf(
  { organizations }: CasesContext,
  loaded: LoadedCase,
  looker: Looker,
  standing: Standing,
  shown: Shown,
): Promise<AskedOpinion[]> {
  const { state, calendar, events } = loaded
  const deciding = state.awaiting === 'review' || state.awaiting === 'decide'
  const awaited = deciding ? opinionsAwaited(standing) : []
  const known = state.opinions.filter(({ departmentId }) => mayKnowOfOpinion(departmentId, looker))
  return Promise.all(
    known.map(async (opinion) => {
      const { opinionId, departmentId, requestedAt, givenAt, view } = opinion
      const reads = mayReadOpinion(departmentId, looker)
      const of = (type: 'opinion_requested' | 'opinion_given') =>
        events.find((event) => event.type === type && event.data.opinionId === opinionId)
      const [asked, given] = [of('opinion_requested'), of('opinion_given')]
      return {
        opinionId,
        departmentId,
        departmentName: (await organizations.findDepartment(departmentId))?.name ?? '',
        requestedAt,
        question: reads && asked ? loaded.payloadOf(asked, 'question')?.question : undefined,
        due: shown(opinionClock(opinion, calendar)),
        awaited: awaited.includes(opinion),
        givenAt,
        view: reads ? view : null,
        answer: reads && given ? loaded.payloadOf(given, 'opinion')?.opinion : undefined,
      }
    }),
  )
}

export function procedureOf(loaded: LoadedCase): ShownProcedure | undefined {
  const running = runningProcedure(loaded.state)
  if (!running) return undefined
  const { procedure, days, unit, startedAt } = running
  const name = loaded.item.limits.specialProcedures.find(({ kind }) => kind === procedure)?.name ?? ''
  const started = loaded.events.findLast(({ type }) => type === 'procedure_started')
  const reason = started && loaded.payloadOf(started, 'reason')?.reason
  return { procedure, name, days, unit, since: dayOf(startedAt), reason }
}

export function pendingOf({ state, item, calendar }: LoadedCase, shown: Shown): ShownPending | undefined {
  if (!state.pending) return undefined
  const { materials, status, extended } = state.pending
  const clock = pendingClock(state, calendar)
  return { materials: namedMaterials(item, materials), status, extended, due: clock && shown(clock) }
}

export function promiseOf({ state, item, calendar }: LoadedCase, shown: Shown): ShownPromise | undefined {
  if (!state.promise) return undefined
  const { kind, status, madeAt, materials } = state.promise
  const clock = rectifyClock(state, calendar) ?? checkClock(item, state, calendar)
  return { kind, status, madeAt, materials: namedMaterials(item, materials), due: clock && shown(clock) }
}

/** Who in the office works on it; for those who may know. */
export async function assignedTo(
  { identity, organizations }: CasesContext,
  { state: { assigned } }: LoadedCase,
  { sight }: Looker,
): Promise<AssignedTo | undefined> {
  if (!assigned || sight.staff !== 'all') return undefined
  const [staffName, post] = await Promise.all([
    identity.findStaffName(assigned.staffId),
    organizations.findPost(assigned.postId),
  ])
  return { ...assigned, staffName: staffName ?? '', postName: post?.name ?? '' }
}

function namedMaterials(item: LoadedCase['item'], ids: readonly string[]): NamedMaterial[] {
  const names = materialNames(item, ids)
  return ids.map((materialId, index) => ({ materialId, name: names[index] ?? materialId }))
}
