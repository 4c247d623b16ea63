import type { Authoring } from './authoring.ts'
import { bringIntoForce, createCommands, inForceTopic, rebased } from './commands.ts'
import type { AuthoringContext } from './context.ts'
import { createQueries } from './queries.ts'

export type { OfficeItem } from '../store-office.ts'
export type {
  Adjustment,
  Authoring,
  NewProposal,
  Proposal,
  ProposalCheck,
  ProposalLine,
  StaffActor,
  StandardVersion,
} from './authoring.ts'

/** Writing the catalogue. Also performs the acts whose day has come. */
export function createAuthoring(context: AuthoringContext): Authoring {
  const { timers, log } = context.platform
  timers.handle(inForceTopic, async ({ subjectId, dueAt }) => {
    const done = timers.stageDone({ topic: inForceTopic, subjectId, dueAt })
    const [row] = await context.proposals.proposal(subjectId)
    const [stored] = row ? await context.proposals.content(subjectId, row.revision) : []
    if (!row || !stored || row.status !== 'published' || !row.documentNumber || !row.effectiveOn) {
      await context.platform.db.batch([done])
      return
    }
    const { documentNumber, effectiveOn } = row
    // What came into force since it was published stays, except where this one says otherwise.
    const content = await rebased(context, row, stored.content)
    await bringIntoForce(context, { row, content, documentNumber, effectiveOn }, [done])
    log.info({ proposal: subjectId, kind: row.kind }, 'a version came into force')
  })
  return { ...createQueries(context), ...createCommands(context) }
}
