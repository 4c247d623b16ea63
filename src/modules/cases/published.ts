import { dayOf } from '../../kernel/day.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { CasesContext } from './context.ts'
import { openCase } from './load.ts'
import { type PublishedHolder, type PublishedOutcome, publishedHolder, publishedOutcome } from './rules/publishing.ts'
import { findCase } from './store.ts'

/** What everybody may know of a result: an organisation by its name, a person by a masked one. */
export interface PublishedResult extends PublishedHolder {
  readonly regionCode: string
  readonly itemId: string
  readonly itemName: string
  /** In whose name it was decided. */
  readonly departmentId: string
  readonly decidedOn: string
  readonly outcome: PublishedOutcome
  readonly certificateNumber: string | null
}

export interface Published {
  /** Undefined for what is not published or was destroyed. For whoever keeps a public list. */
  publishedResult(caseId: string): Promise<PublishedResult | undefined>
}

export function createPublished(context: CasesContext): Published {
  return {
    async publishedResult(caseId) {
      const stored = isUuid(caseId) ? await findCase(context.platform.db, caseId) : undefined
      if (!stored?.wrappedKey) return undefined
      const { state, version, head, application, decidingDepartmentId } = await openCase(context, stored)
      const outcome = publishedOutcome(version.definition, state)
      if (!outcome || !state.decidedAt) return undefined
      const certificate = state.certificateId ? await context.certificates.findByCase(caseId) : undefined
      return {
        regionCode: head.regionCode,
        itemId: head.itemId,
        itemName: version.definition.name,
        departmentId: decidingDepartmentId,
        decidedOn: dayOf(state.decidedAt),
        outcome,
        ...publishedHolder(application.applicant),
        certificateNumber: certificate?.number ?? null,
      }
    },
  }
}
