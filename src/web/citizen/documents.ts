import { dayOf } from '../../kernel/calendar.ts'
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
  const before = new Map<string, number>()
  return view.timeline.flatMap((entry) => {
    const made = view.documents.find((document) => document.sequence === entry.sequence)
    const called = noticeKindOf(entry, view.version.definition.tier)
    const kind = made && isKnown(made.kind) ? made.kind : called
    // A letter between bodies is none of the applicant's papers.
    if (!kind || noticeKinds[kind].to === 'body') return []
    const count = (before.get(kind) ?? 0) + 1
    before.set(kind, count)
    const plain = documentName({ kind }, words)
    const name = count === 1 ? plain : words.t('course.documents.nth', { name: plain, count })
    const href = made && documentHref(view.caseId, made)
    return [{ name, day: dayOf(entry.at), sealed: noticeKinds[kind].sealed, href, readAt: made?.readAt ?? undefined }]
  })
}

const isKnown = (kind: string): kind is NoticeKind => kind in noticeKinds
