import type { Web } from '../web.ts'
import { adjustmentPages } from './adjustment.tsx'
import { beginPages } from './begin.ts'
import { editorPages } from './editor.tsx'
import { exchangePages } from './exchange.ts'
import { catalogueHelpPage } from './help.tsx'
import { itemPages } from './item.tsx'
import { itemListPage } from './item-list.tsx'
import { practicePages } from './practice.tsx'
import { previewPages } from './preview.tsx'
import { proposalPages } from './proposal.tsx'
import { proposalLists } from './proposal-lists.tsx'
import { publicationPages } from './publication.tsx'
import { reviewPages } from './review.tsx'
import { revisionPages } from './revisions.tsx'
import { searchOfficePages } from './search.tsx'
import { sitePages } from './site.tsx'
import { standardPages } from './standard.tsx'
import { standardListPage } from './standard-list.tsx'
import { catalogueStart } from './start.tsx'
import { synonymPages } from './synonym.tsx'
import { synonymListPages } from './synonyms.tsx'
import { vocabularyPages } from './vocabulary.tsx'
import { vocabularyEntryPages } from './vocabulary-entries.tsx'
import { wayPages } from './way.tsx'
import { withdrawalPages } from './withdrawal.tsx'

/** Pages of those who write the catalogue and of the offices that review it. */
export function cataloguePages(web: Web): void {
  catalogueStart(web)
  itemListPage(web)
  itemPages(web)
  standardListPage(web)
  standardPages(web)
  adjustmentPages(web)
  proposalLists(web)
  beginPages(web)
  wayPages(web)
  reviewPages(web)
  publicationPages(web)
  proposalPages(web)
  withdrawalPages(web)
  editorPages(web)
  revisionPages(web)
  previewPages(web)
  practicePages(web)
  exchangePages(web)
  vocabularyPages(web)
  vocabularyEntryPages(web)
  searchOfficePages(web)
  synonymListPages(web)
  synonymPages(web)
  sitePages(web)
  catalogueHelpPage(web)
}
