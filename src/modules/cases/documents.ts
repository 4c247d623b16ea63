import type { Actor } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/calendar.ts'
import { type NoticeKind, noticeKinds } from '../seals/index.ts'
import type { CasesContext } from './context.ts'
import words from './documents.texts.json' with { type: 'json' }
import { type LoadedCase, loadCase } from './load.ts'
import { noticeKindOf, noticeOf } from './notice-events.ts'
import { bodyOf, tellingOf } from './notice-parts.ts'
import { type DocumentRow, documentsOf, insertDocument, insertReading, nextDocumentSerial } from './store-documents.ts'

/** Makes the notice of one event, seals it, and keeps it with the case. Asked again, it finds the first one. */
export async function makeDocument(context: CasesContext, caseId: string, sequence: number): Promise<void> {
  const { db, keys, files, clock } = context.platform
  const loaded = await loadCase(context, caseId, [])
  const event = loaded.events.find((candidate) => candidate.sequence === sequence)
  const kind = event && noticeKindOf(event, loaded.item.tier)
  if (!event || !kind) return
  const made = await documentsOf(db, caseId)
  if (made.some((row) => row.sequence === sequence && row.kind === kind)) return
  const organizationId = bodyOf(loaded, kind)
  const number = await documentNumber(context, organizationId, kind, dayOf(event.effectiveAt))
  const notice = await noticeOf(context, await tellingOf(context, loaded, event, { kind, number, made }), kind)
  if (!notice) return
  const pdf = await context.seals.makeNotice({ organizationId, notice, at: event.recordedAt })
  const sealed = keys.sealBytes(loaded.key, documentContext(caseId, sequence, kind), pdf)
  const stored = await files.put(sealed, { bytesMax: sealed.length })
  await db.batch([
    insertDocument(caseId, { sequence, kind, number, fileHash: stored.hash, bytes: pdf.length, madeAt: clock.now() }),
  ])
}

/**
 * The PDF of a notice. Undefined when there is none (yet), and for an applicant when it is a letter between bodies. Whoever opens
 * it on the applicant's side has read it: the first time is kept.
 */
export async function openDocument(
  context: CasesContext,
  loaded: LoadedCase,
  actor: Actor,
  { sequence, kind }: Pick<DocumentRow, 'sequence' | 'kind'>,
): Promise<Buffer | undefined> {
  const { db, keys, files, clock } = context.platform
  const { caseId } = loaded.head
  const row = (await documentsOf(db, caseId)).find(
    (candidate) => candidate.sequence === sequence && candidate.kind === kind,
  )
  if (!row || !mayRead(row, actor)) return undefined
  const pdf = keys.openBytes(loaded.key, documentContext(caseId, sequence, kind), await files.read(row.fileHash))
  if (actor.kind === 'person') {
    const { personId } = actor
    await db.batch([insertReading({ caseId, sequence, kind, personId, firstReadAt: clock.now() })])
  }
  return pdf
}

/** Letters between bodies are for staff. */
export function mayRead({ kind }: Pick<DocumentRow, 'kind'>, actor: Actor): boolean {
  return actor.kind !== 'person' || noticeKinds[kind as NoticeKind]?.to !== 'body'
}

const documentContext = (caseId: string, sequence: number, kind: string): string =>
  `case/${caseId}/document/${sequence}/${kind}`

async function documentNumber(
  context: CasesContext,
  departmentId: string,
  kind: NoticeKind,
  day: string,
): Promise<string> {
  const department = await context.organizations.getDepartment(departmentId)
  const year = Number(day.slice(0, 4))
  const serial = await nextDocumentSerial(context.platform.db, departmentId, kind, year)
  return words.number
    .replace('{body}', department.name.replace(/[（(]演示[）)]$/, ''))
    .replace('{kind}', words.kinds[kind])
    .replace('{year}', String(year))
    .replace('{serial}', String(serial))
}
