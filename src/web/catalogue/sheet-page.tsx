import { Problem } from '../../kernel/problem.ts'
import { ProposalContent, type ProposalStatus } from '../../modules/catalog/index.ts'
import { found } from '../faults.ts'
import type { FieldError } from '../ui/index.ts'
import { ConflictPage } from '../views/catalogue/conflict-page.tsx'
import { SheetPage, type SheetPageModel } from '../views/catalogue/sheet-page.tsx'
import type { Visit } from '../visit.ts'
import type { Answer, PageAnswer } from '../web.ts'
import { conflictModel, resolved } from './conflict.ts'
import { officer } from './office.ts'
import { editorModel, type Opened, openProposal } from './opened.ts'
import { type SheetPlace, shownDraft } from './sheet-place.ts'
import { afterAct, rowActOf } from './sheets/acts.ts'
import { contentOf } from './sheets/content.ts'
import { draftFrom, draftOf, type Sent } from './sheets/draft.ts'
import { namesOf, placeOf, sheetFaults } from './sheets/faults.ts'
import { notOffered } from './sheets/offered.ts'
import { stepsOf } from './sheets/parts.ts'
import { sameValue, valueAt, withValueAt } from './sheets/paths.ts'
import type { Draft } from './sheets/sheet.ts'
import { linesOf } from './sheets/words.ts'

/** The form as it stands in the present revision, or read-only for whoever may not change it. */
export async function showSheet(
  visit: Visit,
  place: SheetPlace,
  errors: readonly FieldError[] = [],
): Promise<PageAnswer> {
  const opened = await openProposal(visit)
  const { content } = opened.proposal
  found(place.rootIn(content))
  return sheetPage(visit, opened, place, shownDraft(place, content), errors, {
    notes: faultsHere(visit, opened, place),
  })
}

/** A button inside the form, a save, or a choice between two officers' words. */
export async function sendSheet(visit: Visit, place: SheetPlace): Promise<Answer> {
  const opened = await openProposal(visit)
  const sent = (visit.request.body ?? {}) as Sent
  const draft = draftFrom(place.sheet, sent)
  const act = rowActOf(visit.field('_do'))
  if (act) return sheetPage(visit, opened, place, afterAct(place.sheet, draft, act), [], { unsaved: act.name })
  const base = await revisionOf(visit, opened, Number.parseInt(visit.field('_revision'), 10))
  const theirs = Number.parseInt(visit.field('_theirs'), 10)
  if (Number.isInteger(theirs)) {
    const his = (await revisionOf(visit, opened, theirs)).content
    const chosen = resolved(visit, place, his, draft)
    if (!chosen) return conflictPage(visit, place, { expected: base.revision, before: base.content, draft })
    return saveSheet(visit, opened, place, { expected: theirs, before: his, draft: chosen })
  }
  return saveSheet(visit, opened, place, { expected: base.revision, before: base.content, draft })
}

/** A content with the number under which it was saved. */
interface Revision {
  readonly revision: number
  readonly content: ProposalContent
}

async function revisionOf(visit: Visit, { proposal }: Opened, revision: number): Promise<Revision> {
  if (!Number.isInteger(revision) || revision === proposal.revision) return proposal
  const { authoring } = visit.modules.catalog
  return { revision, content: await authoring.getRevision(proposal.id, revision, officer(visit).actor) }
}

interface Saving {
  readonly expected: number
  readonly before: ProposalContent
  readonly draft: Draft
}

async function saveSheet(
  visit: Visit,
  opened: Opened,
  place: SheetPlace,
  { expected, before, draft }: Saving,
): Promise<Answer> {
  const { proposal } = opened
  const again = async (errors: readonly FieldError[], status = 422) => ({
    ...(await sheetPage(visit, opened, place, draft, errors, { revision: expected })),
    status,
  })
  const root = found(place.rootIn(before))
  const written = withWritten(place, before, root, draft)
  const parsed = ProposalContent.safeParse(written)
  if (!parsed.success) return again(sheetFaults(place.sheet, draft, parsed.error.issues, root, visit.t))
  if (sameValue(parsed.data, before)) return { redirect: place.after(before) }
  try {
    const { authoring } = visit.modules.catalog
    const saved = await authoring.save(proposal.id, officer(visit).actor, { expected, content: parsed.data })
    const merged = saved.revision > expected + 1 ? '&merged=yes' : ''
    const takenBack = isSent(proposal.status) ? '&back=yes' : ''
    return { redirect: `${place.after(saved.content)}?saved=${saved.revision}${merged}${takenBack}` }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.code === 'proposal_changed_meanwhile') return conflictPage(visit, place, { expected, before, draft })
    if (error.kind !== 'invalid' && error.kind !== 'conflict') throw error
    return again(problemFaults(visit, place, root, draft, error), error.kind === 'conflict' ? 409 : 422)
  }
}

