import { findingSentence, type Proposal, type ProposalCheck } from '../../modules/catalog/index.ts'
import { placeWords } from '../difference-words.ts'
import { formatInstant } from '../texts/format.ts'
import type { EditorModel, PartLine, Remark } from '../views/catalogue/editor-frame.tsx'
import type { Visit } from '../visit.ts'
import { officeFrame, officer } from './office.ts'
import { isWritten, type PartId, partOfPointer, partsOf } from './sheets/parts.ts'

/** A proposal with everything that stands against it. */
export interface Opened {
  readonly proposal: Proposal
  readonly check: ProposalCheck
}

/** The proposal of the address, for whoever may read it. */
export async function openProposal(visit: Visit): Promise<Opened> {
  const { actor } = officer(visit)
  const { authoring } = visit.modules.catalog
  const id = visit.parameter('id')
  const proposal = await authoring.getProposal(id, actor)
  return { proposal, check: await authoring.check(id, actor) }
}

export const proposalHref = (id: string) => `/catalogue/proposals/${id}`

export async function staffName(visit: Visit, staffId: string): Promise<string> {
  return (await visit.modules.identity.findStaffName(staffId)) ?? visit.t('catalogueEditor.unknownPerson')
}

/** What stands around the middle of every page of a proposal: its parts, what is wrong, who reviews. */
export async function editorModel(visit: Visit, opened: Opened, current?: PartId): Promise<EditorModel> {
  const { proposal, check } = opened
  const { t, language } = visit
  const href = proposalHref(proposal.id)
  const may = (act: Proposal['acts'][number]) => proposal.acts.includes(act)
  const remark = (pointer: string, message: string): Remark => {
    const part = isWritten(proposal.content) ? partOfPointer(pointer) : undefined
    const place = placeWords(pointer, proposal.content, language)
    return {
      message,
      href: part && `${href}/parts/${part}`,
      part: part && (place || t(`catalogueEditor.parts.${part}`)),
    }
  }
  const when = formatInstant(proposal.changedAt, language)
  const who = await staffName(visit, proposal.changedBy)
  return {
    frame: await officeFrame(visit, 'proposals'),
    href,
    title: proposal.title,
    kind: t(`catalogueEditor.kinds.${proposal.kind}`),
    status: proposal.status,
    saved: t('catalogueEditor.revisionOf', { number: proposal.revision, who, when }),
    practice: proposal.practice,
    overtaken: proposal.overtaken,
    parts: partLines(visit, opened, current),
    faults: check.faults.map(({ pointer, sentence }) => remark(pointer, sentence[language])),
    findings: check.findings.map(({ pointer, rule, found }) =>
      remark(pointer, [findingSentence(rule)[language], found].filter(Boolean).join(' · ')),
    ),
    reviews: await reviewLines(visit, opened),
    previews: check.preview !== undefined,
    mayEdit: may('save'),
    submit: may('submit') ? visit.target(`${href}/submission`) : undefined,
    withdrawHref: may('withdraw') ? `${href}/withdrawal` : undefined,
    reviewHref: may('review') ? `${href}/review` : undefined,
    publishHref: may('publish') ? `${href}/publication` : undefined,
    revision: proposal.revision,
  }
}

function partLines({ t }: Visit, { proposal, check }: Opened, current: PartId | undefined): PartLine[] {
  if (!isWritten(proposal.content)) return []
  const places = (list: readonly { readonly pointer: string }[]) => list.map(({ pointer }) => partOfPointer(pointer))
  const faulty = places(check.faults)
  const found = places(check.findings)
  const changed = places(check.differences)
  return partsOf(proposal.content.kind).map(({ id }) => ({
    id,
    label: t(`catalogueEditor.parts.${id}`),
    href: `${proposalHref(proposal.id)}/parts/${id}`,
    state: faulty.includes(id) ? 'faulty' : found.includes(id) ? 'noted' : 'complete',
    // Against nothing everything is new, which says nothing.
    changed: proposal.baseVersionId !== null && changed.includes(id),
    current: id === current,
  }))
}

/** Each office whose opinion is needed, with the one that it gave on this revision. */
async function reviewLines(visit: Visit, { proposal, check }: Opened): Promise<EditorModel['reviews']> {
  const { t, language } = visit
  return Promise.all(
    check.reviews.map(async (office) => {
      const given = proposal.reviews.findLast((one) => one.office === office && one.revision === proposal.revision)
      const label = t(`catalogueEditor.offices.${office}`)
      if (!given)
        return { office: label, outcome: proposal.status === 'in_review' ? ('awaited' as const) : ('unsent' as const) }
      const who = await staffName(visit, given.reviewedBy)
      const about = `${who} · ${formatInstant(given.reviewedAt, language)}`
      return { office: label, outcome: given.outcome, about, opinion: given.opinion }
    }),
  )
}
