import { isUuid } from '../../kernel/ids.ts'
import type { CasesContext } from './context.ts'
import { type DraftOfItem, draftsOfItems, type OpenOfItem, openHeadsOfItems } from './store-items.ts'

export type { DraftOfItem, OpenOfItem }

/** What stands on items that are about to change. Cases and drafts stay on the version under which they were begun. */
export interface OpenOfItems {
  /** Newest first, at most `limit`. */
  readonly cases: readonly OpenOfItem[]
  readonly moreCases: boolean
  readonly drafts: readonly DraftOfItem[]
  readonly moreDrafts: boolean
}

const linesMax = 20
/** Each item costs two look-ups in an index, whatever it holds. */
const itemsMax = 100

export function createTouched(context: CasesContext) {
  const { db } = context.platform
  return {
    /**
     * Open cases and drafts of these items (the first hundred of them), for whoever is about to change the items. Counts nothing and
     * tells nothing of the applicants.
     */
    async openCasesOfItems(itemIds: readonly string[], limit = linesMax): Promise<OpenOfItems> {
      const asked = [...new Set(itemIds.filter(isUuid))].slice(0, itemsMax)
      const lines = Math.min(Math.max(Math.trunc(limit), 1), linesMax)
      const [cases, drafts] = await Promise.all([
        openHeadsOfItems(db, asked, lines + 1),
        draftsOfItems(db, asked, lines + 1),
      ])
      return {
        cases: cases.slice(0, lines),
        moreCases: cases.length > lines,
        drafts: drafts.slice(0, lines),
        moreDrafts: drafts.length > lines,
      }
    },
  }
}

export type Touched = ReturnType<typeof createTouched>
