import type { ProposalKind, ProposalLine } from '../../modules/catalog/index.ts'
import { formatDay, formatInstant } from '../texts/format.ts'
import type { ProposalEntry } from '../views/catalogue/proposal-table.tsx'
import type { Visit } from '../visit.ts'

export const proposalPath = (id: string) => `/catalogue/proposals/${id}`
export const wayHref = (id: string) => `${proposalPath(id)}/way`

/** Written part by part in the editor; everything else is one form. */
export function isWrittenKind(kind: ProposalKind): boolean {
  return kind === 'standard' || kind === 'claim' || kind === 'item'
}

/** A line of the own office leads to where one goes on: writing what is being written, the way for everything else. */
export async function proposalEntry(visit: Visit, line: ProposalLine, href = nextHref(line)): Promise<ProposalEntry> {
  const { t, language } = visit
  const department = await visit.modules.organizations.findDepartment(line.departmentId)
  const day = line.effectiveOn && formatDay(line.effectiveOn, language, 'year')
  return {
    href,
    title: line.title,
    kind: t(`catalogueLists.kinds.${line.kind}`),
    status: line.status,
    practice: line.practice,
    office: department?.name ?? '',
    changed: formatInstant(line.changedAt, language),
    effective: day ? [day, line.documentNumber].filter(Boolean).join(' · ') : undefined,
  }
}

function nextHref({ id, kind, status }: ProposalLine): string {
  const writing = status === 'draft' || status === 'returned'
  return writing && isWrittenKind(kind) ? proposalPath(id) : wayHref(id)
}
