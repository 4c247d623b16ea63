import type { Proposal, ProposalStatus } from '../../modules/catalog/index.ts'
import { formatDay, formatInstant } from '../texts/format.ts'
import { type WayBody, WayPage } from '../views/catalogue/way-page.tsx'
import type { Visit } from '../visit.ts'
import type { Web } from '../web.ts'
import { adjustmentRows } from './adjustment-rows.ts'
import type { AdjustContent } from './adjustment-typed.ts'
import { shownDifferences } from './differences.tsx'
import { doneWords } from './done.ts'
import { impactModel } from './impact.ts'
import { itemPath } from './item.tsx'
import { editorModel, type Opened, openProposal, proposalHref, staffName } from './opened.ts'
import { isWritten } from './sheets/parts.ts'
import { standardPath } from './standard.tsx'

/** Where a proposal stands: who has it, what was said, what it changes and touches. */
export function wayPages(web: Web): void {
  web.get('/catalogue/proposals/:id/way', async (visit) => {
    const opened = await openProposal(visit)
    const model = {
      editor: await editorModel(visit, opened),
      ...(await wayBody(visit, opened)),
      done: doneWords(visit, opened.proposal.status),
    }
    return { page: <WayPage model={model} />, title: opened.proposal.title, scripts: ['workbench.js'] }
  })
}

/** What reviewers read before they say anything, and authors before they publish. */
export async function wayBody(visit: Visit, opened: Opened): Promise<WayBody> {
  const { proposal } = opened
  const open = proposal.status !== 'in_force' && proposal.status !== 'withdrawn'
  return {
    steps: stepsOf(visit, proposal.status),
    who: await whoHasIt(visit, proposal),
    undo: proposal.status === 'published' && proposal.acts.includes('withdraw'),
    adjustHref:
      !isWritten(proposal.content) && proposal.acts.includes('save')
        ? `${proposalHref(proposal.id)}/adjustment`
        : undefined,
    opinions: await opinions(visit, proposal),
    madeHref: madeHref(proposal),
    ...(await change(visit, opened)),
    // What came into force has touched what it touched: the versions of the items say it.
    impact: open ? await impactModel(visit, proposal) : undefined,
  }
}

/** What came of it, for whoever follows its way to the end. */
function madeHref({ status, kind, subjectId }: Proposal): string | undefined {
  if (status !== 'in_force' || subjectId === null) return undefined
  if (kind === 'standard') return standardPath(subjectId)
  return kind === 'claim' || kind === 'item' ? itemPath(subjectId) : undefined
}

async function change(visit: Visit, { proposal, check }: Opened): Promise<Pick<WayBody, 'rows' | 'differences'>> {
  const { content } = proposal
  if (!isWritten(content))
    return { rows: await adjustmentRows(visit, content as AdjustContent), differences: undefined }
  if (!check.inForce) return { rows: [], differences: undefined }
  return { rows: [], differences: shownDifferences(visit, check.inForce, content, check.differences) }
}

const way = ['draft', 'in_review', 'approved', 'published', 'in_force'] as const

function stepsOf({ t }: Visit, status: ProposalStatus): WayBody['steps'] {
  if (status === 'withdrawn') return []
  const at = way.findIndex((step) => step === (status === 'returned' ? 'draft' : status))
  return way.map((step, index) => ({
    label: t(`catalogueLists.way.steps.${step}`),
    state: index < at || status === 'in_force' ? 'done' : index === at ? 'now' : 'next',
  }))
}

async function whoHasIt(visit: Visit, proposal: Proposal): Promise<string> {
  const { t, language } = visit
  const department = await visit.modules.organizations.findDepartment(proposal.departmentId)
  const offices = proposal.awaiting.map((office) => t(`catalogueEditor.offices.${office}`))
  return t(`catalogueLists.way.who.${proposal.status}`, {
    office: department?.name ?? '',
    offices: offices.join(t('catalogueLists.way.and')),
    day: proposal.effectiveOn ? formatDay(proposal.effectiveOn, language, 'year') : '',
    documentNumber: proposal.documentNumber ?? '',
  })
}

/** Newest first; what was said of an earlier revision stays readable and counts no more. */
async function opinions(visit: Visit, { reviews, revision, status }: Proposal): Promise<WayBody['opinions']> {
  const { t, language } = visit
  const given = reviews.toReversed().slice(0, 20)
  const people = new Map(
    await Promise.all(
      [...new Set(given.map(({ reviewedBy }) => reviewedBy))].map(
        async (id) => [id, await staffName(visit, id)] as const,
      ),
    ),
  )
  return given.map((review) => ({
    office: t(`catalogueEditor.offices.${review.office}`),
    outcome: review.outcome,
    who: people.get(review.reviewedBy) ?? '',
    when: formatInstant(review.reviewedAt, language),
    revision: review.revision,
    counts: review.revision === revision,
    ended: status === 'published' || status === 'in_force' || status === 'withdrawn',
    opinion: review.opinion,
  }))
}
