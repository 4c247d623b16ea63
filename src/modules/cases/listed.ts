import { maskName } from '../../kernel/masking.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { labelContext } from './append.ts'
import type { CasesContext } from './context.ts'
import { type CaseHead, noDueDay } from './store.ts'
import { keysOfCases, type ListedHead } from './store-lists.ts'

/** One line of a list. */
export interface ListedCase {
  readonly caseId: string
  readonly receiptNumber: string
  readonly itemName: string
  /** An organisation's name, or a person's: masked, but in the lists of a desk. Empty when the key was destroyed. */
  readonly applicant: string
  readonly status: string
  readonly awaiting: string | null
  readonly awaitingDepartment: string | null
  readonly awaitingSince: Date | null
  readonly dueKind: string | null
  /** Undefined when no limit runs. */
  readonly dueOn: string | undefined
  readonly dueProvisional: boolean
  readonly submittedAt: Date
  readonly endedAt: Date | null
  readonly outcome: string | null
  readonly departmentName: string
  readonly greenChannel: boolean
  readonly assignedStaffId: string | null
  /** A procedure runs: the clock stands. */
  readonly stopped: boolean
}

export interface CasePage {
  readonly cases: readonly ListedCase[]
  /** Give it back as `after` for the next page; undefined on the last. */
  readonly next: string | undefined
}

export interface Paging {
  /** 1-100, default 25. */
  readonly limit?: number
  readonly after?: string | undefined
}

export type Naming = 'masked' | 'full'

const pageDefault = 25
const pageMax = 100

export function bounded(limit = pageDefault): number {
  return Math.min(Math.max(Math.trunc(limit), 1), pageMax)
}

/** The heads of one page and where the next begins; one head more than the limit was asked for. */
export function cut<Head>(heads: readonly Head[], limit: number, cursorOf: (head: Head) => string) {
  const shown = heads.slice(0, limit)
  const end = heads.length > limit ? shown.at(-1) : undefined
  return { shown, next: end && cursorOf(end) }
}

/** Heads with their keys. `looks` are lines of the access log, in the transaction that reads the keys. */
export async function withKeys<Head extends CaseHead>(
  { platform }: Pick<CasesContext, 'platform'>,
  heads: readonly Head[],
  looks: readonly Statement[] = [],
): Promise<(Head & ListedHead)[]> {
  if (heads.length === 0) return []
  const [keys] = await platform.db.batch([keysOfCases([...new Set(heads.map(({ caseId }) => caseId))]), ...looks])
  const rows = (keys?.rows ?? []) as unknown as { readonly caseId: string; readonly wrappedKey: Buffer }[]
  const wrapped = new Map(rows.map(({ caseId, wrappedKey }) => [caseId, wrappedKey]))
  return heads.map((head) => ({ ...head, wrappedKey: wrapped.get(head.caseId) ?? null }))
}

/** A head as lists show it. */
export async function listedOf(context: CasesContext, head: ListedHead, naming: Naming): Promise<ListedCase> {
  const [version, department, awaited] = await Promise.all([
    context.catalog.getVersion(head.versionId),
    context.organizations.findDepartment(head.departmentId),
    head.awaitingDepartmentId ? context.organizations.findDepartment(head.awaitingDepartmentId) : undefined,
  ])
  return {
    caseId: head.caseId,
    receiptNumber: head.receiptNumber,
    itemName: version.definition.name,
    applicant: applicantOf(context, head, naming),
    status: head.status,
    awaiting: head.awaiting,
    awaitingDepartment: awaited?.name ?? null,
    awaitingSince: head.awaitingSince,
    dueKind: head.dueKind,
    dueOn: head.dueOn === noDueDay ? undefined : head.dueOn,
    dueProvisional: head.dueProvisional,
    submittedAt: head.submittedAt,
    endedAt: head.endedAt,
    outcome: head.outcome,
    departmentName: department?.name ?? '',
    greenChannel: head.greenChannel,
    assignedStaffId: head.assignedStaffId,
    stopped: head.stopped,
  }
}

function applicantOf({ platform }: CasesContext, head: ListedHead, naming: Naming): string {
  if (!head.wrappedKey) return ''
  const { keys } = platform
  const label = keys.open<string>(keys.unwrap(head.wrappedKey), labelContext(head.caseId), head.label)
  return head.organizationId || naming === 'full' ? label : maskName(label)
}
