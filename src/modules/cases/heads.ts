import type { WorkCalendar } from '../../kernel/calendar.ts'
import { departmentAwaited } from './rules/actions.ts'
import { currentClock, decisionClock } from './rules/clock.ts'
import { type CaseItem, type CaseState, runningProcedure } from './rules/state.ts'
import type { Application } from './schema.ts'
import { type CaseHead, noDueDay } from './store.ts'

/** What is fixed when a case is filed. */
export type HeadIdentity = Pick<
  CaseHead,
  | 'caseId'
  | 'regionCode'
  | 'departmentId'
  | 'windowDepartmentId'
  | 'itemId'
  | 'versionId'
  | 'receiptNumber'
  | 'caseNumber'
  | 'channel'
  | 'personId'
  | 'organizationId'
  | 'holderSecond'
  | 'subjectHash'
  | 'label'
>

/** The row of a case in lists: a pure function of what is fixed and of the state, so that it can be rebuilt. */
export function headOf(identity: HeadIdentity, item: CaseItem, state: CaseState, calendar: WorkCalendar): CaseHead {
  const clock = currentClock(item, state, calendar)
  const promised = decisionClock('promised', item, state, calendar)
  return {
    caseId: identity.caseId,
    regionCode: identity.regionCode,
    departmentId: identity.departmentId,
    windowDepartmentId: identity.windowDepartmentId,
    itemId: identity.itemId,
    versionId: identity.versionId,
    receiptNumber: identity.receiptNumber,
    caseNumber: identity.caseNumber,
    channel: identity.channel,
    personId: identity.personId,
    organizationId: identity.organizationId,
    holderSecond: identity.holderSecond,
    subjectHash: identity.subjectHash,
    label: identity.label,
    status: state.status,
    awaiting: state.awaiting,
    awaitingDepartmentId: departmentAwaited(state, identity),
    dueKind: clock?.kind ?? null,
    dueOn: clock?.explained.day ?? noDueDay,
    dueProvisional: clock?.explained.provisional ?? false,
    promisedOn: promised?.explained.day ?? null,
    outcome: state.outcome,
    submittedAt: state.submittedAt,
    acceptedAt: state.acceptedAt,
    decidedAt: state.decidedAt,
    endedAt: state.endedAt,
    awaitingSince: state.awaiting ? state.awaitingSince : null,
    greenChannel: state.greenChannel,
    assignedStaffId: state.assigned?.staffId ?? null,
    stopped: runningProcedure(state) !== undefined,
    sequence: state.sequence,
  }
}

/** Who the applicant is, for lists. Kept sealed; most of them show a person's name masked (`listed.ts`). */
export function labelOf(application: Application): string {
  return application.applicant.organization?.name ?? application.applicant.personName
}

/** The number whose last four characters are the second thing of a public look-up. */
export function holderNumberOf(application: Application): string {
  return application.applicant.organization?.creditCode ?? application.applicant.citizenId
}
