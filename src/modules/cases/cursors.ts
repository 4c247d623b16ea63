import { isUuid } from '../../kernel/ids.ts'
import type { CaseHead } from './store.ts'
import type { ListCursor } from './store-lists.ts'

export const dateCursor = ({ dueOn, caseId }: Pick<CaseHead, 'dueOn' | 'caseId'>): string => `${dueOn}_${caseId}`

/** A cursor that was tampered with begins the list again. */
export function parseDateCursor(after: string | undefined): ListCursor | undefined {
  const [dueOn, caseId] = after?.split('_') ?? []
  return dueOn && caseId && /^\d{4}-\d{2}-\d{2}$/.test(dueOn) && isUuid(caseId) ? { dueOn, caseId } : undefined
}

export function parseUuidCursor(after: string | undefined): string | undefined {
  return after && isUuid(after) ? after : undefined
}
