import type { Web } from '../web.ts'
import { catalogueHelpPage } from './help.tsx'
import { officer } from './office.ts'
import { vocabularyPages } from './vocabulary.tsx'
import { vocabularyEntryPages } from './vocabulary-entries.tsx'

/** Pages of those who write the catalogue and of the offices that review it. */
export function cataloguePages(web: Web): void {
  web.get('/catalogue', async (visit) => {
    officer(visit)
    return { redirect: '/catalogue/help' }
  })
  vocabularyPages(web)
  vocabularyEntryPages(web)
  catalogueHelpPage(web)
}
