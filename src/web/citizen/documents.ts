import { type CaseView, noticeKindOf } from '../../modules/cases/index.ts'
import { type NoticeKind, noticeKinds } from '../../modules/seals/index.ts'
import type { CaseDocument } from '../views/citizen/index.ts'
import type { Visit } from '../visit.ts'

export function documentHref(caseId: string, { sequence, kind }: { sequence: number; kind: string }): string {
  return `/cases/${caseId}/documents/${sequence}/${kind}.pdf`
}

export function documentName({ kind }: { kind: string }, { t }: Pick<Visit, 't'>): string {
  return isKnown(kind) ? t(`course.documents.${kind}`) : kind
}

/** Papers are made by a job; until then the page shows that they are coming. */
export function documentsOf(view: CaseView, words: Pick<Visit, 't'>): CaseDocument[] {
  return view.timeline.flatMap((entry) => {
    const made = view.documents.find((document) => document.sequence === entry.sequence)
    const called = noticeKindOf(entry, view.version.definition.tier)
    const kind = made && isKnown(made.kind) ? made.kind : called
    // A letter between bodies is none of the applicant's papers.
    if (!kind || noticeKinds[kind].to === 'body') return []
    const name = documentName({ kind }, words)
    const href = made && documentHref(view.caseId, made)
    return [{ name, sealed: noticeKinds[kind].sealed, href, readAt: made?.readAt ?? undefined }]
  })
}

const isKnown = (kind: string): kind is NoticeKind => kind in noticeKinds
