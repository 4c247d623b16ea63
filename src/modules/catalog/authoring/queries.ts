import { isUuid } from '../../../kernel/ids.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { problem } from '../errors.ts'
import { actsOf, awaitingOf, maySee, reviewOfficeOf } from '../rules/proposals.ts'
import type { ReviewOffice } from '../schema/proposal.ts'
import type { ProposalRow } from '../store-proposals.ts'
import type { Authoring, Proposal, StaffActor } from './authoring.ts'
import { checkContent, currentVersionId } from './checking.ts'
import type { AuthoringContext } from './context.ts'
import { impactOf } from './impact.ts'

const linesMax = 100

type Queries = Omit<Authoring, 'start' | 'save' | 'submit' | 'withdraw' | 'review' | 'publish'>

export function createQueries(context: AuthoringContext): Queries {
  return {
    getProposal: (id, actor) => openProposal(context, id, actor),
    async getRevision(id, revision, actor) {
      await visible(context, id, actor)
      const [row] = await context.proposals.content(id, revision)
      if (!row) throw problem('proposal_not_found')
      return row.content
    },
    async revisionsOf(id, actor) {
      await visible(context, id, actor)
      return context.proposals.revisions(id)
    },
    async listProposals(actor, { show, limit = 25, after }) {
      const size = bounded(limit)
      const before = after && isUuid(after) ? after : null
      const rows =
        show === 'review'
          ? await context.proposals.toReview(reviewerOf(actor), before, size + 1)
          : actor.duties.includes('catalogue')
            ? await context.proposals.ofOffice(actor.departmentId, statuses[show], before, size + 1)
            : []
      return page(rows, size, ({ id }) => id)
    },
    async check(id, actor) {
      const { row, content } = await opened(context, id, actor)
      return checkContent(context, row, content)
    },
    async impact(id, actor, limit = 20) {
      const { row, content } = await opened(context, id, actor)
      return impactOf(context, row, content, bounded(limit))
    },
    async proposalsAbout(subjectId, actor) {
      const rows = isUuid(subjectId) ? await context.proposals.openAbout(subjectId) : []
      return rows.filter((row) => maySee(row, actor))
    },
    async listItems({ regionCode, text, departmentId, status, claimed, limit = 25, after }) {
      const size = bounded(limit)
      const rows = await context.office.items(
        {
          regionCode,
          text: searched(text),
          departmentId: departmentId && isUuid(departmentId) ? departmentId : null,
          status: status ?? null,
          claimed: claimed ?? null,
        },
        after === undefined ? null : readCursor(after),
        size + 1,
      )
      const { lines, next } = page(rows, size, ({ sortKey, itemId }) => writeCursor({ sortKey, id: itemId }))
      return { lines: lines.map(({ sortKey: _, ...line }) => line), next }
    },
    async findItem(itemId) {
      const current = await context.findCurrentVersion(itemId)
      const found = current && (await context.versions.findOwn(current.id))
      if (!found) return undefined
      const { version, own } = found
      return { version, standardId: own.kind === 'claim' ? own.base.standardId : null }
    },
    claimsIn: (regionCode, standardIds) =>
      context.office.claimsIn(regionCode, standardIds.filter(isUuid).slice(0, linesMax)),
    async findStandard(standardId) {
      const [row] = isUuid(standardId) ? await context.standards.standard(standardId) : []
      return row && context.versions.findStandard(row.versionId)
    },
    async getStandardVersion(versionId) {
      const version = isUuid(versionId) ? await context.versions.findStandard(versionId) : undefined
      if (!version) throw problem('standard_not_found')
      return version
    },
    standardVersionsOf: async (standardId) => (isUuid(standardId) ? context.standards.versionsOf(standardId) : []),
    async listStandards({ regionCode, text, of = 'all', limit = 25, after }) {
      const size = bounded(limit)
      const path = (await context.organizations.regionPath(regionCode)).map(({ code }) => code)
      const rows = await context.standards.list(
        of === 'all' ? path : path.filter((code) => (code === regionCode) === (of === 'region')),
        searched(text),
        after === undefined ? null : readCursor(after),
        size + 1,
      )
      return page(rows, size, ({ sortKey, standardId }) => writeCursor({ sortKey, id: standardId }))
    },
    async claimsOf(standardId, { limit = 25, after }) {
      const size = bounded(limit)
      const from = after === undefined ? null : readCursor(after)
      const rows = isUuid(standardId)
        ? await context.standards.claimsOf(standardId, from && { regionCode: from.sortKey, id: from.id }, size + 1)
        : []
      return page(rows, size, ({ regionCode, itemId }) => writeCursor({ sortKey: regionCode, id: itemId }))
    },
    adjustmentsOf: async (subjectId) => (isUuid(subjectId) ? context.proposals.adjustmentsOf(subjectId) : []),
  }
}

const statuses = {
  open: ['draft', 'returned', 'in_review', 'approved', 'published'],
  done: ['in_force', 'withdrawn'],
} as const

/** The proposal with everything that its reader may do. */
export async function openProposal(context: AuthoringContext, id: string, actor: StaffActor): Promise<Proposal> {
  const { row, content } = await opened(context, id, actor)
  const reviews = await context.proposals.reviews(id)
  const current = await currentVersionId(context, row)
  const open = row.status !== 'in_force' && row.status !== 'withdrawn'
  return {
    ...row,
    content,
    reviews,
    awaiting: row.status === 'in_review' ? awaitingOf(row, reviews) : [],
    overtaken: open && current !== undefined && current !== row.baseVersionId,
    acts: actsOf(row, reviews, actor),
    reviewsFor: reviewOfficeOf(row, reviews, actor),
  }
}

async function visible(context: AuthoringContext, id: string, actor: StaffActor): Promise<ProposalRow> {
  const [row] = isUuid(id) ? await context.proposals.proposal(id) : []
  if (!row || !maySee(row, actor)) throw problem('proposal_not_found')
  return row
}

async function opened(context: AuthoringContext, id: string, actor: StaffActor) {
  const row = await visible(context, id, actor)
  const [stored] = await context.proposals.content(id, row.revision)
  return { row, content: stored!.content }
}

function reviewerOf(actor: StaffActor) {
  const { regionCode, departmentId, staffId, duties } = actor
  const offices: ReviewOffice[] = []
  if (duties.includes('establish')) offices.push('establishment')
  if (duties.includes('legal')) offices.push('legal')
  if (duties.includes('catalogue')) offices.push('own')
  return { regionCode, departmentId, staffId, offices }
}

function page<Line>(rows: readonly Line[], size: number, cursorOf: (line: Line) => string) {
  const lines = rows.slice(0, size)
  const last = rows.length > size ? lines.at(-1) : undefined
  return { lines, next: last ? cursorOf(last) : null }
}

function bounded(limit: number): number {
  return Math.min(Math.max(Math.trunc(limit), 1), linesMax)
}

function searched(text: string | undefined): string | null {
  return text?.trim() ? escapeLike(text.trim().slice(0, 80)) : null
}

/** A text with the wildcards of LIKE means itself. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`)
}
