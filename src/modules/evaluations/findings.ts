import type { Actor } from '../../kernel/actor.ts'
import { regionContains, regionPrefixOf } from '../../kernel/identifiers/regionCode.ts'
import { isUuid } from '../../kernel/ids.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import type { EvaluationsContext } from './context.ts'
import { problem } from './errors.ts'
import {
  countMembersAgain,
  type FindingPart,
  type FindingRow,
  findFinding,
  insertDecision,
  listFindings,
  partsOfFindings,
} from './store-findings.ts'

/** Bulk praise from one device: what and how much, nobody's single evaluation. */
export type Finding = FindingRow & { readonly parts: readonly FindingPart[] }

export interface Findings {
  /** Of the supervisor's region with all below it, newest first. Throws `evaluation.finding_not_found` for whoever supervises nothing. */
  findingsOf(actor: Actor, after?: string): Promise<{ findings: Finding[]; next: string | undefined }>
  /** Once. `counted`: they count from now on; `left_out`: they never do. */
  decideFinding(actor: Actor, findingId: string, outcome: 'counted' | 'left_out', reason: string): Promise<void>
}

const pageLines = 20
const reasonMax = 500

export function createFindings({ platform: { db, clock } }: EvaluationsContext): Findings {
  return {
    async findingsOf(actor, after) {
      const { regionCode } = requireSupervisor(actor)
      const before = after !== undefined && isUuid(after) ? after : undefined
      const rows = await listFindings(db, regionPrefixOf(regionCode), pageLines + 1, before)
      const shown = rows.slice(0, pageLines)
      const ids = shown.map(({ findingId }) => findingId)
      const parts = Map.groupBy(await partsOfFindings(db, ids), ({ findingId }) => findingId)
      return {
        findings: shown.map((row) => ({ ...row, parts: parts.get(row.findingId) ?? [] })),
        next: rows.length > pageLines ? ids.at(-1) : undefined,
      }
    },
    async decideFinding(actor, findingId, outcome, reason) {
      const { regionCode, staffId } = requireSupervisor(actor)
      const finding = isUuid(findingId) ? await findFinding(db, findingId) : undefined
      if (!finding || !regionContains(regionCode, finding.regionCode)) throw problem('evaluation.finding_not_found')
      if (reason.trim() === '') throw problem('evaluation.text_missing')
      const row = { findingId, outcome, reason: reason.trim().slice(0, reasonMax), staffId, at: clock.now() }
      try {
        const counted = outcome === 'counted' ? [countMembersAgain(findingId)] : []
        await db.batch([insertDecision(row), ...counted])
      } catch (error) {
        if (violatedConstraint(error) === 'finding_decision_pk') throw problem('evaluation.finding_decided')
        throw error
      }
    },
  }
}

function requireSupervisor(actor: Actor): Extract<Actor, { kind: 'staff' }> {
  if (actor.kind !== 'staff' || !actor.duties.includes('supervise')) throw problem('evaluation.finding_not_found')
  return actor
}