/** What is saved now has to be sent again, whatever was said of it. */
function isSent(status: ProposalStatus): status is 'in_review' | 'approved' {
  return status === 'in_review' || status === 'approved'
}

function withWritten(place: SheetPlace, content: ProposalContent, root: string, draft: Draft): unknown {
  const before = valueAt(content, root) ?? place.blank?.(content)
  const written = contentOf(place.sheet, draft, before, place.context(content))
  return withValueAt(content, root, place.finish?.(written) ?? written)
}

/** What the domain refused, at the field that holds it. */
function problemFaults(visit: Visit, place: SheetPlace, root: string, draft: Draft, problem: Problem): FieldError[] {
  if (problem.fields.length === 0) return [{ field: '', message: problem.sentence[visit.language] }]
  return problem.fields.map(({ field, sentence }) => ({
    field: fieldAt(place, root, draft, field),
    message: sentence[visit.language],
  }))
}

/** The control of this sheet under which a pointer lies; empty: not in this sheet. */
function fieldAt(place: SheetPlace, root: string, draft: Draft, pointer: string): string {
  const path = stepsOf(pointer.startsWith('/') ? pointer : `/${pointer.replaceAll('.', '/')}`).join('.')
  const inner = stepsOf(`/${root.replaceAll('.', '/')}/`)
    .filter((step) => step !== '')
    .join('.')
  if (inner !== '' && path !== inner && !path.startsWith(`${inner}.`)) return ''
  return placeOf(inner === '' ? path : path.slice(inner.length + 1), namesOf(place.sheet, draft))
}

/** Faults of the saved content that lie in this form, so that they stand where they can be mended. */
function faultsHere(visit: Visit, { proposal, check }: Opened, place: SheetPlace): FieldError[] {
  const root = place.rootIn(proposal.content)
  if (root === undefined) return []
  const draft = shownDraft(place, proposal.content)
  return check.faults
    .flatMap(({ pointer, sentence }) => {
      const field = fieldAt(place, root, draft, pointer)
      return field === '' ? [] : [{ field, message: sentence[visit.language] }]
    })
    .concat(notOffered(place.sheet, draft, place.context(proposal.content)))
}

interface Showing {
  /** The list or control whose button was pressed; the page then opens there. */
  readonly unsaved?: string
  readonly revision?: number
  /** What is wrong with what is saved already: said at its field; the list of it stands beside the form anyway. */
  readonly notes?: readonly FieldError[]
}

async function sheetPage(
  visit: Visit,
  opened: Opened,
  place: SheetPlace,
  draft: Draft,
  errors: readonly FieldError[],
  { unsaved, revision, notes = [] }: Showing = {},
): Promise<PageAnswer> {
  const { proposal } = opened
  const context = place.context(proposal.content)
  const editor = await editorModel(visit, opened, place.part)
  const may = proposal.acts.includes('save')
  const definition = context.definition
  return {
    page: (
      <SheetPage
        model={{
          editor,
          title: place.title,
          target: may ? visit.target(place.href) : undefined,
          revision: revision ?? (Number.parseInt(visit.field('_revision'), 10) || proposal.revision),
          sheet: place.sheet.filter((field) => place.shows?.(field, draft) ?? true),
          draft,
          context,
          errors,
          notes,
          unsaved,
          saved: savedWords(visit),
          lines: may ? [] : linesOf(place.sheet, draft, context),
          above: place.above && definition ? linesOf(place.above, draftOf(place.above, definition), context) : [],
          back: place.back,
          below: place.below?.(opened),
        }}
      />
    ),
    title: `${place.title} · ${proposal.title}`,
    scripts: ['workbench.js'],
  }
}

function savedWords(visit: Visit): SheetPageModel['saved'] {
  const number = visit.query('saved')
  if (visit.request.method !== 'GET' || number === undefined || !/^\d{1,6}$/.test(number)) return undefined
  return {
    title: visit.t('catalogueEditor.saved', { number }),
    merged: visit.query('merged') === 'yes',
    takenBack: visit.query('back') === 'yes',
  }
}

/** Two officers, one place: both texts side by side, and nothing is lost. */
async function conflictPage(visit: Visit, place: SheetPlace, mine: Saving): Promise<PageAnswer> {
  const opened = await openProposal(visit)
  const model = await conflictModel(visit, opened, place, mine)
  return {
    page: <ConflictPage model={{ ...model, editor: await editorModel(visit, opened, place.part) }} />,
    title: visit.t('catalogueEditor.conflict.title'),
    scripts: ['workbench.js'],
    status: 409,
  }
}
