import type { Actor } from '../../kernel/actor.ts'
import { isUuid } from '../../kernel/ids.ts'
import { stageLook } from './commands.ts'
import type { CasesContext } from './context.ts'
import { ownsDraft } from './drafts.ts'
import { mayKnow } from './rules/actions.ts'
import type { CaseHead } from './store.ts'
import { openHeadsAlike } from './store-alike.ts'
import { findDraft } from './store-drafts.ts'

/** An open case of the same applicant for the same item. It hinders nobody: filing again is lawful, only seldom meant. */
export interface AlikeCase {
  readonly caseId: string
  readonly receiptNumber: string
  readonly submittedAt: Date
  /** Whether the actor may open it; a clerk may not when another body has it. */
  readonly mayOpen: boolean
}

export interface AlikeQuestion {
  readonly actor: Actor
  readonly itemId: string
  /** For whom is asked; the caller has made sure that the actor may file for her. */
  readonly personId: string
  readonly organizationId: string | null
}

export function createAlike(context: CasesContext) {
  const { db } = context.platform

  async function openAlike({ actor, itemId, personId, organizationId }: AlikeQuestion): Promise<AlikeCase[]> {
    const heads = await openHeadsAlike(db, organizationId ?? personId, itemId)
    const looks = heads.flatMap((head) => stageLook(context, head, actor, 'file_at_window'))
    if (looks.length > 0) await db.batch(looks)
    return heads.map((head) => alikeOf(head, actor))
  }

  return {
    openAlike,

    /** The same before a draft is sent. Nothing for a draft that is not there or not the actor's: sending it answers that. */
    async openAlikeDraft(draftId: string, actor: Actor): Promise<AlikeCase[]> {
      const row = isUuid(draftId) ? await findDraft(db, draftId) : undefined
      if (!row || !ownsDraft(row, actor)) return []
      return openAlike({ actor, itemId: row.itemId, personId: row.personId, organizationId: row.organizationId })
    },
  }
}

export type Alike = ReturnType<typeof createAlike>

function alikeOf(head: CaseHead, actor: Actor): AlikeCase {
  const { caseId, receiptNumber, submittedAt, organizationId } = head
  const representedBy = organizationId ? [organizationId] : []
  return { caseId, receiptNumber, submittedAt, mayOpen: mayKnow({ ...head, representedBy }, actor) }
}
