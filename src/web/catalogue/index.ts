import type { Web } from '../web.ts'
import { vocabularyPages } from './vocabulary.tsx'
import { vocabularyEntryPages } from './vocabulary-entries.tsx'

/** Pages of those who write the catalogue. */
export function cataloguePages(web: Web): void {
  vocabularyPages(web)
  vocabularyEntryPages(web)
}
