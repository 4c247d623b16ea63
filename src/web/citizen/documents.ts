import { type CaseView, noticeKindOf } from '../../modules/cases/index.ts'
import type { CaseDocument } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'

const kinds = ['slip', 'correction', 'acceptance', 'non_acceptance', 'decision', 'conclusion', 'receipt'] as const
type Kind = (typeof kinds)[number]

export function documentHref(caseId: string, { sequence, kind }: { sequence: number; kind: string }): string {
  return `/cases/${caseId}/documents/${sequence}/${kind}.pdf`
}

export function documentName({ kind }: { kind: string }, { t }: Pick<Visit, 't'>): string {
  const known = kinds.find((candidate): candidate is Kind => candidate === kind)
  return known ? t(`course.documents.${known}`) : kind
}

/** Papers are made by a job; until then the page shows that they are coming. */
export function documentsOf(view: CaseView, words: Pick<Visit, 't'>): CaseDocument[] {
  return view.timeline.flatMap((entry) => {
    const kind = noticeKindOf(entry, view.version.definition.tier)
    if (!kind) return []
    const made = view.documents.find((document) => document.sequence === entry.sequence && document.kind === kind)
    const name = documentName({ kind }, words)
    return [{ name, sealed: kind !== 'slip', href: made && documentHref(view.caseId, made) }]
  })
}
