import type { Web } from '../web.ts'
import { editorPages } from './editor.tsx'
import { catalogueHelpPage } from './help.tsx'
import { officer } from './office.ts'
import { practicePages } from './practice.tsx'
import { previewPages } from './preview.tsx'
import { proposalPages } from './proposal.tsx'
import { revisionPages } from './revisions.tsx'
import { vocabularyPages } from './vocabulary.tsx'
import { vocabularyEntryPages } from './vocabulary-entries.tsx'

/** Pages of those who write the catalogue and of the offices that review it. */
export function cataloguePages(web: Web): void {
  web.get('/catalogue', async (visit) => {
    officer(visit)
    return { redirect: '/catalogue/help' }
  })
  proposalPages(web)
  editorPages(web)
  revisionPages(web)
  previewPages(web)
  practicePages(web)
  vocabularyPages(web)
  vocabularyEntryPages(web)
  catalogueHelpPage(web)
}
