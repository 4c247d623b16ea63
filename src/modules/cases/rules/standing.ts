import type { WorkCalendar } from '../../../kernel/calendar.ts'
import type { CaseItem } from './caseItem.ts'
import type { CaseState } from './state.ts'

/** Who a case belongs to, for the question who may act. */
export interface CaseParties {
  readonly personId: string
  readonly organizationId: string | null
  readonly departmentId: string
  readonly windowDepartmentId: string
  /** Organisations that the acting person may represent now. */
  readonly representedBy?: readonly string[]
}

/** How a case stands at a moment: all that decides who may do what. */
export interface Standing {
  readonly item: CaseItem
  readonly state: CaseState
  readonly parties: CaseParties
  /** The version that the case is pinned to. */
  readonly calendar: WorkCalendar
  /** Never before the last record of the case, also when the clock was set back. */
  readonly now: Date
}
