import type { WorkCalendar } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/calendar.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { Key } from '../../platform/keys.ts'
import { bodiesOf, type ItemVersion } from '../catalog/index.ts'
import { payloadContext } from './append.ts'
import type { CasesContext } from './context.ts'
import { caseProblem } from './errors.ts'
import type { CaseParties } from './rules/actions.ts'
import type { CaseEvent } from './rules/events.ts'
import { fold } from './rules/fold.ts'
import type { CaseItem, CaseState } from './rules/state.ts'
import type { Application, Payloads } from './schema.ts'
import { type CaseHead, findCase, type StoredCase } from './store.ts'

export interface LoadedCase {
  readonly head: CaseHead
  readonly version: ItemVersion
  readonly item: CaseItem
  /** The version that the case is pinned to. */
  readonly calendar: WorkCalendar
  readonly events: readonly CaseEvent[]
  readonly state: CaseState
  readonly key: Key
  readonly application: Application
  readonly parties: CaseParties
  /** In whose name and under whose seal papers and decision stand: not always the body that handles the case. */
  readonly decidingDepartmentId: string
  /** Opens the payload of an event. */
  payloadOf<Kind extends keyof Payloads>(event: CaseEvent, kind: Kind): Payloads[Kind] | undefined
}

/** The whole case, opened. Throws `case.not_found` for an unknown one, and for one whose key was destroyed. */
export async function loadCase(
  context: CasesContext,
  caseId: string,
  alongside: readonly Statement[],
): Promise<LoadedCase> {
  const stored = isUuid(caseId) ? await findCase(context.platform.db, caseId, alongside) : undefined
  if (!stored) throw caseProblem('case.not_found')
  return openCase(context, stored)
}

/** The version of the calendar that counts for a case in this state. Cases of before pin none: they were counted by the first. */
export async function pinnedCalendar(
  { organizations }: Pick<CasesContext, 'organizations'>,
  regionCode: string,
  { calendar }: Pick<CaseState, 'calendar'>,
): Promise<WorkCalendar> {
  return calendar
    ? organizations.getCalendar(calendar.id, calendar.version)
    : organizations.firstCalendarFor(regionCode)
}

export async function openCase(context: CasesContext, stored: StoredCase): Promise<LoadedCase> {
  const { keys } = context.platform
  const { head, events } = stored
  if (!stored.wrappedKey) throw caseProblem('case.not_found', {}, `key of ${head.caseId} was destroyed`)
  const key = keys.unwrap(stored.wrappedKey)
  const version = await context.catalog.getVersion(head.versionId)
  const item = version.definition
  const state = fold(item, events)
  const calendar = await pinnedCalendar(context, head.regionCode, state)
  const payloadOf = <Kind extends keyof Payloads>(event: CaseEvent, kind: Kind): Payloads[Kind] | undefined => {
    const row = stored.payloads.find((payload) => payload.payloadId === event.payloadId && payload.kind === kind)
    return row && keys.open<Payloads[Kind]>(key, payloadContext(head.caseId, row.payloadId), row.sealed)
  }
  const holder = events.findLast((event) => event.payloadId === state.applicationPayloadId)
  const application = holder && payloadOf(holder, 'application')
  if (!application) throw new Error(`case ${head.caseId} has no application`)
  return {
    head,
    version,
    item,
    calendar,
    events,
    state,
    key,
    application,
    parties: {
      personId: head.personId,
      organizationId: head.organizationId,
      departmentId: head.departmentId,
      windowDepartmentId: head.windowDepartmentId,
    },
    decidingDepartmentId: bodiesOf(item, dayOf(state.submittedAt)).deciding ?? head.departmentId,
    payloadOf,
  }
}
