import { isUuid } from '../../kernel/ids.ts'
import type { CasesContext } from './context.ts'
import { type ActOfCase, type ActReference, actRows, standingRows } from './store-acts.ts'

/** Acts of one question. */
export const actsMax = 1_000

export interface Acts {
  /** What was done where, of at most 1,000 events: nothing sealed, nobody named. Ids of no event have none. For those who watch from above. */
  actsOf(references: readonly ActReference[]): Promise<ActOfCase[]>
  /** How many cases wait in each region itself, and how many of them since before that day: for a job, as it reads an index through. */
  standing(today: string): ReturnType<typeof standingRows>
}

export function createActs({ platform: { db } }: Pick<CasesContext, 'platform'>): Acts {
  return {
    async actsOf(references) {
      if (references.length > actsMax) throw new RangeError(`at most ${actsMax} acts a question`)
      const asked = references.filter(({ caseId }) => isUuid(caseId))
      return asked.length === 0 ? [] : actRows(db, asked)
    },
    standing: (today) => standingRows(db, today),
  }
}
