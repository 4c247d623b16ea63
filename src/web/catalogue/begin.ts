import type { NewProposal } from '../../modules/catalog/index.ts'
import { found } from '../faults.ts'
import type { Visit } from '../visit.ts'
import type { Web } from '../web.ts'
import { proposalPath } from './entries.ts'
import { author } from './office.ts'

/** Begins what is then written in the editor: a standard, a claim or an item, new or from what is in force. */
export function beginPages(web: Web): void {
  web.post('/catalogue/proposals', async (visit) => {
    const { actor } = author(visit)
    const practice = visit.field('practice') === 'yes'
    const proposal = await visit.modules.catalog.authoring.start(actor, found(asked(visit)), { practice })
    return { redirect: proposalPath(proposal.id) }
  })
}

function asked(visit: Visit): NewProposal | undefined {
  const [standardId, itemId, follows] = [visit.field('standardId'), visit.field('itemId'), visit.field('follows')]
  switch (visit.field('kind')) {
    case 'standard':
      return { kind: 'standard', ...(standardId && { standardId }), ...(follows && { follows }) }
    case 'claim':
      return standardId ? { kind: 'claim', standardId, ...(itemId && { itemId }) } : undefined
    case 'item':
      return { kind: 'item', ...(itemId && { itemId }) }
    default:
      return undefined
  }
}
