import type { AlikeCase } from '../modules/cases/index.ts'
import type { AlikeLine } from './views/alike-notice.tsx'

/** `cases` is the address of the cases of this side: `/cases` or `/desk/cases`. */
export function alikeLines(alike: readonly AlikeCase[], cases: string): AlikeLine[] {
  return alike.map(({ caseId, receiptNumber, submittedAt, mayOpen }) => ({
    receiptNumber,
    submittedAt,
    href: mayOpen ? `${cases}/${caseId}` : undefined,
  }))
}
