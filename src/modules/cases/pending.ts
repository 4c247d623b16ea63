import type { Actor } from '../../kernel/actor.ts'
import { act } from './commands.ts'
import type { CasesContext } from './context.ts'
import type { LoadedCase } from './load.ts'
import { createOpenPapers, papersOf } from './open-papers.ts'

/** 容缺: the papers that were still missing at acceptance. Also after their last day, as long as nothing is decided. */
export function supplyPending(context: CasesContext) {
  const { loadOpen, uploadsSince, upload, uploads, removeUpload } = createOpenPapers(context, 'supply_pending')
  return {
    upload,
    uploads,
    removeUpload,

    /** All of them together. Throws `case.pending_incomplete` while one is missing. */
    async send(caseId: string, actor: Actor, expectedSequence?: number): Promise<LoadedCase> {
      const loaded = await loadOpen(caseId, actor)
      const { application } = loaded
      const papers = [...application.papers, ...papersOf(await uploadsSince(loaded))]
      const command = { action: 'supply_pending' as const, application: { ...application, papers } }
      return act(context, { caseId, actor, command, ...(expectedSequence !== undefined && { expectedSequence }) })
    },
  }
}
